"""The register of needs: other rooms and apps propose, people decide."""

import datetime

from django.db.models import F
from django.utils.timezone import localdate
from wagtail.log_actions import log

from home.feedback.models import Case
from home.records.fields import LINE
from home.records.models import Need
from portal.tables.texts import cleaned

Period = tuple[datetime.date, datetime.date]


def propose(source: str, key: str, words: str, count: int, period: Period) -> Need:
    """Note that something is needed; the same ``source`` and ``key`` again renew words, count and period of the one need.

    ``source``: a value of ``Need.Source``. ``key``: what the source knows it by, 1 to 200 characters. ``words``: what is
    needed, cut at 200 characters. ``count``: how often it was met, 0 or more. ``period``: first and last day of the count.
    What has been decided stays. Raises ValueError for what is none of these.
    """
    starts, ends = period
    if source not in Need.Source.values:
        raise ValueError(f"There is no source {source!r}. Sources: {', '.join(Need.Source.values)}.")
    if not 0 < len(key) <= LINE or not cleaned(words) or count < 0 or ends < starts:
        raise ValueError("A need has a key of 1 to 200 characters, words, a count of 0 or more, and a period in order.")
    facts = {"words": cleaned(words)[:LINE], "count": count, "starts": starts, "ends": ends}
    need, created = Need.objects.get_or_create(source=source, key=key, defaults=facts)
    if not created:
        Need.objects.filter(pk=need.pk).update(**facts)
        need.refresh_from_db(fields=list(facts))
    return need


def note_from_case(case: Case, words: str, user) -> Need:
    """A need in a person's own ``words``, from a suggestion or complaint, of which it holds nothing but the number."""
    need = Need.objects.create(
        source=Need.Source.SUGGESTION,
        case=case,
        words=words,
        count=1,
        starts=localdate(case.received_at),
        ends=localdate(case.received_at),
        owner=user,
    )
    log(need, "wagtail.create", user=user)
    return need


def proposals(decision: str = Need.Decision.PROPOSED):
    """Needs that wait for a decision, the most frequent first."""
    return Need.objects.filter(decision=decision).order_by(F("count").desc(nulls_last=True), "-pk")


def decide(need: Need, decision: str, reason: str, user) -> bool:
    """Adopt, put off or decline a need, and log it. False, and nothing is stored, where it was adopted or declined before."""
    waiting = Need.objects.filter(pk=need.pk, decision__in=(Need.Decision.PROPOSED, Need.Decision.LATER))
    facts = {"decision": decision, "reason": reason, "decided_on": localdate()}
    if need.owner_id is None:
        facts["owner"] = user
    if not waiting.update(**facts):
        return False
    need.refresh_from_db()
    log(need, "wagtail.edit", user=user)
    return True
