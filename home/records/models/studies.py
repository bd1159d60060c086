"""What the centre has found out: of its users' needs, and of the circumstances they live in."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.records.base import Record, turned
from home.records.fields import ServiceCodesField, document, line, text


class NeedsStudy(Record):
    """A study of what users need and expect (criterion 1.1)."""

    paired = ("title", "method", "respondents", "findings")
    needed = paired

    date = models.DateField(pgettext_lazy("study", "reported on"))
    method_th, method_en = text(
        pgettext_lazy("study", "method"), help_text=_("How it was done, such as a questionnaire at the counters.")
    )
    respondents_th, respondents_en = line(pgettext_lazy("study", "who was asked"))
    sample = models.PositiveIntegerField(
        pgettext_lazy("study", "how many answered"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1, _("Nobody answering is no study. Leave it empty until it is known."))],
    )
    starts = models.DateField(pgettext_lazy("study", "asked from"))
    ends = models.DateField(pgettext_lazy("study", "asked until"))
    findings_th, findings_en = text(
        pgettext_lazy("study", "findings"), help_text=_("What users need, with its figures.")
    )
    file = document(pgettext_lazy("study", "report"))
    services = ServiceCodesField(
        verbose_name=pgettext_lazy("record", "services"), help_text=_("None means the whole centre.")
    )

    class Meta(Record.Meta):
        verbose_name = _("needs study")
        verbose_name_plural = _("needs studies")

    def faults(self):
        faults = {**super().faults(), **turned(self.starts, self.ends)}
        if self.date and self.starts and self.date < self.starts:
            faults["date"] = _("A study is not reported before it begins.")
        return faults


class EnvironmentAnalysis(Record):
    """An analysis of the economic and social circumstances, and what use was made of it (criterion 1.3)."""

    paired = ("title", "factors", "conclusions", "use")
    needed = paired

    factors_th, factors_en = text(
        pgettext_lazy("analysis", "factors"), help_text=_("Economy, society, population, technology, law, nature.")
    )
    conclusions_th, conclusions_en = text(pgettext_lazy("analysis", "conclusions"))
    use_th, use_en = text(
        pgettext_lazy("analysis", "use made of it"), help_text=_("Which services were developed because of it.")
    )
    file = document(pgettext_lazy("record", "document"))

    class Meta(Record.Meta):
        verbose_name = _("environment analysis")
        verbose_name_plural = _("environment analyses")
