"""What a brand asset can be, and in which forms it comes: the words that models, forms, files and pages share."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """``AGENCY`` belongs to one agency; of every other kind one asset is current at a time."""

    LOGO = "logo", _("Logo")
    SYMBOL = "symbol", _("Symbol")
    WORDMARK = "wordmark", _("Wordmark")
    AGENCY = "agency", _("Agency symbol")
    SIGN = "sign", pgettext_lazy("brand asset", "Sign")
    LETTERHEAD = "letterhead", _("Letterhead")
    SLIDES = "slides", _("Slide master")


# Kinds that come as a file for Word or PowerPoint too, and its formats: documents and templates.
OFFICE_FORMATS = {Kind.LETTERHEAD: ("docx", "dotx"), Kind.SLIDES: ("pptx", "potx")}


class Wording(TextChoices):
    """The language of the words in a drawing."""

    THAI = "th", _("Thai")
    ENGLISH = "en", _("English")
    BOTH = "both", _("Thai and English")
    NONE = "none", _("Without words")


class Colouring(TextChoices):
    FULL = "full", _("Full colour")
    ONE = "one", _("One colour")
    REVERSED = "reversed", _("Reversed, for dark grounds")


class Layout(TextChoices):
    HORIZONTAL = "horizontal", _("Horizontal")
    STACKED = "stacked", _("Stacked")
    ALONE = "alone", _("Symbol alone")
    ICON = "icon", _("Browser icon, on a ground of its own")


class Status(TextChoices):
    DRAFT = "draft", pgettext_lazy("brand asset", "Draft")
    CURRENT = "current", pgettext_lazy("brand asset", "Current")
    RETIRED = "retired", pgettext_lazy("brand asset", "Retired")


class Origin(TextChoices):
    """A proposal is drawn by the portal and worn by nothing until a person has approved it; so is what was carried over from
    the version before, once another drawing of the new version has been replaced."""

    UPLOADED = "uploaded", _("Uploaded")
    CARRIED = "carried", _("Carried over")
    PROPOSED = "proposed", _("Proposed by the portal")


class Making(TextChoices):
    """Where the files of a variant are: they are made from its master by the worker."""

    WAITING = "waiting", pgettext_lazy("files of a brand asset", "Waiting")
    RUNNING = "running", pgettext_lazy("files of a brand asset", "Being made")
    DONE = "done", pgettext_lazy("files of a brand asset", "Ready")
    FAILED = "failed", pgettext_lazy("files of a brand asset", "Could not be made")
