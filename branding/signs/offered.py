"""What is done at a counter, named in both languages: agencies and services that everybody may see, and nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from branding.signs.content import Pair
from home.models import CentrePage, Counter
from portal.bilingual.language import ENGLISH, THAI, language_of
from portal.tree import Node, home_url, snapshot
from service_pages.counters import AgencyServices, table

# An address that people type is no longer; of a longer one they are told the host.
MOST_TYPED = 40


def pair(thai: str, english: str) -> Pair:
    """English that is missing, or Thai in its place, is left out; of what has English alone both show it once."""
    thai, english = thai.strip(), english.strip()
    return Pair(thai or english, english if thai and english != thai and language_of(english) == ENGLISH else "")


@dataclass(frozen=True)
class Offered:
    """The agencies of a counter with their services, from the tree in memory: live pages without restriction."""

    agencies: tuple[AgencyServices, ...]

    @classmethod
    def at(cls, counter: Counter) -> "Offered":
        rows = table([counter], THAI)
        return cls(tuple(at for row in rows if row.numbers == [counter.number] for at in row.agencies))

    @property
    def names(self) -> list[Pair]:
        """Of the agencies."""
        return [named(at.agency) for at in self.agencies]

    @property
    def services(self) -> tuple[Pair, ...]:
        """As many of each agency as the page of the centre lists, each name once."""
        return tuple(dict.fromkeys(_names(service for at in self.agencies for service in at.shown)))

    @property
    def is_cut(self) -> bool:
        """Whether there are services besides."""
        return any(at.is_cut for at in self.agencies)

    @property
    def address(self) -> str:
        """The only service by its short address, the only agency, else all counters."""
        services = [service for at in self.agencies for service in at.services]
        if len(services) == 1:
            return whole_address(f"/s/{services[0].slug}")
        if len(self.agencies) == 1:
            return whole_address(self.agencies[0].agency.url)
        return address_of_centre("counters")


def named(node: Node) -> Pair:
    """A page in both languages; one without public English is told in Thai."""
    english = snapshot().by_key(node.translation_key, ENGLISH)
    is_told = english and not english.alias and not english.restricted
    return pair(node.title, english.title if english and is_told else "")


def _names(nodes: Iterable[Node]) -> Sequence[Pair]:
    return [named(node) for node in nodes if node.is_offered]


def address_of_centre(part: str) -> str:
    """The page of the centre at one of its parts; the home page where there is none."""
    page = next(iter(snapshot().of_model(CentrePage, THAI)), None)
    return whole_address(f"{page.url}#{part}" if page else home_url(THAI))


def whole_address(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def typed(address: str) -> str:
    """What a person without a camera types for ``address``: without scheme a short one of a service, else its host.

    A Thai host is told in Thai letters.
    """
    parts = urlsplit(address)
    host = _readable(parts.netloc)
    short = f"{host}{parts.path}"
    return short if parts.path.startswith("/s/") and len(short) <= MOST_TYPED else host


def _readable(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
