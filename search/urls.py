from django.urls import path

from search import interface, views
from search.editors.views import click

urlpatterns = [
    path("", views.results, name="search"),
    path("suggest.json", interface.suggestions_json, name="search_suggestions"),
    path("click/", click, name="search_click"),
]
