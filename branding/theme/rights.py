"""Who may change what the site wears, and publish it: heads and administrators (branding/rights.py)."""

from wagtail.permission_policies import ModelPermissionPolicy

CHANGE, PUBLISH = "branding.change_theme", "branding.publish_theme"


class ThemePolicy(ModelPermissionPolicy):
    """There is one theme, which nobody adds and nobody deletes."""

    def user_has_permission(self, user, action):
        return action not in {"add", "delete"} and super().user_has_permission(user, action)
