from django.urls import path

from search import interface, views

urlpatterns = [
    path("", views.results, name="search"),
    path("suggest.json", interface.suggestions_json, name="search_suggestions"),
]
