"""Fields of Word: those that only show something of the document itself, or wait to be filled in.

Their names are an allow-list (ECMA-376 part 1, 17.16.5): the others fetch files, run programs, or write what they are.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from branding.intake.office.faults import FIELD, LINK, PartRefused

NAMES = {
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "TITLE", "SUBJECT",
    "KEYWORDS", "STYLEREF", "PAGEREF", "REF", "NOTEREF", "SEQ", "TOC", "TC", "HYPERLINK", "SYMBOL", "MERGEFIELD", "NEXT", "IF",
    "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "FILLIN", "ASK", "DOCPROPERTY", "FILENAME", "NUMWORDS", "NUMCHARS",
}  # fmt: skip
ARGUMENT = re.compile(r'"[^"]*"|\S+')
WITH_VALUE = ("\\l", "\\o", "\\t", "\\s")  # switches of a hyperlink after which a word of theirs stands
MOST_CODE = 4_000  # letters


def leads_well(address: str) -> bool:
    """Whether a link may lead there: a place in the document, a page by https, a letter."""
    if not address or address.startswith("#"):
        return True
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return (parts.scheme == "https" and bool(parts.netloc)) or (parts.scheme == "mailto" and bool(parts.path))


@dataclass
class Fields:
    """The fields of a part, each judged when its code is complete. Raises PartRefused."""

    part: str
    open: list[str | None] = field(default_factory=list)  # the codes; None once its result begins

    def element(self, name: str, attributes: dict[str, str]) -> None:
        if name == "fldSimple":
            self._judge(attributes.get("instr", ""))
        if name != "fldChar":
            return
        step = attributes.get("fldCharType")
        if step == "begin":
            if self.open and self.open[-1] is not None and not self.open[-1].strip():
                raise PartRefused(self.part, FIELD, field="{ { } }")  # another field would give it its name
            self.open.append("")
        elif self.open and step in ("separate", "end"):
            code = self.open.pop()
            if code is not None:
                self._judge(code)
            if step == "separate":
                self.open.append(None)

    def code(self, text: str) -> None:
        """A piece of a code. What stands outside of a field is none, and Word may still take it for one."""
        if not self.open or self.open[-1] is None:
            self._judge(text)
            return
        self.open[-1] += text
        if len(self.open[-1]) > MOST_CODE:
            raise PartRefused(self.part, FIELD, field=self.open[-1])

    def close(self) -> None:
        for code in self.open:
            if code is not None:
                self._judge(code)

    def _judge(self, code: str) -> None:
        words = ARGUMENT.findall(code)
        if not words or words[0].startswith("="):
            return
        if words[0].upper() not in NAMES:
            raise PartRefused(self.part, FIELD, field=words[0])
        if words[0].upper() == "HYPERLINK":
            self._judge_link(words[1:])

    def _judge_link(self, words: list[str]) -> None:
        before = ""
        for word in words:
            if not word.startswith("\\") and before not in WITH_VALUE and not leads_well(word.strip('"')):
                raise PartRefused(self.part, LINK, target=word.strip('"'))
            before = word.lower()
