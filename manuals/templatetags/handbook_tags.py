"""Thin shells over manuals/handbook."""

from django import template

from manuals.handbook import references

register = template.Library()

register.filter("linked", references.linked)
