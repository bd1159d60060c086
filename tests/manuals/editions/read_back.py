"""What a PDF of an edition says, held against its document page by page: tables repeat their header on every page."""

from manuals.pdf.document import Document, Table
from tests.manuals.pdf.reading import exact, foot, manual_texts


def differences(document: Document, pages: list[str]) -> str:
    """'' where the pages tell the document's texts in their order and nothing else; what is wrong where they do not."""
    wanted = exact("".join(manual_texts(document)))
    place = 0
    for number, page in enumerate(pages, 1):
        text, last = exact(page), foot(document, number, len(pages))
        if text.count(last) != 1:
            return f"Page {number} has no foot: …{text[-200:]}"
        told = text.replace(last, "")
        starts = ["", *headers(document)] if number > 1 else [""]
        found = next((told.removeprefix(head) for head in starts
                      if told.startswith(head) and wanted.startswith(told.removeprefix(head), place)), None)  # fmt: skip
        if found is None:
            return f"Page {number} tells …{told[:300]}… where the document has …{wanted[place : place + 300]}…"
        place += len(found)
    return wanted[place:]


def headers(document: Document) -> set[str]:
    """The headers of its tables."""
    blocks = [block for service in document.services for part in service.parts for block in part.blocks]
    return {exact("".join(column.label for column in block.columns)) for block in blocks if isinstance(block, Table)}
