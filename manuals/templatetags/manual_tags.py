"""The blocks of a neutral document as markup."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from manuals.pdf.document import Block, Column, Table
from manuals.screens.way import Way, way_to_manual
from portal.bilingual.language import marked, pick

register = template.Library()


@register.filter
def block_template(block: Block) -> str:
    """The template of a block: ``manuals/blocks/<its name>.html``."""
    return f"manuals/blocks/{type(block).__name__.lower()}.html"


@register.filter
def with_columns(row: tuple[str, ...], table: Table) -> list[tuple[Column, str]]:
    """The cells of a row, each with its column."""
    return list(zip(table.columns, row, strict=True))


@register.filter
def cell_lines(text: str) -> SafeString | str:
    """A cell's first line, and its further lines quieter beneath it."""
    first, *others = text.split("\n")
    if not others:
        return marked(first)
    quieter = format_html_join("", '<span class="rows__detail">{}</span>', ((marked(line),) for line in others))
    return format_html("{}{}", marked(first), quieter)


@register.filter
def text_lines(text: str) -> SafeString:
    """A text with its line breaks."""
    return SafeString(format_html_join(SafeString("<br>"), "{}", ((marked(line),) for line in text.split("\n"))))


@register.filter
def words(pair: dict[str, str | None] | None) -> str:
    """A pair in the active language, Thai where there is no English; '' for nothing."""
    return (pick(pair["th"], pair["en"]) or "") if pair else ""


@register.simple_tag
def way_of(page, user) -> Way | None:
    """Where an editor finds the manual of a service, or the editions of a manual; None where that is not theirs."""
    return way_to_manual(page, user)
