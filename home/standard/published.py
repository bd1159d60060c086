"""What everybody may read of the centre, as lists of open data ask for it: structure, duties, news and plans."""

from django.db.models import Count, Max, Q
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from home.models.centre import CentrePage
from home.models.news import NewsIndexPage, NewsPage
from home.records import public
from home.records.addresses import shown_at
from home.records.cover import months_before
from home.records.models import Plan
from portal.bilingual.dates import format_date
from portal.bilingual.language import LANGUAGES, active_language
from portal.evidence import Asked, Finding, Proof, State, measure, said, share
from portal.tree import snapshot


def _told(section: str, name: Promise) -> Finding:
    """Whether the page of the centre has words in a section, in both languages."""
    nodes = [node for language in LANGUAGES for node in snapshot().of_model(CentrePage, language)[:1]]
    nodes = [node for node in nodes if node.language == "th" or snapshot().is_translated(node)]
    pages = CentrePage.objects.filter(pk__in=[node.page_id for node in nodes])
    told = {page.pk for page in pages if getattr(page, section)}

    def sentence() -> str:
        words = gettext("The page of the centre tells this in %(n)d of 2 languages: %(name)s.")
        return words % {"n": len(told), "name": name}

    proofs = tuple(
        Proof(node.title, node.url, public=True)
        for node in nodes
        if node.page_id in told and node.language == active_language()
    )
    return Finding(share(len(told), len(LANGUAGES)), said(sentence), {"languages": len(told)}, proofs)


@measure("home.structure_told", _("Structure of the centre, for everybody"), queries=1)
def structure_told(asked: Asked) -> Finding:
    return _told("structure", _("Structure"))


@measure("home.duties_told", _("Duties of the centre, for everybody"), queries=1)
def duties_told(asked: Asked) -> Finding:
    return _told("duties", _("Duties"))


@measure("home.news", _("News"), queries=1)
def news(asked: Asked) -> Finding:
    """News of the twelve months up to the day; it ages from the day of the latest."""
    ids = [node.page_id for node in snapshot().of_model(NewsPage, "th")]
    since = months_before(asked.day, 12)
    recent = Count("pk", filter=Q(date__gt=since))
    found = NewsPage.objects.filter(pk__in=ids, date__lte=asked.day).aggregate(last=Max("date"), number=recent)
    if found["last"] is None:
        return Finding(State.MISSING, _("No news is published."), {"news": 0})

    def sentence() -> str:
        number = found["number"]
        words = ngettext(
            "%(n)s piece of news in the twelve months to %(day)s. The latest is of %(last)s.",
            "%(n)s pieces of news in the twelve months to %(day)s. The latest is of %(last)s.",
            number,
        )
        return words % {"n": f"{number:,}", "day": format_date(asked.day), "last": format_date(found["last"])}

    index = next(iter(snapshot().of_model(NewsIndexPage, active_language())), None)
    proofs = (Proof(index.title, index.url, found["last"], public=True),) if index else ()
    return Finding(State.MET, said(sentence), {"news": found["number"]}, proofs, found["last"])


def _plans(asked: Asked, term: str) -> Finding:
    """Plans of a term that everybody may read; out of date where the last has ended."""
    plans = [plan for plan in public.plans() if plan.term == term and plan.starts <= asked.day]
    in_force = [plan for plan in plans if plan.is_in_force(asked.day)]
    if not plans:
        return Finding(State.MISSING, _("Plans of this term that everybody may read: none."), {"plans": 0})

    def sentence() -> str:
        if in_force:
            return gettext("Plans of this term in force that everybody may read: %(n)d.") % {"n": len(in_force)}
        words = gettext("The last plan of this term that everybody may read ended on %(day)s.")
        return words % {"day": format_date(max(plan.ends for plan in plans))}

    state = State.MET if in_force else State.OUTDATED
    return Finding(state, said(sentence), {"plans": len(in_force)}, shown_at(in_force or plans))


@measure("home.public_long_plan", _("Long-term plan that everybody may read"), queries=2)
def public_long_plan(asked: Asked) -> Finding:
    return _plans(asked, Plan.Term.LONG)


@measure("home.public_short_plan", _("Short-term plan that everybody may read"), queries=2)
def public_short_plan(asked: Asked) -> Finding:
    return _plans(asked, Plan.Term.SHORT)
