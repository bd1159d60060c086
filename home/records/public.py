"""What everybody may read of the records, newest first; names of attendees are never among it."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django.utils.timezone import localdate

from home.records.models import Improvement, Meeting, Need, NeedsStudy, Plan, Resolution
from portal.tree import Node

MOST = 50


@dataclass(frozen=True, slots=True)
class SaidAndDone:
    """An answer in public, in the active language. ``page``: the page that was changed, where everybody may read it."""

    pk: int
    said: str
    did: str
    day: datetime.date | None
    page: Node | None

    @property
    def heading(self) -> str:
        """The first line of what was said."""
        return self.said.partition("\n")[0].strip()

    @property
    def more(self) -> str:
        """What was said besides; ''."""
        return self.said.partition("\n")[2].strip()


def said_and_done(limit: int = MOST) -> list[SaidAndDone]:
    """“You said, we did”; one query."""
    answered = Need.objects.filter(decision=Need.Decision.ADOPTED, published_on__lte=localdate())
    needs = answered.select_related("improvement").order_by("-published_on", "-pk")[:limit]
    return [SaidAndDone(need.pk, need.said("said"), need.said("did"), need.published_on, need.page) for need in needs]


def studies(limit: int = MOST) -> list[NeedsStudy]:
    """One query."""
    return list(NeedsStudy.objects.filter(is_public=True).select_related("file").order_by("-ends", "-pk")[:limit])


def plans(limit: int = MOST) -> list[Plan]:
    """With their activities and results; two queries."""
    public = Plan.objects.filter(is_public=True).select_related("file").order_by("-starts", "term", "-pk")
    return list(public.prefetch_related("activities")[:limit])


def meetings(limit: int = MOST) -> list[Meeting]:
    """With what they resolved, but for what was dropped; two queries."""
    standing = Resolution.objects.filter(~Q(state=Resolution.State.DROPPED))
    public = Meeting.objects.filter(is_public=True, date__lte=localdate()).select_related("file")
    return list(public.order_by("-date", "-pk").prefetch_related(Prefetch("resolutions", standing))[:limit])


def improvements(limit: int = MOST) -> list[Improvement]:
    """One query."""
    return list(Improvement.objects.filter(is_public=True, date__lte=localdate()).order_by("-date", "-pk")[:limit])
