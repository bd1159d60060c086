"""Results as the page shows them: the words asked for marked, names and kinds in words."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.models import Page

from portal.bilingual.language import THAI
from portal.bilingual.normalise import has_thai
from portal.tree import Node, snapshot
from search import labels
from search.documents import node_of
from search.finding import Answer, Result
from search.highlighting import excerpt, highlight


@dataclass(frozen=True)
class ShownResult:
    """A result with the words asked for marked. ``other_language``: its language where it is not the page's, else ''."""

    result: Result
    answer: Answer
    agency_names: dict[str, str]

    @property
    def is_direct(self) -> bool:
        """Whether the question is its name."""
        direct = self.answer.direct
        return direct is not None and direct.key == self.result.document.key

    @cached_property
    def page(self) -> Page | None:
        """Its page in the tree of the reader; one query. None when it is no page or has just gone."""
        node = node_of(self.result.document.key, self.answer.language, snapshot())
        try:
            return node.load() if node else None
        except ObjectDoesNotExist:
            return None

    @property
    def manual(self) -> Node | None:
        """The page of its manual, which is no result of its own."""
        key = self.answer.manuals.get(self.result.document.code) if self.is_service else None
        return node_of(key, self.answer.language, snapshot()) if key else None

    @property
    def url(self) -> str:
        return self.result.url

    @property
    def ping(self) -> str:
        """Where the browser tells that the result was opened."""
        return f"{reverse('search_click')}?{urlencode({'q': self.answer.text, 'k': self.result.document.key})}"

    @property
    def title(self) -> SafeString:
        return highlight(self.result.document.title, self.answer.query.marks)

    @cached_property
    def excerpt(self) -> SafeString:
        document, marks = self.result.document, self.answer.query.marks
        return highlight(excerpt(document.summary or document.body, marks), marks)

    @property
    def agency_name(self) -> str:
        """Not of the agency's own page, which is called so."""
        document = self.result.document
        name = self.agency_names.get(document.agency, document.agency_name)
        return "" if document.type == "agency" else name

    @property
    def mode(self) -> str:
        return self.result.document.mode if self.result.document.mode in labels.MODES else ""

    @property
    def mode_label(self) -> str:
        return str(labels.MODES.get(self.mode, ""))

    @property
    def type(self) -> str:
        return str(labels.TYPES.get(self.result.document.type, ""))

    @property
    def is_service(self) -> bool:
        return self.result.document.type == "service"

    @property
    def facts(self) -> list[list[str]]:
        """Pairs of label and figure, in the language of the result."""
        return self.result.document.facts

    @property
    def other_language(self) -> str:
        locale = self.result.document.locale
        return locale if locale != self.answer.language else ""

    @property
    def title_language(self) -> str:
        """The language of its title where it is not the page's: an English manual may have the Thai name of its service."""
        in_thai = self.answer.language != THAI and has_thai(self.result.document.title)
        return THAI if in_thai else self.other_language

    @property
    def language_note(self) -> str:
        return str(labels.LANGUAGES.get(self.other_language, ""))


class ShownResults:
    """The results of an answer as a sequence that reads only the slice asked for."""

    def __init__(self, answer: Answer, agency_names: dict[str, str]):
        self.answer = answer
        self.agency_names = agency_names

    def __len__(self) -> int:
        return self.answer.total

    def __getitem__(self, places: slice) -> list[ShownResult]:
        return [
            ShownResult(result, self.answer, self.agency_names)
            for result in self.answer.results(places.start, places.stop)
        ]
