from django.urls import path

from home.survey import results, views

urlpatterns = [
    path("survey/", views.centre, name=views.CENTRE),
    path("survey/c/<str:token>/", views.counter, name=views.COUNTER),
    path("survey/kiosk/<str:token>/", views.kiosk, name=views.KIOSK),
    path("survey/<slug:code>/", views.service, name=views.SERVICE),
    path("survey/<slug:code>/results/", results.of_service, name=results.SERVICE),
    path("standard/satisfaction/", results.of_centre, name=results.CENTRE),
]
