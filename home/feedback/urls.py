from django.urls import path

from home.feedback import views

urlpatterns = [
    path("", views.case_form, name=views.CASE),
    path("track/", views.track, name=views.TRACK),
    path("page/<uuid:key>/", views.page_form, name=views.PAGE),
]
