"""The published figures as a file for everybody."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from home.survey.figures import Figure, figures
from home.survey.place import Channel
from home.survey.rules import rules
from home.survey.tallies import Counts, Published
from portal.bilingual.language import LANGUAGES
from portal.services import services
from portal.tables.written import csv_of

Row = tuple[object, ...]


def _rows_of(counts: Counts) -> Iterator[Row]:
    """A row for each question. A figure of too few answers stays empty here too, and so does their number."""
    for figure in figures(counts, rules()):
        yield (figure.question.name, figure.rules.formula, *_numbers(figure, counts), counts.left_out)


def _numbers(figure: Figure, counts: Counts) -> Row:
    if figure.result is None:
        return (None,) * (4 + len(Channel))
    return (figure.tally.n, *(counts.channels.get(channel, 0) for channel in Channel), *figure.rounded)


def public_file(shown: Published) -> bytes:
    """CSV with headings in the active language and names in both: the centre, then each service that everybody may see."""
    headings = [
        pgettext("survey", "From"),
        pgettext("survey", "To"),
        _("Service code"),
        _("Name in Thai"),
        _("Name in English"),
        pgettext("survey", "Question"),
        _("Formula"),
        pgettext("survey", "Answers"),
        *(str(channel.label) for channel in Channel),
        pgettext("survey", "Per cent"),
        _("Interval from"),
        _("Interval to"),
        pgettext("survey", "Left out"),
    ]
    return csv_of(headings, _public_rows(shown))


def _public_rows(shown: Published) -> Iterator[Row]:
    period = (shown.period.first, shown.period.last)
    for row in _rows_of(shown.centre):
        yield (*period, "", *_centre(), *row)
    for code, service in services().items():
        if code in shown.services:
            for row in _rows_of(shown.services[code]):
                yield (*period, code, *(service.titles[language] for language in LANGUAGES), *row)


def _centre() -> Iterator[str]:
    for language in LANGUAGES:
        with override(language):
            yield pgettext("survey", "The centre")
