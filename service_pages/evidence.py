"""What the services prove: how many there are, of how many agencies and topics, of which kinds."""

from collections import Counter

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from portal.bilingual.language import THAI, active_language
from portal.evidence import NUMBER, Asked, Finding, Proof, State, measure, said
from portal.services import services
from portal.tree import snapshot
from service_pages import facts
from service_pages.models import ServiceIndexPage, ServiceTopic
from service_pages.modes import COMPLETE, FORWARD, INFORMATION, MODES


def _list(query: str = "") -> tuple[Proof, ...]:
    index = next(iter(snapshot().of_model(ServiceIndexPage, active_language())), None)
    return (Proof(_("List of services"), f"{index.url}{query}", public=True),) if index else ()


@measure("service_pages.variety", _("Number and variety of services"), queries=1, services=NUMBER, agencies=NUMBER)
def variety(asked: Asked) -> Finding:
    """``services`` and ``agencies``: how many there are to be at least. Topics are what services have in common."""
    number = len(services())
    agencies = len({service.agency for service in services().values()})
    shown = ServiceTopic.objects.filter(page__live=True, page__locale__language_code=THAI)
    topics = shown.values("topic_id").distinct().count()
    least, least_agencies = asked.options.get("services", 1), asked.options.get("agencies", 1)

    def sentence() -> str:
        text = gettext("%(services)s services of %(agencies)d agencies under %(topics)d of %(all)d topics.") % {
            "services": f"{number:,}",
            "agencies": agencies,
            "topics": topics,
            "all": len(snapshot().facts(facts.TOPICS)),
        }
        wanted = gettext("Asked for: services %(services)s or more, agencies %(agencies)s or more.")
        return f"{text} {wanted % {'services': f'{least:,}', 'agencies': f'{least_agencies:,}'}}"

    enough = number >= least and agencies >= least_agencies
    state = State.MISSING if not number else State.MET if enough else State.PARTLY
    return Finding(state, said(sentence), {"services": number, "agencies": agencies, "topics": topics}, _list())


def _of_kind(mode: str, asked: Asked) -> Finding:
    """``services``: how many of the kind there are to be at least."""
    found = Counter(service.mode for service in services().values())[mode]
    agencies = len({service.agency for service in services().values() if service.mode == mode})
    label = dict(MODES)[mode]

    def sentence() -> str:
        text = ngettext("%(n)s service is of the kind “%(kind)s”", "%(n)s services are of the kind “%(kind)s”", found)
        return gettext("%(services)s, of %(agencies)d agencies.") % {
            "services": text % {"n": f"{found:,}", "kind": label},
            "agencies": agencies,
        }

    least = asked.options.get("services", 1)
    state = State.MISSING if not found else State.MET if found >= least else State.PARTLY
    return Finding(state, said(sentence), {"services": found, "agencies": agencies}, _list(f"?mode={mode}"))


@measure("service_pages.information", _("Services that give information"), queries=0, services=NUMBER)
def information(asked: Asked) -> Finding:
    return _of_kind(INFORMATION, asked)


@measure("service_pages.forward", _("Services that receive and forward"), queries=0, services=NUMBER)
def forward(asked: Asked) -> Finding:
    return _of_kind(FORWARD, asked)


@measure("service_pages.complete", _("Services completed at the centre"), queries=0, services=NUMBER)
def complete(asked: Asked) -> Finding:
    return _of_kind(COMPLETE, asked)
