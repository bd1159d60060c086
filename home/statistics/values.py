"""What people type for a month, a channel and a count. Each raises ValueError with a sentence in the active language."""

import datetime
import re

from django.utils import timezone
from django.utils.translation import gettext as _

from home.statistics.models import MOST_USERS, Channel
from portal.bilingual.dates import format_date
from portal.bilingual.language import arabic_digits
from portal.bilingual.typed_days import NoSuchMonthError, ShortYearError, typed_month
from portal.tables.faults import shown

# A month before is a slip of the finger.
FIRST_MONTH = datetime.date(2000, 1, 1)

_CHANNELS = {
    Channel.COUNTER: ("เคาน์เตอร์", "จุดบริการ", "counter"),
    Channel.ONLINE: ("ออนไลน์", "online"),
    Channel.PHONE: ("โทรศัพท์", "phone", "telephone"),
    Channel.MOBILE: ("หน่วยบริการเคลื่อนที่", "หน่วยเคลื่อนที่", "mobile unit", "mobile"),
    Channel.POST: ("ไปรษณีย์", "post", "mail"),
}
_BY_NAME = {name: channel for channel, names in _CHANNELS.items() for name in names}
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+")
_DECIMAL = re.compile(r"-?[0-9,]*\.[0-9]+")
_NEGATIVE = re.compile(r"[-−–][0-9].*")
_LONGEST_NUMBER = 20


def month_of(text: str) -> datetime.date:
    """The first day of a month that has begun."""
    try:
        month = typed_month(text)
    except NoSuchMonthError:
        message = _("“%(text)s” has no such month: months are 1 to 12.")
        raise ValueError(message % {"text": shown(text)}) from None
    except ShortYearError:
        message = _("Write the year of “%(text)s” with four digits, such as 2569 or 2026.")
        raise ValueError(message % {"text": shown(text)}) from None
    except ValueError:
        message = _("“%(text)s” is not a month. Accepted: 2569-10, 10/2569, ต.ค. 2569, October 2026.")
        raise ValueError(message % {"text": shown(text)}) from None
    if month > timezone.localdate():
        message = _("%(month)s has not begun yet.")
        raise ValueError(message % {"month": format_date(month, "month")})
    if month < FIRST_MONTH:
        message = _("%(month)s is too long ago. The first month accepted is %(first)s.")
        raise ValueError(message % {"month": format_date(month, "month"), "first": format_date(FIRST_MONTH, "month")})
    return month


def channel_of(text: str) -> Channel:
    """The channel by its code or its name in either language."""
    name = " ".join(text.casefold().replace("_", " ").split())
    if name not in _BY_NAME:
        message = _("“%(text)s” is not a channel. Accepted: %(channels)s.")
        raise ValueError(message % {"text": shown(text), "channels": ", ".join(accepted_channels())})
    return _BY_NAME[name]


def accepted_channels() -> list[str]:
    """Each channel as a file may name it, the code before the Thai name."""
    return [f"{channel.value} ({names[0]})" for channel, names in _CHANNELS.items()]


def users_of(text: str) -> int:
    """A count from 0 to ``MOST_USERS``; Thai digits and commas between thousands are understood."""
    typed = arabic_digits(text).strip()
    if _NEGATIVE.fullmatch(typed):
        message = _("“%(text)s” is less than 0. A count is 0 or more.")
    elif _DECIMAL.fullmatch(typed):
        message = _("“%(text)s” is not a whole number. People are counted whole.")
    elif len(typed) > _LONGEST_NUMBER or not _WHOLE.fullmatch(typed):
        message = _("“%(text)s” is not a count. Accepted: a whole number, 0 or more.")
    elif (number := int(typed.replace(",", ""))) > MOST_USERS:
        raise ValueError(_("The count is larger than %(most)s. Check it.") % {"most": f"{MOST_USERS:,}"})
    else:
        return number
    raise ValueError(message % {"text": shown(text)})
