"""What a PDF of an edition says, held against its document page by page: tables repeat their header on every page."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from manuals.pdf.document import Document, Items, Part, Service, Table
from tests.manuals.pdf.reading import block_texts, foot, manual_texts, part_texts
from tests.portal.pdf.reading import exact


def differences(document: Document, pages: list[str]) -> str:
    """'' where the pages tell the document's texts in their order and nothing else; what is wrong where they do not."""
    return _differences(document, pages, manual_texts(document), range(1, len(pages) + 1))


def _differences(document: Document, pages: list[str], texts: Iterator[str], numbers: range, running: str = "") -> str:
    """As ``differences``, for some pages of the whole, whose feet name ``running``."""
    wanted = exact("".join(texts))
    rows = list(_long_rows(document))
    place = 0
    for number in numbers:
        text, last = exact(pages[number - 1]), foot(document, number, len(pages), running)
        if text.count(last) != 1:
            return f"Page {number} has no foot: …{text[-200:]}"
        told = text.replace(last, "")
        starts = [told.removeprefix(head) for head in headers(document)] if number > numbers[0] else []
        for start in (told, *starts):
            if wanted.startswith(start, place):
                break
            if (broken := _with_broken_row(wanted, place, start, rows)) is not None:
                wanted = broken
                break
        else:
            same = _in_common(told, wanted[place:])
            there = wanted[place + same : place + same + 300]
            return f"Page {number} tells …{told[same : same + 300]}… where the document has …{there}…"
        place += len(start)
    return wanted[place:]


def _in_common(one: str, other: str) -> int:
    """How many characters both begin with."""
    unlike = (place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(unlike, min(len(one), len(other)))


def _long_rows(document: Document) -> Iterator[tuple[str, ...]]:
    """The cells of the rows of several columns: only these can be told in two pieces."""
    blocks = [block for service in document.services for part in service.parts for block in part.blocks]
    for block in blocks:
        if isinstance(block, Table):
            yield from (tuple(map(exact, row)) for row in (*block.rows, *([block.foot] if block.foot else [])))


def _with_broken_row(wanted: str, place: int, told: str, rows: list[tuple[str, ...]]) -> str | None:
    """What is wanted, when a page ends within a row: the beginnings of its cells, then the rest of each.

    None where the page does not end so.
    """
    same = _in_common(told, wanted[place:])
    for cells in rows:
        row = "".join(cells)
        start = wanted.find(row, max(place, place + same - len(row)))
        if not place <= start <= place + same < start + len(row):
            continue
        for pieces in _pieces(cells, told[start - place :]):
            rest = "".join(cell[len(piece) :] for cell, piece in zip(cells, pieces, strict=True))
            return wanted[:start] + "".join(pieces) + rest + wanted[start + len(row) :]
    return None


def _pieces(cells: tuple[str, ...], told: str) -> Iterator[tuple[str, ...]]:
    """The ways in which ``told`` is a beginning of each cell, one after the other."""
    if not cells:
        yield from [()] if not told else []
        return
    for length in range(_in_common(cells[0], told), -1, -1):
        yield from ((told[:length], *others) for others in _pieces(cells[1:], told[length:]))


def headers(document: Document) -> set[str]:
    """The headers of its tables."""
    blocks = [block for service in document.services for part in service.parts for block in part.blocks]
    return {exact("".join(column.label for column in block.columns)) for block in blocks if isinstance(block, Table)}


ALWAYS_ON_A_SHEET = ("documents", "fees", "time")


def sheet_differences(document: Document, pages: list[str]) -> str:
    """As ``differences``, of a sheet: one page, which may leave out whole parts and then names them.

    Papers, fees and time are always there.
    """
    told = exact("".join(pages))
    if len(pages) != 1:
        return f"The sheet has {len(pages)} pages."
    (service,) = document.services
    parts = [part for part in service.parts if any(part_texts(part))]
    away = [part for part in parts if part.anchor not in ALWAYS_ON_A_SHEET]
    for number in range(len(away) + 1):
        for missing in combinations(away, number):
            if told == exact("".join(_sheet(document, service, parts, missing))):
                return ""
    return f"The sheet tells …{told[:600]}…"


def _sheet(document: Document, service: Service, parts: list[Part], missing: Sequence[Part]) -> Iterator[str]:
    centre, words = document.centre, document.words
    yield from (centre.name, "·".join(filter(None, (centre.phone, centre.website))))
    yield from (document.title, service.agency)
    for block in document.foreword:
        yield from block_texts(block)
    yield from (words["scan"], service.address)
    for part in parts:
        if part not in missing:
            yield part.heading
            yield from _short_texts(part)
    if missing:
        names = " · ".join(part.heading for part in missing)
        yield words["more"].replace("%(parts)s", names).replace("%(address)s", service.address)
    yield centre.address
    yield "·".join(label + value for label, value in document.edition)


def _short_texts(part: Part) -> Iterator[str]:
    """Each row on a line with what goes with it, but for times, which are no list."""
    for block in part.blocks:
        if part.anchor == "time":
            yield from block.texts if isinstance(block, Items) else block_texts(block)
        elif isinstance(block, Items):
            yield from block_texts(Items(tuple(text.replace("\n", "–") for text in block.texts), block.numbered))
        else:
            yield from block_texts(block)


def booklet_differences(document: Document, pages: list[str]) -> str:
    """As ``differences``, of a booklet: the cover, the foreword, the contents with right pages, the chapters."""
    texts = [exact(page) for page in pages]
    word = exact(document.words["contents"])
    contents = next(number for number, text in enumerate(texts, 1) if text.startswith(word))
    chapters = _chapters(document, texts)
    if texts[0] != exact("".join(_cover(document))):
        return f"The cover tells {texts[0]}"
    foreword = [document.words["foreword"], *(text for block in document.foreword for text in block_texts(block))]
    return (
        _differences(document, pages, iter(foreword), range(2, contents))
        or _contents_differences(document, texts, range(contents, chapters[0][1].start))
        or next(filter(None, (_differences(document, pages, *chapter) for chapter in chapters)), "")
    )


def _cover(document: Document) -> Iterator[str]:
    centre = document.centre
    yield from (centre.name, document.title, document.subtitle)
    yield from (text for fact in (*document.facts, *document.edition) for text in fact)
    yield from (centre.address, centre.phone, centre.website)


def _by_agency(document: Document) -> dict[str, list[Service]]:
    found: dict[str, list[Service]] = {}
    for service in document.services:
        found.setdefault(service.agency, []).append(service)
    return found


def _contents_differences(document: Document, texts: list[str], numbers: range) -> str:
    told = "".join(texts[number - 1].replace(foot(document, number, len(texts)), "") for number in numbers)
    entries = [document.words["foreword"]]
    for agency, services in _by_agency(document).items():
        entries += [agency, *(service.title for service in services)]
    entries += [document.words["appendices"], *(part.heading for part in document.appendices)]
    pattern = "".join(rf"{re.escape(exact(entry))}\.*(\d+?)" for entry in entries)
    found = re.fullmatch(exact(document.words["contents"]) + pattern, told)
    if not found:
        return f"The contents tell {told}"
    wrong = [
        entry for entry, page in zip(entries, found.groups(), strict=True) if exact(entry) not in texts[int(page) - 1]
    ]
    return f"These stand on another page: {wrong}" if wrong else ""


def _chapters(document: Document, texts: list[str]) -> list[tuple[Iterator[str], range, str]]:
    """What each service says, and the appendices, on which pages, and what the feet of these name."""
    found = []
    for agency, services in _by_agency(document).items():
        for place, service in enumerate(services):
            opening = [agency, service.title] if place == 0 else [service.title]
            found.append(([*opening, *_service_texts(service, document)], f"{service.title} · {agency}"))
    appendices = [text for part in document.appendices for text in part_texts(part)]
    found.append(([document.words["appendices"], *appendices], ""))
    starts = []
    for told, _running in found:
        first = exact("".join(told[:3]))
        after = starts[-1] if starts else 1
        page = next(number for number in range(after + 1, len(texts) + 1) if texts[number - 1].startswith(first))
        starts.append(page)
    ends = [*starts[1:], len(texts) + 1]
    return [
        (iter(told), range(start, end), running)
        for (told, running), start, end in zip(found, starts, ends, strict=True)
    ]


def _service_texts(service: Service, document: Document) -> Iterator[str]:
    yield from (text for fact in service.facts for text in fact)
    for part in service.parts:
        yield from part_texts(part)
    yield document.words["source"].replace("%(address)s", service.address)
