"""Titles in the admin: of what one may not see, there is a sentence instead, wherever an id from outside leads to it."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.admin.widgets import BaseChooser
from wagtail.models import CollectionMember, Page
from wagtail.permissions import policy_registry

from portal.collections import is_public
from portal.editorial.acting import acting_user
from portal.editorial.guarded_pages import Reach


def may_name(user, thing: Model) -> bool:
    """Whether ``user`` may read the title of a page, picture or document, or the name of an account.

    Files of an open collection and the rows that pages are made of (topics, locations) are public.
    """
    if isinstance(thing, Page):
        return Reach.of(user).knows(thing)
    if isinstance(thing, AbstractBaseUser) or (isinstance(thing, CollectionMember) and not is_public(thing)):
        policy = policy_registry.get_by_type(type(thing))
        return policy.user_has_any_permission_for_instance(user, {"change", "delete", "choose"}, thing)
    return True


def title_for_editors(page: Page) -> str:
    """The title as its editors are writing it; to others in the admin the published one, or that there is none for them."""
    user = acting_user()
    if user is None or page.pk is None:
        return page.draft_title or page.title
    reach = Reach.of(user)
    if not reach.works_on(page):
        if reach.reads(page) or reach.leads_on(page):
            return page.title
        if not reach.holds(page):
            return _("A page that you may not see")
    return page.draft_title or page.title


def _value_data(self, value):
    """In place of ``BaseChooser.get_value_data``: the choice is kept, and what was chosen stays unnamed."""
    thing = self.get_instance(value)
    if thing is None:
        return None
    user = acting_user()
    if user is None or may_name(user, thing):
        return self.get_value_data_from_instance(thing)
    return {
        "id": thing.pk,
        "edit_url": None,
        "parent_id": None,
        self.display_title_key: _("Not visible to you"),
        "preview": {"url": "", "width": 0, "height": 0},
        "default_alt_text": "",
    }


def leave_unnamed() -> None:
    """Idempotent; called once at start-up. Wagtail's choosers take any id and show whose it is."""
    BaseChooser.get_value_data = _value_data
