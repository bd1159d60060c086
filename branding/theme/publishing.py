"""What a theme needs before everybody sees it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from branding.theme.check import verdicts
from branding.theme.colour import parse
from branding.theme.derivation import schemes
from branding.theme.pairs import failing
from portal.collections import is_public
from portal.pictures.alternatives import require_text_alternative
from portal.pictures.withdrawn import refuse_withdrawn

FOOTER = ("footer_th", "footer_en")


def require_publishable(theme) -> None:
    """Raises ValidationError, with a sentence at each field in the way, and what is accepted."""
    faults: dict[str, list[str]] = {}
    for check in (_fields, _colours, _picture, _footer):
        try:
            check(theme)
        except ValidationError as error:
            faults = error.message_dict | faults
    for link in theme.links.all():
        try:
            link.clean_fields(exclude=["theme"])
        except ValidationError as error:
            faults.setdefault("__all__", []).extend(error.messages)
    if faults:
        raise ValidationError(faults)


def _fields(theme) -> None:
    theme.clean_fields(exclude=["live_revision", "latest_revision"])


def _colours(theme) -> None:
    for field in ("primary", "accent", "link"):
        try:
            setattr(theme, field, parse(getattr(theme, field)))
        except ValidationError as error:
            raise ValidationError({field: error.messages}) from None
    found = {field: verdict.sentence for field, verdict in verdicts(theme.colours).items() if not verdict.passes}
    if found:
        raise ValidationError(found)
    for scheme, colours in schemes(theme.colours).items():
        for pair, contrast in failing(colours):  # derivation sees to it that there is none
            raise ValidationError(
                {"primary": f"{scheme}: {pair.front}, {pair.ground}: {contrast:.2f} < {pair.least:g}"}
            )


def _picture(theme) -> None:
    if theme.hero is None:
        return
    if not is_public(theme.hero):
        raise ValidationError(
            {"hero": _("This picture is in a private collection. Choose one that everybody may see.")}
        )
    refuse_withdrawn(theme, "hero")
    require_text_alternative(theme, "hero")


def _footer(theme) -> None:
    texts = [getattr(theme, field).strip() for field in FOOTER]
    if any(texts) and not all(texts):
        missing = FOOTER[0 if texts[1] else 1]
        raise ValidationError({missing: _("The footer needs its words in both languages, or none.")})
