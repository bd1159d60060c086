"""The head's screens of the counters: what was answered at each, and their cards and tablets."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.models.location import Location
from home.survey import cards
from home.survey.figures import figures, formula_in_words, period_in_words
from home.survey.forms import CardsForm
from home.survey.place import Channel
from home.survey.places import counters, name_of
from home.survey.questions import QUESTIONS
from home.survey.rules import rules
from home.survey.screens import PER_PAGE, SurveyView
from home.survey.tallies import Counts, Period, count
from portal.pagination import Pagination
from portal.pdf.address import doubt_about
from portal.pdf.faults import PdfRefused


class CountersView(SurveyView):
    """The figures of each channel and of each counter, each counted in steps of its own."""

    template_name = "home/survey/admin/counters.html"
    page_title = gettext_lazy("Figures by counter")

    def get(self, request):
        period = Period.current(timezone.localdate())
        by_channel, by_counter = (count(period, by).services for by in ("channel", "counter"))
        listed = [(str(counter), by_counter.get(name_of(at, counter), Counts())) for at, counter in counters()]
        pagination = Pagination(listed, request, PER_PAGE)
        channels = [(channel.label, by_channel.get(channel, Counts())) for channel in Channel]
        return self.show(
            tables=[
                (_("By channel"), _("Channel"), _told(channels), _counted(by_channel)),
                (_("By counter"), _("Counter"), _told(pagination.page), _counted(by_counter)),
            ],
            questions=QUESTIONS,
            pagination=pagination,
            period=period_in_words(period),
            formula=formula_in_words(rules()),
        )


def _counted(counted: Mapping[str, Counts]) -> str:
    """How many of the answers there are within whole steps; of counters those that were given at one."""
    there = [counts for value, counts in counted.items() if value]
    told = {"counted": f"{sum(each.n for each in there):,}", "all": f"{sum(each.kept for each in there):,}"}
    return _("Counted in this table: %(counted)s of %(all)s answers") % told


def _told(counted) -> list:
    return [(words, figures(counts, rules()), counts.n) for words, counts in counted]


class CardsView(SurveyView):
    """Cards to print, and the addresses to open on tablets."""

    template_name = "home/survey/admin/cards.html"
    page_title = gettext_lazy("Cards and tablets")

    def get(self, request):
        return self.page(CardsForm())

    def post(self, request):
        form = CardsForm(request.POST)
        if form.is_valid():
            chosen, paper = form.cleaned_data["counter"], form.cleaned_data["paper"]
            channel = Channel(form.cleaned_data["channel"])
            try:
                made = cards.make_pdf([at for at in counters() if chosen in ("", name_of(*at))], paper, channel)
            except PdfRefused as refused:
                form.add_error(None, refused.sentence)
            else:
                kind = "tablet" if channel == Channel.KIOSK else "card"
                return as_download(made.content, "-".join(["survey", kind, *filter(None, [chosen]), paper]) + ".pdf")
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
