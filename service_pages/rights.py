"""Editing rights: an agency's editors change its pages, its publishers publish them, nobody else's."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

EDIT, PUBLISH = ("add_page", "change_page"), ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")


def editors_group(code: str) -> str:
    return f"Editors {code}"


def publishers_group(code: str) -> str:
    return f"Publishers {code}"


def give_agency_rights(agency: Page) -> None:
    """Make the agency's two groups if they are not there and give them this page; called for each language's page."""
    for name, permissions in ((editors_group(agency.slug), EDIT), (publishers_group(agency.slug), PUBLISH)):
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
        for codename in permissions:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.get_or_create(group=group, page=agency, permission=permission)


def follow_agency_code(agency: Page) -> None:
    """An agency whose address has changed keeps its groups, under the new name."""
    for prefix, name in (
        (editors_group(""), editors_group(agency.slug)),
        (publishers_group(""), publishers_group(agency.slug)),
    ):
        group = Group.objects.filter(page_permissions__page=agency, name__startswith=prefix).exclude(name=name).first()
        if group and not Group.objects.filter(name=name).exists():
            group.name = name
            group.save()


def take_agency_rights(agency: Page) -> None:
    """The groups go with the agency: another that gets its address later must not inherit their members."""
    Group.objects.filter(name__in=[editors_group(agency.slug), publishers_group(agency.slug)]).delete()
