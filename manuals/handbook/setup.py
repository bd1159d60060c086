"""What the handbook needs around it: rights of groups, the restriction of its first page, its collection, the page itself."""

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
    PageViewRestriction,
)

from home.models import HomePage
from home.site import create_site
from manuals.handbook.rights import HANDBOOK_EDITORS, READ, READERS, SEE_RECEIPTS, SUPERVISORS
from manuals.models import HandbookCollection, HandbookIndexPage
from portal.bilingual.counterparts import is_thai
from portal.bilingual.language import THAI
from portal.bilingual.translations import translate_page

INDEX_SLUG = "staff"
INDEX_TITLES = ("คู่มือเจ้าหน้าที่", "Staff handbook")
INDEX_SUMMARIES = (
    "แนวปฏิบัติงานสำหรับเจ้าหน้าที่ผู้ให้บริการในศูนย์บริการร่วม",
    "How the officers of the joint service centre do their work.",
)
COLLECTION = " / ".join(INDEX_TITLES)
EDIT = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


def give_permissions(sender: AppConfig, using: str = "default", **kwargs) -> None:
    """After every migration: who may read, who may see receipts. Permissions taken away since are given again."""
    create_permissions(sender, verbosity=0, using=using)
    for name in READERS:
        _group(name).permissions.add(_permission(READ))
    for name in SUPERVISORS:
        _group(name).permissions.add(_permission(SEE_RECEIPTS))
    _group(HANDBOOK_EDITORS).permissions.add(_permission("wagtailadmin.access_admin"))


def protect(index: HandbookIndexPage) -> None:
    """Give a new first page its restriction, its editors and its collection; the English one gets the restriction from
    the Thai one."""
    editors = _group(HANDBOOK_EDITORS)
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=EDIT):
        GroupPagePermission.objects.get_or_create(group=editors, page=index, permission=permission)
    editors.permissions.add(_permission("wagtail_localize.submit_translation"))
    if is_thai(index):
        if not index.view_restrictions.exists():
            restriction = PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.GROUPS)
            restriction.groups.set(_group(name) for name in READERS)
        ensure_collection()


def ensure_collection() -> Collection:
    """The collection of the handbook's files, restricted to those who may read it; made where it is missing."""
    known = HandbookCollection.objects.select_related("collection").first()
    if known:
        return known.collection
    collection = Collection.get_first_root_node().add_child(name=COLLECTION)
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set(_group(name) for name in READERS)
    files = Q(content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=FILES)
    for permission in Permission.objects.filter(files):
        GroupCollectionPermission.objects.get_or_create(
            group=_group(HANDBOOK_EDITORS), collection=collection, permission=permission
        )
    HandbookCollection.objects.create(collection=collection)
    return collection


def ensure_handbook(home: HomePage | None = None) -> HandbookIndexPage:
    """The Thai first page of the handbook; made, with its English page, and the site too, where it is missing."""
    index = HandbookIndexPage.objects.filter(locale__language_code=THAI, alias_of=None).first()
    if index:
        return index
    home = home or create_site()[0]
    index = HandbookIndexPage(
        title=INDEX_TITLES[0], slug=INDEX_SLUG, summary=INDEX_SUMMARIES[0], locale=home.locale, live=False
    )
    home.add_child(instance=index)
    index.save_revision().publish()
    index = HandbookIndexPage.objects.get(pk=index.pk)
    translate_page(index, {"title": INDEX_TITLES[1], "summary": INDEX_SUMMARIES[1]})
    return index


def _group(name: str) -> Group:
    return Group.objects.get_or_create(name=name)[0]


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
