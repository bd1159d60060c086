"""Who records counts: heads and administrators, who keep the centre's records."""

RECORD = ("home.add_servicemonth", "home.change_servicemonth", "home.delete_servicemonth")
RECORD_TIMES = ("home.add_typicaltime", "home.change_typicaltime", "home.delete_typicaltime")


def may_record(user) -> bool:
    return user.has_perms((*RECORD, *RECORD_TIMES))
