"""The blocks of a neutral document as markup."""

from datetime import date

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from manuals.pdf.document import Block, Column, Items, Link, Table
from manuals.screens.way import Way, way_to_manual
from manuals.web import lines
from manuals.web.form_files import address_of
from portal.bilingual.language import active_language, marked, pick
from portal.tree import Node
from service_pages.codes import public_services

register = template.Library()
QUIETER = '<span class="rows__detail">{}</span>'


@register.filter
def block_template(block: Block) -> str:
    """The template of a block: ``manuals/blocks/<its name>.html``."""
    return f"manuals/blocks/{type(block).__name__.lower()}.html"


@register.filter
def with_columns(row: tuple[str, ...], table: Table) -> list[tuple[Column, str]]:
    """The cells of a row, each with its column."""
    return list(zip(table.columns, row, strict=True))


@register.filter
def cell_lines(text: str) -> SafeString:
    """A cell's first line, and its further lines quieter beneath it; nothing in it is a link."""
    first, *others = text.split("\n")
    return format_html("{}{}", marked(first), format_html_join("", QUIETER, ((marked(line),) for line in others)))


@register.filter
def linked_lines(text: str) -> SafeString:
    """As ``cell_lines``, with links."""
    first, *others = text.split("\n")
    return format_html("{}{}", lines.shown(first), _quieter(others))


@register.filter
def title_lines(text: str) -> SafeString:
    """As ``linked_lines``, of the cell that names its row: the first line stands out."""
    first, *others = text.split("\n")
    return format_html('<span class="rows__title">{}</span>{}', marked(first), _quieter(others))


def _quieter(others: list[str]) -> SafeString:
    return format_html_join("", QUIETER, ((lines.shown(line),) for line in others))


@register.filter
def text_lines(text: str) -> SafeString:
    """A text with its line breaks."""
    return format_html_join(SafeString("<br>"), "{}", ((lines.shown(line),) for line in text.split("\n")))


@register.filter
def item_lines(items: Items) -> list[SafeString]:
    """The items of a list as ``linked_lines``; a line with a file leads to it while it is there."""
    links = {(link.item, link.line): link for link in items.links}
    return [
        format_html_join("", "{}", ((_line(line, at, links.get((item, at))),) for at, line in enumerate(text.split("\n"))))
        for item, text in enumerate(items.texts)
    ]  # fmt: skip


def _line(line: str, at: int, link: Link | None) -> SafeString:
    address = (address_of(link.content) if link.content else link.address) if link else ""
    shown = format_html('<a href="{}"{}>{}</a>', address, SafeString(" download" if link and link.content else ""),
                        marked(line)) if address else lines.shown(line)  # fmt: skip
    return format_html(QUIETER, shown) if at else shown


@register.filter
def words(pair: dict[str, str | None] | None) -> str:
    """A pair in the active language, Thai where there is no English; '' for nothing."""
    return (pick(pair["th"], pair["en"]) or "") if pair else ""


@register.filter
def live_service(code: str) -> Node | None:
    """The page of a service in the active language, from memory; None while not everybody may see it."""
    return public_services(active_language()).get(code)


@register.simple_tag
def today() -> date:
    return timezone.localdate()


@register.simple_tag
def way_of(page, user) -> Way | None:
    """Where an editor finds the manual of a service, or the editions of a manual; None where that is not theirs."""
    return way_to_manual(page, user)
