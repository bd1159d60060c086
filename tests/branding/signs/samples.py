"""Signs for the tests: every kind, filled with texts of any length."""

from branding.signs.content import Centre, Pair, Row, Sign
from branding.signs.kinds import SignKind
from portal import look

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path fill="#0b4650" d="M0 0h30v10H0z"/></svg>'
ADDRESS = "https://saithan.example.go.th/s/id-card"
THAI = "การขอมีบัตรประจำตัวประชาชนและทะเบียนราษฎรของสำนักทะเบียนอำเภอกรุงเทพมหานคร "
ENGLISH = "Civil registration and identity cards of the Department of Provincial Administration "
CENTRE = Centre(
    Pair("ศูนย์บริการร่วมจังหวัดสายธาร", "Sai Than Joint Service Centre"), Pair("0 4299 0100"), LOGO, dict(look.COLOURS)
)


def text(of: str, letters: int) -> str:
    return (of * (letters // len(of) + 1))[:letters].strip()


def words(letters: int) -> Pair:
    return Pair(text(THAI, letters), text(ENGLISH, letters))


def numbered(mark, letters: int) -> Pair:
    """Words that no other sign has."""
    return Pair(*(f"{mark} {told}" for told in words(letters)))


def sign(kind: SignKind, name: Pair, *, lines: tuple[Pair, ...] = (), address: str = ADDRESS) -> Sign:
    """Of a counter with the name, or of a hall with it in a row."""
    scan = Pair("สแกนดูเอกสาร", "Scan for papers")
    if kind.of_counters:
        return Sign(name, "12", lines, address=address, scan=scan)
    rows = (Row(Pair("12"), name), Row(Pair("13–14"), Pair("ที่ดิน", "Land"), is_quiet=True))
    return Sign(Pair("ช่องบริการ", "Counters"), rows=rows, address=address, scan=scan)
