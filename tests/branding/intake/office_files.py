"""Files of Word and PowerPoint as offices have them, built part by part, and such that do more than show their pages."""

import io
import zipfile

from tests.branding.intake.pictures import picture, saved

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = saved(picture(), "PNG")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    "docx": ("word/document.xml", f"{TYPE}wordprocessingml.document.main+xml"),
    "dotx": ("word/document.xml", f"{TYPE}wordprocessingml.template.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{TYPE}presentationml.presentation.main+xml"),
    "potx": ("ppt/presentation.xml", f"{TYPE}presentationml.template.main+xml"),
    "ppsx": ("ppt/presentation.xml", f"{TYPE}presentationml.slideshow.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{TYPE}spreadsheetml.sheet.main+xml"),
    "docm": ("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
}
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>หัวกระดาษ</dc:title><dc:creator>สมชาย ใจดี</dc:creator><cp:lastModifiedBy>Somchai</cp:lastModifiedBy>"
    "</cp:coreProperties>"
)
EXTENDED = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>C:\\Users\\somchai\\old.dotx</Template><Application>Microsoft Office Word</Application>"
    "<Company>บริษัทผู้รับจ้าง</Company></Properties>"
)


def relationship(number, kind, target, external=False):
    mode = ' TargetMode="External"' if external else ""
    kind = kind if "/" in kind else f"{OFFICE}/{kind}"
    return f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"{mode}/>'


def relationships(*rows):
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def paragraph(inside="<w:r><w:t>เรียน</w:t></w:r>"):
    spaces = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml"'
    return f"<w:document {spaces}><w:body><w:p>{inside}</w:p></w:body></w:document>"


def presentation(inside=""):
    spaces = f'xmlns:p="{SLIDES}" xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return f"<p:presentation {spaces}>{inside}</p:presentation>"


def parts(form="docx", *, main=None, rows=(), more=None, types=None):
    """The parts of a whole file. ``rows``: of the main part's relationships; ``types``: of ``more`` parts, by name."""
    path, said = MAIN[form]
    folder, name = path.split("/")
    overrides = {path: said, **(types or {})}
    told = "".join(f'<Override PartName="/{one}" ContentType="{kind}"/>' for one, kind in overrides.items())
    endings = {"rels": f"{TYPE[:31]}package.relationships+xml", "xml": "application/xml", "png": "image/png"}
    defaults = "".join(f'<Default Extension="{one}" ContentType="{kind}"/>' for one, kind in endings.items())
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{defaults}{told}</Types>',
        "_rels/.rels": relationships(
            relationship(1, "officeDocument", path),
            relationship(2, f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            relationship(3, "extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": CORE,
        "docProps/app.xml": EXTENDED,
        path: main if main is not None else (paragraph() if folder == "word" else presentation()),
        f"{folder}/_rels/{name}.rels": relationships(relationship(1, "image", "media/image1.png"), *rows),
        f"{folder}/media/image1.png": PICTURE,
        **(more or {}),
    }


def packed(held, compression=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return target.getvalue()


def office(form="docx", **values):
    return packed(parts(form, **values))


def field(code):
    """A field of Word whose code is cut in pieces, as editing leaves it."""
    pieces = "".join(
        f"<w:r><w:instrText>{code[place : place + 3]}</w:instrText></w:r>" for place in range(0, len(code), 3)
    )
    start, end = (f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "end"))
    return f"{start}{pieces}{end}"


def related(kind, target="https://evil.example/x", external=True, **values):
    return office(rows=[relationship(9, kind, target, external)], **values)


def locked():
    """As Office saves with a password: another kind of file, which holds the first."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def encrypted():
    data = bytearray(office())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1
    return bytes(data)


def bomb():
    """100 MB of nothing in 100 kB."""
    return packed({**parts(), "word/media/image2.png": bytes(100_000_000)})


def lying_bomb():
    """A part that says that it is small."""
    data = packed({**parts(), "word/media/image2.png": bytes(100_000_000)})
    return data.replace((100_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def many():
    return packed({**parts(), **{f"word/media/{number}.png": b"" for number in range(2_100)}}, zipfile.ZIP_STORED)


def twice():
    data = packed({**parts(), "word/documenu.xml": paragraph()})
    return data.replace(b"word/documenu.xml", b"word/document.xml")


DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
VBA = "application/vnd.ms-office.vbaProject"
COMMENTS = f"{TYPE}wordprocessingml.comments+xml"
# By what is wrong: the file, and a word of the sentence that tells it.
HOSTILE = {
    "empty": (b"", "empty"),
    "a picture": (PICTURE, "PNG"),
    "an archive of something else": (packed({"a.txt": "a"}), "ZIP"),
    "an old workbook renamed": (OLD, "2007"),
    "a workbook renamed": (office("xlsx", main="<workbook/>"), "Excel workbook"),
    "slides where a letterhead is asked for": (office("pptx"), "PowerPoint"),
    "a show": (office("ppsx"), "PowerPoint"),
    "a file of LibreOffice": (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "LibreOffice"),
    "a password": (locked(), "password"),
    "an encrypted part": (encrypted(), "password"),
    "cut off": (office()[:-100], "damaged"),
    "words after its end": (office() + b"<script>", "save it anew"),
    "something before its beginning": (b"<html>" + office(), "SVG"),
    "a bomb": (bomb(), "80 MB"),
    "a bomb that lies": (lying_bomb(), "damaged"),
    "too many parts": (many(), "2,000"),
    "a part twice": (twice(), "twice"),
    "a name that leads up": (packed({**parts(), "../../x.xml": "x"}), "leads out"),
    "a name from the root": (packed({**parts(), "/etc/passwd": "x"}), "leads out"),
    "a name in other letters": (packed({**parts(), "WORD/document.xml": paragraph()}), "twice"),
    "another packing": (packed(parts(), zipfile.ZIP_BZIP2), "save it anew"),
    "with macros": (office("docm"), "macros"),
    "macros that nothing names": (
        office(more={"word/vbaProject.bin": b"x"}, types={"word/vbaProject.bin": VBA}), "macros",
    ),
    "macros under another kind": (
        office(rows=[relationship(9, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "a.xml")],
               more={"word/a.xml": "<x/>"}), "macros",
    ),
    "a control": (
        office(rows=[relationship(9, "control", "activeX/a.xml")], more={"word/activeX/a.xml": "<ocx/>"}), "ActiveX",
    ),
    "an embedded object": (
        office(rows=[relationship(9, "oleObject", "embeddings/a.bin")], more={"word/embeddings/a.bin": b"x"}), "embedded",
    ),
    "an object in the text": (office(main=paragraph("<w:object><OLEObject/></w:object>")), "embedded"),
    "a template elsewhere": (related("attachedTemplate"), "template"),
    "a template on a disk": (related("attachedTemplate", "file:///C:/Users/somchai/a.dotm"), "template"),
    "a picture elsewhere": (related("image"), "evil.example"),
    "a picture of a server of the office": (related("image", "\\\\10.0.0.1\\share\\a.png"), "10.0.0.1"),
    "a frame elsewhere": (related("frame"), "evil.example"),
    "a document inside the document, elsewhere": (related("subDocument", "b.docx"), "b.docx"),
    "a list of addresses elsewhere": (related("mailMergeSource", "file:///C:/names.csv"), "names.csv"),
    "a picture elsewhere that is said to be a link": (
        office(
            main=paragraph('<w:drawing><w:blip r:link="rId9"/></w:drawing>'),
            rows=[relationship(9, "hyperlink", "https://evil.example/a.png", True)],
        ),
        "evil.example",
    ),
    "a link to a file": (related("hyperlink", "file:///C:/Windows/System32/calc.exe"), "calc.exe"),
    "a link to a program": (related("hyperlink", "ms-msdt:/id"), "ms-msdt"),
    "a link to a script": (related("hyperlink", "javascript:alert(1)"), "javascript"),
    "another document taken in": (
        office(rows=[relationship(9, "aFChunk", "a.html")], more={"word/a.html": "<script/>"}), "another document",
    ),
    "another document named in the text": (office(main=paragraph('<w:altChunk r:id="rId9"/>')), "another document"),
    "entities": (office(main=DTD + paragraph("&b;")), "entities"),
    "entities in the list of relationships": (
        office(more={"word/_rels/document.xml.rels": DTD + relationships()}), "entities",
    ),
    "another encoding": (office(main=paragraph().encode("utf-16")), "UTF-8"),
    "an encoding that is said and is not": (office(main='<?xml version="1.0" encoding="UTF-7"?>' + paragraph()), "UTF-8"),
    "half of its text": (office(main=paragraph()[:-20]), "XML"),
    "elements without end": (office(main=paragraph("<w:r/>" * 600_000)), "500,000"),
    "a field that runs programs": (office(main=paragraph(field(' DDEAUTO c:\\\\a "x"'))), "DDEAUTO"),
    "a field that fetches a file": (office(main=paragraph(field('INCLUDEPICTURE "https://evil.example/"'))), "INCLUDE"),
    "a field in one piece": (office(main=paragraph('<w:fldSimple w:instr="INCLUDETEXT a.docx"/>')), "INCLUDETEXT"),
    "a field written by another": (office(main=paragraph(field("QUOTE 68 68 69"))), "QUOTE"),
    "a field that never ends": (
        office(main=paragraph('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDE a b</w:instrText></w:r>')), "DDE",
    ),
    "a field that leads to a file": (office(main=paragraph(field('HYPERLINK "file:///C:/a.exe"'))), "a.exe"),
    "a click that starts a program": (
        office(main=paragraph('<w:hlinkClick action="ppaction://program?calc"/>')), "ppaction",
    ),
    "an old drawing that loads": (office(main=paragraph('<v:imagedata src="https://evil.example/a"/>')), "evil"),
    "an old drawing that leads": (office(main=paragraph('<v:shape href="file:///a"/>')), "file:"),
    "comments": (
        office(rows=[relationship(9, "comments", "comments.xml")], more={"word/comments.xml": "<x/>"},
               types={"word/comments.xml": COMMENTS}), "comments",
    ),
    "tracked changes": (office(main=paragraph('<w:ins w:author="สมชาย"/>')), "comments"),
    "a picture that is a page": (office(more={"word/media/image1.png": "<script/>"}), "PNG"),
    "a program as picture": (
        office(rows=[relationship(8, "image", "a.exe")], more={"word/a.exe": b"MZ"}), "exe",
    ),
    "a drawing with a script": (
        office(rows=[relationship(8, "image", "a.svg")], types={"word/a.svg": "image/svg+xml"},
               more={"word/a.svg": f"{DTD}<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"}), "a.svg",
    ),
    "a picture that is not there": (
        office(main=paragraph('<w:x r:embed="rId8"/>'), rows=[relationship(8, "image", "media/none.png")]), "none.png",
    ),
    "something new that the text uses": (
        office(main=paragraph('<w:x r:id="rId8"/>'), rows=[relationship(8, "intelligence9", "a.xml")],
               more={"word/a.xml": "<x/>"}), "intelligence9",
    ),
    "two relationships of one name": (office(rows=[relationship(1, "image", "media/image1.png")]), "damaged"),
    "no document in it": (packed({**parts(), "_rels/.rels": relationships()}), "ZIP"),
}  # fmt: skip
