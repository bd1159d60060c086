"""What the survey gives to the evidence pack of a fiscal year: the published figures, of the centre and of each service."""

from collections.abc import Iterator, Mapping

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.survey.figures import Figure
from home.survey.models import SurveySettings
from home.survey.place import Channel
from home.survey.questions import QUESTIONS
from home.survey.rules import rules
from home.survey.tallies import Counts, Period, count
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI
from portal.evidence import Exhibit, exhibits_of
from portal.services import services
from portal.tables.bilingual import both, headings
from portal.tables.written import csv_of

ANSWERS = pgettext_lazy("table", "answers")
COLUMNS = (
    _("service code"),
    pgettext_lazy("table", "name (Thai)"),
    pgettext_lazy("table", "name (English)"),
    pgettext_lazy("table", "question"),
    _("formula"),
    pgettext_lazy("table", "first day"),
    pgettext_lazy("table", "last day"),
    ANSWERS,
    pgettext_lazy("table", "per cent"),
    pgettext_lazy("table", "from (95 per cent)"),
    pgettext_lazy("table", "to (95 per cent)"),
    pgettext_lazy("table", "left out"),
)
CENTRE, NO_SERVICE = pgettext_lazy("table", "the whole centre"), pgettext_lazy("table", "no service named")


@exhibits_of("survey")
def satisfaction(year: FiscalYear) -> Iterator[Exhibit]:
    """A figure of too few answers stays empty here too."""
    period = Period.of_year(year)
    counted, known = count(period), services()
    rows = [*_rows("", _in_both(CENTRE), counted.centre, period)]
    for code, counts in sorted(counted.services.items()):
        titles = known[code].titles if code in known else {} if code else _in_both(NO_SERVICE)
        rows += _rows(code, titles, counts, period)
    names = [*headings(*COLUMNS), *(both(ANSWERS, channel.label) for channel in Channel)]
    yield Exhibit("survey/satisfaction.csv", csv_of(names, rows))


def _in_both(words: Promise) -> dict[str, str]:
    told = {}
    for language in LANGUAGES:
        with translation.override(language):
            told[language] = str(words)
    return told


def _rows(code: str, titles: Mapping[str, str], counts: Counts, period: Period) -> Iterator[tuple[object, ...]]:
    for question in QUESTIONS:
        figure = Figure(question, counts.of(question), rules())
        shown = figure.rounded if figure.result else (None, None, None)
        number = figure.tally.n if figure.result else None
        channels = [counts.channels.get(channel.value, 0) if figure.result else None for channel in Channel]
        names = (titles.get(THAI, ""), titles.get(ENGLISH, ""), both(question.about))
        span = (period.first.isoformat(), period.last.isoformat())
        yield (code, *names, both(_formula(figure)), *span, number, *shown, counts.left_out, *channels)


def _formula(figure: Figure) -> Promise:
    return dict(SurveySettings._meta.get_field("formula").flatchoices)[figure.rules.formula]
