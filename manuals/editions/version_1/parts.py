"""The parts of a service in the order of its page; what the law asks for is said also where there is none."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manuals.editions.restored import FrozenService
from manuals.editions.version_1 import tables
from manuals.pdf.document import Block, Heading, Items, Note, Paragraph, Part, Table
from portal.bilingual.language import ENGLISH, active_language
from portal.blocks.rows import EMPTY, FILLED, NONE
from service_pages.models.classification import AREAS, AUDIENCES, CATEGORIES, IMPACTS, LANGUAGES, PROCESSES
from service_pages.models.record import charge_in_words
from service_pages.sections import LAW_NAMES_NOTE, NONE_WORDS, SECTIONS

HEADINGS = {section.anchor: section.heading for section in SECTIONS}


def parts_of(service: FrozenService) -> tuple[Part, ...]:
    """Every part with its stable anchor; one without blocks is left out by who shows it."""
    told = [(anchor, str(HEADINGS[anchor]), blocks) for anchor, blocks in BLOCKS.items()]
    parts = [
        ("summary", _("What this service is"), summary_blocks),
        *told,
        ("about", _("Further details"), about_blocks),
    ]
    return tuple(Part(anchor, heading, tuple(blocks(service))) for anchor, heading, blocks in parts)


def part_of(service: FrozenService, anchor: str) -> Part:
    return Part(anchor, str(HEADINGS[anchor]), tuple(BLOCKS[anchor](service)))


def summary_blocks(service: FrozenService) -> list[Block]:
    facts = service.key_facts
    return [Paragraph(text) for text in (service.text("summary"), f"{facts.mode}: {facts.mode_explanation}") if text]


def stated(service: FrozenService, name: str, rows: Callable[[FrozenService], Table | Items]) -> Block:
    """The rows, or the sentence that there are none, or that nobody has filled them in."""
    states = {
        FILLED: lambda: rows(service),
        NONE: lambda: Paragraph(str(NONE_WORDS[name])),
        EMPTY: lambda: Note(_("Not filled in yet. Ask at the counter or by phone.")),
    }
    return states[service.states[name]]()


def optional(service: FrozenService, name: str, rows: Callable[[FrozenService], Table | Items]) -> list[Block]:
    """As ``stated``, but nothing where nobody has filled them in."""
    return [] if service.states[name] == EMPTY else [stated(service, name, rows)]


def documents_blocks(service: FrozenService) -> list[Block]:
    return [stated(service, "documents", tables.papers)]


def steps_blocks(service: FrozenService) -> list[Block]:
    blocks: list[Block] = []
    if service.states["steps"] == FILLED or any(way.row for way in service.ways):
        for way in service.ways:
            blocks += [Heading(way.name)] if way.name else []
            blocks += [tables.steps(way)] if way.steps else []
            if not way.steps and way.says_how_long:
                blocks.append(Paragraph(f"{_('Total time')}: {tables.total_lines(way)}"))
    else:
        blocks.append(stated(service, "steps", lambda _service: Items(())))
    if legal := optional(service, "legal_time", tables.legal_times):
        blocks += [Heading(_("Time set by law")), *legal]
    return blocks


def fees_blocks(service: FrozenService) -> list[Block]:
    return [stated(service, "fees", tables.fees)]


def channels_blocks(service: FrozenService) -> list[Block]:
    spoken = [str(label) for code, label in LANGUAGES if code in (service.fact("counter_languages") or ())]
    addresses = [
        (_("Use the online service"), service.fact("e_service_url")),
        (_("Follow your case"), service.fact("status_url")),
        (_("Languages at the counter"), tables.listed(spoken)),
        (_("Interpreter"), service.text("interpreter")),
    ]
    told = tuple(f"{label}: {value}" for label, value in addresses if value)
    return [*optional(service, "channels", tables.channels), *([Items(told)] if told else [])]


def forms_blocks(service: FrozenService) -> list[Block]:
    return optional(service, "forms", tables.forms)


def result_blocks(service: FrozenService) -> list[Block]:
    return [Paragraph(text) for text in [service.text("result")] if text]


def criteria_blocks(service: FrozenService) -> list[Block]:
    blocks = optional(service, "criteria", tables.criteria)
    if service.rows["deadlines"]:
        blocks += [Heading(_("When you must act")), tables.deadlines(service)]
    return blocks


def complaints_blocks(service: FrozenService) -> list[Block]:
    channels = tables.complaints(service)
    return [*(Paragraph(text) for text in [service.text("appeal")] if text), *([channels] if channels.texts else [])]


def laws_blocks(service: FrozenService) -> list[Block]:
    notes = [Note(str(LAW_NAMES_NOTE))] if active_language() == ENGLISH and service.rows["laws"] else []
    return [*notes, *optional(service, "laws", tables.laws)]


def about_blocks(service: FrozenService) -> list[Block]:
    agency = service.fact("agency") or {}
    audience = [str(label) for code, label in AUDIENCES if code in (service.fact("audience") or ())]
    fee = service.fact("manual_fee")
    facts = [
        (_("Service"), service.text("name")),
        (pgettext("of a service", "Code"), service.fact("code")),
        (_("Agency"), service.speaker.say(agency.get("name"))),
        (_("Phone"), agency.get("phone")),
        (_("Web address"), agency.get("website")),
        (_("Owner of the process"), service.text("owning_agency")),
        (_("Category"), dict(CATEGORIES).get(service.fact("category"))),
        (pgettext("of a service", "Impact"), dict(IMPACTS).get(service.fact("impact"))),
        (pgettext("of a service", "Process"), dict(PROCESSES).get(service.fact("process"))),
        (_("Licensing Facilitation Act"), _("Applies to this service") if service.fact("under_act") else _("Does not apply to this service")),
        (_("For whom"), tables.listed(audience)),
        (_("Area served"), dict(AREAS).get(service.fact("area"))),
        (_("Copy of the manual"), charge_in_words(fee) if fee is not None else ""),
        (_("Also called"), tables.listed(service.text("common_names") or ())),
    ]  # fmt: skip
    return [Items(tuple(f"{label}: {value}" for label, value in facts if value))]


BLOCKS: dict[str, Callable[[FrozenService], list[Block]]] = {
    "documents": documents_blocks,
    "steps": steps_blocks,
    "fees": fees_blocks,
    "channels": channels_blocks,
    "forms": forms_blocks,
    "result": result_blocks,
    "criteria": criteria_blocks,
    "complaints": complaints_blocks,
    "laws": laws_blocks,
}
