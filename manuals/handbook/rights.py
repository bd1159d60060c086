"""Names of the rights over the handbook, and who has them from the first migration."""

from portal.accounts import ADMINISTRATORS, HEADS, STAFF

READ, SEE_RECEIPTS = "manuals.read_handbook", "manuals.see_receipts"
HANDBOOK_EDITORS = "Handbook editors"
READERS = (STAFF, HEADS, ADMINISTRATORS, HANDBOOK_EDITORS)
SUPERVISORS = (HEADS, ADMINISTRATORS)
# Who may be asked what they have read.
OFFICERS = STAFF


def may_read(user) -> bool:
    return user.has_perm(READ)


def may_see_receipts(user) -> bool:
    return user.has_perm(READ) and user.has_perm(SEE_RECEIPTS)
