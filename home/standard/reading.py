"""A standard as data: groups, criteria and the measures that prove them, read from YAML with every fault told."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.bilingual.language import LANGUAGES, pick
from portal.evidence import NUMBER, Measure

LARGEST = 200_000  # characters of a file
LONGEST_CODE, LONGEST_KEY = 20, 60
# As the addresses of the board take them.
KEY, CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), re.compile(r"[0-9A-Za-z.()-]+")
MOST_MONTHS = 120
DEEPEST = 12  # lists and names within each other; a standard has six
MOST_FAULTS = 200  # that are told
MOST_ROWS = 2000  # groups, criteria and measures together: a file can repeat itself without end


@dataclass(frozen=True, slots=True)
class Words:
    th: str
    en: str

    def __str__(self) -> str:
        return pick(self.th, self.en)


@dataclass(frozen=True, slots=True)
class Demand:
    """A measure that a criterion asks for. ``months``: how old its evidence may be; None where it does not age."""

    measure: str
    months: int | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Criterion:
    """``code``: what it is known by, year after year; ``number``: what readers know it by, '' where it has none.

    Without ``demands`` it is proved by evidence that a person adds, and by nothing else.
    """

    code: str
    number: str
    name: Words
    text: Words
    demands: tuple[Demand, ...] = ()

    @property
    def title(self) -> str:
        """Number and name, in the active language."""
        return f"{self.number} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Group:
    code: str
    number: str
    name: Words
    criteria: tuple[Criterion, ...]

    @property
    def title(self) -> str:
        return f"{self.number} {self.name}".strip()


@dataclass(frozen=True)
class Standard:
    """``year``: common era, of the edition of the standard: its numbers may change from year to year."""

    key: str
    year: int
    name: Words
    source: Words
    groups: tuple[Group, ...]

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """By code, in their order."""
        return {criterion.code: criterion for group in self.groups for criterion in group.criteria}


def read(text: str, known: Mapping[str, Measure] | None = None) -> Standard:
    """Raises ValidationError with a sentence for every fault (the first 200), each with its place in the file.

    ``known``: the measures that may be asked for, by key; None where that is not looked at, as for a file in force.
    """
    if len(text) > LARGEST:
        raise ValidationError(_("The file is larger than 200,000 characters. A standard is much shorter."))
    try:
        depth = 0
        for event in yaml.parse(text, yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                place = _("line %(line)d") % {"line": getattr(event.start_mark, "line", 0) + 1}
                raise ValidationError(_("%(place)s: more than %(most)d lists or names stand within each other.") % {"place": place, "most": DEEPEST})  # fmt: skip
            if getattr(event, "anchor", None) or getattr(event, "tag", None):
                place = _("line %(line)d") % {"line": getattr(event.start_mark, "line", 0) + 1}
                sentence = _(
                    "%(place)s: anchors, references and tags are not accepted. Write every text where it stands."
                )
                raise ValidationError(sentence % {"place": place})
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError, RecursionError) as fault:
        mark = getattr(fault, "problem_mark", None)
        place = _("line %(line)d") % {"line": mark.line + 1} if mark else _("the file")
        raise ValidationError(_("%(place)s: this is not YAML.") % {"place": place}) from None
    reader = _Reader(known)
    standard = reader.standard(data)
    if reader.faults:
        raise ValidationError(reader.faults)
    return standard


class _Reader:
    """Collects faults; what it returns counts only where there are none."""

    def __init__(self, known: Mapping[str, Measure] | None) -> None:
        self.known = known
        self.faults: list[str] = []
        self.codes: set[str] = set()
        self.count = 0

    def fault(self, place: str, sentence: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(f"{place}: {sentence}")

    def standard(self, data) -> Standard:
        top = self.mapping(data, _("the file"), {"key", "year", "name", "source", "groups"})
        return Standard(
            self.code(top.get("key"), "key", KEY, LONGEST_KEY),
            self.whole(top.get("year"), "year", 1900, 2199),
            self.words(top.get("name"), "name"),
            self.words(top.get("source"), "source"),
            tuple(self.rows(top.get("groups"), "groups", self.group)),
        )

    def group(self, data, place: str) -> Group:
        row = self.mapping(data, place, {"code", "number", "name", "criteria"})
        code = self.code(row.get("code"), f"{place}.code", CODE, LONGEST_CODE)
        return Group(
            code,
            self.number(row.get("number"), f"{place}.number", code),
            self.words(row.get("name"), f"{place}.name"),
            tuple(self.rows(row.get("criteria"), f"{place}.criteria", self.criterion)),
        )

    def criterion(self, data, place: str) -> Criterion:
        row = self.mapping(data, place, {"code", "number", "name", "text", "measures"})
        code = self.code(row.get("code"), f"{place}.code", CODE, LONGEST_CODE)
        if code in self.codes:
            self.fault(f"{place}.code", _("“%(code)s” stands twice. A code is given once.") % {"code": code})
        self.codes.add(code)
        demands = self.rows(row["measures"], f"{place}.measures", self.demand) if "measures" in row else ()
        return Criterion(
            code,
            self.number(row.get("number"), f"{place}.number", code),
            self.words(row.get("name"), f"{place}.name"),
            self.words(row.get("text"), f"{place}.text"),
            tuple(demands),
        )

    def demand(self, data, place: str) -> Demand:
        row = dict(self.mapping(data, place, None))
        key = row.pop("key", None)
        if not isinstance(key, str):
            self.fault(f"{place}.key", _("The key of a measure is expected here."))
        elif self.known is not None and key not in self.known:
            near = get_close_matches(key, self.known, n=3, cutoff=0.3) or sorted(self.known)[:3]
            sentence = _("There is no measure “%(key)s”. There are, among others: %(known)s.")
            self.fault(f"{place}.key", sentence % {"key": key[:LONGEST_KEY], "known": ", ".join(near)})
        months = row.pop("months", None)
        if months is not None:
            months = self.whole(months, f"{place}.months", 1, MOST_MONTHS)
        options = self.known[key].options if self.known and isinstance(key, str) and key in self.known else None
        for name, value in row.items():
            if options is not None and name not in options:
                self.fault(f"{place}.{name}", _("“%(name)s” is not known here. Known: %(known)s.") % {"name": name[:LONGEST_KEY], "known": ", ".join(["key", "months", *options])})  # fmt: skip
                continue
            self.whole(value, f"{place}.{name}", 0, NUMBER if options is None else options[name])
        return Demand(str(key), months, row)

    def mapping(self, data, place: str, names: set[str] | None) -> Mapping[str, Any]:
        if not isinstance(data, dict) or not all(isinstance(name, str) for name in data):
            self.fault(place, _("Names with values are expected here, such as “code: 1.1”."))
            return {}
        for name in sorted(set(data) - (names if names is not None else set(data))):
            self.fault(f"{place}.{name}", _("“%(name)s” is not known here. Known: %(known)s.") % {"name": name[:LONGEST_KEY], "known": ", ".join(sorted(names or ()))})  # fmt: skip
        return data

    def rows(self, data, place: str, read_one: Callable) -> Iterator[Any]:
        if not isinstance(data, list) or not data:
            self.fault(place, _("A list with at least one entry is expected here."))
            return
        for number, row in enumerate(data, 1):
            self.count += 1
            if self.count > MOST_ROWS:
                if self.count == MOST_ROWS + 1:
                    sentence = _("A standard has at most 2,000 groups, criteria and measures.")
                    self.faults.insert(0, f"{place}: {sentence}")  # told whatever else there is
                return
            yield read_one(row, f"{place}[{number}]")

    def code(self, data, place: str, form: re.Pattern[str], longest: int) -> str:
        if not isinstance(data, str) or not form.fullmatch(data) or len(data) > longest:
            sentence = _(
                'Enter 1 to %(longest)d letters a to z, digits, hyphens or, in codes, dots and brackets; numbers in quotes, such as "1.1".'
            )
            self.fault(place, sentence % {"longest": longest})
            return ""
        return data

    def number(self, data, place: str, code: str) -> str:
        """``code`` unless another number is given; '' says that there is none."""
        if data is None:
            return code
        if not isinstance(data, str) or len(data) > LONGEST_CODE or not data.isprintable():
            sentence = _('Enter at most %(longest)d characters in quotes, such as "O1"; "" where there is no number.')
            self.fault(place, sentence % {"longest": LONGEST_CODE})
            return ""
        return data.strip()

    def words(self, data, place: str) -> Words:
        found = data if isinstance(data, dict) else {}
        for name in sorted(str(name) for name in set(found) - set(LANGUAGES)):
            sentence = _("“%(name)s” is not known here. Put a text with a comma or a colon in quotes.")
            self.fault(f"{place}.{name[:LONGEST_KEY]}", sentence % {"name": name[:LONGEST_KEY]})
        missing = [language for language in LANGUAGES if not isinstance(found.get(language), str) or not found[language].strip()]  # fmt: skip
        for language in missing:
            self.fault(
                f"{place}.{language}", _("The text is missing. Every text is given in Thai (th) and English (en).")
            )
        return Words("", "") if missing else Words(found["th"].strip(), found["en"].strip())

    def whole(self, data, place: str, least: int, most: int) -> int:
        if not isinstance(data, int) or isinstance(data, bool) or not least <= data <= most:
            self.fault(place, _("Enter a whole number from %(least)d to %(most)d.") % {"least": least, "most": most})
            return least
        return data
