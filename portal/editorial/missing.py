"""What keeps a page from being published: requirements not met, unfinished rows, placeholders, pictures without words or
withdrawn."""

from collections.abc import Iterator
from itertools import chain

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField

from portal.bilingual.counterparts import is_thai, thai_of
from portal.blocks.drafts import REQUIRED_SWITCH
from portal.editorial.placeholders import placeholder_in
from portal.editorial.requirements import Missing
from portal.editorial.rows import Words, rows_of, stream_fault, stream_fields
from portal.pictures.alternatives import WORDLESS, lack
from portal.pictures.uses import uses_in_fields
from portal.pictures.withdrawn import why

COMMENTS = "wagtail_admin_comments"


def missing_before_publication(page) -> list[Missing]:
    """``missing_from`` for a page that stands for itself; [] for a translation: it follows its Thai page."""
    return [] if follows_thai(page) else missing_from(page)


def follows_thai(page) -> bool:
    return not is_thai(page) and thai_of(page) is not None


def missing_from(page) -> list[Missing]:
    """What ``page``, as it is in memory, lacks for a publication, in the order of its requirements and rows.

    In the active language. Asks the database for nothing but the page's own related rows.
    """
    requirements = [need for need in page.publishing_requirements if need.is_missing_from(page)]
    found = [
        Missing(need.code or need.field, need.field, need.told(page), anchor(page, need.field)) for need in requirements
    ]
    found += _in_texts(page)
    found += _in_pictures(page)
    with REQUIRED_SWITCH:
        for field in stream_fields(page):
            found += _in_rows(page, field)
    return found


def content_fields(model) -> set[str]:
    """The names of the fields that a publication looks at."""
    names = {field.name for field in model._meta.get_fields() if _is_text(field) or isinstance(field, StreamField)}
    return names | {need.field for need in model.publishing_requirements}


def anchor(page, field: str) -> str:
    """The id of a field in the editor's form."""
    found = page._meta.get_field(field)
    if isinstance(found, StreamField):
        return field
    return f"id_{field}-FORMS" if found.one_to_many else f"id_{field}"


def _is_text(field) -> bool:
    """Whether editors write words for readers into it."""
    if not isinstance(field, models.CharField | models.TextField) or not field.editable or field.choices:
        return False
    return not isinstance(field, models.SlugField | models.URLField | models.EmailField)


def _in_texts(page) -> Iterator[Missing]:
    needed = {need.field for need in page.publishing_requirements}
    for field in page._meta.get_fields():
        if _is_text(field):
            label, text = capfirst(str(field.verbose_name)), getattr(page, field.name) or ""
            mandatory = not field.blank or field.name in needed
            for found in _placeholder(Words(label, text, mandatory)):
                yield Missing("placeholder", field.name, _at(label, found), anchor(page, field.name))
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        texts = [field for field in relation.related_model._meta.get_fields() if _is_text(field)]
        if texts and name != COMMENTS:
            yield from _in_children(page, name, texts)


def _in_children(page, name: str, texts: list) -> Iterator[Missing]:
    for number, child in enumerate(getattr(page, name).all(), 1):
        for field in texts:
            words = Words(str(field.verbose_name), getattr(child, field.name) or "", not field.blank)
            for found in _placeholder(words):
                facts = {"field": capfirst(str(child._meta.verbose_name)), "number": number}
                place = _("%(field)s, row %(number)d") % facts
                yield Missing("placeholder", name, _at(f"{place}: {words.label}", found), anchor(page, name))


def _in_pictures(page) -> Iterator[Missing]:
    for use in uses_in_fields(page):
        for code, fault in _faults_of(use.image, is_read=use.shape not in WORDLESS):
            place = capfirst(str(page._meta.get_field(use.field).verbose_name))
            yield Missing(code, use.field, _at(place, fault), anchor(page, use.field))


def _faults_of(image, *, is_read: bool = True) -> Iterator[tuple[str, str]]:
    """Codes and sentences. ``is_read``: people who cannot see it have its text alternative read to them."""
    if sentence := why(image):
        yield "withdrawn", sentence
    elif is_read and (sentence := lack(image)):
        yield "alternative", sentence


def _in_rows(page, field: StreamField) -> Iterator[Missing]:
    if fault := stream_fault(page, field):
        place = capfirst(str(field.verbose_name))
        yield Missing("rows", field.name, _at(place, fault), anchor(page, field.name))
    for row in rows_of(page, field):
        for fault in row.faults():
            yield Missing("row", field.name, _at(row.place, fault), anchor(page, field.name), row.id)
        for code, fault in chain.from_iterable(map(_faults_of, row.pictures())):
            yield Missing(code, field.name, _at(row.place, fault), anchor(page, field.name), row.id)
        for words in row.words():
            for found in _placeholder(words):
                text = _at(f"{row.place}: {words.label}", found)
                yield Missing("placeholder", field.name, text, anchor(page, field.name), row.id)


def _placeholder(words: Words) -> Iterator[str]:
    if found := placeholder_in(words.text, words.mandatory):
        message = _("“%(text)s” stands for something that is not written yet. Write it out, or remove it.")
        yield message % {"text": found}


def _at(place: str, message: str) -> str:
    return _("%(place)s: %(message)s") % {"place": place, "message": message}
