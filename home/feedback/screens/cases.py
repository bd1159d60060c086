"""The screens for those who handle suggestions and complaints: all cases, and one with all that is done with it."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.feedback import cases
from home.feedback.models import Case, CaseEvent, State
from home.feedback.screens.base import CASE, FeedbackView
from home.feedback.screens.forms import AnswerForm, AssignForm, CaseFilters, NeedForm, NoteForm
from home.feedback.sealing import SealedForGoodError
from home.feedback.subjects import subject_of
from portal.models import User
from portal.services import services

# Of an id, in every database: asked for a larger one, some fail.
LARGEST = 2**31 - 1
OPEN = (State.RECEIVED, State.HANDLED)


class CaseView(FeedbackView):
    page_title = gettext_lazy("Suggestions and complaints")

    @property
    def by(self) -> User:
        """Who asks; ``dispatch`` has let nobody in without an account."""
        return cast(User, self.request.user)

    def dispatch(self, request, *args, **kwargs):
        if not cases.may_handle(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ListView(CaseView):
    template_name = "home/feedback/screens/cases.html"

    def get(self, request):
        filters = CaseFilters(request.GET)
        filters.is_valid()  # a value that is none filters nothing
        rows = self._chosen(**{name: filters.cleaned_data.get(name, "") for name in filters.fields})
        rows = rows.select_related("assigned_to").defer("sealed_matter", "sealed_person", "sealed_answer")
        page = self.paginated(rows)
        return self.show(page=page, rows=[(case, topic(case)) for case in page], filters=filters, query=self.query)

    def _chosen(self, state: str, kind: str, only: str):
        rows = Case.objects.all()
        rows = rows.filter(state=state) if state else rows
        rows = rows.filter(kind=kind) if kind else rows
        if only == CaseFilters.MINE:
            rows = rows.filter(assigned_to=self.by)
        elif only == CaseFilters.OVERDUE:
            rows = rows.filter(state__in=OPEN, due_on__lt=timezone.localdate())
        return rows


class OneView(CaseView):
    """A case with its history; each form sends its deed's name."""

    template_name = "home/feedback/screens/case.html"

    def get(self, request, case_id):
        return self._page(self._case(case_id))

    def post(self, request, case_id):
        case = self._case(case_id)
        deeds = {
            "assign": self._assign,
            "answer": self._answer,
            "state": self._move,
            "note": self._note,
            "person": self._open,
            "need": self._need,
        }
        deed = deeds.get(request.POST.get("deed", ""))
        if deed is None:
            messages.error(request, _("The form is incomplete. Please try again."))
            return redirect(CASE, case.pk)
        try:
            return deed(case)
        except cases.CaseRefused as refused:
            messages.error(request, str(refused))
            return redirect(CASE, case.pk)

    def get_page_title(self):
        return _("Case %(number)s") % {"number": self.kwargs["case_id"]}

    def _case(self, case_id: int) -> Case:
        case = Case.objects.select_related("assigned_to").filter(pk=case_id).first() if case_id <= LARGEST else None
        if case is None:
            raise Http404
        return case

    def _assign(self, case: Case):
        form = AssignForm(self.request.POST, case=case)
        if not form.is_valid():
            return self._page(case, assign=form)
        cases.assign(case, form.cleaned_data["to"], self.by)
        return self._done(case, _("The case has been assigned."))

    def _answer(self, case: Case):
        form = AnswerForm(self.request.POST, case=case, answers={})
        if not form.is_valid():
            return self._page(case, answer=form)
        cases.answer(case, form.cleaned_data, self.by)
        return self._done(case, _("The answer is kept. It is public once the case is answered or closed."))

    def _move(self, case: Case):
        state = self.request.POST.get("state", "")
        if state not in State.values:
            raise cases.CaseRefused(_("“%(state)s” is no state of a case.") % {"state": state[:20]})
        cases.move(case, State(state), self.by)
        return self._done(case, _("The case is now: %(state)s.") % {"state": State(state).label})

    def _note(self, case: Case):
        form = NoteForm(self.request.POST)
        if not form.is_valid():
            return self._page(case, note=form)
        cases.note(case, form.cleaned_data["note"], self.by)
        return self._done(case, _("The note is kept."))

    def _need(self, case: Case):
        if not self._may_note_needs:
            raise PermissionDenied
        form = NeedForm(self.request.POST)
        if not form.is_valid():
            return self._page(case, need=form)
        cases.note_need(case, form.cleaned_data["words"], self.by)
        return self._done(case, _("The need is noted. It waits among the proposed needs for a decision."))

    @property
    def _may_note_needs(self) -> bool:
        return self.by.has_perm("home.add_need")

    def _open(self, case: Case):
        try:
            person = cases.open_person(case, self.by)
        except SealedForGoodError:
            return self._page(case)
        return self._page(case, person=person)

    def _done(self, case: Case, sentence: str):
        messages.success(self.request, sentence)
        return redirect(CASE, case.pk)

    def _page(self, case: Case, person: dict[str, str] | None = None, **forms):
        try:
            matter, answers = case.matter, case.answers
            events = [(event, event.note) for event in case.events.select_related("by")]
            is_sealed = False
        except SealedForGoodError:
            matter, answers, is_sealed = {}, {}, True
            events = [(event, "") for event in case.events.select_related("by")]
        context = {
            "assign": AssignForm(case=case),
            "answer": AnswerForm(case=case, answers=answers),
            "note": NoteForm(),
            "need": NeedForm(),
            **forms,
        }
        return self.show(
            status=400 if forms else 200,
            case=case,
            matter=matter,
            answers=answers,
            events=events,
            is_sealed=is_sealed,
            person=person,
            topic=topic(case),
            next=[(state.value, state.label) for state in cases.NEXT[State(case.state)]],
            deeds=CaseEvent.Deed,
            needs=case.needs.all() if self._may_note_needs else None,
            **context,
        )


def topic(case: Case) -> list[tuple[str, str]]:
    """What a case is about by the link that led to the form: words and address, from memory."""
    found = []
    if case.service:
        service = services().get(case.service)
        found.append((service.title, service.url) if service else (case.service, ""))
    if case.page:
        subject = subject_of(case.page)
        found.append((subject.title, subject.url) if subject else (_("a page that is not public now"), ""))
    if case.counter:
        found.append((_("Counter %(number)s") % {"number": case.counter}, ""))
    return found
