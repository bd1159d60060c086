"""The skeleton of an installation: two languages, a home page in each, the site, who may translate."""

from typing import cast

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Task,
    Workflow,
)
from wagtail_localize.models import LocaleSynchronization

from home.models import HomePage
from portal.accounts import ADMINISTRATORS, HEADS, TRANSLATORS
from portal.bilingual.language import ENGLISH, THAI
from portal.bilingual.translations import translate_page

DEFAULT_TITLES = {THAI: "ศูนย์บริการร่วม", ENGLISH: "Joint Service Centre"}
PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page")
TRANSLATOR_RIGHTS = ("change_page", "publish_page")


@transaction.atomic
def create_site(hostname: str = "localhost", port: int = 80) -> tuple[HomePage, HomePage]:
    """Make what is missing and return the Thai and the English home page; running it again changes nothing."""
    thai_locale, _created = Locale.objects.get_or_create(language_code=THAI)
    english_locale, _created = Locale.objects.get_or_create(language_code=ENGLISH)
    thai = HomePage.objects.filter(locale=thai_locale).first() or _thai_home(thai_locale, hostname, port)
    english = HomePage.objects.filter(locale=english_locale).first() or _english_home(thai)
    LocaleSynchronization.objects.get_or_create(locale=english_locale, defaults={"sync_from": thai_locale})
    _remove_wagtails_groups()
    _give_rights(thai, english)
    return thai, english


def _thai_home(locale: Locale, hostname: str, port: int) -> HomePage:
    root = Page.get_first_root_node()
    welcome = Page.objects.filter(depth=2, slug="home").exclude(content_type__app_label="home").first()
    home = HomePage(title=DEFAULT_TITLES[THAI], slug="portal", locale=locale, summary="")
    root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.root_page, site.site_name = hostname, port, home, home.title
    site.save()
    if welcome:
        welcome.delete()
    return home


def _english_home(thai: HomePage) -> HomePage:
    """A translation from the start: the name of the centre is the first thing an English reader needs."""
    return cast(HomePage, translate_page(thai, {"title": DEFAULT_TITLES[ENGLISH]}))  # the title has English


def _remove_wagtails_groups() -> None:
    """Wagtail begins with two groups that may change every page, and a workflow for one of them."""
    Workflow.objects.filter(name="Moderators approval").delete()
    Task.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=("Editors", "Moderators")).delete()


def _give_rights(thai: HomePage, english: HomePage) -> None:
    admin = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    translate = Permission.objects.get(content_type__app_label="wagtail_localize", codename="submit_translation")
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in (ADMINISTRATORS, HEADS, TRANSLATORS)}
    for group in groups.values():
        group.permissions.add(admin)
    for name in (ADMINISTRATORS, TRANSLATORS):
        groups[name].permissions.add(translate)
    for home in (thai, english):
        _page_rights(groups[ADMINISTRATORS], home, PAGE_RIGHTS)
    _page_rights(groups[TRANSLATORS], english, TRANSLATOR_RIGHTS)
    groups[ADMINISTRATORS].permissions.add(*_snippet_permissions())
    _collection_rights(groups[ADMINISTRATORS])


def _page_rights(group: Group, page: Page, codenames: tuple[str, ...]) -> None:
    for codename in codenames:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _snippet_permissions():
    own = Q(content_type__app_label__in=("home", "service_pages", "search", "portal"))
    return (
        Permission.objects.filter(own).exclude(content_type__model__endswith="page").exclude(content_type__model="user")
    )


def _collection_rights(group: Group) -> None:
    """Wagtail asks for the permissions of its own file models, whichever models the site uses."""
    root = Collection.get_first_root_node()
    files = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"),
        codename__in=[f"{act}_{model}" for act in ("add", "change", "choose") for model in ("image", "document")],
    )
    for permission in files:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
