from django import template

from portal.bilingual import dates, language

register = template.Library()

register.filter("era_date", dates.format_date)
register.filter("local_time", dates.format_time)
register.filter("era_year", dates.year_of_era)
register.filter("marked", language.marked)
