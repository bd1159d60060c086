"""Rights per agency: its editors change its pages, its publishers publish them, nobody else's.

All that an agency needs in the admin is made with its page, in one step, and follows its name; see
docs/decisions/0007-rights-per-agency.md.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from portal.accounts import ADMINISTRATORS, rights_of_editors
from portal.bilingual.counterparts import counterparts, is_thai, thai_of
from portal.bilingual.language import THAI
from portal.models import PortalDocument, PortalImage
from service_pages.models import AgencyTeam

EDIT, PUBLISH = ("add_page", "change_page"), ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
CHOOSE_FILES = ("choose_image", "choose_document")
OWN_FILES = ("add_image", "change_image", "add_document", "change_document", *CHOOSE_FILES)
# Django's limit for the name of a group is 150; room is left for the word before the code and a number behind it.
MOST_OF_CODE = 120
MOST_OF_NAME = 255


def editors_group(code: str) -> str:
    return f"Editors {code}"


def publishers_group(code: str) -> str:
    return f"Publishers {code}"


@transaction.atomic
def ensure_team(agency: Page) -> AgencyTeam:
    """The agency's groups, approval and collection, made where they are missing, with their rights on this page.

    Called for each language's page; what they are called follows the Thai one.
    """
    leader = thai_of(agency) or agency
    team, _created = AgencyTeam.objects.get_or_create(translation_key=agency.translation_key)
    team.editors = team.editors or _new_group(editors_group(leader.slug[:MOST_OF_CODE]))
    team.publishers = team.publishers or _new_group(publishers_group(leader.slug[:MOST_OF_CODE]))
    team.approval = team.approval or _new_approval(leader, team.publishers)
    team.workflow = team.workflow or _new_workflow(leader, team.approval)
    team.collection = team.collection or _new_collection(leader, [team.editors, team.publishers])
    team.save()
    for page in {agency.pk: agency, **{page.pk: page for page in counterparts(agency)}}.values():
        _give_page(page, team)
    return team


def follow_agency(agency: Page) -> None:
    """An agency whose address or name has changed keeps its groups, approval and files, under the new name."""
    team = AgencyTeam.objects.filter(translation_key=agency.translation_key).first()
    if team is None or not team.is_whole:
        team = ensure_team(agency)
    for group, name in (
        (team.editors, editors_group(agency.slug[:MOST_OF_CODE])),
        (team.publishers, publishers_group(agency.slug[:MOST_OF_CODE])),
    ):
        if group and group.name != name and not _is_numbered(group.name, name):
            _rename(group, _free_name(name))
    for thing in (team.approval, team.workflow):
        _rename(thing, _approval_name(agency))
    _rename(team.collection, agency.title[:MOST_OF_NAME])


def take_team(agency: Page) -> None:
    """The team goes with the agency: another one that gets its address later must not inherit its people.

    Its collection stays while there are files in it; they may be shown on other pages, and only administrators reach
    them from now on.
    """
    team = AgencyTeam.objects.filter(translation_key=agency.translation_key).first()
    if team is None:
        return
    groups = [group for group in (team.editors, team.publishers) if group]
    collection = team.collection
    for thing in (team.workflow, team.approval, *groups):
        if thing:
            thing.delete()
    team.delete()
    if collection and collection.is_leaf() and not _has_files(collection):
        collection.delete()


def is_leader(agency: Page) -> bool:
    """Whether the agency's names are taken from this page: the Thai one, or an English one that has none."""
    return is_thai(agency) or thai_of(agency) is None


def common_collection() -> Collection:
    """The files that every agency may choose and administrators keep; made with the first agency."""
    own = AgencyTeam.objects.exclude(collection=None).values("collection")
    shared = GroupCollectionPermission.objects.filter(
        group__in=AgencyTeam.objects.values("editors"), permission__codename__in=CHOOSE_FILES
    ).exclude(collection__in=own)
    if found := Collection.objects.filter(pk__in=shared.values("collection")).first():
        return found
    with override(THAI):
        name = _("Files for all agencies")
    root = Collection.get_first_root_node()
    return Collection.objects.child_of(root).filter(name=name).first() or root.add_child(name=name)


def _new_group(name: str) -> Group:
    """A group without people: one of this name that has some, or rights, is somebody else's."""
    group = Group.objects.filter(name=name, user=None, page_permissions=None, permissions=None).first()
    group = group or Group.objects.create(name=_free_name(name))
    for right in ("wagtailadmin.access_admin", *rights_of_editors):
        app, codename = right.split(".")
        group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return group


def _free_name(name: str) -> str:
    taken = set(Group.objects.filter(name__startswith=name).values_list("name", flat=True))
    numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(free for free in numbered if free not in taken)


def _is_numbered(name: str, plain: str) -> bool:
    return name.startswith(f"{plain} ") and name[len(plain) + 1 :].isdigit()


def _rename(thing, name: str) -> None:
    if thing.name != name:
        thing.name = name
        thing.save(update_fields=["name"])


def _approval_name(agency: Page) -> str:
    """As editors read it on the button that submits their draft; in Thai, like all that they work on.

    Reports offer the names of all approvals to everybody: an agency that was never published is not named.
    """
    with override(THAI):
        name = agency.title if agency.first_published_at else _("a new agency")
        return (_("Publishers of %(agency)s") % {"agency": name})[:MOST_OF_NAME]


def _new_approval(agency: Page, publishers: Group) -> GroupApprovalTask:
    """Administrators may decide too: an agency may have no publisher yet."""
    task = GroupApprovalTask.objects.create(name=_approval_name(agency))
    task.groups.set([publishers, Group.objects.get_or_create(name=ADMINISTRATORS)[0]])
    return task


def _new_workflow(agency: Page, approval: GroupApprovalTask) -> Workflow:
    workflow = Workflow.objects.create(name=_approval_name(agency))
    WorkflowTask.objects.create(workflow=workflow, task=approval, sort_order=0)
    return workflow


def _new_collection(agency: Page, groups: list[Group]) -> Collection:
    common = common_collection()
    collection = Collection.get_first_root_node().add_child(name=agency.title[:MOST_OF_NAME])
    for group in groups:
        _give_files(group, collection, OWN_FILES)
        _give_files(group, common, CHOOSE_FILES)
    return collection


def _give_page(page: Page, team: AgencyTeam) -> None:
    for group, codenames in ((team.editors, EDIT), (team.publishers, PUBLISH)):
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": team.workflow})


def _give_files(group: Group, collection: Collection, codenames) -> None:
    files = Q(content_type__app_label__in=("wagtailimages", "wagtaildocs"))
    for permission in Permission.objects.filter(files, codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _has_files(collection: Collection) -> bool:
    return any(model.objects.filter(collection=collection).exists() for model in (PortalImage, PortalDocument))
