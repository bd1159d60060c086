"""Columns of records: words in both languages, services by their codes, people of the centre, a page by its key."""

import uuid
from collections.abc import Container
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from portal import agencies, services
from portal.accounts import ADMINISTRATORS, HEADS, STAFF
from portal.bilingual.language import THAI

LINE, TEXT = 200, 5000
Words = Any  # text, lazy or not
# Whom a record may name by their account. Others of the site do not work at the centre.
PEOPLE = (STAFF, HEADS, ADMINISTRATORS)


def line(label: Words, *, required: bool = False, help_text: Words = "") -> tuple[models.CharField, ...]:
    """The Thai and the English column of a short text; ``required``: no record can do without the Thai."""
    thai = models.CharField(in_thai(label), max_length=LINE, blank=not required, help_text=help_text)
    return thai, models.CharField(in_english(label), max_length=LINE, blank=True)


def text(label: Words, *, help_text: Words = "") -> tuple[models.TextField, ...]:
    """The Thai and the English column of a long text."""
    thai = models.TextField(in_thai(label), max_length=TEXT, blank=True, help_text=help_text)
    return thai, models.TextField(in_english(label), max_length=TEXT, blank=True)


def in_thai(label: Words) -> Words:
    return format_lazy(gettext_lazy("{what} (Thai)"), what=label)


def in_english(label: Words) -> Words:
    return format_lazy(gettext_lazy("{what} (English)"), what=label)


def document(label: Words, help_text: Words = "") -> models.ForeignKey:
    """A file of the centre; it is shown to everybody only where its collection is for everybody."""
    return models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


class ServiceChoices(forms.CheckboxSelectMultiple):
    """All services by agency, or all agencies, in a box of their own that scrolls."""

    template_name = "home/records/admin/service_choices.html"

    class Media:
        css = {"all": ["home/records/records.css"]}


class CodesFormField(forms.MultipleChoiceField):
    widget = ServiceChoices

    def has_changed(self, initial, data):
        return sorted(initial or []) != sorted(data or [])


class CodesField(models.JSONField):
    """Codes of things of other apps, as a list; what was there once may stay."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs):
        options = {"form_class": CodesFormField, "choices": self.offered, **kwargs}
        return models.Field.formfield(self, **options)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        known = self.known()
        if unknown := [code for code in value if code not in known]:
            raise ValidationError([self.refusal() % {"code": str(code)[:60]} for code in unknown])

    def offered(self) -> list:
        """What the form offers: codes with titles, in groups or not."""
        raise NotImplementedError

    def known(self) -> Container[str]:
        raise NotImplementedError

    def refusal(self) -> str:
        """A sentence with a hole for the ``code`` that is none."""
        raise NotImplementedError


class ServiceCodesField(CodesField):
    def offered(self):
        return service_choices()

    def known(self):
        return services.reserved_codes()

    def refusal(self):
        return _("There is no service with the code “%(code)s”.")


class AgencyCodesField(CodesField):
    """Codes of agencies at the centre, and of those that some record names from the time when they were there."""

    def offered(self):
        present = {agency.code: agency.title for agency in agencies.agencies().values()}
        return list((present | {code: code for code in self._named() if code not in present}).items())

    def known(self):
        return {*agencies.agencies(), *self._named()}

    def refusal(self):
        return _("There is no agency with the code “%(code)s” at this centre.")

    def _named(self) -> list[str]:
        stored = self.model._default_manager.values_list(self.name, flat=True)
        return sorted({code for codes in stored for code in codes})


def service_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of code and title: the public services by agency, then codes of services that are not public now."""
    groups: dict[str, list[tuple[str, str]]] = {}
    public = services.services()
    for service in public.values():
        groups.setdefault(service.agency_title, []).append((service.code, service.title))
    if hidden := sorted(services.reserved_codes() - set(public)):
        groups[_("Not public now")] = [(code, code) for code in hidden]
    return list(groups.items())


class StaffChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return str(user) if user.is_active else _("%(name)s (no longer here)") % {"name": user}


class StaffKey(models.ForeignKey):
    """Somebody who works at the centre; empty when the account has gone."""

    def __init__(self, *args, **kwargs):
        fixed = {"to": settings.AUTH_USER_MODEL, "on_delete": models.SET_NULL, "related_name": "+"}
        super().__init__(*args, **{"null": True, "blank": True, **fixed, **kwargs})

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": StaffChoiceField, "queryset": people(), **kwargs})


def people() -> models.QuerySet:
    """Those who work at the centre, by name."""
    known = Q(groups__name__in=PEOPLE) | Q(is_superuser=True)
    return get_user_model().objects.filter(known).order_by("first_name", "username").distinct()


class PageChoiceField(forms.ModelChoiceField):
    """A page of the portal, kept by the key that it shares with its translation."""

    widget = AdminPageChooser

    def __init__(self, **kwargs):
        super().__init__(queryset=Page.objects.filter(depth__gt=1), **kwargs)

    def prepare_value(self, value):
        """The id of the Thai page, or of any other where it has gone."""
        if not isinstance(value, uuid.UUID):
            return super().prepare_value(value)
        pages = Page.objects.filter(translation_key=value, depth__gt=1).select_related("locale")
        first = min(pages, key=lambda page: page.locale.language_code != THAI, default=None)
        return first and first.pk

    def clean(self, value):
        page = super().clean(value)
        return page and page.translation_key


class PageKeyField(models.UUIDField):
    """The translation key of a page, which may be taken down or deleted since."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"null": True, "blank": True, **kwargs})

    def formfield(self, **kwargs):
        return models.Field.formfield(self, **{"form_class": PageChoiceField, **kwargs})


CHANGED_PAGE = pgettext_lazy("record", "page that was changed")
