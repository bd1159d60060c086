"""The fixed words of a PDF. ``%(name)s`` in them is filled in by the templates."""

from django.utils.translation import gettext, override

from manuals.pdf.document import Language

NAMES = ("manual", "page", "contents", "foreword", "appendices", "logo", "qr", "scan", "source", "more")


def fixed_words(language: Language) -> dict[str, str]:
    """All words of ``NAMES`` in ``language``; they go into ``Document.words``."""
    with override(language):
        return {
            "manual": gettext("Citizen manual"),
            "page": gettext("Page %(page)s of %(pages)s"),
            "contents": gettext("Contents"),
            "foreword": gettext("Foreword"),
            "appendices": gettext("Appendices"),
            "logo": gettext("Logo of %(centre)s"),
            "qr": gettext("QR code of the address %(address)s"),
            "scan": gettext("Scan to read the whole page on your phone"),
            "source": gettext("This service with its latest changes: %(address)s"),
            "more": gettext("Not on this sheet: %(parts)s. Read it at %(address)s"),
        }
