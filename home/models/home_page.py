from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from home.models.news import NewsIndexPage, NewsPage
from home.opening import OpeningState
from home.tree_facts import opening_state
from portal.blocks import FactBlock, NoticeBlock
from portal.models import BasePage
from portal.tree import snapshot


class HomePage(BasePage):
    """The first page: search, what most people come for, topics, agencies, opening state of today, news."""

    parent_page_types = ["wagtailcore.Page"]
    page_description = _("The first page of the portal, one in each language.")
    template = "home/home_page.html"

    NEWS_SHOWN = 3

    notice = StreamField(
        [("notice", NoticeBlock())],
        blank=True,
        max_num=1,
        verbose_name=_("notice"),
        help_text=_("At most one. Leave empty unless it is needed."),
    )
    popular = StreamField(
        [("code", FactBlock(label=_("Service code")))],
        blank=True,
        max_num=8,
        verbose_name=_("popular services"),
        help_text=_("Codes of the services most people come for. Six fit on a phone screen."),
    )
    search_example = models.CharField(
        _("example for the search field"), max_length=60, blank=True, help_text=_("Words a visitor would type.")
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("search_example"),
        FieldPanel("notice"),
        MultiFieldPanel([FieldPanel("popular")], _("Popular services")),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("popular", overridable=False),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def popular_codes(self) -> list[str]:
        return [child.value for child in self.popular]

    @cached_property
    def opening(self) -> OpeningState | None:
        return opening_state()

    @cached_property
    def latest_news(self) -> list:
        return list(NewsPage.objects.in_tree_of(self).newest()[: self.NEWS_SHOWN])

    @property
    def news_index(self):
        return next(iter(snapshot().of_model(NewsIndexPage, self.language)), None)

    @property
    def json_ld(self) -> dict:
        return {
            "@context": "https://schema.org",
            "@type": "GovernmentOffice",
            "name": self.title,
            "description": self.summary,
            "url": self.get_full_url(),
        }
