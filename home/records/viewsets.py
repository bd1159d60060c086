"""The records in the editors' menu, each kind with its list, search and filters."""

from django import forms
from django.utils.translation import pgettext_lazy
from django_filters import ModelChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from home.records import panels
from home.records.fields import people
from home.records.models import (
    EnvironmentAnalysis,
    Improvement,
    Meeting,
    Need,
    NeedsStudy,
    Plan,
    Problem,
    Training,
)
from home.standard.menu import HOOK

LONGEST_ID = 9  # digits
PUBLIC = BooleanColumn("is_public", label=pgettext_lazy("record", "public"))


class _TellsRemarks:
    def save_instance(self):
        record = super().save_instance()
        for remark in record.remarks() if hasattr(record, "remarks") else ():
            messages.warning(self.request, remark)
        return record


class RecordCreateView(_TellsRemarks, CreateView):
    """Whoever makes a record owns it, unless they choose another."""

    def get_initial_form_instance(self):
        return self.model(owner=self.request.user)


class RecordEditView(_TellsRemarks, EditView):
    pass


class NeedCreateView(RecordCreateView):
    """``?study=``: the study whose finding is noted as a need."""

    def get_initial_form_instance(self):
        need, asked = super().get_initial_form_instance(), self.request.GET.get("study", "")
        study = NeedsStudy.objects.filter(pk=asked).first() if asked.isdecimal() and len(asked) <= LONGEST_ID else None
        if study:
            need.source, need.study = Need.Source.STUDY, study
            need.count, need.starts, need.ends = study.sample, study.starts, study.ends
        return need


class OwnerFilters(WagtailFilterSet):
    """By owner, one of those who work at the centre; each list adds its own."""

    owner = ModelChoiceFilter(
        label=pgettext_lazy("record", "owner"), queryset=lambda request: people(), widget=forms.Select
    )


def filters(model: type, *names: str) -> type[OwnerFilters]:
    """The filters of a list: those of the columns ``names``, and by owner."""
    meta = type("Meta", (), {"model": model, "fields": [*names, "owner"]})
    return type(f"{model.__name__}Filters", (OwnerFilters,), {"Meta": meta})


class RecordViewSet(SnippetViewSet):
    """Nothing chooses among records, so that nobody learns of them by a chooser."""

    menu_hook = HOOK
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    copy_view_enabled = False
    list_per_page = 20
    filtered_by: tuple[str, ...] = ("is_public",)
    list_display = ["__str__", "day", PUBLIC]
    search_fields = ["title_th", "title_en"]
    search_backend_name = None
    ordering = ["-date", "-pk"]

    @property
    def filterset_class(self):
        return filters(self.model, *self.filtered_by)

    def register_chooser_viewset(self):
        """None."""


class NeedViewSet(RecordViewSet):
    model, icon, menu_order, edit_handler = Need, "comment", 205, panels.NEED
    list_display = ["__str__", "source", "decision", "published"]
    add_view_class = NeedCreateView
    filtered_by = ("source", "decision")
    search_fields = ["words", "said_th", "said_en", "did_th", "did_en"]
    ordering = ["-pk"]


class StudyViewSet(RecordViewSet):
    model, icon, menu_order, edit_handler = NeedsStudy, "help", 200, panels.STUDY


class AnalysisViewSet(RecordViewSet):
    model, icon, menu_order, edit_handler = EnvironmentAnalysis, "globe", 210, panels.ANALYSIS


class ProblemViewSet(RecordViewSet):
    model, icon, menu_order, edit_handler = Problem, "warning", 215, panels.PROBLEM
    list_display = ["__str__", "day", "state", PUBLIC]
    filtered_by = ("state", "is_public")


class PlanViewSet(RecordViewSet):
    model, icon, menu_order, edit_handler = Plan, "list-ol", 220, panels.PLAN
    list_display = ["__str__", "term", "day", PUBLIC]
    filtered_by = ("term", "is_public")


class ImprovementViewSet(RecordViewSet):
    model, icon, menu_order, edit_handler = Improvement, "check", 225, panels.IMPROVEMENT


class MeetingViewSet(RecordViewSet):
    model, icon, menu_order, edit_handler = Meeting, "group", 230, panels.MEETING
    list_display = ["__str__", "day", "overdue", PUBLIC]


class TrainingViewSet(RecordViewSet):
    model, icon, menu_order, edit_handler = Training, "user", 235, panels.TRAINING
    list_display = ["__str__", "kind", "day", PUBLIC]
    filtered_by = ("kind", "is_public")


VIEWSETS = (
    StudyViewSet,
    NeedViewSet,
    AnalysisViewSet,
    ProblemViewSet,
    PlanViewSet,
    ImprovementViewSet,
    MeetingViewSet,
    TrainingViewSet,
)
