"""Tells administrators, on the first page of the admin, that the index is to be built anew."""

from wagtail.admin.ui.components import Component

from portal.accounts import ADMINISTRATORS
from search.consistency import rebuild_is_due


class RebuildNotice(Component):
    template_name = "search/editors/rebuild_notice.html"
    order = 50


def notice_for(user) -> RebuildNotice | None:
    """For those who can have it done, while documents were analysed by other rules than questions are."""
    is_administrator = user.is_superuser or user.groups.filter(name=ADMINISTRATORS).exists()
    return RebuildNotice() if is_administrator and rebuild_is_due() else None
