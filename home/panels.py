"""The editor's screen of a location, in tabs."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from home.formsets import CheckedInlinePanel, ExceptionsFormSet, HoursFormSet, once

PLACE = [
    FieldPanel("code"),
    FieldRowPanel([FieldPanel("name_th"), FieldPanel("name_en")]),
    FieldRowPanel([FieldPanel("address_th"), FieldPanel("address_en")]),
    FieldPanel("email"),
    InlinePanel("phones", heading=_("Phones"), label=_("Phone")),
    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    FieldPanel("map_image"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("transport_th"), FieldPanel("transport_en")]),
            FieldRowPanel([FieldPanel("parking_th"), FieldPanel("parking_en")]),
        ],
        _("Getting there"),
    ),
    FieldPanel("is_main"),
]
HOURS = [
    CheckedInlinePanel("hours", formset=HoursFormSet, heading=_("Opening hours"), label=_("Hours")),
    CheckedInlinePanel("exceptions", formset=ExceptionsFormSet, heading=_("Exceptions"), label=_("Exception")),
]
ACCESS = [
    FieldRowPanel([FieldPanel("accessibility_th"), FieldPanel("accessibility_en")]),
    CheckedInlinePanel(
        "access_features", formset=once("feature"), heading=_("Accessibility of the place"), label=_("Feature")
    ),
]
FACILITIES = [
    InlinePanel("facilities", heading=_("Facilities"), label=_("Facility")),
    CheckedInlinePanel("floor_plans", formset=once("zone"), heading=_("Floor plans"), label=_("Floor plan")),
]
COUNTERS = [CheckedInlinePanel("counters", formset=once("number"), heading=_("Counters"), label=_("Counter"))]

LOCATION = TabbedInterface(
    [
        ObjectList(PLACE, heading=_("Place")),
        ObjectList(HOURS, heading=_("Opening hours")),
        ObjectList(ACCESS, heading=_("Accessibility")),
        ObjectList(FACILITIES, heading=_("Facilities")),
        ObjectList(COUNTERS, heading=_("Counters")),
    ]
)
