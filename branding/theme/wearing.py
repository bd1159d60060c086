"""What the portal is given of the theme, once a generation of the tree; and the sheets that pages may still ask for."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.urls import reverse
from wagtail.signals import published, unpublished

from branding.models.theme import Theme, ThemeLink, ThemeSheet
from branding.theme.parts import parts
from branding.theme.sheet import digest, sheet
from portal import look, slots, tree

SHEET = "branding.theme_sheet"


def worn(before: look.Look) -> dict[str, Any]:
    """Of the theme that is live; {} where there is none."""
    theme = _live()
    return parts(theme, address_of(sheet(theme.choice))) if theme else {}


def address_of(css: str) -> str:
    """The path of a sheet; '' for an empty one."""
    return reverse("branding_theme_sheet", args=[digest(css)]) if css else ""


def sheet_named(name: str) -> str | None:
    """The sheet worn now, from memory, or an earlier one; None for one that never was."""
    current = tree.snapshot().facts(SHEET)
    if current and digest(current) == name:
        return current
    return ThemeSheet.objects.filter(pk=name).values_list("css", flat=True).first()


def _live() -> Theme | None:
    return Theme.objects.filter(live=True).first()


def _current_sheet() -> str:
    theme = _live()
    return sheet(theme.choice) if theme else ""


def prepare(instance: Theme, **kwargs) -> None:
    """The sheet of a theme that goes live is there before the first page asks for it."""
    _keep(sheet(instance.choice))


def keep_present_sheet(**kwargs) -> None:
    """Before the theme changes: pages in caches ask for it, and it may have been made by a later version of the portal
    than the theme was published with."""
    _keep(_current_sheet())


def _keep(css: str) -> None:
    if css:
        ThemeSheet.objects.get_or_create(pk=digest(css), defaults={"css": css})


def connect() -> None:
    look.provide(worn)
    tree.register(SHEET, _current_sheet)
    slots.register("home.picture", template="branding/slots/hero.html", context=lambda page: {}, queries=0)
    for model in (Theme, ThemeLink):
        post_save.connect(tree.changed, sender=model, dispatch_uid="branding.theme")
        post_delete.connect(tree.changed, sender=model, dispatch_uid="branding.theme")
    for signal in (published, unpublished):
        signal.connect(tree.changed, sender=Theme, dispatch_uid="branding.theme")
    pre_save.connect(keep_present_sheet, sender=Theme, dispatch_uid="branding.theme")
    published.connect(prepare, sender=Theme, dispatch_uid="branding.theme_sheet")
