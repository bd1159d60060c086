"""What kind of service it is: the choices of a citizen manual, equal in both languages."""

from typing import cast

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from service_pages.modes import MODES

# The kinds of the central template for citizen manuals.
CATEGORIES = [
    ("permission", _("Permission or licence")),
    ("approval", _("Approval")),
    ("registration", _("Registration")),
    ("enrolment", _("Enrolment on a list")),
    ("notification", _("Notification")),
    ("certification", _("Certification")),
    ("payment", _("Tax or payment")),
    ("benefit", _("Benefit or help")),
    ("complaint", _("Complaint")),
    ("advice", _("Advice and information")),
]
AUDIENCES = [
    ("citizen", pgettext_lazy("audience", "Citizens")),
    ("business", pgettext_lazy("audience", "Businesses")),
    ("foreigner", pgettext_lazy("audience", "Foreign nationals")),
    ("elderly", pgettext_lazy("audience", "Older people")),
    ("disabled", pgettext_lazy("audience", "People with disabilities")),
    ("government", pgettext_lazy("audience", "Government agencies")),
]
IMPACTS = [("general", _("General service")), ("significant", _("Important for the economy or society"))]
PROCESSES = [("single", _("Completed within one unit")), ("linked", _("Several units work together"))]
AREAS = [
    ("nationwide", _("Wherever you live in Thailand")),
    ("province", _("For this province")),
    ("district", _("By the district of your house registration")),
    ("municipality", _("Within the municipality")),
]
STATUSES = [
    ("open", pgettext_lazy("status of a service", "Given as described")),
    ("suspended", pgettext_lazy("status of a service", "Suspended for now")),
    ("ended", pgettext_lazy("status of a service", "No longer given")),
]
LANGUAGES = [
    ("th", _("Thai")),
    ("en", _("English")),
    ("zh", _("Chinese")),
    ("my", _("Burmese")),
    ("km", _("Khmer")),
    ("lo", _("Lao")),
    ("ms", _("Malay")),
    ("ja", _("Japanese")),
    ("sgn", _("Thai sign language")),
]


class ChoicesField(models.JSONField):
    """Some of a list of choices, in the order of the list; stored as a JSON list of codes."""

    def __init__(self, *args, options=(), **kwargs):
        self.options = list(options)
        super().__init__(*args, default=list, blank=True, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["default"], kwargs["blank"]
        return name, path, args, {**kwargs, "options": self.options}

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            choices=self.options,
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )

    def labels(self, codes: list[str]) -> list:
        return [label for code, label in self.options if code in codes]


def _synchronised(*names: str) -> list[SynchronizedField]:
    return [SynchronizedField(name, overridable=False) for name in names]


class Classification(models.Model):
    """Mode, category, audience and what else sorts services."""

    mode = models.CharField(
        _("what the centre does"),
        max_length=12,
        choices=MODES,
        default="complete",
        help_text=_("Information only, received and forwarded to the owner, or completed at the centre."),
    )
    category = models.CharField(
        _("category"),
        max_length=20,
        choices=CATEGORIES,
        blank=True,
        help_text=_(
            "As in the citizen manual: what the office does for people, such as registering or giving a licence."
        ),
    )
    under_act = models.BooleanField(
        _("under the licensing facilitation act"),
        default=True,
        help_text=_(
            "Permissions, registrations and notifications are; advice, complaints and some benefits are not. "
            "The act decides what a manual must say."
        ),
    )
    audience = ChoicesField(
        _("for whom"),
        options=AUDIENCES,
        help_text=_("Those who apply for it themselves. People look for services under the group they belong to."),
    )
    impact = models.CharField(
        _("impact"),
        max_length=12,
        choices=IMPACTS,
        blank=True,
        help_text=_("As in the citizen manual. Most services are general ones."),
    )
    process = models.CharField(
        _("process"),
        max_length=8,
        choices=PROCESSES,
        blank=True,
        help_text=_(
            "As in the citizen manual. Several units work together when another office must check or approve the case."
        ),
    )
    area = models.CharField(
        _("area served"),
        max_length=14,
        choices=AREAS,
        blank=True,
        help_text=_(
            "Whose case is taken here: by the place where people live, or where the land, building or shop is."
        ),
    )
    status = models.CharField(
        _("status of the service"),
        max_length=10,
        choices=STATUSES,
        default="open",
        help_text=_(
            "Anything but “Given as described” is told at the top of the page. Say in a temporary notice why, and where to go instead."
        ),
    )
    counter_languages = ChoicesField(
        _("languages at the counter"),
        options=LANGUAGES,
        help_text=_(
            "Those that somebody at the counter speaks on working days. An interpreter who must be asked for has a field of its own."
        ),
    )

    classification_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("mode"), FieldPanel("category")]),
                FieldPanel("under_act"),
                FieldPanel("audience"),
                FieldRowPanel([FieldPanel("impact"), FieldPanel("process")]),
                FieldRowPanel([FieldPanel("area"), FieldPanel("status")]),
                FieldPanel("counter_languages"),
            ],
            _("Kind of service"),
        ),
    ]
    classification_facts = _synchronised(
        "mode", "category", "under_act", "audience", "impact", "process", "area", "status", "counter_languages"
    )

    class Meta:
        abstract = True

    @property
    def audiences(self) -> list[tuple[str, Promise]]:
        """Code and label of the groups of people it is meant for."""
        return [(code, label) for code, label in AUDIENCES if code in self.audience]

    @property
    def language_labels(self) -> list:
        """The languages spoken at the counter, in words of the active language."""
        return cast(ChoicesField, self._meta.get_field("counter_languages")).labels(self.counter_languages)
