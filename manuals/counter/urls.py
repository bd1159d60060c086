from django.urls import path

from manuals.counter import views

urlpatterns = [
    path("", views.counter, name="counter"),
    path("<str:code>/", views.counter_service, name="counter_service"),
    path("<str:code>/note/", views.counter_note, name="counter_note"),
]
