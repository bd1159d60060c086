"""What manuals and the handbook add to Wagtail's admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks


@hooks.register("register_permissions")
def permissions_of_the_handbook():
    """Listed in the form of a group, so that a superuser can give them to another one."""
    return Permission.objects.filter(content_type__app_label="manuals", codename__in=("read_handbook", "see_receipts"))
