"""The head's screens of the survey: hours and days that look improbable, what was left out and the rules."""

import datetime

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

from home.survey import outliers
from home.survey.exclusions import leave_out, take_in
from home.survey.figures import (
    channels_in_words,
    counted_in_words,
    doubt_in_words,
    figures,
    formula_in_words,
    period_in_words,
)
from home.survey.forms import LeaveOutForm, RulesForm, SpanForm
from home.survey.models import DAY, FEWEST, SurveyAnswer, SurveyExclusion, SurveySettings
from home.survey.outliers import of_span
from home.survey.rules import rules
from home.survey.tallies import Period, published
from portal.pagination import Pagination

RIGHT = "home.change_surveysettings"
HOURS, SPAN, LEFT_OUT, TAKE_IN, RULES, CARDS, COUNTERS = (
    "home_survey_hours", "home_survey_hour", "home_survey_left_out", "home_survey_take_in", "home_survey_rules",
    "home_survey_cards", "home_survey_counters",
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
    """The figures of the centre, then the hours and days that somebody should look at."""

    template_name = "home/survey/admin/hours.html"

    def get(self, request):
        shown = published(Period.current(timezone.localdate()))
        return self.show(
            figures=figures(shown.centre, rules()),
            period=period_in_words(shown.period),
            formula=formula_in_words(rules()),
            channels=channels_in_words(shown.centre),
            counted=counted_in_words(shown.centre),
            doubt=doubt_in_words(shown.centre),
            pagination=Pagination(outliers.find(), request, PER_PAGE),
            days=outliers.DAYS,
            left_out=SurveyExclusion.objects.count(),
        )


class HourView(SurveyView):
    """One hour or day at one place: what was answered, and the form that leaves it out."""

    template_name = "home/survey/admin/hour.html"
    page_title = gettext_lazy("Answers of an hour or a day")

    def get(self, request):
        return self.page(LeaveOutForm())

    def post(self, request):
        form, asked = LeaveOutForm(request.POST), self.asked
        if not form.is_valid():
            return self.page(form)
        try:
            hour, hours = asked.cleaned_data["hour"], asked.cleaned_data["hours"]
            out = leave_out(hour, hours, asked.place, form.cleaned_data["reason"], request.user)
        except IntegrityError:
            form.add_error(None, _("This hour or day was left out before."))
            return self.page(form)
        messages.success(request, _("%(n)d answers are left out.") % {"n": out.answers_left_out})
        return redirect(LEFT_OUT)

    @property
    def asked(self) -> SpanForm:
        """Raises Http404, with a sentence, for an hour that cannot be left out or in which nobody answered there."""
        form = SpanForm(self.request.GET)
        if not form.is_valid():
            raise Http404(" ".join(str(error) for errors in form.errors.values() for error in errors))
        return form

    def page(self, form: LeaveOutForm) -> HttpResponse:
        asked = self.asked
        hour, hours = asked.cleaned_data["hour"], asked.cleaned_data["hours"]
        rows = SurveyAnswer.objects.filter(of_span(hour, hours, asked.place), exclusion=None)
        pairs = rows.values_list("steps", "overall").order_by("-steps", "-overall")
        counts: dict[tuple[int, int], int] = {}
        for pair in pairs.iterator():
            counts[pair] = counts.get(pair, 0) + 1
        if not counts:
            raise Http404(_("Nobody answered there then, or the answers were left out."))
        n = sum(counts.values())
        # Of fewer the number alone: whoever saw the visitor would know the answer.
        shown = counts.items() if n >= FEWEST else ()
        day = timezone.localtime(hour).replace(hour=0)
        is_over = day + datetime.timedelta(hours=DAY) <= timezone.now()
        context = {"form": form, "hour": hour, "is_of_a_day": hours == DAY, "place": asked.place}
        context["day"] = day if is_over and hours != DAY else None
        return self.show(counts=shown, n=n, **context)


class LeftOutView(SurveyView):
    """All hours and days that were left out, with who did it and why."""

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
