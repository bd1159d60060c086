"""English pages stand where their Thai pages stand, in the same order.

The Thai tree leads: an English page that is moved by itself goes back to its place.
"""

from django.db.models import Exists, OuterRef
from wagtail.models import Page
from wagtail.signals import copy_for_translation_done, post_page_move

from portal.bilingual.aliases import alias_in
from portal.bilingual.counterparts import HOME_DEPTH, counterparts, thai_of
from portal.bilingual.slugs import follow_slug


def follow_place(other: Page, thai: Page) -> None:
    """Move ``other`` below the counterpart of the Thai parent, which is made as an alias where there is none yet."""
    if thai.depth <= HOME_DEPTH:
        return
    thai_parent = thai.get_parent()
    parent = counterparts(thai_parent).filter(locale=other.locale_id).first() or alias_in(thai_parent, other.locale)
    left = _left_neighbour(thai, thai_parent, parent)
    other = Page.objects.get(pk=other.pk)
    if not _stands(other, parent, left, thai_parent):
        if left:
            other.specific.move(left, pos="right")
        else:
            other.specific.move(parent, pos="first-child")
        follow_slug(Page.objects.get(pk=other.pk), thai)


def _left_neighbour(thai: Page, thai_parent: Page, parent: Page) -> Page | None:
    """The nearest counterpart below ``parent`` of the Thai siblings that stand before ``thai``."""
    siblings = Page.objects.child_of(thai_parent).filter(path__lt=thai.path)
    nearest = siblings.filter(_has_counterpart_below(parent)).order_by("-path").first()
    return Page.objects.child_of(parent).get(translation_key=nearest.translation_key) if nearest else None


def _stands(other: Page, parent: Page, left: Page | None, thai_parent: Page) -> bool:
    """Whether ``other`` is below ``parent`` and follows ``left``; pages without a Thai page do not count."""
    if not other.is_child_of(parent):
        return False
    before = Page.objects.child_of(parent).filter(_has_counterpart_below(thai_parent), path__lt=other.path)
    return before.order_by("-path").first() == left


def _has_counterpart_below(parent: Page) -> Exists:
    return Exists(Page.objects.child_of(parent).filter(translation_key=OuterRef("translation_key")))


def _moved(instance, **kwargs) -> None:
    if thai := thai_of(instance):
        for other in counterparts(thai):
            follow_place(other, thai)


def _translated(target_obj, **kwargs) -> None:
    if isinstance(target_obj, Page) and (thai := thai_of(target_obj)) and thai.pk != target_obj.pk:
        follow_place(target_obj, thai)


def connect() -> None:
    post_page_move.connect(_moved, dispatch_uid="portal.moves")
    copy_for_translation_done.connect(_translated, dispatch_uid="portal.moves")
