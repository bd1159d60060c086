"""What editors see beside the form."""

from django import template

from portal.editorial.missing import missing_before_publication as missing_from_page
from portal.editorial.requirements import Missing, Remark

register = template.Library()


@register.simple_tag
def missing_before_publication(page) -> list[Missing]:
    """What keeps ``page``, as it is in the form, from being published; [] for aliases, which are not edited."""
    return [] if page.alias_of_id else missing_from_page(page)


@register.simple_tag
def editorial_remarks(page) -> list[Remark]:
    """What to look at again in ``page``, as it is in the form; [] for aliases, which are not edited."""
    return [] if page.alias_of_id else page.editorial_remarks()
