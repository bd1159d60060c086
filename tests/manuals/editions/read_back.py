"""What a PDF of an edition says, held against its document page by page: tables repeat their header on every page."""

import re
from collections.abc import Iterator

from manuals.pdf.document import Block, Document, Items, Part, Service, Table
from tests.manuals.pdf.reading import block_texts, exact, foot, manual_texts, part_texts


def differences(document: Document, pages: list[str]) -> str:
    """'' where the pages tell the document's texts in their order and nothing else; what is wrong where they do not."""
    return _differences(document, pages, manual_texts(document), range(1, len(pages) + 1))


def _differences(document: Document, pages: list[str], texts: Iterator[str], numbers: range) -> str:
    """As ``differences``, for some pages of the whole."""
    wanted = exact("".join(texts))
    rows = list(_long_rows(document))
    place = 0
    for number in numbers:
        text, last = exact(pages[number - 1]), foot(document, number, len(pages))
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


def sheet_differences(document: Document, pages: list[str]) -> str:
    """As ``differences``, of a sheet: one page, which may leave out the last rows and then says where they are."""
    told = exact("".join(pages))
    if len(pages) != 1:
        return f"The sheet has {len(pages)} pages."
    (service,) = document.services
    more = exact(document.words["more"].replace("%(address)s", service.address))
    end = exact("".join(_foot_of_sheet(document, service)))
    whole = _rows_of(service)
    for count in range(whole, -1, -1):
        body = "".join(text for part in _cut(service, count) for text in part_texts(part))
        if told == exact("".join(_head_of_sheet(document, service)) + body) + (more if count < whole else "") + end:
            return ""
    return f"The sheet tells …{told[:400]}…"


def _head_of_sheet(document: Document, service: Service) -> Iterator[str]:
    centre = document.centre
    yield from (centre.name, centre.address, "·".join(filter(None, (centre.phone, centre.website))))
    yield from (document.title, service.agency)
    yield from (text for fact in service.facts for text in fact)


def _foot_of_sheet(document: Document, service: Service) -> Iterator[str]:
    centre = document.centre
    yield from (document.words["scan"], service.address, "·".join(filter(None, (centre.name, centre.phone))))
    yield "·".join(label + value for label, value in document.edition)


def _length(block: Block) -> int:
    return len(block.texts) if isinstance(block, Items) else len(block.rows) if isinstance(block, Table) else 1


def _rows_of(service: Service) -> int:
    return sum(_length(block) for part in service.parts for block in part.blocks)


def _cut(service: Service, count: int) -> Iterator[Part]:
    """The parts with their first ``count`` rows, items and paragraphs."""
    for part in service.parts:
        blocks: list[Block] = []
        for block in part.blocks:
            if count > 0:
                blocks.append(_first(block, count))
            count = max(0, count - _length(block))
        yield Part(part.anchor, part.heading, tuple(blocks))


def _first(block: Block, count: int) -> Block:
    if count >= _length(block):
        return block
    if isinstance(block, Items):
        return Items(block.texts[:count], block.numbered)
    return Table(block.columns, block.rows[:count], None, block.caption)


def booklet_differences(document: Document, pages: list[str]) -> str:
    """As ``differences``, of a booklet: the cover, the foreword, the contents with right pages, the chapters."""
    texts = [exact(page) for page in pages]
    word = exact(document.words["contents"])
    contents = next(number for number, text in enumerate(texts, 1) if text.startswith(word))
    opening = exact(document.services[0].agency + document.services[0].title)
    chapters = next(number for number, text in enumerate(texts, 1) if text.startswith(opening))
    if texts[0] != exact("".join(_cover(document))):
        return f"The cover tells {texts[0]}"
    foreword = [document.words["foreword"], *(text for block in document.foreword for text in block_texts(block))]
    return (
        _differences(document, pages, iter(foreword), range(2, contents))
        or _contents_differences(document, texts, range(contents, chapters))
        or _differences(document, pages, _chapters(document), range(chapters, len(pages) + 1))
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
    entries.append(document.words["appendices"])
    pattern = "".join(rf"{re.escape(exact(entry))}\.*(\d+?)" for entry in entries)
    found = re.fullmatch(exact(document.words["contents"]) + pattern, told)
    if not found:
        return f"The contents tell {told}"
    wrong = [
        entry for entry, page in zip(entries, found.groups(), strict=True) if exact(entry) not in texts[int(page) - 1]
    ]
    return f"These stand on another page: {wrong}" if wrong else ""


def _chapters(document: Document) -> Iterator[str]:
    for agency, services in _by_agency(document).items():
        yield agency
        for service in services:
            yield service.title
            yield from (text for fact in service.facts for text in fact)
            for part in service.parts:
                yield from part_texts(part)
            yield document.words["source"].replace("%(address)s", service.address)
    yield document.words["appendices"]
    for part in document.appendices:
        yield from part_texts(part)
