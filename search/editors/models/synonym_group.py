from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from search.editors.terms import lines, refuse_unfit, sequences

SHOWN = 6


class Kind(models.TextChoices):
    SAME = "same", _("all mean the same")
    LEADS = "leads", _("lead from what is said to what is meant")


class SynonymGroup(models.Model):
    """Words of the people for words of the pages, in both languages. A search for one finds the others as well."""

    terms = models.TextField(
        _("terms"),
        help_text=_(
            "As people type them, one a line, Thai and English in any order: a common name, an abbreviation, a slip "
            "that is often made. Up to 50, of up to 100 characters each."
        ),
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=Kind.choices,
        default=Kind.SAME,
        help_text=_(
            "“All mean the same”: each of the terms finds the others. “Lead from what is said to what is meant”: the "
            "terms find what is written below, and not the other way round."
        ),
    )
    meant = models.TextField(
        _("what is meant"),
        blank=True,
        help_text=_("Only for the second kind: words as they stand in the pages, one a line."),
    )
    active = models.BooleanField(_("in force"), default=True)
    note = models.CharField(
        _("note"), max_length=250, blank=True, help_text=_("Why this is here, for those who come after you.")
    )
    updated = models.DateTimeField(_("updated"), auto_now=True)

    panels = [FieldPanel(name) for name in ("terms", "kind", "meant", "active", "note")]

    class Meta:
        ordering = ["-updated", "-pk"]
        verbose_name = _("set of synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self):
        terms = lines(self.terms)
        return ", ".join(terms[:SHOWN]) + ("…" if len(terms) > SHOWN else "")

    def clean(self):
        super().clean()
        faults: dict[str, list[str]] = {}
        _collect(faults, "terms", lambda: refuse_unfit(self.terms, least=2 if self.kind == Kind.SAME else 1))
        if self.kind == Kind.LEADS:
            _collect(faults, "meant", lambda: refuse_unfit(self.meant))
        elif lines(self.meant):
            faults["meant"] = [gettext("This stays empty where all terms mean the same.")]
        if not faults and self.active:
            _collect(faults, "terms", self._refuse_taken)
        if faults:
            raise ValidationError(faults)
        self.terms, self.meant = "\n".join(lines(self.terms)), "\n".join(lines(self.meant))

    def _refuse_taken(self) -> None:
        """A term belongs to one active set of a kind, so that nobody looks for an effect in the wrong one."""
        own = sequences(self.terms)
        message = gettext("“%(term)s” is already in the set “%(group)s”. Add the other terms there.")
        others = SynonymGroup.objects.filter(active=True, kind=self.kind).exclude(pk=self.pk)
        taken = [
            message % {"term": term, "group": other}
            for other in others
            for row, term in own.items()
            if row in sequences(other.terms)
        ]
        if taken:
            raise ValidationError(taken)


def _collect(faults: dict[str, list[str]], field: str, check) -> None:
    try:
        check()
    except ValidationError as error:
        faults[field] = error.messages
