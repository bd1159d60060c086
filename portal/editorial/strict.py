"""Publish strict: whatever makes a page public, it is refused while the page lacks something.

A publication is refused where Wagtail decides on it (its publishing action), a schedule and a submission where they are
written, and a page that is saved as live by code before it is stored. What was published before a requirement existed
stays and may be saved, moved and locked; it may not lose what it has. docs/decisions/0006-publish-strict.md
"""

from functools import wraps

from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision, WorkflowState

from portal.bilingual.counterparts import HOME_DEPTH, is_thai, thai_of
from portal.editorial.missing import content_fields, missing_before_publication, missing_from
from portal.editorial.refused import PublicationRefused
from portal.editorial.requirements import Missing
from portal.models import BasePage


def refuse_incomplete(page) -> None:
    """Raises PublicationRefused with the list of what ``page``, as it is in memory, lacks."""
    if isinstance(page, BasePage) and (missing := missing_before_publication(page)):
        raise _refusal(page, missing)


def _refusal(page, missing: list[Missing]) -> PublicationRefused:
    message = ngettext(
        "“%(page)s” was not published: %(number)d thing is missing.",
        "“%(page)s” was not published: %(number)d things are missing.",
        len(missing),
    )
    facts = {"page": page.title, "number": len(missing)}
    return PublicationRefused(message % facts, page_id=page.pk, missing=missing)


def _check_completeness_too() -> None:
    """The editor and the API call Wagtail's publishing action themselves, so a page's own ``publish`` is not enough."""
    check = PublishPageRevisionAction.check
    if hasattr(check, "__wrapped__"):
        return  # done already: starting up twice changes nothing

    @wraps(check)
    def strict_check(self, skip_permission_checks=False):
        check(self, skip_permission_checks=skip_permission_checks)
        refuse_incomplete(self.object)

    PublishPageRevisionAction.check = strict_check


def _page_is_saved(instance, raw=False, update_fields=None, **kwargs) -> None:
    if raw or not isinstance(instance, BasePage) or not instance.live:
        return
    written = None if update_fields is None else set(update_fields)
    if written is not None and not written & {"live", *content_fields(type(instance))}:
        return
    if thai := _thai_that_leads(instance):
        _refuse_english_before_thai(instance, thai)
        return
    missing = missing_from(instance)
    if written is not None and "live" not in written:
        missing = [item for item in missing if item.field in written]
    if missing and not _is_first_home(instance):
        known = _missing_from_what_readers_see(instance)
        if new := [item for item in missing if item.key not in known]:
            raise _refusal(instance, new)


def _is_first_home(page) -> bool:
    """An installation begins with a home page; its words come with its first publication."""
    return page.pk is None and page.depth == HOME_DEPTH


def _missing_from_what_readers_see(page) -> set[tuple[str, str, str]]:
    before = _as_readers_see(page)
    return {item.key for item in missing_from(before)} if before else set()


def _as_readers_see(page) -> BasePage | None:
    return type(page).objects.filter(pk=page.pk, live=True).first() if page.pk else None


def _thai_that_leads(page) -> Page | None:
    """The Thai page of a translation or an alias of it, which has no requirements of its own."""
    return None if is_thai(page) else thai_of(page)


def _refuse_english_before_thai(page, thai: Page) -> None:
    if not thai.live and _as_readers_see(page) is None:
        message = _(
            "“%(page)s” was not published, because its Thai page “%(thai)s” is not published. Publish the Thai page first."
        )
        lacking = missing_from(thai.specific.get_latest_revision_as_object())
        raise PublicationRefused(message % {"page": page.title, "thai": thai.title}, page.pk, lacking)


def _revision_is_saved(instance, raw=False, **kwargs) -> None:
    if instance.approved_go_live_at and not raw:
        refuse_incomplete(instance.as_object())


def _workflow_is_saved(instance, raw=False, **kwargs) -> None:
    begins = instance.status == WorkflowState.STATUS_IN_PROGRESS and instance.current_task_state_id is None
    if begins and not raw and isinstance(instance.content_object, Page):
        refuse_incomplete(instance.content_object.specific.get_latest_revision_as_object())


def connect() -> None:
    _check_completeness_too()
    pre_save.connect(_page_is_saved, dispatch_uid="portal.strict")
    pre_save.connect(_revision_is_saved, sender=Revision, dispatch_uid="portal.strict")
    pre_save.connect(_workflow_is_saved, sender=WorkflowState, dispatch_uid="portal.strict")
