"""Words of the centre's records in templates."""

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.safestring import SafeString

from portal.bilingual.language import marked

register = template.Library()


@register.simple_tag
def said(record, name) -> SafeString:
    """The pair ``name`` of a record in the reader's language, its lines kept."""
    return linebreaksbr(marked(record.said(name)))
