"""The head's screens of the survey: hours that look improbable, what was left out, the rules, cards and tablets."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.models.location import Location
from home.survey import cards, outliers
from home.survey.exclusions import leave_out, take_in
from home.survey.figures import figures, formula_in_words, period_in_words
from home.survey.forms import CardsForm, HourForm, LeaveOutForm, RulesForm
from home.survey.models import FEWEST, SurveyAnswer, SurveyExclusion, SurveySettings
from home.survey.outliers import of_hour
from home.survey.place import Channel
from home.survey.places import counters, name_of
from home.survey.rules import rules
from home.survey.tallies import Period, published
from portal.pagination import Pagination
from portal.pdf.address import doubt_about
from portal.pdf.faults import PdfRefused

RIGHT = "home.change_surveysettings"
HOURS, HOUR, LEFT_OUT, TAKE_IN, RULES, CARDS = (
    "home_survey_hours", "home_survey_hour", "home_survey_left_out", "home_survey_take_in", "home_survey_rules", "home_survey_cards",
)  # fmt: skip
PER_PAGE = 50
LARGEST = 2**31 - 1  # of an id, in every database


class SurveyView(WagtailAdminTemplateMixin, View):
    """For those who keep the records of the centre."""

    page_title = gettext_lazy("Satisfaction survey")
    header_icon = "clipboard-list"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def show(self, **context):
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self):
        return []


class HoursView(SurveyView):
    """The figures of the centre, then the hours that somebody should look at."""

    template_name = "home/survey/admin/hours.html"

    def get(self, request):
        shown = published(Period.current(timezone.localdate()))
        return self.show(
            figures=figures(shown.centre, rules()),
            period=period_in_words(shown.period),
            formula=formula_in_words(rules()),
            pagination=Pagination(outliers.find(), request, PER_PAGE),
            days=outliers.DAYS,
            left_out=SurveyExclusion.objects.count(),
        )


class HourView(SurveyView):
    """One hour at one place: what was answered, and the form that leaves it out."""

    template_name = "home/survey/admin/hour.html"
    page_title = gettext_lazy("Answers of one hour")

    def get(self, request):
        return self.page(LeaveOutForm())

    def post(self, request):
        form, asked = LeaveOutForm(request.POST), self.asked
        if not form.is_valid():
            return self.page(form)
        try:
            out = leave_out(asked.cleaned_data["hour"], asked.place, form.cleaned_data["reason"], request.user)
        except IntegrityError:
            form.add_error(None, _("This hour was left out before."))
            return self.page(form)
        messages.success(request, _("%(n)d answers are left out.") % {"n": out.answers_left_out})
        return redirect(LEFT_OUT)

    @property
    def asked(self) -> HourForm:
        """Raises Http404, with a sentence, for an hour that cannot be left out or in which nobody answered there."""
        form = HourForm(self.request.GET)
        if not form.is_valid():
            raise Http404(" ".join(str(error) for errors in form.errors.values() for error in errors))
        return form

    def page(self, form: LeaveOutForm) -> HttpResponse:
        asked = self.asked
        rows = SurveyAnswer.objects.filter(of_hour(asked.cleaned_data["hour"], asked.place), exclusion=None)
        pairs = rows.values_list("steps", "overall").order_by("-steps", "-overall")
        counts: dict[tuple[int, int], int] = {}
        for pair in pairs.iterator():
            counts[pair] = counts.get(pair, 0) + 1
        if not counts:
            raise Http404(_("Nobody answered there in this hour, or the hour was left out."))
        n = sum(counts.values())
        # Of fewer the number alone: whoever saw the visitor would know the answer.
        shown = counts.items() if n >= FEWEST else ()
        context = {"form": form, "hour": asked.cleaned_data["hour"], "place": asked.place}
        return self.show(counts=shown, n=n, **context)


class LeftOutView(SurveyView):
    """All hours that were left out, with who did it and why."""

    template_name = "home/survey/admin/left_out.html"
    page_title = gettext_lazy("Answers that were left out")

    def get(self, request):
        return self.show(
            pagination=Pagination(SurveyExclusion.objects.select_related("excluded_by"), request, PER_PAGE)
        )


class TakeInView(SurveyView):
    """A deed: GET leads back to the list."""

    def get(self, request, number):
        return redirect(LEFT_OUT)

    def post(self, request, number):
        if number > LARGEST:
            raise Http404
        take_in(get_object_or_404(SurveyExclusion, pk=number), request.user)
        messages.success(request, _("The answers count again."))
        return redirect(LEFT_OUT)


class RulesView(SurveyView):
    template_name = "home/survey/admin/form.html"
    page_title = gettext_lazy("Rules of the survey")

    def get(self, request):
        return self.show(form=RulesForm(instance=SurveySettings.load()))

    def post(self, request):
        form = RulesForm(request.POST, instance=SurveySettings.load())
        if not form.is_valid():
            return self.show(form=form)
        form.save()
        messages.success(request, _("The rules are saved."))
        return redirect(HOURS)


class CardsView(SurveyView):
    """Cards to print, and the addresses to open on tablets."""

    template_name = "home/survey/admin/cards.html"
    page_title = gettext_lazy("Cards and tablets")

    def get(self, request):
        return self.page(CardsForm())

    def post(self, request):
        form = CardsForm(request.POST)
        if form.is_valid():
            chosen = form.cleaned_data["counter"]
            try:
                made = cards.make_pdf(
                    [at for at in counters() if chosen in ("", name_of(*at))], form.cleaned_data["paper"]
                )
            except PdfRefused as refused:
                form.add_error(None, refused.sentence)
            else:
                return as_download(made.content, f"survey-{chosen or 'cards'}-{form.cleaned_data['paper']}.pdf")
        return self.page(form)

    def page(self, form: CardsForm) -> HttpResponse:
        pagination = Pagination(list(counters()), self.request, PER_PAGE)
        tablets = [(counter, cards.address((place, counter), Channel.KIOSK)) for place, counter in pagination.page]
        is_possible = Location.objects.exists() and bool(tablets)
        is_trial = settings.DEBUG or settings.DEMONSTRATION
        doubt = "" if is_trial else doubt_about(settings.WAGTAILADMIN_BASE_URL)
        context = {"form": form, "tablets": tablets, "pagination": pagination, "last": cards.last_day()}
        return self.show(is_possible=is_possible, doubt=doubt, **context)


def as_download(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name.lower()}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
