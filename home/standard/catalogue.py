"""The standards there are: those that come with the portal, and those that administrators have added."""

from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError

from home.standard.models import ShownStandard, StandardFile
from home.standard.reading import Standard, read
from portal import tree
from portal.tree import snapshot

DATA = Path(__file__).parent / "data"
FACT, SHOWN = "home.standards", "home.shown_standards"
# Of joint service centres, whose state is public.
MAIN = "joint-service-centre"


def standards() -> dict[str, Standard]:
    """By key, the centre's own first; from memory."""
    return snapshot().facts(FACT)


def main() -> Standard:
    return standards()[MAIN]


def shown() -> frozenset[str]:
    """The keys of the further standards that everybody may see; from memory."""
    return snapshot().facts(SHOWN)


def further() -> list[Standard]:
    """The standards that everybody may see, beside the centre's own."""
    return [standard for key, standard in standards().items() if key in shown() and key != MAIN]


@cache
def shipped() -> dict[str, str]:
    """The files that come with the portal, by key."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.yaml"))]
    return {read(text).key: text for text in texts}


def text_of(key: str) -> str | None:
    """The file of a standard as it is in force; None for an unknown key."""
    stored = StandardFile.objects.filter(key=key).values_list("text", flat=True).first()
    return stored or shipped().get(key)


def load() -> dict[str, Standard]:
    """A stored file that a later version of the portal cannot read gives way to the one that comes with it."""
    texts = shipped() | dict(StandardFile.objects.order_by("key").values_list("key", "text"))
    found = {}
    for key in sorted(texts, key=lambda key: (key != MAIN, key)):
        try:
            found[key] = read(texts[key])
        except ValidationError:
            if key in shipped():
                found[key] = read(shipped()[key])
    return found


def connect() -> None:
    tree.register(FACT, load)
    tree.register(SHOWN, lambda: frozenset(ShownStandard.objects.values_list("key", flat=True)))
