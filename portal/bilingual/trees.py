"""Makes the two trees alike where something went past the signals: a bulk update, a restored table, an old import."""

from wagtail.models import Page

from portal.bilingual.aliases import ensure_alias
from portal.bilingual.counterparts import counterparts
from portal.bilingual.language import THAI
from portal.bilingual.moves import follow_place
from portal.bilingual.presence import take_down_translations
from portal.bilingual.privacy import mirror
from portal.bilingual.slugs import follow_slug


def sync_tree() -> int:
    """Give every Thai page its counterpart, in its place, with its slug and its privacy, down where Thai is down.

    Returns how many pages were made. The content of translations is brought up to date by publishing their Thai page.
    """
    before = Page.objects.count()
    # Parents first, so that each page finds its place ready.
    for thai in Page.objects.filter(locale__language_code=THAI, depth__gt=1).order_by("path"):
        ensure_alias(thai)
        mirror(thai)
        for other in counterparts(thai):
            follow_place(other, thai)
            follow_slug(Page.objects.get(pk=other.pk), thai)
        if not thai.live:
            take_down_translations(thai)
    return Page.objects.count() - before
