"""The counters there are, and their signed addresses.

A counter is named by its location's code and its number, as ``main.12``. The address of a counter holds that name, maybe a
service, and its last day, signed for its channel: nobody makes an address for another counter, and an old card expires.
"""

import datetime
import re
from collections.abc import Iterator

from django.core.signing import BadSignature, Signer
from django.utils import timezone

from home.models.location import Location
from home.models.premises import Counter
from home.survey.place import Channel, Place
from home.tree_facts import LOCATIONS
from portal.services import services
from portal.tree import snapshot

_SALT = "home.survey.counter"
_TOKEN = re.compile(r"(?P<counter>[\w-]+\.[0-9A-Z]{1,6})\.(?P<service>[\w-]*)\.(?P<day>\d{8})", re.ASCII)


class UnknownAddress(Exception):
    """The address was not made by this portal, or its counter is no more."""


class ExpiredAddress(Exception):
    """``day``: the last one on which the address could be used."""

    def __init__(self, day: datetime.date):
        super().__init__(day)
        self.day = day


def name_of(location: Location, counter: Counter) -> str:
    return f"{location.code}.{counter.number}"


def counters() -> Iterator[tuple[Location, Counter]]:
    """All counters of all locations, from memory, those of the main one first."""
    for location in snapshot().facts(LOCATIONS).values():
        for counter in location.counters.all():
            yield location, counter


def names() -> frozenset[str]:
    """Of all counters, from memory."""
    return snapshot().remembered("home.survey.names", lambda: frozenset(name_of(*each) for each in counters()))


def sign(place: Place, last_day: datetime.date) -> str:
    """The token of a counter's address, the same for the same place and day; ASCII without ``/``."""
    return _signer(place.channel).sign(f"{place.counter}.{place.service}.{last_day:%Y%m%d}")


def read(token: str, channel: Channel) -> Place:
    """Raises UnknownAddress or ExpiredAddress. A service that is not public any more is left out."""
    try:
        told = _TOKEN.fullmatch(_signer(channel).unsign(token))
    except BadSignature:
        raise UnknownAddress from None
    if told is None or told["counter"] not in names():
        raise UnknownAddress
    day = datetime.date.fromisoformat(told["day"])
    if day < timezone.localdate():
        raise ExpiredAddress(day)
    return Place(channel, told["service"] if told["service"] in services() else "", told["counter"])


def last_day(today: datetime.date, months: int) -> datetime.date:
    """The end of the month in which an address of ``today`` expires; ``months`` counts this one."""
    first_after = (today.year * 12 + today.month - 1) + months
    return datetime.date(first_after // 12, first_after % 12 + 1, 1) - datetime.timedelta(days=1)


def only_service(counter: Counter) -> str:
    """The code of the one service at a counter; '' where there are several, or none names the counter."""
    found = [service.code for service in services().values() if counter.number in service.counters]
    return found[0] if len(found) == 1 else ""


def _signer(channel: Channel) -> Signer:
    return Signer(salt=f"{_SALT} {channel}")
