"""Codes of services: their form, and the services they lead to, from the tree in memory."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy

from portal.bilingual.language import THAI, language_of
from portal.tree import Node, snapshot

CODE_FORMAT = RegexValidator(
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    gettext_lazy(
        "A code has only lower-case letters a to z, digits and single hyphens, and begins with a letter, such as id-card-lost."
    ),
)
SERVICE = "service_pages.servicepage"
# A list that a browser still filters at once; more services are typed by code.
MOST_SUGGESTIONS = 1000


def public_services(language: str) -> dict[str, Node]:
    """The services that everybody may see, by code; made once a generation."""
    return snapshot().remembered(("service_pages.by_code", language), lambda: _by_code(language))


def _by_code(language: str) -> dict[str, Node]:
    nodes = (node for node in snapshot().nodes if node.language == language and not node.restricted)
    return {node.slug: node for node in nodes if node.model._meta.label_lower == SERVICE}


def names_of_services(language: str) -> dict[str, str]:
    """What the services that everybody may see are called, by code."""
    return {code: node.title for code, node in public_services(language).items()}


class CodeInput(forms.TextInput):
    """A code with the services of the centre as suggestions, by their names in ``language``; else a plain field."""

    def __init__(self, attrs=None, language: str = THAI):
        super().__init__(attrs)
        self.language = language

    def render(self, name, value, attrs=None, renderer=None):
        field = super().render(name, value, {**(attrs or {}), "list": f"{name}-codes"}, renderer)
        services = list(public_services(self.language).items())[:MOST_SUGGESTIONS]
        options = format_html_join(
            "",
            '<option value="{}" lang="{}">{}</option>',
            ((code, language_of(node.title), node.title) for code, node in services),
        )
        return format_html('{}<datalist id="{}-codes">{}</datalist>', field, name, options)
