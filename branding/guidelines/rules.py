"""How the logo is used, as plain text: who has the files in hand may not have the page."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from branding.guidelines.diagrams import in_parts
from branding.guidelines.measures import PER_CENT, is_finished, without_needless_zeros
from branding.guidelines.offered import LeastSize
from branding.kinds import Layout, Wording


def rules_of(page) -> str:
    """Least size, clear space and colours of the guidelines page, in its language; a part that says nothing is left out."""
    with translation.override(page.language):
        parts = [
            (_("Clear space"), _clear_space(page.clear_space)),
            (_("Minimum size"), list(_sizes(page.measures))),
            (_("Colours"), list(_colours(page.colours))),
        ]
        texts = ["\n".join([heading, *lines]) for heading, lines in parts if lines]
        return "\n\n".join([page.title, *texts]) + "\n"


def least_sizes(rows) -> tuple[LeastSize, ...]:
    """What the rows of the page say, the same in both languages."""
    values = [row.value for row in rows if is_finished(row)]
    return tuple(
        LeastSize(value["layout"], value["wording"], value["symbol_height"] / PER_CENT, value["pixels"])
        for value in values
    )


def _clear_space(share) -> list[str]:
    sentence = _(
        "Leave at least %(parts)s x free on every side, where x is the height of the symbol: no words, no other sign, no edge of the paper."
    )
    return [sentence % {"parts": in_parts(share)}] if share else []


def _sizes(rows) -> Iterator[str]:
    sentence = _("Symbol on a screen at least %(pixels)s pixels high, in print at least %(millimetres)s mm.")
    for row in rows:
        if is_finished(row):
            value = row.value
            numbers = {
                "pixels": value["pixels"],
                "millimetres": without_needless_zeros(value["millimetres"]),
            }
            words = f"{Layout(value['layout']).label} · {Wording(value['wording']).label}"
            yield f"- {words}: {sentence % numbers}"


def _colours(rows) -> Iterator[str]:
    values = [row.value for row in rows if row.block_type == "colour"]
    if values:
        yield _("The PDF is in RGB. Print shops replace its colours with the CMYK values of the guidelines.")
    for value in values:
        yield f"- {value['name']}: HEX {value.hex}, RGB {value.rgb}, CMYK {value['cmyk']}"
