"""The words of a page by their place, as its Thai source has them and as its English page shows them."""

import json
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from bs4 import BeautifulSoup
from wagtail.models import Page
from wagtail_localize.models import StringSegment, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue


@dataclass(frozen=True)
class SourceString:
    """A Thai string where it stands: ``path`` is wagtail-localize's; a rich text holds several under one path."""

    path: str
    context_id: int
    string_id: int
    data: str
    attrs: dict

    @property
    def key(self) -> tuple[int, int]:
        return self.context_id, self.string_id


Source = dict[str, list[SourceString]]


def source_strings(source: TranslationSource) -> Source:
    """The strings of the source as last taken from the Thai page, by path, in the order of the page."""
    segments = StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order")
    strings: Source = defaultdict(list)
    for row in segments:
        path = row.context.path
        strings[path].append(SourceString(path, row.context_id, row.string_id, row.string.data, json.loads(row.attrs)))
    return dict(strings)


def shown_strings(page: Page) -> dict[str, list[StringSegmentValue]]:
    """The strings that ``page`` shows, by path."""
    strings: dict[str, list[StringSegmentValue]] = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            strings[segment.path].append(segment)
    return dict(strings)


def shown_for(source: Source, page: Page) -> dict[tuple[int, int], str]:
    """What ``page`` shows for each string of the source it was made from, Thai where it is not translated.

    A path whose strings do not match one to one, because somebody edited the page by hand, is left out.
    """
    shown = shown_strings(page)
    found = {}
    for path, strings in source.items():
        present = shown.get(path, [])
        if len(present) == len(strings):
            for string, segment in zip(strings, present, strict=True):
                found[string.key] = _with_links_of(segment, string.attrs)
    return found


def replaced(before: list[SourceString], after: list[SourceString]) -> dict[tuple[int, int], SourceString]:
    """For the strings of ``after`` that are new at their path: the string of ``before`` in whose place each stands."""
    matcher = SequenceMatcher(None, [s.string_id for s in before], [s.string_id for s in after], autojunk=False)
    pairs = {}
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "replace":
            for old, new in zip(before[start:end], after[new_start:new_end], strict=False):
                pairs[new.key] = old
    return pairs


def plain(data: str) -> str:
    """The text of a stored string without its tags."""
    return StringValue(data).render_text()


def plain_text(strings) -> str:
    """The text of several strings or segments, one a line."""
    return "\n".join(plain(s.data if isinstance(s, SourceString) else s.string.data) for s in strings)


def same(one: str, other: str) -> bool:
    """Whether two stored strings are equal but for how their markup is written."""
    return one == other or str(BeautifulSoup(one, "html.parser")) == str(BeautifulSoup(other, "html.parser"))


def without_links_missing_in(data: str, source: str) -> str:
    """``data`` with those links turned into text that ``source`` no longer has."""
    known = {link.get("id") for link in BeautifulSoup(source, "html.parser").find_all("a")}
    soup = BeautifulSoup(data, "html.parser")
    for link in soup.find_all("a"):
        if link.get("id") not in known:
            link.unwrap()
    return str(soup)


def _with_links_of(segment: StringSegmentValue, attrs: dict) -> str:
    """The segment's string with its links named as in the source, whatever order a translator put them in."""
    if not segment.attrs or segment.attrs == attrs:
        return segment.string.data
    soup = BeautifulSoup(segment.string.data, "html.parser")
    free = dict(attrs)
    for link in soup.find_all("a"):
        wanted = segment.attrs.get(link.get("id"))
        name = next((name for name, value in free.items() if value == wanted), None)
        if name is None:
            link.unwrap()
        else:
            link["id"] = name
            del free[name]
    return str(soup)
