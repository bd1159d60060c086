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
from search.facets import FacetList, chosen, require_known
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
    language: str


@dataclass(frozen=True)
class ShownResult:
    """A result with the words asked for marked. ``other_language``: its language where it is not the page's, else ''."""

    result: Result
    answer: Answer

    @property
    def url(self) -> str:
        return self.result.url

    @property
    def title(self) -> SafeString:
        return highlight(self.result.document.title, self.answer.query.marks)

    @property
    def excerpt(self) -> SafeString:
        document, marks = self.result.document, self.answer.query.marks
        return highlight(excerpt(document.summary or document.body, marks), marks)

    @property
    def agency_name(self) -> str:
        """Not of the agency's own page, which is called so."""
        document = self.result.document
        return "" if document.type == "agency" else document.agency_name

    @property
    def mode(self) -> str:
        return self.result.document.mode if self.result.document.mode in labels.MODES else ""

    @property
    def mode_label(self) -> str:
        return labels.MODES.get(self.mode, "")

    @property
    def type(self) -> str:
        return labels.TYPES.get(self.result.document.type, "")

    @property
    def is_service(self) -> bool:
        return self.result.document.type == "service"

    @property
    def other_language(self) -> str:
        locale = self.result.document.locale
        return locale if locale != self.answer.language else ""

    @property
    def language_note(self) -> str:
        return labels.LANGUAGES.get(self.other_language, "")


class ShownResults:
    """The results of an answer as a sequence that reads only the slice asked for."""

    def __init__(self, answer: Answer):
        self.answer = answer

    def __len__(self) -> int:
        return self.answer.total

    def __getitem__(self, places: slice) -> list[ShownResult]:
        return [ShownResult(result, self.answer) for result in self.answer.results(places.start, places.stop)]


class ResultsPage:
    """Built from a request; ``ask`` first. At most six queries: index, documents, topics, names, and one for each filter."""

    def __init__(self, request: HttpRequest, language: str):
        self.request = request
        self.language = language
        self.text = request.GET.get("q", "")
        self.filters = chosen(request.GET)
        self.available = True
        self.shown: Page | None = None
        self.answer = Answer(self.text[:MAX_CHARACTERS], language, parse(""), "")

    def ask(self) -> None:
        """Raises UnknownValueError when a filter has a value that does not exist; then there is no answer."""
        require_known(self.filters)
        try:
            self.answer = find(self.text, self.language, self.filters)
        except SearchUnavailableError:
            self.available = False

    @cached_property
    def pagination(self) -> Pagination:
        return Pagination(ShownResults(self.answer), self.request, PER_PAGE)

    @cached_property
    def facets(self) -> FacetList:
        names = {topic.code: topic.name for topic in self.topics}
        return FacetList(self.answer, self.filters, self.request.path, names)

    @cached_property
    def topics(self) -> list[Topic]:
        """The topics to go on with, in this language where they have it."""
        found: dict[str, Topic] = {}
        rows = SearchDocument.objects.filter(audience=PUBLIC, type="topic", page=None).order_by("pk")
        for key, locale, title, url in rows.values_list("key", "locale", "title", "url"):
            code = key.removeprefix(TOPIC_KEY)
            if code not in found or locale == self.language:
                found[code] = Topic(code, title, url, locale)
        return list(found.values())

    @property
    def is_question(self) -> bool:
        """Whether anything was asked that could be searched for."""
        return bool(self.answer.query)

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
