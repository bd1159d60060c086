from django.urls import path

from service_pages.opendata import views

urlpatterns = [
    path("services.json", views.services_json, name="services_json"),
    path("services.csv", views.services_csv, name="services_csv"),
    path("services/<str:code>.json", views.service_json, name="service_json"),
    path("services/<str:code>.jsonld", views.service_jsonld, name="service_jsonld"),
    path("hsds/", views.hsds_about),
    path("hsds/services", views.hsds_services, name="hsds_services"),
    path("hsds/services/<str:code>", views.hsds_service, name="hsds_service"),
]
