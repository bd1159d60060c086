from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string

from home import coordinates
from home.pairs import missing_halves
from portal.bilingual.language import PairedNames, pick
from portal.pictures.alternatives import require_text_alternative
from portal.pictures.withdrawn import refuse_withdrawn

PAIRS = ("transport", "parking", "accessibility")
ROWS = ("phones", "hours", "exceptions", "access_features", "facilities", "floor_plans", "counters")


class LocationQuerySet(models.QuerySet):
    def with_rows(self):
        """With all that belongs to it: one query a kind of row, however many locations."""
        return self.select_related("map_image").prefetch_related(*ROWS, "floor_plans__image", "floor_plans__document")


class Location(PairedNames, ClusterableModel):
    """Where the centre is, when it is open and what it has. The facts of the centre's pages are entered here, once."""

    picture_shapes = {"map_image": "plan"}

    code = models.SlugField(_("code"), unique=True)
    name_th = models.CharField(_("name (Thai)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200)
    address_th = models.TextField(_("address (Thai)"))
    address_en = models.TextField(_("address (English)"))
    email = models.EmailField(_("e-mail"), blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=coordinates.LATITUDE,
        help_text=_("In degrees with up to five decimals, such as 13.75000. North is positive."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=coordinates.LONGITUDE,
        help_text=_("In degrees with up to five decimals, such as 100.50000. East is positive."),
    )
    map_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("map as a picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("It needs its text alternative in both languages, which is entered with the picture."),
    )
    transport_th = models.TextField(_("how to get there (Thai)"), blank=True)
    transport_en = models.TextField(_("how to get there (English)"), blank=True)
    parking_th = models.TextField(_("parking (Thai)"), blank=True)
    parking_en = models.TextField(_("parking (English)"), blank=True)
    accessibility_th = models.TextField(
        _("accessibility in words (Thai)"),
        blank=True,
        help_text=_("The way from the street to the counter, in a sentence."),
    )
    accessibility_en = models.TextField(_("accessibility in words (English)"), blank=True)
    is_main = models.BooleanField(
        _("main location"), default=True, help_text=_("The location whose opening hours are shown on the home page.")
    )

    objects = LocationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True) | Q(latitude__gte=-90, latitude__lte=90),
                name="home_latitude_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(longitude__isnull=True) | Q(longitude__gte=-180, longitude__lte=180),
                name="home_longitude_on_earth",
            ),
        ]
        verbose_name = _("location")
        verbose_name_plural = _("locations")

    def clean(self):
        errors = missing_halves(self, *PAIRS)
        if (self.latitude is None) != (self.longitude is None):
            empty = "latitude" if self.latitude is None else "longitude"
            errors[empty] = _("Enter both coordinates, or neither.")
        if self.is_main and (other := self._other_main()):
            errors["is_main"] = _("The main location is “%(name)s”. Untick it there first.") % {"name": other.name}
        if errors:
            raise ValidationError(errors)
        refuse_withdrawn(self, "map_image")
        require_text_alternative(self, "map_image")

    def _other_main(self) -> "Location | None":
        return type(self).objects.filter(is_main=True).exclude(pk=self.pk).first()

    @property
    def address(self) -> str:
        return pick(self.address_th, self.address_en)

    @property
    def transport(self) -> str:
        return pick(self.transport_th, self.transport_en)

    @property
    def parking(self) -> str:
        return pick(self.parking_th, self.parking_en)

    @property
    def accessibility(self) -> str:
        return pick(self.accessibility_th, self.accessibility_en)

    @cached_property
    def main_phone(self):
        """The first of the phones; None where there is none."""
        return next(iter(self.phones.all()), None)

    @property
    def has_point(self) -> bool:
        return self.latitude is not None and self.longitude is not None

    @property
    def map_links(self) -> list[tuple[str, str]]:
        """Name and address of each map that shows the place; [] without coordinates."""
        if self.latitude is None or self.longitude is None:
            return []
        return coordinates.map_links(self.latitude, self.longitude)
