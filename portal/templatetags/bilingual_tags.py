"""What is shown of dates, times, numbers and texts; shown ones do not break between a number and its unit."""

from django import template

from portal.bilingual import dates, language
from portal.bilingual.units import in_one_piece, unbroken

register = template.Library()

register.filter("era_year", dates.year_of_era)
register.filter("marked", language.marked)
register.filter("unbroken", unbroken)


@register.filter
def era_date(value, style="date"):
    """``format_date`` without a place to break."""
    return in_one_piece(dates.format_date(value, style))


@register.filter
def local_time(value):
    """``format_time`` without a place to break."""
    return in_one_piece(dates.format_time(value))
