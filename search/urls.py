from django.urls import path

from search import views
from search.editors.views import click

urlpatterns = [path("", views.results, name="search"), path("click/", click, name="search_click")]
