"""Tells an editor what readers do not see although it is published: pages below one that is not."""

from django.utils.translation import gettext, ngettext
from wagtail.admin import messages
from wagtail.models import Page


def tell_what_went_with(request, page: Page) -> None:
    """After ``page`` was unpublished."""
    below = Page.objects.descendant_of(page).filter(live=True).count()
    if below:
        text = ngettext(
            "%(number)d published page below it is hidden until it is published again.",
            "%(number)d published pages below it are hidden until it is published again.",
            below,
        )
        messages.warning(request, text % {"number": below})


def tell_what_is_in_the_way(request, page: Page) -> None:
    """After ``page`` was published."""
    above = Page.objects.ancestor_of(page).filter(depth__gt=1, live=False).order_by("depth").first()
    if page.live and above:
        text = gettext("Readers do not see this page yet: “%(page)s” above it is not published.")
        messages.warning(request, text % {"page": above.specific_deferred.get_admin_display_title()})
