"""The rows of a service as tables and lists: a line for what people look for, quieter lines for what goes with it."""

from collections.abc import Iterable, Iterator

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manuals.editions.restored import FrozenService
from manuals.pdf.document import Column, Items, Link, Table
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI, active_language
from service_pages.blocks.documents import in_number
from service_pages.ways import Way


def lines(*texts: object) -> str:
    """The texts that say something, a line each."""
    return "\n".join(str(text) for text in texts if text)


def quoted(words: str | None) -> str:
    """The words of the manual beside a number that was taken from them."""
    return f"“{words}”" if words else ""


def labelled(label: str, value: object) -> str:
    return f"{label} {value}" if value else ""


def listed(names: Iterable[object]) -> str:
    """The names one after the other: English with commas, Thai with spaces."""
    return pgettext("between names", ", ").join(map(str, names))


def papers(service: FrozenService) -> Table:
    columns = (Column(_("Paper"), 5), Column(_("Originals"), 1.4, "center"), Column(_("Copies"), 1.4, "center"),
               Column(_("Issued by"), 2.6))  # fmt: skip
    return Table(columns, tuple(_paper(row.value) for row in service.rows["documents"]))


def _paper(value) -> tuple[str, ...]:
    counts = (in_number(value.get(name)) for name in ("originals", "copies"))
    return (paper_lines(value), *counts, value.get("issuer") or "")


def paper_lines(value) -> str:
    """Name, for whom, on which condition, what it stands for, and the note."""
    return lines(
        value.get("name"),
        value.needed_for,
        value.get("condition"),
        *value.rules,
        value.get("note"),
    )


def steps(way: Way) -> Table:
    """The steps of a way, with its total where there is one to tell."""
    columns = (Column(_("Step"), 5), Column(_("Time"), 2), Column(_("Responsible unit"), 2.6))
    return Table(columns, tuple(_step(step.value) for step in way.steps), foot=_total(way))


def _step(value) -> tuple[str, ...]:
    return lines(value.get("title"), value.get("detail")), time_lines(value), value.get("responsible") or ""


def time_lines(value) -> str:
    """The stated time with its words, the words alone, or that it is not stated."""
    if value.span:
        return lines(value.span, quoted(value.get("as_written")))
    return value.get("as_written") or _("not stated")


def _total(way: Way) -> tuple[str, ...] | None:
    if not way.span or not (way.stated or len(way.steps) > 1):
        return None
    return _("Total time"), total_lines(way), ""


def total_lines(way: Way) -> str:
    told = way.row.value if way.row else {}
    partly = "" if way.complete else _("for the steps with a stated time")
    return lines(way.span, partly, told.get("reason") if way.stated else "", quoted(told.get("as_written")))


def fees(service: FrozenService) -> Table:
    columns = (Column(_("Fee for"), 5), Column(_("Fee"), 3))
    return Table(columns, tuple(_fee(row.value) for row in service.rows["fees"]))


def _fee(value) -> tuple[str, ...]:
    note = value.get("note")
    own = "" if value.is_in_the_note else note
    item = lines(value.get("item"), value.who_pays, value.paid_by, value.group_rule, own)
    return item, fee_lines(value)


def fee_lines(value) -> str:
    note = labelled(_("Note"), value.get("note")) if value.is_in_the_note else ""
    return lines(value.figure, quoted(value.get("as_written")), value.limits, note)


def channels(service: FrozenService) -> Table:
    columns = (Column(_("Place"), 4), Column(_("Days and hours"), 3), Column(_("Contact"), 3))
    return Table(columns, tuple(_channel(row.value, service.centre_hours) for row in service.rows["channels"]))


def _channel(value, centre_hours: str) -> tuple[str, ...]:
    of_the_centre = lines(_("The hours of the centre"), centre_hours) if value.get("at_the_centre") else ""
    hours = value.get("hours") or of_the_centre
    return lines(value.get("place"), channel_kind(value), value.get("note")), hours, contact(value)


def channel_kind(value) -> str:
    counters = value.get("counters")
    counter = f"{pgettext('before its number', 'Counter')} {counters}" if counters else ""
    return " · ".join(filter(None, (value.kind_label, counter)))


def contact(value) -> str:
    return lines(*(value.get(name) for name in ("phone", "url", "email")))


def forms(service: FrozenService) -> Items:
    """Each with its files, a line each: the one in the reader's language first."""
    texts: list[str] = []
    links: list[Link] = []
    origin = service.centre.get("website") or ""
    for item, row in enumerate(service.rows["forms"]):
        files = list(_files(row.value))
        own = form_lines(row.value)
        texts.append(lines(own, *(told for told, _file in files), row.value.get("url")))
        first = own.count("\n") + 1 if own else 0
        links += [
            Link(item, line, f"{origin}{file['path']}", file.get("hash") or "")
            for line, (_told, file) in enumerate(files, first)
            if origin and file.get("path")
        ]
    return Items(tuple(texts), links=tuple(links))


def form_lines(value) -> str:
    return lines(value.get("title"), " · ".join(filter(None, (value.kind_label, value.get("number")))))


def _files(value) -> Iterator[tuple[str, dict]]:
    """What a file is called with its language and size, and the file."""
    languages = {THAI: _("File in Thai"), ENGLISH: _("File in English")}
    for language in sorted(LANGUAGES, key=lambda language: language != active_language()):
        if file := value.get(f"file_{language}"):
            size = f" ({filesizeformat(file['size'])})" if file.get("size") else ""
            yield f"{languages[language]}: {file['name']}{size}", file


def complaints(service: FrozenService) -> Items:
    """The service's own channels, then those that every service had."""
    shared = [service.row("complaints", row) for row in service.fact("shared_complaints") or ()]
    return Items(tuple(_complaint(row.value) for row in (*service.rows["complaints"], *shared)))


def _complaint(value) -> str:
    return lines(value.get("name"), contact(value), value.get("address"), value.get("note"))


def criteria(service: FrozenService) -> Items:
    return Items(tuple(_criterion(row.value) for row in service.rows["criteria"]))


def _criterion(value) -> str:
    text = value.get("text") or ""
    return f"{value.kind_label}: {text}" if value.kind_label else text


def deadlines(service: FrozenService) -> Items:
    return Items(tuple(_deadline(row.value) for row in service.rows["deadlines"]))


def _deadline(value) -> str:
    told = f"{value.get('what')}: {value.in_words}" if value.in_words else value.get("what")
    return lines(told, counted_from(value.get("after")), value.get("note"),
                 quoted(value.get("as_written")) if value.span else "")  # fmt: skip


def counted_from(event: str | None) -> str:
    return labelled(_("counted from"), event)


def legal_times(service: FrozenService) -> Items:
    return Items(tuple(_legal_time(row.value) for row in service.rows["legal_time"]))


def _legal_time(value) -> str:
    return lines(time_lines(value), counted_from(value.get("counted_from")), value.get("law"))


def laws(service: FrozenService) -> Items:
    return Items(
        tuple(lines(*(row.value.get(name) for name in ("title", "section", "url"))) for row in service.rows["laws"])
    )
