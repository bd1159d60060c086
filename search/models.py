"""What the search holds of a page: its words as written, for showing, and as analysed, for finding."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.indexing import PUBLIC, STAFF, PageDocument
from search.analysis import ANALYSIS_VERSION, tokens
from search.attachments.models import AttachedText
from search.editors.models import BestBet, PageClicks, QueryLog, SynonymGroup
from search.pending import PendingDocument

__all__ = [
    "AttachedText", "BestBet", "PageClicks", "PendingDocument", "QueryLog", "SearchDocument", "SynonymGroup", "content_hash",
]  # fmt: skip

AUDIENCE_NAMES = [(PUBLIC, _("public")), (STAFF, _("staff"))]
FIELDS = ("title", "keywords", "summary", "body")


class SearchDocument(models.Model):
    """One row for a page and language, or for something else that can be found (a topic). Engines follow these rows."""

    key = models.CharField(_("key"), max_length=100, help_text=_("Shared by all language versions of an item."))
    locale = models.CharField(_("language"), max_length=12)
    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, null=True, related_name="search_documents", verbose_name=_("page")
    )
    url = models.CharField(_("address"), max_length=500, blank=True, help_text=_("For items that are not pages."))
    audience = models.CharField(_("audience"), max_length=10, choices=AUDIENCE_NAMES)
    type = models.CharField(_("type"), max_length=20)
    code = models.CharField(_("code"), max_length=100, blank=True)
    agency = models.CharField(_("agency"), max_length=255, blank=True)
    agency_name = models.CharField(_("name of the agency"), max_length=255, blank=True)
    mode = models.CharField(_("mode"), max_length=20, blank=True)
    topics = models.CharField(_("topics"), max_length=500, blank=True, help_text=_("Codes separated by spaces."))
    facts = models.JSONField(_("figures"), default=list, help_text=_("Pairs of label and figure, shown with a result."))

    title = models.TextField(_("title"))
    keywords = models.TextField(_("common names"), blank=True)
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("text"), blank=True)
    analysed_title = models.TextField(editable=False)
    analysed_keywords = models.TextField(editable=False)
    analysed_summary = models.TextField(editable=False)
    analysed_body = models.TextField(editable=False)

    content_hash = models.CharField(max_length=64, editable=False)
    analysis_version = models.CharField(max_length=40, editable=False)
    updated = models.DateTimeField(_("updated"), auto_now=True, db_index=True)

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        constraints = [models.UniqueConstraint(fields=["key", "locale"], name="search_document_once_a_language")]
        indexes = [
            models.Index(fields=["audience", "agency"], name="search_document_agency"),
            models.Index(fields=["audience", "type"], name="search_document_type"),
        ]

    def __str__(self):
        return f"{self.title} ({self.locale})"

    def take(self, document: PageDocument, url: str = "") -> None:
        """Become ``document``; its words are analysed only when they have changed."""
        before, self.url = self.content_hash, url
        for name in ("audience", "type", "code", "agency", "agency_name", "mode", *FIELDS):
            setattr(self, name, getattr(document, name))
        self.topics = f" {' '.join(document.topics)} " if document.topics else ""
        self.facts = [list(pair) for pair in document.facts]
        self.content_hash = content_hash(document, url)
        if self.content_hash != before:
            self.analyse()

    def analyse(self) -> None:
        self.analysis_version = ANALYSIS_VERSION
        for name in FIELDS:
            setattr(self, f"analysed_{name}", " ".join(tokens(getattr(self, name))))


def content_hash(document: PageDocument, url: str = "") -> str:
    """Changes with anything that is stored of the document, and with the analysis."""
    facts = (ANALYSIS_VERSION, url, *(repr(getattr(document, name)) for name in document.__dataclass_fields__))
    return hashlib.sha256("\0".join(facts).encode("utf-8", "replace")).hexdigest()
