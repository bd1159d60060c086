"""What the site wears, chosen by people: the theme with its links, and the style sheets made of it."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin

from branding.theme import trying_on
from branding.theme.addresses import validate_https
from branding.theme.choices import Font, Shape
from branding.theme.derivation import Colours
from branding.theme.fields import ColourField
from branding.theme.hero import SHAPE
from branding.theme.publishing import require_publishable
from branding.theme.sheet import Choice

ONLY = 1


def default_primary() -> str:
    return Colours.default().primary


def default_accent() -> str:
    return Colours.default().accent


def default_link() -> str:
    return Colours.default().link


class Theme(PreviewableMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """The one theme of the site. Drafts are free; what is live passes every pair of colours in every scheme."""

    primary = ColourField(
        _("main colour"),
        default=default_primary,
        help_text=_("Deep: the header and the ground of the search, with white text on it."),
    )
    accent = ColourField(
        _("accent"), default=default_accent, help_text=_("Light and warm: the main button and the present place.")
    )
    link = ColourField(_("links"), default=default_link, help_text=_("Deep: links in text on a white ground."))
    font = models.CharField(
        _("font"),
        max_length=20,
        choices=Font.choices,
        default=Font.SARABUN,
        help_text=_("For the site. Papers are always set in Sarabun."),
    )
    shape = models.CharField(_("shape"), max_length=10, choices=Shape.choices, default=Shape.SOFT)
    hero = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture of the home page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "The building, the hall, the counters: what helps people to find the place. At least 1280 pixels wide."
        ),
    )
    footer_th = models.TextField(
        _("words of the footer (Thai)"), max_length=300, blank=True, help_text=_("One or two lines below every page.")
    )
    footer_en = models.TextField(_("words of the footer (English)"), max_length=300, blank=True)

    picture_shapes = {"hero": SHAPE}

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        default_permissions = ("change", "publish")

    def __str__(self):
        return str(_("Theme of the site"))

    @classmethod
    def only(cls) -> "Theme":
        """The theme of the site; made, as a draft with the colours that the site has, where there is none."""
        return cls.objects.get_or_create(pk=ONLY, defaults={"live": False})[0]

    @property
    def colours(self) -> Colours:
        return Colours(self.primary, self.accent, self.link)

    @property
    def choice(self) -> Choice:
        return Choice(self.colours, self.font, self.shape)

    def publish(self, revision, *args, **kwargs):
        """Raises ValidationError for a revision that may not be seen; whoever asks for it, now or by a schedule."""
        require_publishable(revision.as_object())
        return super().publish(revision, *args, **kwargs)

    @cached_property
    def preview_modes(self):
        return trying_on.MODES

    @property
    def default_preview_size(self):
        return "desktop"

    def serve_preview(self, request, mode_name):
        return trying_on.answer(self, request, mode_name)


class ThemeLink(Orderable):
    """A way to where else the centre can be found, in the footer."""

    theme = ParentalKey(Theme, on_delete=models.CASCADE, related_name="links")
    label_th = models.CharField(_("label (Thai)"), max_length=60)
    label_en = models.CharField(_("label (English)"), max_length=60)
    url = models.CharField(
        _("web address"), max_length=500, validators=[validate_https], help_text=_("Begins with https://.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")
        default_permissions = ()

    def __str__(self):
        return self.label_th


class ThemeSheet(models.Model):
    """A style sheet that pages were handed out with; a page from a cache may still ask for it."""

    digest = models.CharField(max_length=16, primary_key=True)
    css = models.TextField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("style sheet of a theme")
        verbose_name_plural = _("style sheets of themes")
        default_permissions = ()

    def __str__(self):
        return self.digest
