"""What may be a slip in a service record: its editors are told beside the form, readers are not kept waiting for it.

Pure functions on the page as it is in memory; only related services are looked up, in the tree in memory.
"""

from collections import Counter
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.bilingual.dates import format_date
from portal.bilingual.language import THAI
from portal.blocks.rows import NONE
from portal.editorial.requirements import Remark
from portal.editorial.rows import Row, rows_of
from service_pages.codes import public_services
from service_pages.durations import total
from service_pages.ways import ways_of

# Rows that stand for each other share a letter: the field with the letter, by the name of the rows.
LETTERS = {"documents": "one_of", "fees": "group"}


def remarks_on(page) -> list[Remark]:
    """In the active language, in the order of the page."""
    return [*_ended_notices(page), *_lone_letters(page), *_unnamed_ways(page), *_totals(page), *_hidden_relations(page)]


def _remark(code: str, row: Row, message: str) -> Remark:
    return Remark(code, row.field, f"{row.place}: {message}", row.field, row.id)


def _rows(page, field: str) -> list[Row]:
    rows = rows_of(page, page._meta.get_field(field))
    return [row for row in rows if row.child.block_type != NONE]


def _ended_notices(page) -> Iterator[Remark]:
    today = timezone.localdate()
    for row in _rows(page, "notices"):
        ends = row.child.value.get("ends")
        if ends and ends < today:
            message = _("It ended on %(day)s and is not shown any more. Remove it, or change its days.")
            yield _remark("ended", row, message % {"day": format_date(ends)})


def _lone_letters(page) -> Iterator[Remark]:
    for field, name in LETTERS.items():
        rows = _rows(page, field)
        times = Counter(row.child.value.get(name) for row in rows)
        for row in rows:
            letter = row.child.value.get(name)
            if letter and times[letter] == 1:
                message = _("No other row has the letter %(letter)s, so there is nothing to choose between.")
                yield _remark("letter", row, message % {"letter": letter})


def _unnamed_ways(page) -> Iterator[Remark]:
    """Letters of steps that no total names; where no total is there, readers see the letters themselves."""
    named = {row.child.value.get("way") for row in _rows(page, "totals")}
    told: set[str] = set()
    for row in _rows(page, "steps"):
        letter = row.child.value.get("way")
        if letter and letter not in named | told:
            told.add(letter)
            message = _(
                "No row under “Ways and total times” has the letter %(letter)s. Add it there with a name for readers."
            )
            yield _remark("way", row, message % {"letter": letter})


def _totals(page) -> Iterator[Remark]:
    for row, way in zip(_rows(page, "totals"), ways_of(page), strict=False):  # without totals, ways are of no row
        if way.differs:
            summed, _complete = total(step.value.span for step in way.steps)
            message = _("The steps add up to %(sum)s, the total says %(total)s. Readers see the total with its reason.")
            yield _remark("total", row, message % {"sum": summed, "total": way.span})


def _hidden_relations(page) -> Iterator[Remark]:
    known = public_services(THAI)
    for row in _rows(page, "related"):
        code = row.child.value.get("service")
        if code and code not in known:
            message = _("The service “%(code)s” is not public at present. Readers do not see the row.")
            yield _remark("related", row, message % {"code": code})
