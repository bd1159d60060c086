"""The public addresses of figures, one for each language."""

from django.urls import path

from home.statistics import views

urlpatterns = [
    path("", views.centre, name=views.CENTRE),
    path("<str:code>/", views.service, name=views.SERVICE),
]
