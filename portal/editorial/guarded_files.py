"""Rights over pictures and documents end at collections that are kept for a permission, and at files that are withdrawn.

Wagtail's rights over a collection reach all that lies below it, so that rights over the whole site's files would reach
the files of the staff handbook too. What is withdrawn (portal/pictures/withdrawn.py) may be seen and changed, and not chosen.
"""

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from portal.collections import closed_collections
from portal.pictures.withdrawn import why, without_withdrawn

CHOOSE = "choose"


class FilePolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy without the collections that are closed: lists, choosers, forms and previews ask it."""

    def _check_perm(self, user, actions, collection=None):
        if collection is not None and collection.pk in closed_collections(user):
            return False
        return super()._check_perm(user, actions, collection)

    def _collections_with_perm(self, user, actions):
        return super()._collections_with_perm(user, actions).exclude(pk__in=closed_collections(user))

    def user_has_any_permission_for_instance(self, user, actions, instance):
        if set(actions) == {CHOOSE} and why(instance):
            return False
        return super().user_has_any_permission_for_instance(user, actions, instance)

    def instances_user_has_any_permission_for(self, user, actions):
        """To choose from: what the choosers list and find, and what they hand out by its id."""
        things = super().instances_user_has_any_permission_for(user, actions)
        return without_withdrawn(things) if set(actions) == {CHOOSE} else things


def register() -> None:
    """Called once at start-up. For the exact classes: Wagtail's own policies, registered later, would replace these."""
    for model, auth_model in (
        (get_image_model(), "wagtailimages.Image"),
        (get_document_model(), "wagtaildocs.Document"),
    ):
        policy = FilePolicy(model, auth_model=auth_model, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)
