"""What a manual says, as data in both languages: its own words, the records of its services, the centre."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from home.tree_facts import main_location, schedule
from home.week import open_days
from portal.bilingual.counterparts import counterparts
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI
from portal.collections import PRIVATE_COLLECTIONS
from portal.tree import HELD_TEXTS, snapshot
from service_pages.codes import public_services
from service_pages.imports import columns
from service_pages.models import ServicePage
from service_pages.opendata.catalogue import Catalogue
from service_pages.opendata.pairs import Pair, line_pair, pair

SCHEMA_VERSION = 1

# Of an open-data record, what is not part of what is in force: when and where it was published, what passes, what belongs
# to the page's care, and where people go next.
LEFT_OUT = frozenset({
    "published", "url", "notices", "related", "stale", "topics", "status", "last_checked", "content_owner",
})  # fmt: skip


class ManualIncomplete(ValidationError):
    """Why no edition can be made of a manual: a sentence a service at fault."""


@dataclass(frozen=True)
class _Files:
    """The files that forms name, told by what is in them: an address may change, and a file be put in its place."""

    private_collections: frozenset[int]

    def told(self, document) -> dict | None:
        if document is None or document.collection_id in self.private_collections:
            return None
        return {
            "title": pair(document.title, document.title),
            "name": document.filename,
            "hash": document.get_file_hash(),
            "size": document.get_file_size(),
            "path": document.url,
        }


def services_of(manual) -> list[str]:
    """The codes of a manual's services, in their order."""
    return [getattr(row, "value", row) for row in manual.services]


def freeze(manual) -> dict:
    """What ``manual`` (the Thai page) says now, fit for JSON. Raises ManualIncomplete with a sentence for each fault."""
    codes = services_of(manual)
    records = records_of(codes)
    return {
        "schema_version": SCHEMA_VERSION,
        "manual": _own_words(manual, [records[code] for code in codes]),
        "centre": centre_now(),
        "services": [records[code] for code in codes],
    }


def records_of(codes: list[str]) -> dict[str, dict]:
    """The records of services by code, without what is not part of an edition. Raises ManualIncomplete."""
    refuse_incomplete(codes)
    catalogue = Catalogue(origin_now())
    nodes = public_services(THAI)
    files = _Files(snapshot().facts(PRIVATE_COLLECTIONS))
    found = catalogue.records([nodes[code].page_id for code in codes], tell_file=files.told)
    return {record["code"]: lasting(record) for record in found}


def refuse_incomplete(codes: Iterable[str]) -> None:
    """Raises ManualIncomplete unless there are services, each once, published, for everybody and complete."""
    codes = list(codes)
    if not codes:
        raise ManualIncomplete(_("The manual has no service. Choose at least one by its code."))
    faults = [_("The service “%(code)s” stands in the manual more than once. Remove the others.") % {"code": code}
              for code in dict.fromkeys(codes) if codes.count(code) > 1]  # fmt: skip
    known = public_services(THAI)
    pages = ServicePage.objects.filter(pk__in=[known[code].page_id for code in codes if code in known])
    by_code = {page.code: page for page in pages}
    for code in dict.fromkeys(codes):
        faults += _faults_of(code, by_code.get(code))
    if faults:
        raise ManualIncomplete(faults)


def _faults_of(code: str, page: ServicePage | None) -> list[str]:
    if page is None:
        message = _("There is no published service with the code “%(code)s”, or not everybody may see it.")
        return [message % {"code": code}]
    missing = [need for need in ServicePage.publishing_requirements if need.is_missing_from(page)]
    return [f"{page.title} ({code}): {need.message}" for need in missing]


def lasting(record: dict) -> dict:
    """An open-data record as part of an edition: an English text that is an earlier wording counts as none."""
    stale = set(record["stale"])
    made = {name: _current(name, value, stale) for name, value in record.items() if name not in LEFT_OUT}
    for name in columns.row_kinds():
        if isinstance(made.get(name), list):
            made[name] = [_current_row(name, number, row, stale) for number, row in enumerate(made[name], 1)]
    return made


def _current(name: str, value: Any, stale: set[str]) -> Any:
    return {**value, ENGLISH: None} if is_pair(value) and name + columns.ENGLISH_SUFFIX in stale else value


def _current_row(name: str, number: int, row: dict, stale: set[str]) -> dict:
    return {
        field: {**value, ENGLISH: None}
        if is_pair(value) and columns.row_column(name, number, field) in stale
        else value
        for field, value in row.items()
    }


def is_pair(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {THAI, ENGLISH}


def _own_words(manual, records: list[dict]) -> dict:
    """The words of the manual itself; English where it is translated and not an earlier wording.

    The manual of one service is called as the service is now.
    """
    english = english_of(manual)
    held = snapshot().facts(HELD_TEXTS).get(english.pk, {}) if english else {}

    def text(name: str) -> str:
        return "" if english is None or name in held else getattr(english, name)

    return {
        "key": str(manual.translation_key),
        "slug": manual.slug,
        "title": records[0]["name"] if len(records) == 1 else pair(manual.title, text("title")),
        "purpose": pair(manual.purpose, text("purpose")),
        "goals": _lines(manual.goals, text("goals")),
        "introduction": pair(manual.introduction, text("introduction")),
        "appendices": _appendices(manual.appendices, english.appendices if english else (), held),
    }


def english_of(manual):
    """The English page of a manual where it has words of its own and everybody may see it; None else."""
    tree = snapshot()
    node = tree.by_key(manual.translation_key, ENGLISH)
    if node is None or node.restricted or not tree.is_translated(node):
        return None
    page = counterparts(manual).filter(locale__language_code=ENGLISH).first()
    return page.specific if page else None


def _lines(thai: str, english: str) -> list[Pair]:
    """A pair a line; English where it has as many lines as the Thai, for no line may stand beside another's words."""
    words = line_pair(thai, english)
    own, other = words[THAI] or [], words[ENGLISH] or []
    return [pair(line, other[place] if len(other) == len(own) else "") for place, line in enumerate(own)]


def _appendices(thai, english, held: Mapping[str, Any]) -> list[dict]:
    words = {row.id: row.value for row in english}
    return [
        {
            "anchor": f"appendix-{str(row.id)[:8]}",
            **{
                name: pair(
                    row.value[name],
                    "" if f"appendices.{row.id}.{name}" in held else words.get(row.id, {}).get(name, ""),
                )
                for name in ("heading", "text")
            },
        }
        for row in thai
    ]


def origin_now() -> str:
    """Scheme and host of the portal's public address."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


def centre_now() -> dict:
    """The centre's name, address, phone, site and hours as they are now; None for what is not entered."""
    tree, location = snapshot(), main_location()
    homes = [tree.home(code) for code in (THAI, ENGLISH)]
    name = pair(*(home.title if home else "" for home in homes))
    phone = location.main_phone if location else None
    if location and not name[THAI]:
        name = pair(location.name_th, location.name_en)
    return {
        "name": name,
        "address": pair(location.address_th, location.address_en) if location else pair("", ""),
        "phone": phone.number if phone else None,
        "website": origin_now(),
        "hours": _hours_now(location),
    }


def _hours_now(location) -> Pair:
    """The week of the main location in words; holidays and exceptions pass and are no part of an edition."""
    found: Pair = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = " · ".join(map(str, open_days(schedule(location)))) or None
    return found
