"""The words of a manual's page changed by those who have no right in the tree of pages: nobody's draft is lost, nothing is
published that was not.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock, ScheduledForPublishLock

from manuals.making import publish
from manuals.models import CitizenManualPage
from portal.bilingual.counterparts import counterparts
from portal.bilingual.language import ENGLISH, THAI
from portal.bilingual.translations import translate_page, untranslate
from service_pages.opendata.pairs import Pair


def obstacle(manual: CitizenManualPage) -> str:
    """Why the page's words cannot be changed now, as a sentence; '' where they can."""
    lock = manual.get_lock()
    if isinstance(lock, BasicLock):
        return _("The page of this manual is locked. An administrator can unlock it.")
    if isinstance(lock, ScheduledForPublishLock):
        return _("A draft of this manual's page waits to be published on a day. Change the words after it.")
    if lock or manual.workflow_in_progress:
        return _("The page of this manual is being reviewed. Change the words when that is done.")
    return ""


def words_now(manual: CitizenManualPage) -> CitizenManualPage:
    """The page whose words are changed: what readers see, or the draft of a page that nobody sees."""
    return manual if manual.live else manual.get_latest_revision_as_object()


@transaction.atomic
def reword(manual: CitizenManualPage, thai: dict[str, str], english: dict[str, str], user=None) -> None:
    """Put words, by field, on the page as readers see it and on a draft that waits beside it; on the draft alone of a page
    that is not published. English '' takes a translation away. ``user`` needs no right on the page. Raises PublicationRefused, having changed nothing.
    """
    if thai:
        _reword_page(manual, thai, user) if manual.live else _save_draft(words_now(manual), thai, user)
    page = CitizenManualPage.objects.get(pk=manual.pk)
    if emptied := [name for name, words in english.items() if not words]:
        untranslate(page, emptied)
    if written := {name: words for name, words in english.items() if words}:
        translate_page(page, written)


def follow_service(manual: CitizenManualPage, title: Pair, user=None) -> None:
    """Call the page of a manual of one service as its last edition is called. A draft with another title keeps that.

    Nothing is done while the page is locked or reviewed: the next edition does it.
    """
    if obstacle(manual):
        return
    english = counterparts(manual).filter(alias_of=None).first()
    told = {"title": title[ENGLISH]} if english and title[ENGLISH] not in (None, english.title) else {}
    thai = {"title": title[THAI]} if title[THAI] not in (None, manual.title) else {}
    if told or thai:
        reword(manual, thai, told, user)


def _reword_page(manual: CitizenManualPage, words: dict[str, str], user) -> None:
    waiting = manual.latest_revision if manual.has_unpublished_changes else None
    before = {name: getattr(manual, name) for name in words}
    _put(manual, words)
    publish(manual, user, {})
    if waiting:
        draft = waiting.as_object()
        kept = {"title"} if draft.title != before.get("title") else set()
        _put(draft, {name: text for name, text in words.items() if name not in kept})
        draft.save_revision(user=user)


def _save_draft(draft: CitizenManualPage, words: dict[str, str], user) -> None:
    _put(draft, words)
    draft.save()
    draft.save_revision(user=user)


def _put(page: CitizenManualPage, words: dict[str, str]) -> None:
    for name, text in words.items():
        setattr(page, name, text)
