"""What other rooms and apps know of people's needs comes into the register, where people decide."""

import datetime

from home.records.fields import LINE
from home.records.needs import propose
from portal.evidence import wishes


def gather(day: datetime.date) -> int:
    """Propose what people seem to need as of ``day``; what is known already is renewed. How many there were."""
    found = list(wishes(day))
    for wish in found:
        propose(wish.source, wish.key[:LINE], wish.words, wish.count, (wish.since, wish.until))
    return len(found)
