"""Counts as both languages write them."""

from django import template

from home.statistics.charts import grouped

register = template.Library()
register.filter("grouped", grouped)
