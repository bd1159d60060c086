"""The project's own rules as system checks."""

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from wagtail.models import get_page_models

from portal.models import BasePage

OWN_APPS = ("portal", "home", "service_pages", "manuals", "branding", "search")


def own_page_models() -> list[type]:
    return [model for model in get_page_models() if model._meta.app_label in OWN_APPS]


@register(Tags.models)
def page_types_are_complete(app_configs, **kwargs):
    """Every page type inherits BasePage, describes itself to editors and says where it may stand."""
    errors = []
    for model in own_page_models():
        if not issubclass(model, BasePage):
            errors.append(Error(f"{model.__name__} must inherit portal.models.BasePage.", obj=model, id="portal.E001"))
        if not getattr(model, "page_description", ""):
            errors.append(Error(f"{model.__name__} needs a page_description.", obj=model, id="portal.E002"))
        if "parent_page_types" not in model.__dict__:
            errors.append(Error(f"{model.__name__} must declare parent_page_types.", obj=model, id="portal.E003"))
    return errors


@register(Tags.security)
def files_are_not_public(app_configs, **kwargs):
    """Uploaded files must lie where no web server hands them out."""
    public = {settings.MEDIA_ROOT, settings.STATIC_ROOT}
    if any(folder in {settings.PRIVATE_MEDIA_ROOT, *settings.PRIVATE_MEDIA_ROOT.parents} for folder in public):
        return [Error("PRIVATE_MEDIA_ROOT must not lie within MEDIA_ROOT or STATIC_ROOT.", id="portal.E004")]
    return []


@register(Tags.translation)
def languages_are_two(app_configs, **kwargs):
    """Thai is the source at /, English lies at /en/; nothing else is built for."""
    if [code for code, _name in settings.LANGUAGES] != ["th", "en"] or settings.LANGUAGE_CODE != "th":
        return [Error("LANGUAGES must be Thai and English with Thai as LANGUAGE_CODE.", id="portal.E005")]
    return []


@register(Tags.models)
def the_public_api_is_not_installed(app_configs, **kwargs):
    """Wagtail's API lists titles of private things: it must not be installed."""
    if apps.is_installed("wagtail.api.v2"):
        return [Error("wagtail.api.v2 must not be installed: it lists private documents and images.", id="portal.E006")]
    return []
