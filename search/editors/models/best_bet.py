from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.bilingual.language import THAI
from portal.tree import Node, snapshot
from search.editors.terms import lines, refuse_unfit


class BestBet(models.Model):
    """A page that stands first where somebody asks for one of the terms, in either language."""

    terms = models.TextField(
        _("terms"),
        help_text=_(
            "What people type, the whole of it, one a line: “passport”, “ทำพาสปอร์ต”. Words like “how” may be left out."
        ),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        models.CASCADE,
        verbose_name=_("page"),
        related_name="+",
        help_text=_("A published page that everybody may read. English readers get its English version."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"),
        default=0,
        validators=[MaxValueValidator(999)],
        help_text=_("Of several pages for a term the lowest stands first."),
    )
    active = models.BooleanField(_("in force"), default=True)
    until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("The last day. Empty: until somebody takes it away.")
    )

    panels = [FieldPanel(name) for name in ("terms", "page", "order", "active", "until")]

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("best bet")
        verbose_name_plural = _("best bets")

    def __str__(self):
        return ", ".join(lines(self.terms))

    @property
    def node(self) -> Node | None:
        """The page as everybody may see it; None while it is not for everybody."""
        node = snapshot().node(self.page_id)
        return node if node and node.is_offered else None

    @property
    def page_title(self) -> str:
        return self.node.title if self.node else gettext("not shown: the page is not published for everybody")

    @property
    def is_shown(self) -> bool:
        in_time = self.until is None or self.until >= timezone.localdate()
        return bool(self.active and in_time and self.node)

    def clean(self):
        super().clean()
        faults: dict[str, list[str]] = {}
        try:
            refuse_unfit(self.terms)
        except ValidationError as error:
            faults["terms"] = error.messages
        if self.page_id and not self.node:
            faults["page"] = [
                gettext(
                    "This page is a draft, is kept for some, or is not offered today. Choose one that everybody may read."
                )
            ]
        if faults:
            raise ValidationError(faults)
        if self.node:
            thai = snapshot().by_key(self.node.translation_key, THAI)
            self.page_id = thai.page_id if thai else self.page_id
        self.terms = "\n".join(lines(self.terms))
