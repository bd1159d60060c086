"""The frame around every page: name of the centre, menu, the other language, search address."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from portal import look
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI, active_language
from portal.tree import Node, home_url, snapshot

MAX_QUERY = 2000  # characters of a percent-encoded query; 200 Thai letters are 1,800

LANGUAGE_NAMES = {THAI: "ไทย", ENGLISH: "English"}


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    current: bool


@dataclass
class SiteView:
    request: HttpRequest

    @cached_property
    def language(self) -> str:
        return active_language()

    @cached_property
    def home(self) -> Node | None:
        return snapshot().home(self.language)

    @property
    def home_url(self) -> str:
        return home_url(self.language)

    @property
    def name(self) -> str:
        return self.home.title if self.home else ""

    @cached_property
    def menu(self) -> list[Node]:
        return snapshot().menu(self.language)

    @cached_property
    def look(self) -> look.Look:
        """What the page wears; a look that is being tried on (``request.portal_look``) is worn by that request alone."""
        return getattr(self.request, "portal_look", None) or look.current()

    @property
    def search_url(self) -> str:
        return reverse("search")

    @property
    def footer_pages(self) -> list[Node]:
        """The pages below the home page that are not in the menu: notices, policies, accessibility."""
        return [node for node in snapshot().children(self.home) if not node.in_menu] if self.home else []

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """The same page in each language; an address that is no page leads to the same path in the other tree."""
        page = getattr(self.request, "portal_page", None)
        node = snapshot().node(page.pk) if page else None
        translated = snapshot().translations(node) if node else {}
        tail = getattr(self.request, "portal_tail", "") + self._query
        return [
            LanguageLink(
                code,
                LANGUAGE_NAMES[code],
                translated[code].url + tail if code in translated else self._same_path(code),
                code == self.language,
            )
            for code in LANGUAGES
        ]

    def _same_path(self, language: str) -> str:
        prefix = home_url(self.language)
        path = self.request.path
        own = path.removeprefix(prefix) if path.startswith(prefix) else path.lstrip("/")
        return home_url(language) + own + self._query

    @property
    def _query(self) -> str:
        query = self.request.META.get("QUERY_STRING", "")
        if len(query) > MAX_QUERY:  # a question longer than the search reads is not worth repeating
            query = ""
        return f"?{query}" if query else ""
