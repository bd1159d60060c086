"""What the place has: for people with disabilities, before the service, at the service point, counters."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string
from wagtail.models import Orderable

from home.pairs import missing_halves
from portal.bilingual.language import PairedNames, arabic_digits, pick
from portal.pictures.alternatives import require_text_alternative
from portal.pictures.withdrawn import refuse_withdrawn

# The two areas of the standard of joint service centres (criteria 5.1 to 5.3).
BEFORE_SERVICE, SERVICE_POINT = "before", "point"
ZONES = [(BEFORE_SERVICE, _("Before the service")), (SERVICE_POINT, _("At the service point"))]

ACCESS = [
    ("level-entrance", _("Entrance without steps")),
    ("ramp", _("Ramp")),
    ("automatic-door", _("Automatic door")),
    ("lift", _("Lift")),
    ("parking", _("Parking for people with disabilities")),
    ("toilet", _("Toilet for wheelchair users")),
    ("low-counter", _("Low counter for wheelchair users")),
    ("wheelchair", _("Wheelchairs to borrow")),
    ("tactile-paving", _("Tactile paving")),
    ("braille", _("Signs in Braille")),
    ("large-print", _("Documents in large print")),
    ("hearing-loop", _("Hearing loop")),
    ("sign-language", _("Sign language interpreter")),
    ("assistance", _("Staff who accompany visitors")),
    ("assistance-dog", _("Assistance dogs welcome")),
]

ANSWERS = [(True, pgettext_lazy("accessibility", "yes")), (False, pgettext_lazy("accessibility", "no"))]
COUNTER_NUMBER = RegexValidator(
    r"^[0-9A-Z]{1,6}\Z", _("Enter up to six digits or capital Latin letters, such as 12 or A1.")
)


class AccessFeature(Orderable):
    """Whether the place has something that people with disabilities rely on: yes or no, and a note."""

    location = ParentalKey("home.Location", on_delete=models.CASCADE, related_name="access_features")
    feature = models.CharField(_("what"), max_length=20, choices=ACCESS)
    available = models.BooleanField(_("available"), choices=ANSWERS, default=True)
    note_th = models.CharField(
        _("note (Thai)"), max_length=200, blank=True, help_text=_("Where it is, or what to do instead.")
    )
    note_en = models.CharField(_("note (English)"), max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("feature"), FieldPanel("available")]),
        FieldRowPanel([FieldPanel("note_th"), FieldPanel("note_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("accessibility of the place")
        verbose_name_plural = _("accessibility of the place")

    def __str__(self):
        return self.get_feature_display()

    def clean(self):
        if errors := missing_halves(self, "note"):
            raise ValidationError(errors)

    @property
    def note(self) -> str:
        return pick(self.note_th, self.note_en)


class Facility(PairedNames, Orderable):
    """A thing the centre offers its visitors in one of the two areas."""

    location = ParentalKey("home.Location", on_delete=models.CASCADE, related_name="facilities")
    zone = models.CharField(_("area"), max_length=8, choices=ZONES)
    name_th = models.CharField(_("name (Thai)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120)
    count = models.PositiveSmallIntegerField(
        _("how many"), null=True, blank=True, help_text=_("Leave empty if it is not counted.")
    )
    where_th = models.CharField(_("where (Thai)"), max_length=160, blank=True)
    where_en = models.CharField(_("where (English)"), max_length=160, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("zone"), FieldPanel("count")]),
        FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("where_th"), FieldPanel("where_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")

    def clean(self):
        errors = missing_halves(self, "where")
        if self.count == 0:
            errors["count"] = _("Leave out what the centre does not have, or leave the number empty.")
        if errors:
            raise ValidationError(errors)

    @property
    def where(self) -> str:
        return pick(self.where_th, self.where_en)


class FloorPlan(models.Model):
    """The plan of an area as a picture or a document, and the same in words for those who cannot see it."""

    picture_shapes = {"image": "plan"}

    location = ParentalKey("home.Location", on_delete=models.CASCADE, related_name="floor_plans")
    zone = models.CharField(_("area"), max_length=8, choices=ZONES)
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("It needs its text alternative in both languages, which is entered with the picture."),
    )
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    words_th = models.TextField(
        _("the plan in words (Thai)"),
        help_text=_("What a visitor passes, in order, from the entrance on: left, right, how far."),
    )
    words_en = models.TextField(_("the plan in words (English)"))

    panels = [
        FieldPanel("zone"),
        FieldRowPanel([FieldPanel("image"), FieldPanel("document")]),
        FieldRowPanel([FieldPanel("words_th"), FieldPanel("words_en")]),
    ]

    class Meta:
        ordering = ["zone"]
        verbose_name = _("floor plan")
        verbose_name_plural = _("floor plans")

    def __str__(self):
        return self.get_zone_display()

    def clean(self):
        if not self.image_id and not self.document_id:
            raise ValidationError({"image": _("Choose a picture or a document.")})
        refuse_withdrawn(self, "image")
        require_text_alternative(self, "image")

    @property
    def words(self) -> str:
        return pick(self.words_th, self.words_en)


class Counter(PairedNames, Orderable):
    """A counter in the hall. Which agency sits there is said on the agency's page."""

    location = ParentalKey("home.Location", on_delete=models.CASCADE, related_name="counters")
    number = models.CharField(_("number"), max_length=6, validators=[COUNTER_NUMBER])
    name_th = models.CharField(_("name (Thai)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120)
    zone = models.CharField(_("area"), max_length=8, choices=ZONES, default=SERVICE_POINT)

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("zone")]),
        FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("counter")
        verbose_name_plural = _("counters")

    def __str__(self):
        return f"{self.number} {self.name}"

    def clean_fields(self, exclude=None):
        self.number = arabic_digits(self.number).strip().upper()
        super().clean_fields(exclude)
