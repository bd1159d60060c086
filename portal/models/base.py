"""What every page of the portal has."""

from datetime import datetime
from functools import cache

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from django.db.models.functions import Left
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField

from portal import look
from portal.below import Below
from portal.bilingual.language import ENGLISH, THAI
from portal.editorial.copy_form import PageCopyForm
from portal.editorial.guarded_pages import PagePermissions
from portal.editorial.guarded_titles import title_for_editors
from portal.editorial.page_form import PageForm
from portal.editorial.page_tabs import PageTabs
from portal.editorial.requirements import SUMMARY, Remark
from portal.editorial.reserved_addresses import check_address
from portal.indexing import PageDocument
from portal.look import SharedPicture
from portal.models.translation_state import HeldText
from portal.pictures import shown
from portal.structured_data import breadcrumb_list
from portal.tree import HELD_TEXTS, MISSING_TEXTS, STEPLEN, Node, is_changing, snapshot

# The levels above a page that are looked at: home, section, agency, and four more.
MOST_LEVELS = 9


class BasePageQuerySet(PageQuerySet):
    def public(self):
        """Pages everybody may see: no view restriction on them or above them, no type that is private, and no page
        above them that is not published.

        Unlike Wagtail's, it asks for the restrictions within the query and not in one of its own.
        """
        if getattr(self.model, "private_by_type", False):
            return self.none()
        path = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
        restricted = PageViewRestriction.objects.alias(below=path).filter(below__startswith=F("page__path"))
        return self.filter(~Exists(restricted)).not_hidden()

    def not_hidden(self):
        """Without pages below one that is not published: from memory, and by a slower query while the tree changes."""
        if is_changing():
            above = [Left(OuterRef("path"), STEPLEN * depth) for depth in range(2, MOST_LEVELS)]
            return self.filter(~Exists(Page.objects.filter(path__in=above, depth__lt=OuterRef("depth"), live=False)))
        pages = self
        for path in snapshot().hidden:
            pages = pages.exclude(path__startswith=path, depth__gt=len(path) // STEPLEN)
        return pages


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


class BasePage(Page):
    """Summary, picture, review and check dates; language links; what the search and JSON-LD are told.

    Abstract on purpose: Wagtail's swappable page model breaks wagtail-localize (docs/architecture.md).
    """

    # True on types that are never public, whatever restriction the tree carries.
    private_by_type = False
    # Addresses below pages of this type that a view answers: no page there may have one of them.
    reserved_slugs: frozenset[str] = frozenset()
    # What must be filled in before a page of this type is published; the title always is.
    publishing_requirements = [SUMMARY]
    # Fields that hold a picture, and the shape that it is made in (portal/pictures/).
    picture_shapes = {"search_image": "shared"}
    # What is shown instead of the page itself, said by a route that answers an address below it.
    below: Below | None = None

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences: what the page offers and who it is for. Shown in lists and search results."),
    )
    search_image = models.ForeignKey(
        "portal.PortalImage",
        verbose_name=_("picture for shared links"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    last_checked = models.DateField(
        _("last checked"),
        null=True,
        blank=True,
        help_text=_("The day this page was last checked against the rules in force."),
    )
    review_date = models.DateField(_("review due"), null=True, blank=True)
    content_owner = models.CharField(
        _("content owner"), max_length=120, blank=True, help_text=_("The unit responsible for this page.")
    )

    objects = BasePageManager()
    base_form_class = PageForm
    copy_form_class = PageCopyForm

    summary_panels = [FieldPanel("summary")]
    care_panels = [
        MultiFieldPanel(
            [FieldPanel("last_checked"), FieldPanel("review_date"), FieldPanel("content_owner")],
            _("Maintenance of this page"),
        )
    ]
    content_panels = [*Page.content_panels, *summary_panels]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("search_image")],
            _("For search engines and shared links"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], _("Menu")),
        *care_panels,
    ]

    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("content_owner", overridable=False),
        SynchronizedField("show_in_menus", overridable=False),
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.path and self.slug:
            check_address(self)

    def minimal_clean(self):
        """What a draft must have, whoever saves it."""
        super().minimal_clean()
        if self.path:
            check_address(self)

    @property
    def language(self) -> str:
        """The language of the tree this page lies in: ``th`` or ``en``."""
        code = snapshot().locales.get(ENGLISH)
        return ENGLISH if code and code.pk == self.locale_id else THAI

    @property
    def content_language(self) -> str:
        """The language most of the page's words are in: an alias at an English address is Thai."""
        return THAI if self.is_untranslated else self.language

    @cached_property
    def node(self) -> Node | None:
        """The page in the tree of live pages; None for a draft."""
        return snapshot().node(self.pk)

    @property
    def path_url(self) -> str:
        """The page's path, without a query where it is live."""
        return self.node.url if self.node else (self.get_url() or "")

    @property
    def is_untranslated(self) -> bool:
        """Whether an English address shows Thai words: an alias, or a translation without a single string."""
        if self.language != ENGLISH:
            return False
        return self.alias_of_id is not None or bool(self.node and not snapshot().is_translated(self.node))

    @cached_property
    def held(self) -> dict[str, HeldText]:
        """Out-of-date translations by path, from memory; {} for Thai pages and for pages that are up to date."""
        return snapshot().facts(HELD_TEXTS).get(self.pk, {})

    @cached_property
    def missing(self) -> dict[str, datetime]:
        """Since when strings of a translated page have no English, by path, from memory; readers see the Thai."""
        return snapshot().facts(MISSING_TEXTS).get(self.pk, {})

    @property
    def held_since(self):
        """The day the oldest out-of-date string became so; None when all is current."""
        return min((text.since for text in self.held.values()), default=None)

    @property
    def missing_since(self):
        """The day the oldest string without a translation was published; None when all are translated."""
        return min(self.missing.values(), default=None)

    @cached_property
    def breadcrumbs(self) -> list[Node]:
        return snapshot().ancestors(self.node) if self.node else []

    @cached_property
    def translations(self) -> dict[str, Node]:
        return snapshot().translations(self.node) if self.node else {}

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """``hreflang`` pairs (language, path); untranslated aliases are none; [] when there is only one language."""
        tree = snapshot()
        real = [(code, node.url) for code, node in self.translations.items() if tree.is_translated(node)]
        return real if len(real) > 1 else []

    @property
    def canonical_path(self) -> str:
        """The address search engines should keep: the Thai one of a page that is not translated."""
        thai = self.translations.get(THAI)
        return thai.url if self.is_untranslated and thai else self.path_url

    @property
    def public_children(self) -> list[Node]:
        return snapshot().children(self.node) if self.node else []

    @property
    def description(self) -> str:
        return self.search_description or self.summary

    @cached_property
    def shared_picture(self) -> SharedPicture | None:
        """What a shared link to this live page shows: the picture chosen for it, else one that the look makes of its title.
        What is shown below it has its own."""
        if not self.node or self.node.restricted:
            return None
        if self.search_image_id and not self.below:
            chosen = snapshot().remembered(("portal.shared_picture", self.search_image_id), self._chosen_picture)
            if chosen:
                return chosen
        make = look.current().shared_picture
        return make(self) if make else None

    def _chosen_picture(self) -> SharedPicture | None:
        """None where the picture is not for everybody or its file has gone."""
        picture = shown(self.search_image, "shared")
        return SharedPicture(picture.src, picture.width, picture.height) if picture else None

    @property
    def json_ld(self) -> dict | None:
        """Structured data of the page (schema.org), None where there is nothing to say."""
        return None

    @property
    def breadcrumb_list(self) -> dict | None:
        """The breadcrumbs with the page itself at their end, for search engines; None for the home page and drafts."""
        return breadcrumb_list([*self.breadcrumbs, self.node], self.below) if self.node else None

    def search_document(self) -> PageDocument | None:
        """What the search should know of this page; None when it is not to be found."""
        return None

    @classmethod
    def is_offered(cls, node: Node) -> bool:
        """Whether sitemap and search name the live page ``node`` today; asked of memory each time they do."""
        return True

    def is_open_to(self, user) -> bool:
        """Whether ``user`` may read a page whose type is private; such a type says who may, by its permission."""
        return not self.private_by_type

    def editorial_remarks(self) -> list[Remark]:
        """What editors should look at again, though the page may be published with it; of the page as in memory."""
        return []

    def permissions_for_user(self, user):
        return PagePermissions(user, self)

    def get_admin_display_title(self):
        return title_for_editors(self)

    @classmethod
    @cache
    def get_edit_handler(cls):
        """Wagtail's tabs, with what is missing above them."""
        tabs = super().get_edit_handler()
        return PageTabs(tabs.children, base_form_class=tabs.base_form_class).bind_to_model(cls)

    def update_aliases(self, *, _updated_ids=None, **kwargs):
        """Those that this publication has made (portal/bilingual/receivers.py) hold its content already."""
        made = self.__dict__.pop("made_aliases", [])
        super().update_aliases(_updated_ids=[*(_updated_ids or ()), *made], **kwargs)

    def get_view_restrictions(self):
        # While the tree changes it would be built for this alone; an import makes many pages in one transaction.
        if not is_changing() and self.node and not self.node.restricted:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def serve_password_required_response(self, request, form, action_url):
        """The form and nothing of the page: neither its name nor its summary is for those without the password."""
        request.portal_page = self
        return TemplateResponse(request, "portal/password_required.html", {"form": form, "action_url": action_url})

    def get_context(self, request, *args, **kwargs):
        request.portal_page = self
        return super().get_context(request, *args, **kwargs)
