"""What is done to a page is all or nothing: what follows from it (English, privacy, search) fails together with it.

Wagtail's editor calls its actions outside a transaction, by classes that no setting replaces; so their ``execute`` is
wrapped here, once, at start-up. docs/features/two-trees.md says how to remove it.
"""

from django.db import transaction
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction

_ACTIONS = (
    PublishRevisionAction,
    UnpublishPageAction,
    MovePageAction,
    DeletePageAction,
    CopyPageAction,
    CreatePageAliasAction,
    CopyPageForTranslationAction,
)


def make_publishing_atomic() -> None:
    """Idempotent; called once at start-up."""
    for action in _ACTIONS:
        if not getattr(action.execute, "is_atomic", False):
            execute = transaction.atomic(action.execute)
            execute.is_atomic = True
            action.execute = execute
