"""What should be in a PDF of a document."""

from collections.abc import Iterator

from manuals.pdf.document import Block, Document, Heading, Items, Note, Paragraph, Part, Table
from tests.portal.pdf.reading import exact


def block_texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text) | Heading(text) | Note(text):
            yield text
        case Items(texts, numbered):
            for number, text in enumerate(texts, 1):
                yield f"{number}." if numbered else "•"
                yield text
        case Table(columns, rows, foot, caption) if rows:
            yield caption
            yield from (column.label for column in columns)
            for row in (*rows, *([foot] if foot else [])):
                yield from row


def part_texts(part: Part) -> Iterator[str]:
    texts = [text for block in part.blocks for text in block_texts(block)]
    if texts:
        yield part.heading
        yield from texts


def manual_texts(document: Document) -> Iterator[str]:
    """All that an A4 manual of several services says, in its order, without its feet and repeated headers."""
    centre = document.centre
    yield from (
        centre.name,
        centre.address,
        centre.phone + ("·" if centre.phone and centre.website else "") + centre.website,
    )
    yield from (document.words["manual"], document.title, document.subtitle)
    yield from (text for fact in document.facts for text in fact)
    yield "·".join(label + value for label, value in document.edition)
    for block in document.foreword:
        yield from block_texts(block)
    for service in document.services:
        if len(document.services) > 1:
            yield from (service.title, service.agency)
        yield from (text for fact in service.facts for text in fact)
        for part in service.parts:
            yield from part_texts(part)
        yield document.words["source"].replace("%(address)s", service.address)
    for part in document.appendices:
        yield from part_texts(part)


def foot(document: Document, number: int, pages: int, running: str = "") -> str:
    """``running``: what the page belongs to, above the title of the whole."""
    edition = " · ".join(f"{label} {value}" for label, value in document.edition[:2])
    title = f"{running}{document.title} · " if running else document.title
    page = document.words["page"].replace("%(page)s", str(number)).replace("%(pages)s", str(pages))
    return exact(title + edition + page)


def without_furniture(document: Document, pages: list[str], header: str = "") -> str:
    """The pages' text in one, each page's foot taken off, and ``header`` where a page begins with it again."""
    texts = []
    for number, page in enumerate(pages, 1):
        text, last = exact(page), foot(document, number, len(pages))
        assert text.count(last) == 1, f"page {number} has no foot: {text[-200:]}"
        text = text.replace(last, "")
        texts.append(text.removeprefix(exact(header)) if number > 1 else text)
    return "".join(texts)
