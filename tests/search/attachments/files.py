"""Files as offices send them, made here: good ones, broken ones, hostile ones."""

import io
import zipfile
from itertools import pairwise

import typst
from PIL import Image

from portal.pdf import compiler

THAI = "คำขอมีบัตรประจำตัวประชาชน ทำที่ศูนย์ ใต้ต้นฉำฉา"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = "word/document.xml"


def pdf(*lines: str) -> bytes:
    """A PDF with Thai as Typst writes it."""
    source = f'#set text(font: "{compiler.FAMILY}", lang: "th")\n' + "\n\n".join(lines)
    made = typst.compile(source.encode(), font_paths=compiler.fonts(), format="pdf")
    assert isinstance(made, bytes)
    return made


def pdf_of_objects(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of which is the catalogue."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer <</Root 1 0 R /Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def pdf_of_pages(number: int, operations: bytes = b"BT /F 12 Tf (Agate) Tj ET") -> bytes:
    """So many pages, all with the same words."""
    kids = b" ".join(b"%d 0 R" % (number_of + 5) for number_of in range(number))
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F 3 0 R>>>>>>"
    return pdf_of_objects(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count %d /Kids [%s]>>" % (number, kids),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(operations), operations),
        *[page] * number,
    )


def encrypted_pdf() -> bytes:
    """One that opens with a password only: no password has the key that it is said to have."""
    key = b"<" + b"5a" * 32 + b">"
    return pdf_of_objects(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 0 /Kids []>>",
        b"<</Filter /Standard /V 1 /R 2 /O %s /U %s /P -4>>" % (key, key),
        trailer=b"/Encrypt 3 0 R /ID [<01> <01>]",
    )


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(*paragraphs: str, before: str = "", body: str = "") -> bytes:
    """``before``: what stands before the root; ``body``: markup instead of paragraphs."""
    runs = body or "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {NAMESPACE}><w:body>{runs}</w:body></w:document>'
    return archive(**{"[Content_Types].xml": b"<Types/>", DOCUMENT: xml.encode()})


def entity_bomb() -> bytes:
    names = [f"e{number}" for number in range(10)]
    entities = '<!ENTITY e0 "boom">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    return docx("&e9;", before=f"<!DOCTYPE bomb [{entities}]>")


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return out.getvalue()
