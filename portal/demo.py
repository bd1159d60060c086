"""Demonstration content: each app's ``demo.py`` with ``build()``, discovered by name; and the demonstration accounts."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.contrib.auth.models import Group

from portal.accounts import ADMINISTRATORS, HEADS, STAFF, TRANSLATORS
from portal.models import User

PASSWORD = "demonstration"  # noqa: S105 (a published password of sample accounts that production refuses)

# name: (first name shown, groups)
ACCOUNTS = {
    "admin": ("ผู้ดูแลระบบ", [ADMINISTRATORS]),
    "head": ("หัวหน้าศูนย์", [HEADS]),
    "staff": ("เจ้าหน้าที่เคาน์เตอร์", [STAFF]),
    "translator": ("ผู้แปล", [TRANSLATORS]),
    "editor-dopa": ("ผู้จัดทำเนื้อหา กรมการปกครอง", ["Editors dopa"]),
    "publisher-dopa": ("ผู้เผยแพร่ กรมการปกครอง", ["Publishers dopa"]),
}


def builders():
    """The ``build`` functions of the installed apps, in the order of INSTALLED_APPS."""
    for config in apps.get_app_configs():
        name = f"{config.name}.demo"
        if config.name != "portal" and find_spec(name):
            yield config.name, import_module(name).build


def build_accounts() -> None:
    for name, (shown, groups) in ACCOUNTS.items():
        user, created = User.objects.get_or_create(
            username=name, defaults={"first_name": shown, "is_demonstration": True, "is_superuser": name == "admin"}
        )
        if created:
            user.set_password(PASSWORD)
            user.save()
        user.groups.set(Group.objects.get_or_create(name=group)[0] for group in groups)
