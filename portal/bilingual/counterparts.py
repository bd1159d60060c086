"""Which page stands for which in the other tree: pages that share a translation key. The Thai one leads."""

from django.db.models import QuerySet
from wagtail.models import Page

from portal.bilingual.language import THAI

# Home pages hang on the root in any order, with slugs of their own.
HOME_DEPTH = 2


def is_thai(page: Page) -> bool:
    return page.locale.language_code == THAI


def thai_of(page: Page) -> Page | None:
    """The Thai page as the database has it now (also for a Thai page); None where there is none."""
    return Page.objects.filter(translation_key=page.translation_key, locale__language_code=THAI).first()


def counterparts(page: Page) -> QuerySet[Page]:
    """The page in the other languages, aliases included."""
    others = Page.objects.filter(translation_key=page.translation_key).exclude(locale_id=page.locale_id)
    return others.select_related("locale")
