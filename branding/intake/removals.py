"""What was taken out of a drawing, told to the person who uploaded it."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext_lazy

MOST_NAMES, LONGEST_NAME = 6, 40
SENTENCES = {
    "script": ngettext_lazy("%(count)d script was removed.", "%(count)d scripts were removed.", "count"),
    "event": ngettext_lazy(
        "%(count)d instruction that reacts to the reader was removed.",
        "%(count)d instructions that react to the reader were removed.",
        "count",
    ),
    "address": ngettext_lazy(
        "%(count)d reference to something outside the drawing was removed.",
        "%(count)d references to something outside the drawing were removed.",
        "count",
    ),
    "reference": ngettext_lazy(
        "%(count)d reference to something that the drawing does not hold was removed.",
        "%(count)d references to something that the drawing does not hold were removed.",
        "count",
    ),
    "foreign": ngettext_lazy(
        "%(count)d piece of a web page was removed.", "%(count)d pieces of web pages were removed.", "count"
    ),
    "picture": ngettext_lazy(
        "%(count)d embedded picture was removed: a drawing holds shapes only.",
        "%(count)d embedded pictures were removed: a drawing holds shapes only.",
        "count",
    ),
    "animation": ngettext_lazy("%(count)d animation was removed.", "%(count)d animations were removed.", "count"),
    "style": ngettext_lazy(
        "%(count)d style rule that is not accepted was removed.",
        "%(count)d style rules that are not accepted were removed.",
        "count",
    ),
    "element": ngettext_lazy(
        "%(count)d element that is not accepted was removed.",
        "%(count)d elements that are not accepted were removed.",
        "count",
    ),
    "attribute": ngettext_lazy(
        "%(count)d attribute that is not accepted was removed.",
        "%(count)d attributes that are not accepted were removed.",
        "count",
    ),
    "link": ngettext_lazy(
        "%(count)d link was removed; its shapes stay.", "%(count)d links were removed; their shapes stay.", "count"
    ),
    "editor": ngettext_lazy(
        "%(count)d note of the drawing program was removed.",
        "%(count)d notes of the drawing program were removed.",
        "count",
    ),
    "instruction": ngettext_lazy(
        "%(count)d instruction before or between the shapes was removed.",
        "%(count)d instructions before or between the shapes were removed.",
        "count",
    ),
    "comment": ngettext_lazy("%(count)d comment was removed.", "%(count)d comments were removed.", "count"),
}


@dataclass(frozen=True)
class Removal:
    """``kind``: a key of ``SENTENCES``. ``names``: of the elements, attributes or rules, as far as that says something."""

    kind: str
    count: int
    names: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """In the active language."""
        sentence = str(SENTENCES[self.kind] % {"count": self.count})
        if not self.names:
            return sentence
        return gettext("%(sentence)s (%(names)s)") % {"sentence": sentence, "names": ", ".join(self.names)}


class Tally:
    """Counts what is removed while a drawing is read."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.names: dict[str, set[str]] = {}

    def add(self, kind: str, name: str = "") -> None:
        self.counts[kind] += 1
        names = self.names.setdefault(kind, set())
        if name and len(names) < MOST_NAMES:
            names.add(name[:LONGEST_NAME])

    def removals(self) -> tuple[Removal, ...]:
        return tuple(
            Removal(kind, self.counts[kind], tuple(sorted(self.names[kind]))) for kind in SENTENCES if self.counts[kind]
        )
