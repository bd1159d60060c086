"""An English page has the Thai page's slug, alias or not, as soon as the Thai page has it."""

from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail.signals import page_slug_changed

from portal.bilingual.counterparts import HOME_DEPTH, counterparts, is_thai


def follow_slug(other: Page, thai: Page) -> None:
    """Write the Thai slug to ``other``; where an English page of its own has taken it, the nearest free one."""
    if thai.depth <= HOME_DEPTH or other.slug == thai.slug:
        return
    slug = find_available_slug(other.get_parent(), thai.slug, ignore_page_id=other.pk)
    if slug != other.slug:
        page = Page.objects.get(pk=other.pk)
        page.slug = slug
        page.save(clean=False)  # moves the addresses of the whole subtree


def _changed(instance, **kwargs) -> None:
    if is_thai(instance):
        for other in counterparts(instance):
            follow_slug(other, instance)


def connect() -> None:
    page_slug_changed.connect(_changed, dispatch_uid="portal.slugs")
