"""What the results page shows: an answer, a page of it, its facets, and help where there is nothing to show."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import HttpRequest
from wagtail.models import Page as WagtailPage

from portal.finding import AS, TYPED
from portal.indexing import PUBLIC
from portal.pagination import Pagination
from portal.tree import snapshot
from search.attempts import attempts
from search.editors import counting
from search.engines import SearchUnavailableError
from search.facets import FacetList, asked_again, chosen
from search.finding import Answer, find
from search.models import SearchDocument
from search.query import MAX_CHARACTERS, parse
from search.shown import ShownResults

PER_PAGE = 10
TOPIC_KEY = "topic:"


@dataclass(frozen=True)
class Topic:
    code: str
    name: str
    url: str


class ResultsPage:
    """Built from a request; ``ask`` first. Six queries at most: spelling, frequencies, index, documents, names, generation.

    A direct answer costs one more, its page; so does help where nothing was found, the home page.
    """

    def __init__(self, request: HttpRequest, language: str):
        self.request = request
        self.language = language
        self.text = request.GET.get("q", "")
        self.filters = chosen(request.GET)
        self.literal = request.GET.get(AS) == TYPED
        self.available = True
        self.shown: Page | None = None
        self.answer = Answer(self.text[:MAX_CHARACTERS], language, parse(""), "")

    def ask(self) -> None:
        """Raises NoSuchChoice when a filter has a value that does not exist; then there is no answer to show."""
        try:
            answer = find(self.text, self.language, self.filters, literal=self.literal)
        except SearchUnavailableError:
            self.available = False
            return
        if self.filters:
            FacetList(answer, self.filters, self.request.path, self._names_of(answer), self.literal).require_known()
        self.answer = answer

    def count(self) -> None:
        """Count a search: the first page of an answer that no filter has narrowed, read as the search reads it."""
        is_first = (
            self.request.method == "GET" and "page" not in self.request.GET and not (self.filters or self.literal)
        )
        if is_first and self.available and self.is_question:
            counting.tally.searched(self.answer.text, self.language, self.answer.total)

    @cached_property
    def pagination(self) -> Pagination:
        return Pagination(ShownResults(self.answer, self.names["agency"]), self.request, PER_PAGE)

    @cached_property
    def facets(self) -> FacetList:
        return FacetList(self.answer, self.filters, self.request.path, self.names, self.literal)

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
    def attempts(self) -> list[str]:
        """What the search has done with a question that found nothing, in words."""
        return attempts(self.answer) if self.available and self.is_question and self.shown is not None else []

    @property
    def removals(self) -> list[tuple[str, str]]:
        """Filters to take away when nothing was found with them; those that do not exist are told of elsewhere."""
        return self.facets.removals if self.shown is not None else []

    @property
    def needs_help(self) -> bool:
        return not self.answer.total

    @cached_property
    def home(self) -> WagtailPage | None:
        """The home page, which names what most people come for; one query."""
        node = snapshot().home(self.language)
        return node.load() if node else None

    @property
    def retry_url(self) -> str:
        """The same question without the filters and page number that were wrong."""
        return f"{self.request.path}?{urlencode({'q': self.text[:MAX_CHARACTERS]})}"

    @property
    def literal_url(self) -> str:
        """The same question, not to be read in the other keyboard layout."""
        return f"{self.request.path}?{urlencode(asked_again(self.answer.text, literal=True))}"

    @property
    def suggestion_url(self) -> str:
        return f"{self.request.path}?{urlencode({'q': self.answer.did_you_mean})}"
