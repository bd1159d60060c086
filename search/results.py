"""What the results page shows: an answer, a page of it, its facets, and help where there is nothing to show."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.safestring import SafeString

from portal.indexing import PUBLIC
from portal.pagination import Pagination
from search import labels
from search.engines import SearchUnavailableError
from search.facets import FacetList, chosen
from search.finding import Answer, Result, find
from search.highlighting import excerpt, highlight
from search.models import SearchDocument
from search.query import MAX_CHARACTERS, parse

PER_PAGE = 10
TOPIC_KEY = "topic:"


@dataclass(frozen=True)
class Topic:
    code: str
    name: str
    url: str


@dataclass(frozen=True)
class ShownResult:
    """A result with the words asked for marked. ``other_language``: its language where it is not the page's, else ''."""

    result: Result
    answer: Answer
    agency_names: dict[str, str]

    @property
    def url(self) -> str:
        return self.result.url

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


class ResultsPage:
    """Built from a request; ``ask`` first. Six queries at most: spelling, frequencies, index, documents, names, generation."""

    def __init__(self, request: HttpRequest, language: str):
        self.request = request
        self.language = language
        self.text = request.GET.get("q", "")
        self.filters = chosen(request.GET)
        self.available = True
        self.shown: Page | None = None
        self.answer = Answer(self.text[:MAX_CHARACTERS], language, parse(""), "")

    def ask(self) -> None:
        """Raises NoSuchChoice when a filter has a value that does not exist; then there is no answer to show."""
        try:
            answer = find(self.text, self.language, self.filters)
        except SearchUnavailableError:
            self.available = False
            return
        if self.filters:
            FacetList(answer, self.filters, self.request.path, self._names_of(answer)).require_known()
        self.answer = answer

    @cached_property
    def pagination(self) -> Pagination:
        return Pagination(ShownResults(self.answer, self.names["agency"]), self.request, PER_PAGE)

    @cached_property
    def facets(self) -> FacetList:
        return FacetList(self.answer, self.filters, self.request.path, self.names)

    @cached_property
    def _named(self) -> list[SearchDocument]:
        """The agencies and topics there are, those in this language last; one query."""
        rows = SearchDocument.objects.filter(audience=PUBLIC, type__in=("agency", "topic")).order_by("pk")
        rows = rows.only("key", "locale", "type", "agency", "title", "url")
        return sorted(rows, key=lambda row: row.locale == self.language)

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        return self._names_of(self.answer)

    def _names_of(self, answer: Answer) -> dict[str, dict[str, str]]:
        """Names of agencies and topics by their codes, in this language where they have one."""
        agencies = {row.agency: row.title for row in self._named if row.type == "agency"}
        topics = {topic.code: topic.name for topic in self.topics}
        return {"agency": answer.agency_names | agencies, "topic": topics}

    @cached_property
    def topics(self) -> list[Topic]:
        """The topics to go on with, in their own order."""
        rows = [row for row in self._named if row.type == "topic"]
        found = {row.key: Topic(row.key.removeprefix(TOPIC_KEY), row.title, row.url) for row in rows}
        return list(found.values())

    @property
    def is_question(self) -> bool:
        """Whether anything was asked that could be searched for."""
        return bool(self.answer.query)

    @property
    def removals(self) -> list[tuple[str, str]]:
        """Filters to take away when nothing was found with them; those that do not exist are told of elsewhere."""
        return self.facets.removals if self.shown else []

    @property
    def needs_help(self) -> bool:
        return not self.answer.total

    @property
    def retry_url(self) -> str:
        """The same question without the filters and page number that were wrong."""
        return f"{self.request.path}?{urlencode({'q': self.text[:MAX_CHARACTERS]})}"

    @property
    def suggestion_url(self) -> str:
        return f"{self.request.path}?{urlencode({'q': self.answer.did_you_mean})}"
