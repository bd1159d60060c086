"""The parts of an XLSX package, each opened within limits: wherever it lies and whatever the package calls it."""

import zipfile
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

from openpyxl.reader.excel import ExcelReader
from openpyxl.reader.strings import read_string_table
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

# openpyxl makes an object of every element of a part, and of every cell of a row, before anybody can look at them.
MOST_TAGS_OF_STRINGS, MOST_TAGS, MOST_CELLS = 2_000_000, 100_000, 16_384
_CHUNK = 1 << 16
_ROW, _CELL, _MERGED = (f"{SHEET_MAIN_NS} {name}" for name in ("row", "c", "mergeCell"))


class OverloadedError(Exception):
    """A part has more elements than any honest workbook."""


class WideRowError(Exception):
    """A row has more than ``MOST_CELLS`` cells."""


class LongSheetError(Exception):
    """A sheet has more rows than were asked for."""


class _Archive(zipfile.ZipFile):
    """Counts the tags of what is read as a whole; raises OverloadedError."""

    def read(self, name, pwd=None):
        self.count(name, MOST_TAGS)
        return super().read(name, pwd)

    def count(self, name: str, most: int) -> None:
        tags = 0
        with self.open(name) as file:
            while chunk := file.read(_CHUNK):
                tags += chunk.count(b"<")
                if tags > most:
                    raise OverloadedError


class Reader(ExcelReader):
    """openpyxl's reader of sheets, row by row. What holds no cells (charts, pictures, properties) it leaves unread.

    Raises OverloadedError, and whatever a damaged file makes openpyxl stumble over.
    """

    archive: _Archive

    def __init__(self, file: IO[bytes]):
        # Not data_only: a formula must be told from the value it had when the file was saved.
        super().__init__(file, read_only=True, keep_links=False)
        self.archive = _Archive(file)
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            path = part.PartName[1:]
            self.archive.count(path, MOST_TAGS_OF_STRINGS)
            with self.archive.open(path) as source:
                self.shared_strings = read_string_table(source)

    def sheets(self) -> list[tuple[str, str]]:
        """Title and part of each sheet with cells. One part may be many sheets."""
        named = ((sheet.name, relation) for sheet, relation in self.parser.find_sheets())
        return [
            (title, relation.target)
            for title, relation in named
            if relation.target in self.valid_files and "chartsheet" not in relation.Type
        ]

    def sheet(self, title: str, path: str) -> ReadOnlyWorksheet:
        """Opens it, and thereby reads up to its size, which may be at its end: ``Scan`` it before."""
        return ReadOnlyWorksheet(self.wb, title, path, self.shared_strings)


@dataclass
class Scan:
    """What is told of a sheet before its rows are read. ``merged``: its first merged cells (``A2:B2``), or ''."""

    most_rows: int
    merged: str = ""

    def __post_init__(self):
        self._rows = self._cells = self._in_row = self._outside = self._depth = 0

    def run(self, archive: zipfile.ZipFile, path: str) -> str:
        """``merged``. Raises OverloadedError, WideRowError, LongSheetError, and expat's errors for what is no XML."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.StartDoctypeDeclHandler = _refuse_entities
        with archive.open(path) as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk)
        parser.Parse(b"", True)
        return self.merged

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _ROW:
            self._rows += 1
            if self._rows > self.most_rows:
                raise LongSheetError
        if self._depth or name == _ROW:
            self._depth += 1
            self._count_in_row(name)
            return
        # openpyxl keeps these until the sheet ends; a row it lets go.
        self._outside += 1
        if self._outside > MOST_TAGS:
            raise OverloadedError
        if name == _MERGED:
            self.merged = self.merged or attributes.get("ref", "")

    def _count_in_row(self, name: str) -> None:
        if self._depth == 1:
            self._cells = self._in_row = 0
        self._in_row += 1
        self._cells += name == _CELL
        if self._cells > MOST_CELLS:
            raise WideRowError
        if self._in_row > MOST_TAGS:
            raise OverloadedError

    def _end(self, _name: str) -> None:
        self._depth -= self._depth > 0


def _refuse_entities(*_declaration) -> None:
    raise ValueError
