"""View restrictions are the same in both trees, whoever sets them wherever and in whatever order.

The Thai page decides. A restriction set on an English page alone is taken over by the Thai page first, so that what
somebody made private in one language is private in both; it is lifted on the Thai page.
"""

from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import copy_for_translation_done

from portal.bilingual.counterparts import counterparts, thai_of


def mirror(page: Page, adopt: bool = False) -> None:
    """Give all translations of ``page`` the restrictions of the Thai one. Changes only what differs.

    ``adopt``: the Thai page first takes the restrictions that ``page`` has beyond its own.
    """
    leader = thai_of(page) or page
    if adopt and leader.pk != page.pk:
        _adopt(page, leader)
    for other in counterparts(leader):
        copy_restrictions(leader, other)


def _adopt(page: Page, leader: Page) -> None:
    """One that names no group is half made: the admin saves the restriction first and its groups afterwards."""
    own = _restrictions(leader)
    for index, restriction in enumerate(_restrictions(page)):
        if index >= len(own):
            _copy(restriction, PageViewRestriction(page=leader))
        elif own[index].restriction_type == PageViewRestriction.GROUPS and not own[index].groups.all():
            _copy(restriction, own[index])


def copy_restrictions(source: Page, target: Page) -> None:
    wanted, present = _restrictions(source), _restrictions(target)
    for surplus in present[len(wanted) :]:
        surplus.delete()
    for index, restriction in enumerate(wanted):
        _copy(restriction, present[index] if index < len(present) else PageViewRestriction(page=target))


def _restrictions(page: Page) -> list[PageViewRestriction]:
    return list(page.view_restrictions.order_by("pk").prefetch_related("groups"))


def _copy(source: PageViewRestriction, target: PageViewRestriction) -> None:
    facts = (source.restriction_type, source.password)
    if target.pk is None or (target.restriction_type, target.password) != facts:
        target.restriction_type, target.password = facts
        target.save()
    groups = set(source.groups.all())
    if set(target.groups.all()) != groups:
        target.groups.set(groups)


def _saved(instance, raw=False, **kwargs) -> None:
    if not raw:
        mirror(instance.page, adopt=True)


def _deleted(instance, origin=None, **kwargs) -> None:
    """A restriction that goes with its page leaves nothing to keep alike."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if model is PageViewRestriction and (page := Page.objects.filter(pk=instance.page_id).first()):
        mirror(page)


def _groups_changed(instance, action, reverse, pk_set, **kwargs) -> None:
    if not action.startswith("post_"):
        return
    restrictions = [instance]
    if reverse:  # a group was given restrictions, or lost all of them
        every = PageViewRestriction.objects.all()
        restrictions = every if pk_set is None else every.filter(pk__in=pk_set)
    for restriction in restrictions:
        mirror(restriction.page, adopt=action == "post_add")


def _translated(target_obj, **kwargs) -> None:
    """A new alias or translation; Wagtail copies no restriction where the place inherits one."""
    if isinstance(target_obj, Page):
        mirror(target_obj)


def connect() -> None:
    post_save.connect(_saved, sender=PageViewRestriction, dispatch_uid="portal.privacy")
    post_delete.connect(_deleted, sender=PageViewRestriction, dispatch_uid="portal.privacy")
    m2m_changed.connect(_groups_changed, sender=PageViewRestriction.groups.through, dispatch_uid="portal.privacy")
    copy_for_translation_done.connect(_translated, dispatch_uid="portal.privacy")
