"""The rows and words of a service record, in the reading order of its page."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from portal.blocks import rows, state
from portal.web_addresses import validate_web_address
from service_pages import blocks
from service_pages.blocks import ROW_FIELDS
from service_pages.blocks.fees import baht


def charge_in_words(amount: Decimal | float) -> str:
    """What a copy of a manual costs, in baht."""
    if not amount:
        return pgettext("copy of a manual", "Free")
    return gettext("%(amount)s baht") % {"amount": baht(Decimal(str(amount)))}


class Record(models.Model):
    """What a citizen manual says of a service, as rows; each field holds rows, an explicit none, or nothing yet."""

    notices = StreamField(
        blocks.TemporaryNoticeRowsBlock(),
        blank=True,
        verbose_name=_("temporary notices"),
        help_text=_(
            "What holds for a short time, such as a closed counter. What holds for good belongs in the other rows."
        ),
    )
    documents = StreamField(
        blocks.DocumentRowsBlock(),
        blank=True,
        verbose_name=_("papers to bring"),
        help_text=_(
            "Everything people must bring: the office may ask for no more. If nothing is needed, add the row “None”."
        ),
    )
    totals = StreamField(
        blocks.TotalRowsBlock(),
        blank=True,
        verbose_name=_("ways and total times"),
        help_text=_("Only where there are several ways, or where the manual's total is not the sum of the steps."),
    )
    steps = StreamField(
        blocks.StepRowsBlock(),
        blank=True,
        verbose_name=_("steps"),
        help_text=_("In their order, from handing in the application to receiving the result, each with its time."),
    )
    fees = StreamField(
        blocks.FeeRowsBlock(),
        blank=True,
        verbose_name=_("fees"),
        help_text=_("Everything that is paid, by the rates now in force. If it is free, add the row “None”."),
    )
    channels = StreamField(
        blocks.ChannelRowsBlock(),
        blank=True,
        verbose_name=_("channels"),
        help_text=_("Every way to have the service: this centre's counter, other offices, online, post, phone."),
    )
    forms = StreamField(
        blocks.FormRowsBlock(),
        blank=True,
        verbose_name=_("forms"),
        help_text=_("The forms in use now, with samples and guides. If no form is needed, add the row “None”."),
    )
    criteria = StreamField(
        blocks.CriterionRowsBlock(),
        blank=True,
        verbose_name=_("criteria and conditions"),
        help_text=_("Who may apply, how, and under which conditions. One rule per row, in plain words."),
    )
    deadlines = StreamField(
        blocks.DeadlineRowsBlock(),
        blank=True,
        verbose_name=_("deadlines for the citizen"),
        help_text=_("When people must act: within 15 days of a birth, between January and March."),
    )
    legal_time = StreamField(
        blocks.LegalTimeRowsBlock(),
        blank=True,
        verbose_name=_("time set by law"),
        help_text=_(
            "How long the office may take at most, and by which law. If no law sets a time, add the row “None”."
        ),
    )
    complaints = StreamField(
        blocks.ComplaintRowsBlock(),
        blank=True,
        verbose_name=_("complaint channels of its own"),
        help_text=_("The common channels, such as 1111, are shown anyway."),
    )
    laws = StreamField(
        blocks.LawRowsBlock(),
        blank=True,
        verbose_name=_("laws"),
        help_text=_(
            "What the service goes by: the act first, then regulations and announcements. If there is none, add the row “None”."
        ),
    )
    related = StreamField(
        blocks.RelatedRowsBlock(),
        blank=True,
        verbose_name=_("related services"),
        help_text=_("The few services that people most often need before, after or beside this one."),
    )
    owning_agency = models.CharField(
        _("owner of the process"),
        max_length=200,
        blank=True,
        help_text=_("If another than the agency that gives the service here."),
    )
    result = models.TextField(
        _("what you get"),
        blank=True,
        max_length=600,
        help_text=_("The licence, card or certificate, and how long it is valid."),
    )
    appeal = models.TextField(
        _("if you do not agree"), blank=True, max_length=600, help_text=_("How to appeal, where, and within what time.")
    )
    interpreter = models.CharField(
        _("interpreter"), max_length=200, blank=True, help_text=_("How to get one, and how early to ask.")
    )
    e_service_url = models.URLField(
        _("e-service"),
        blank=True,
        validators=[validate_web_address],
        help_text=_(
            "The page where people apply online, beginning with https://. Leave empty if that is not possible."
        ),
    )
    status_url = models.URLField(
        _("follow your case"),
        blank=True,
        validators=[validate_web_address],
        help_text=_(
            "The page where people see how far their case is, beginning with https://. Leave empty if there is none."
        ),
    )
    manual_fee = models.DecimalField(
        _("charge for a copy of the manual (baht)"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Enter 0 if it is given free of charge."),
    )

    record_panels = [
        FieldPanel("documents"),
        MultiFieldPanel([FieldPanel("totals"), FieldPanel("steps")], _("Steps and time")),
        FieldPanel("fees"),
        FieldPanel("channels"),
        MultiFieldPanel([FieldPanel("e_service_url"), FieldPanel("status_url")], _("Online")),
        FieldPanel("forms"),
        FieldPanel("result"),
        FieldPanel("criteria"),
        MultiFieldPanel([FieldPanel("deadlines"), FieldPanel("legal_time")], _("Deadlines and times of the law")),
        MultiFieldPanel([FieldPanel("complaints"), FieldPanel("appeal")], _("Complaints and appeal")),
        FieldPanel("laws"),
        FieldPanel("related"),
        MultiFieldPanel(
            [FieldPanel("owning_agency"), FieldPanel("interpreter"), FieldPanel("manual_fee")], _("Further details")
        ),
    ]
    record_facts = [
        SynchronizedField("e_service_url", overridable=False),
        SynchronizedField("status_url", overridable=False),
        SynchronizedField("manual_fee", overridable=False),
    ]

    class Meta:
        abstract = True

    @property
    def states(self) -> dict[str, str]:
        """``filled``, ``none`` or ``empty`` of each rows field."""
        return {name: state(getattr(self, name)) for name in ROW_FIELDS}

    @cached_property
    def rows(self) -> dict[str, list]:
        """The rows of each field, without an explicit none."""
        return {name: rows(getattr(self, name)) for name in ROW_FIELDS}

    @property
    def manual_charge(self) -> str:
        """What a copy of the manual costs, in words; '' where that is not filled in."""
        return "" if self.manual_fee is None else charge_in_words(self.manual_fee)
