"""The editors' screens of the records: what, when, who; then the words in pairs; then the rows."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from home.formsets import CheckedInlinePanel
from home.records.forms import RecordForm
from home.records.formsets import AttendancesFormSet, RowsWithinFormSet
from home.records.trail import NeedsOfStudyPanel, RevisionPanel, SourcePanel


def pair(name: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(f"{name}_th"), FieldPanel(f"{name}_en")])


def row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


def screen(*panels) -> ObjectList:
    return ObjectList(list(panels), base_form_class=RecordForm)


KEPT_INSIDE = MultiFieldPanel([FieldPanel("owner")], _("Who keeps it"))
KEPT_WITH_FILE = MultiFieldPanel(
    [
        FieldPanel("owner"),
        FieldPanel(
            "is_public",
            help_text=_("Everybody may open its file. The words stay with those who keep the records."),
        ),
    ],
    _("Who keeps it, who reads it"),
)
KEPT = MultiFieldPanel([FieldPanel("owner"), FieldPanel("is_public")], _("Who keeps it, who reads it"))

STUDY = screen(
    pair("title"),
    row("starts", "ends", "date"),
    pair("method"),
    pair("respondents"),
    FieldPanel("sample"),
    pair("findings"),
    FieldPanel("file"),
    FieldPanel("services"),
    NeedsOfStudyPanel(heading=_("Needs from this study")),
    KEPT,
)
ANALYSIS = screen(
    pair("title"),
    FieldPanel("date"),
    pair("factors"),
    pair("conclusions"),
    pair("use"),
    FieldPanel("file"),
    KEPT_WITH_FILE,
)
PROBLEM = screen(
    pair("title"), row("date", "state", "solved_on"), pair("cause"), pair("action"), pair("result"), KEPT_INSIDE
)
ACTIVITY = [
    pair("title"),
    row("starts", "ends", "budget", "state"),
    pair("steps"),
    pair("responsible"),
    pair("half_year"),
    pair("year"),
]
PLAN = screen(
    pair("title"),
    row("term", "date", "starts", "ends"),
    pair("purpose"),
    FieldPanel("file"),
    CheckedInlinePanel(
        "activities",
        ACTIVITY,
        formset=RowsWithinFormSet,
        heading=pgettext_lazy("plan", "Activities"),
        label=pgettext_lazy("plan", "Activity"),
    ),
    KEPT,
)
IMPROVEMENT = screen(
    pair("title"),
    FieldPanel("date"),
    FieldPanel("study"),
    pair("finding"),
    pair("decision"),
    pair("change"),
    FieldPanel("page_key"),
    FieldPanel("edition"),
    RevisionPanel(heading=_("Published change")),
    KEPT,
)
MEETING = screen(
    pair("title"),
    FieldPanel("date"),
    pair("place"),
    FieldPanel("agency_codes"),
    pair("others"),
    pair("agenda"),
    FieldPanel("file"),
    CheckedInlinePanel(
        "resolutions",
        [pair("text"), pair("responsible"), row("due", "state", "done_on")],
        formset=RowsWithinFormSet,
        heading=pgettext_lazy("meeting", "Resolutions"),
        label=pgettext_lazy("meeting", "Resolution"),
    ),
    KEPT,
)
TRAINING = screen(
    pair("title"),
    row("kind", "date", "ends", "hours"),
    pair("trainer"),
    FieldPanel("file"),
    FieldPanel("services"),
    CheckedInlinePanel(
        "attendances",
        [row("person", "name")],
        formset=AttendancesFormSet,
        heading=pgettext_lazy("training", "Who attended (never shown to the public)"),
        label=pgettext_lazy("training", "Attendee"),
    ),
    KEPT,
)
NEED = screen(
    FieldPanel("words"),
    row("source", "count", "starts", "ends"),
    FieldPanel("study"),
    SourcePanel(heading=_("Where it was heard")),
    MultiFieldPanel(
        [row("decision", "decided_on"), FieldPanel("reason"), FieldPanel("owner")], pgettext_lazy("need", "Decision")
    ),
    MultiFieldPanel([FieldPanel("improvement"), FieldPanel("page_key")], pgettext_lazy("need", "What was changed")),
    MultiFieldPanel([pair("said"), pair("did"), FieldPanel("published_on")], _("You said, we did")),
)
