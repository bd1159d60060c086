from django.db import models
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.blocks import BodyBlock
from portal.blocks.text import plain_text
from portal.indexing import PageDocument
from portal.models import BasePage, BasePageManager, BasePageQuerySet
from portal.pagination import Pagination


class NewsIndexPage(BasePage):
    """All news, newest first, ten a page."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1
    page_description = _("The page that lists the news.")
    template = "home/news_index_page.html"

    PER_PAGE = 10

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request, *args, **kwargs):
        news = NewsPage.objects.child_of(self).newest()
        return {
            **super().get_context(request, *args, **kwargs),
            "pagination": Pagination(news, request, self.PER_PAGE),
        }


class NewsQuerySet(BasePageQuerySet):
    def in_tree_of(self, page):
        """News of the same language tree as ``page``."""
        return self.filter(locale_id=page.locale_id)

    def newest(self):
        return self.live().public().order_by("-date", "-pk").defer("body")


class NewsPage(BasePage):
    """One piece of news with its day."""

    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("News from the centre or one of its agencies.")
    template = "home/news_page.html"

    date = models.DateField(_("day"), default=localdate)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    objects = BasePageManager.from_queryset(NewsQuerySet)()

    content_panels = [*BasePage.content_panels, FieldPanel("date"), FieldPanel("body")]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    @cached_property
    def contents(self) -> list[tuple[str, str]]:
        return [(child.id, child.value) for child in self.body if child.block_type == "heading"]

    def search_document(self):
        return PageDocument("news", self.title, self.summary, body=plain_text(self.body))

    @property
    def json_ld(self) -> dict:
        return {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.title,
            "datePublished": self.date.isoformat(),
            "inLanguage": self.content_language,
        }
