"""What facets and their values are called. Modes are called as the services themselves call them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FACETS: dict = {
    "agency": _("Agency"),
    "topic": _("Topic"),
    "mode": _("What the centre does"),
    "type": _("Kind of page"),
    "language": _("Language of the page"),
}
MODES: dict = {
    "information": _("Answered here"),
    "forward": _("Received and forwarded"),
    "complete": _("Completed here"),
}
TYPES: dict = {
    "service": _("Service"),
    "agency": _("Agency"),
    "topic": _("Topic"),
    "manual": _("Citizen manual"),
    "news": _("News"),
    "information": pgettext_lazy("kind of page", "Information"),
    "questions": _("Questions and answers"),
}
# What a result in the other language says of itself, and what one may narrow by.
LANGUAGES: dict = {"th": _("In Thai"), "en": _("In English")}
