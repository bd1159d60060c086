"""What the papers prove: citizen manuals in force and up to date, the staff handbook, what substitutes may do."""

from collections.abc import Collection, Iterator

from django.core.files.storage import default_storage
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.utils.translation import gettext_lazy as _

from manuals.editions.in_force import EditionFacts, current_editions, in_force, record_ahead_of_manual
from manuals.handbook.memory import SECTIONS
from manuals.models import CitizenManualPage, HandbookIndexPage, HandbookPage, ManualIndexPage
from portal.bilingual.dates import format_date
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import THAI, active_language
from portal.evidence import PERCENT, Asked, Exhibit, Finding, Proof, State, at_least, exhibits_of, measure, said, share
from portal.models import BasePage
from portal.services import services
from portal.tree import Node, snapshot
from service_pages.modes import FORWARD, INFORMATION

MOST_NAMED = 5


def _index(model: type[BasePage]) -> Node | None:
    """The list of manuals, or the handbook, which is no public page, in the language of the reader."""
    language = active_language()
    return next((node for node in snapshot().nodes if node.model is model and node.language == language), None)


def _proofs(model: type[BasePage]) -> tuple[Proof, ...]:
    index = _index(model)
    return (Proof(index.title, index.url, public=not index.restricted),) if index else ()


def _without(missing: Collection[str]) -> tuple[Proof, ...]:
    """The first of the services that lack something: as links, for a title in a sentence would outlive its page."""
    known = services()
    label = gettext_lazy("Without it: %(title)s")
    return tuple(
        Proof(label % {"title": known[code].title}, known[code].url, public=True) for code in list(missing)[:MOST_NAMED]
    )


def _manuals(asked: Asked) -> dict[str, dict[str, EditionFacts]]:
    """The editions in force on the day, by the code of the service and the key of the manual."""
    found = {}
    for code in services():
        counting = {key: edition for key, edition in current_editions(code) if edition.counts_on(asked.day)}
        if counting:
            found[code] = counting
    return found


@measure("manuals.in_force", _("Services with a citizen manual in force"), queries=0, least=PERCENT)
def manuals_in_force(asked: Asked) -> Finding:
    """``least``: of so many per cent of the public services."""
    covered = _manuals(asked)
    missing = [code for code in services() if code not in covered]
    least = asked.options.get("least", 100)

    def sentence() -> str:
        text = gettext(
            "%(part)s of %(all)s services have a citizen manual in force; at least %(least)s per cent is asked for."
        )
        return text % {"part": f"{len(covered):,}", "all": f"{len(services()):,}", "least": f"{least:g}"}

    numbers = {"with a manual": len(covered), "services": len(services())}
    proofs = (*_without(missing), *_proofs(ManualIndexPage))
    return Finding(share(len(covered), len(services()), least), said(sentence), numbers, proofs)


@measure("manuals.reissued", _("Citizen manuals say what holds"), queries=0)
def reissued(asked: Asked) -> Finding:
    """How old the oldest edition in force is; partly where the record of a service has moved on since its edition."""
    editions = {key: one for found in _manuals(asked).values() for key, one in found.items()}
    if not editions:
        return Finding(State.MISSING, _("No citizen manual is in force."), {}, _proofs(ManualIndexPage))
    behind = [key for key in editions if record_ahead_of_manual(key)]
    by_age = sorted(editions, key=lambda key: editions[key].effective)
    oldest, old = editions[by_age[0]], [key for key in by_age if asked.is_old(editions[key].effective)]
    named = (by_age[0], *old[:MOST_NAMED], *behind[:MOST_NAMED])
    nodes = [node for key in dict.fromkeys(named) if (node := snapshot().by_key(key, active_language()))]

    def sentence() -> str:
        text = gettext("The oldest of %(n)s editions in force is of %(day)s.") % {
            "n": f"{len(editions):,}",
            "day": format_date(oldest.effective),
        }
        if old:
            text = f"{text} " + ngettext(
                "%(n)s is older than %(months)d months; who issues the manuals of its agency looks through it and issues it anew.",
                "%(n)s are older than %(months)d months; who issues the manuals of an agency looks through them and issues them anew.",
                len(old),
            ) % {"n": f"{len(old):,}", "months": asked.months}
        if not behind:
            return text
        due = ngettext(
            "%(n)s manual needs a new edition: the service's record says something else by now.",
            "%(n)s manuals need a new edition: their services' records say something else by now.",
            len(behind),
        )
        return f"{text} {due % {'n': f'{len(behind):,}'}}"

    proofs = tuple(Proof(node.title, node.url, public=not node.restricted) for node in dict.fromkeys(nodes))
    state = State.PARTLY if behind else State.MET
    numbers = {"editions": len(editions), "behind": len(behind), "old": len(old)}
    return Finding(state, said(sentence), numbers, (*proofs, *_proofs(ManualIndexPage)), as_of=oldest.effective)


@measure("manuals.handbook", _("Services with a section of the staff handbook"), queries=0, least=PERCENT)
def handbook(asked: Asked) -> Finding:
    """``least``: of so many per cent of the public services; a section whose review is overdue does not count."""
    sections = [facts for facts in snapshot().facts(SECTIONS).values() if facts.service]
    told = {facts.service for facts in sections}
    overdue = {facts.service for facts in sections if facts.is_review_overdue} & services().keys()
    covered = (told & services().keys()) - overdue
    least = asked.options.get("least", 100)

    def sentence() -> str:
        text = gettext(
            "%(part)s of %(all)s services have a section of the staff handbook that is not overdue for review; at least %(least)s per cent is asked for."
        ) % {"part": f"{len(covered):,}", "all": f"{len(services()):,}", "least": f"{least:g}"}
        if not overdue:
            return text
        return f"{text} " + ngettext("%(n)s is overdue for review.", "%(n)s are overdue for review.", len(overdue)) % {
            "n": f"{len(overdue):,}"
        }

    numbers = {"with a section": len(covered), "overdue": len(overdue), "services": len(services())}
    return Finding(share(len(covered), len(services()), least), said(sentence), numbers, _proofs(HandbookIndexPage))


@measure("manuals.substitutes", _("What a substitute may do is written down"), queries=1, least=PERCENT)
def substitutes(asked: Asked) -> Finding:
    """For services that give information or receive and forward: only for these officers stand in for one another."""
    wanted = {code for code, service in services().items() if service.mode in (INFORMATION, FORWARD)}
    rows = HandbookPage.objects.live().filter(locale__language_code=THAI).exclude(service="")
    written = rows.annotate(points=Cast("may_do", TextField())).values_list("service", "points")
    told = {service for service, points in written if points and points != "[]"} & wanted
    least = asked.options.get("least", 100)

    def sentence() -> str:
        text = gettext(
            "For %(part)s of %(all)s services that inform or receive and forward, the handbook says what a substitute may do."
        ) % {"part": f"{len(told):,}", "all": f"{len(wanted):,}"}
        return f"{text} {at_least(least)}"

    numbers = {"written": len(told), "services": len(wanted)}
    return Finding(share(len(told), len(wanted), least), said(sentence), numbers, _proofs(HandbookIndexPage))


@exhibits_of("manuals")
def editions_in_force(year: FiscalYear) -> Iterator[Exhibit]:
    """The manuals as they were in force on the last day of the fiscal year, or today while it lasts, as PDF."""
    day = min(year.end, timezone.localdate())
    for node in snapshot().of_model(CitizenManualPage, THAI):
        edition = in_force(node.translation_key, day)
        if edition is None:
            continue
        for file in edition.files:
            if not file.service:  # sheets of a service repeat what the manual says
                with default_storage.open(file.name) as stored:
                    yield Exhibit(f"manuals/{node.slug}-{edition.number}-{file.language}.pdf", stored.read())
