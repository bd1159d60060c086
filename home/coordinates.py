"""A point on the earth and the maps that show it."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

LATITUDE = [
    MinValueValidator(-90, _("The latitude must be between −90 and 90 degrees. Thailand lies between 5 and 21.")),
    MaxValueValidator(90, _("The latitude must be between −90 and 90 degrees. Thailand lies between 5 and 21.")),
]
LONGITUDE = [
    MinValueValidator(-180, _("The longitude must be between −180 and 180 degrees. Thailand lies between 97 and 106.")),
    MaxValueValidator(180, _("The longitude must be between −180 and 180 degrees. Thailand lies between 97 and 106.")),
]


def map_links(latitude: Decimal, longitude: Decimal) -> list[tuple[str, str]]:
    """Name and address of each map that shows the point, for plain links."""
    point = f"{latitude:f}", f"{longitude:f}"
    return [
        ("OpenStreetMap", "https://www.openstreetmap.org/?mlat={0}&mlon={1}#map=17/{0}/{1}".format(*point)),
        ("Google Maps", "https://www.google.com/maps/search/?api=1&query={}%2C{}".format(*point)),
    ]
