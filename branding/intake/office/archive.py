"""A ZIP to its parts and back. What is written holds the parts and nothing before, between or behind them, so that every
program reads of it what was checked here."""

import io
import re
import zipfile
import zlib

from branding.intake.office.faults import DAMAGED, PARTS, PASSWORD, PLACES, UNCHECKED, UNPACKED, PartRefused

MOST_PARTS = 2_000
MOST_DIRECTORY = 500_000  # bytes of the list of parts at the end of the file
MOST_UNPACKED = 80_000_000
END, END_SIZE, LARGE_END, LARGE_END_SIZE = b"PK\x05\x06", 22, b"PK\x06\x07", 20  # APPNOTE 4.3.15, 4.3.16
ENCRYPTED = 0x1 | 0x40
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day that a ZIP can name
# No empty, hidden or leading-up step, no drive, nothing invisible.
NAME = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[^/\\:*?\"<>|\x00-\x1f\x7f]+(?:/[^/\\:*?\"<>|\x00-\x1f\x7f]+)*")


def unpacked(data: bytes) -> dict[str, bytes]:
    """Each part by its name. Number and size are known before anything is unpacked. Raises PartRefused."""
    _check_end(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not (member.is_dir() and not member.file_size)]
            _check(members)
            return {member.filename: _content(archive, member) for member in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OverflowError) as error:
        raise PartRefused("", DAMAGED) from error


def _check_end(data: bytes) -> None:
    """The directory is small and stands at the end: a longer one is not read at all."""
    end = data[-END_SIZE:]
    if len(end) < END_SIZE or not data.startswith(b"PK\x03\x04"):
        raise PartRefused("", DAMAGED)
    if not end.startswith(END) or data[-END_SIZE - LARGE_END_SIZE :].startswith(LARGE_END):
        raise PartRefused("", DAMAGED if END not in data else UNCHECKED)
    count, size = int.from_bytes(end[10:12], "little"), int.from_bytes(end[12:16], "little")
    if count > MOST_PARTS or size > MOST_DIRECTORY:
        raise PartRefused("", PARTS, most=f"{MOST_PARTS:,}")


def _check(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_PARTS:
        raise PartRefused("", PARTS, most=f"{MOST_PARTS:,}")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise PartRefused("", UNPACKED, most=MOST_UNPACKED // 1_000_000)
    seen: set[str] = set()
    for member in members:
        if not NAME.fullmatch(member.orig_filename) or member.filename.casefold() in seen:
            raise PartRefused(member.orig_filename, PLACES)
        if member.flag_bits & ENCRYPTED:
            raise PartRefused(member.filename, PASSWORD)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise PartRefused(member.filename, UNCHECKED)
        seen.add(member.filename.casefold())


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as file:
        content = file.read(member.file_size + 1)
    if len(content) != member.file_size:
        raise PartRefused(member.filename, DAMAGED)
    return content


def packed(parts: dict[str, bytes]) -> bytes:
    """The same bytes for the same parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(parts):
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(member, parts[name])
    return target.getvalue()
