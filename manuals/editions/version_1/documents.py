"""The neutral documents: manual or booklet, and the counter sheet of a service."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from manuals.editions.in_force import EditionFacts
from manuals.editions.restored import FrozenService, Speaker
from manuals.editions.version_1.parts import parts_of
from manuals.editions.version_1.sheet import sheet_parts
from manuals.pdf.document import Block, Centre, Document, Fact, Heading, Items, Kind, Language, Note, Paragraph, Part
from manuals.pdf.document import Service as ServiceOfDocument
from manuals.pdf.words import fixed_words
from portal.bilingual.dates import format_date
from portal.bilingual.language import ENGLISH
from portal.bilingual.units import unbroken
from portal.pdf.repertoire import texts_of

SHEET: Kind = "sheet"
THAI_LETTERS = re.compile("[ก-ฮ]")
PARAGRAPHS = re.compile(r"\n\s*\n")


def present(
    data: Mapping[str, Any], language: Language, kind: Kind, edition: EditionFacts | None, day: date, look: Mapping
) -> Document:
    with override(language):
        speaker = Speaker(language)
        own = data["manual"]
        services = tuple(_service(record, speaker, data["centre"], whole=True) for record in data["services"])
        centre, foreword = _centre(data["centre"], speaker, look), _foreword(own, speaker)
        appendices = tuple(_appendix(row, speaker) for row in own["appendices"])
        agencies = {service.agency for service in services}
        made = Document(
            kind=kind,
            language=language,
            title=speaker.say(own["title"]),
            subtitle=agencies.pop() if len(agencies) == 1 else "",
            facts=(),
            centre=centre,
            edition=_edition(edition, speaker),
            services=services,
            words=fixed_words(language),
            published=day,
            appendices=appendices,
        )
        # said first, known last: whether anything had to be said in Thai
        return shown(replace(made, foreword=(*_in_thai(speaker), *foreword)))


def present_sheet(
    record: Mapping[str, Any],
    language: Language,
    centre: Mapping,
    edition: EditionFacts | None,
    day: date,
    look: Mapping,
) -> Document:
    with override(language):
        speaker = Speaker(language)
        service = _service(record, speaker, centre, whole=False)
        made = Document(
            kind=SHEET,
            language=language,
            title=service.title,
            subtitle=service.agency,
            facts=(),
            centre=_centre(centre, speaker, look),
            edition=_edition(edition, speaker),
            services=(service,),
            words=fixed_words(language),
            published=day,
        )
        return shown(replace(made, foreword=_sheet_in_thai(record, speaker, made)))


def shown(value: Any) -> Any:
    """The document with a number and its unit on one line, in every text of it."""
    if isinstance(value, str):
        return unbroken(value)
    if isinstance(value, tuple):
        return tuple(map(shown, value))
    if is_dataclass(value) and not isinstance(value, type):
        kept = {
            "language",
            "kind",
            "code",
            "anchor",
            "address",
            "content",
            "website",
            "logo_svg",
            "colour",
            "align",
            "tone",
            "words",
        }
        return replace(
            value, **{one.name: shown(getattr(value, one.name)) for one in fields(value) if one.name not in kept}
        )
    return value


def _service(record: Mapping[str, Any], speaker: Speaker, centre: Mapping, *, whole: bool) -> ServiceOfDocument:
    service = FrozenService(record, speaker, centre)
    prefix = "/en" if speaker.language == ENGLISH else ""
    return ServiceOfDocument(
        code=record["code"],
        title=service.text("name"),
        agency=speaker.say((record.get("agency") or {}).get("name")),
        facts=_key_facts(service) if whole else (),
        address=f"{centre['website']}{prefix}/s/{record['code']}",
        parts=parts_of(service) if whole else sheet_parts(service),
    )


def _key_facts(service: FrozenService) -> tuple[Fact, ...]:
    facts = service.key_facts
    figures = ((_("Papers"), facts.papers), (_("Fee"), facts.fee), (_("Time"), facts.time))
    return (*((label, figure.line) for label, figure in figures if figure), (_("At the centre"), facts.mode))


def _centre(centre: Mapping[str, Any], speaker: Speaker, look: Mapping) -> Centre:
    address = " ".join(speaker.say(centre["address"]).split())
    return Centre(speaker.say(centre["name"]), address, centre["phone"] or "", centre["website"] or "", **look)


def _edition(edition: EditionFacts | None, speaker: Speaker) -> tuple[Fact, ...]:
    if edition is None:
        return ((_("Draft"), _("not issued yet")),)
    return (
        (pgettext("of a manual", "Edition"), str(edition.number)),
        (_("In force from"), format_date(edition.effective)),
        (_("Approved by"), speaker.say(edition.approved_by)),
    )


def _foreword(own: Mapping[str, Any], speaker: Speaker) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if purpose := speaker.say(own["purpose"]):
        blocks += [Heading(_("Purpose")), *_paragraphs(purpose)]
    if goals := tuple(filter(None, map(speaker.say, own["goals"]))):
        blocks += [Heading(_("Goals")), Items(goals)]
    if introduction := speaker.say(own["introduction"]):
        blocks += [Heading(pgettext("of a manual", "Introduction")), *_paragraphs(introduction)]
    return tuple(blocks)


def _appendix(row: Mapping[str, Any], speaker: Speaker) -> Part:
    return Part(row["anchor"], speaker.say(row["heading"]), tuple(_paragraphs(speaker.say(row["text"]))))


def _paragraphs(text: str) -> list[Block]:
    """An empty line begins a new one."""
    return [Paragraph(part.strip()) for part in PARAGRAPHS.split(text) if part.strip()]


def _sheet_in_thai(record: Mapping[str, Any], speaker: Speaker, sheet: Document) -> tuple[Block, ...]:
    """Said only where the sheet shows some Thai: it leaves out much of what the record says."""
    if speaker.language == ENGLISH and not (record["name"] or {}).get(ENGLISH):
        return (Note(_("This service has not been translated. The sheet is in Thai.")),)
    shows_thai = any(map(THAI_LETTERS.search, texts_of(sheet.to_json())))
    return _in_thai(speaker) if shows_thai else ()


def _in_thai(speaker: Speaker) -> tuple[Block, ...]:
    """Said once, whatever the number of texts without English."""
    return (Note(_("What has not been translated yet is given in Thai.")),) if speaker.fell_back else ()
