"""What an account may do with a page, and whether it may know that the page is there.

Four things are added to Wagtail's rights, which only ever give:

- A right on an English page alone is for its words. It reaches the pages that the account could read as a visitor on
  the Thai side: no draft, nothing restricted. It publishes words, and takes no page down, away or elsewhere.
- The page that a right was given on is not the account's own to unpublish, delete, move or hide: an agency's
  publishers publish its page and cannot do away with it, nor translators with the English home page.
- A page whose type is private is for those whom the type lets read it, whatever right was given on it.
- A title is for those who may work on the page, or could read it as a visitor.
"""

from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import GroupPagePermission, Page, PageViewRestriction, get_page_models
from wagtail.models.pages import PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from portal.bilingual.language import ENGLISH, THAI
from portal.tree import Node, snapshot


class Reach:
    """The pages of one account, remembered for as long as its request lasts."""

    def __init__(self, user):
        self.user = user

    @classmethod
    def of(cls, user) -> "Reach":
        if not hasattr(user, "_portal_reach"):
            user._portal_reach = cls(user)
        return user._portal_reach

    @cached_property
    def grants(self) -> list[GroupPagePermission]:
        return list(policy_registry.get_by_type(Page).get_cached_permissions_for_user(self.user))

    @cached_property
    def full(self) -> tuple[str, ...]:
        """Tree paths of the pages given to the account with all that the right says."""
        return tuple({grant.page.path for grant in self.grants if not self.is_for_words(grant)})

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Tree paths of the English pages given to the account for their words."""
        return tuple({grant.page.path for grant in self.grants if self.is_for_words(grant)})

    def is_for_words(self, grant: GroupPagePermission) -> bool:
        return grant.page.locale_id == self._locale_id(ENGLISH) and grant.page.translation_key not in self._thai_keys

    @cached_property
    def _thai_keys(self) -> set:
        thai = self._locale_id(THAI)
        return {grant.page.translation_key for grant in self.grants if grant.page.locale_id == thai}

    @staticmethod
    def _locale_id(language: str) -> int | None:
        locale = snapshot().locales.get(language)
        return locale.pk if locale else None

    def works_on(self, page: Page) -> bool:
        """Whether the account was given a right that reaches ``page``; from memory."""
        if self.user.is_superuser:
            return True
        return page.path.startswith(self.full + self.words) and not self.is_closed(page)

    def holds(self, page: Page) -> bool:
        """Whether the account works on ``page``, or is asked to review it."""
        if self.works_on(page):
            return True
        if not self.is_type_open(page.specific_class):
            return False
        task = page.current_workflow_task if page.depth > 1 else None
        return bool(task and task.user_can_access_editor(page, self.user))

    def leads_on(self, page: Page) -> bool:
        """Whether one goes through ``page`` to pages that the account may work on."""
        is_above = any(path.startswith(page.path) for path in self.full + self.words)
        return is_above and self.is_type_open(page.specific_class)

    def knows(self, page: Page) -> bool:
        """Whether the account may read the title of ``page`` as published."""
        return self.reads(page) or self.leads_on(page) or self.holds(page)

    def reads(self, page: Page) -> bool:
        """Whether the account sees ``page`` as a visitor who has signed in; from memory."""
        node = snapshot().node(page.pk)
        return bool(node and self.may_read(node))

    def is_only_for_words(self, page: Page) -> bool:
        return page.path.startswith(self.words) and not page.path.startswith(self.full)

    def is_closed(self, page: Page) -> bool:
        """Whether a right to ``page`` does not reach it: its type is not for this reader, or, where the right is to its
        words, its Thai page is not."""
        if self.user.is_superuser:
            return False
        if not self.is_type_open(page.specific_class):
            return True
        if not self.is_only_for_words(page):
            return False
        node = snapshot().by_key(page.translation_key, THAI)
        if node is None:
            return Page.objects.filter(translation_key=page.translation_key, locale__language_code=THAI).exists()
        return not self.may_read(node)

    def open_only(self, pages: QuerySet[Page]) -> QuerySet[Page]:
        """``pages`` without those that are closed to the account."""
        if self.user.is_superuser:
            return pages
        if closed := self.closed_types:
            pages = pages.exclude(content_type__in=closed)
        if not self.words:
            return pages
        own = Q()
        for path in self.full:
            own |= Q(path__startswith=path)
        return pages.exclude(
            Q(translation_key__in=self._closed_keys) & ~own if own else Q(translation_key__in=self._closed_keys)
        )

    @cached_property
    def _closed_keys(self) -> list:
        thai = Page.objects.filter(locale__language_code=THAI, depth__gt=1)
        nodes = {key: snapshot().by_key(key, THAI) for key in thai.values_list("translation_key", flat=True)}
        return [key for key, node in nodes.items() if node is None or not self.may_read(node)]

    def may_read(self, node: Node) -> bool:
        """Whether the account sees the live page ``node`` as a visitor who has signed in."""
        if not node.restricted:
            return True
        return not node.path.startswith(self._locked_paths) and self.is_type_open(node.model)

    @cached_property
    def _locked_paths(self) -> tuple[str, ...]:
        restrictions = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
        return tuple(restriction.page.path for restriction in restrictions if not self._accepts(restriction))

    def _accepts(self, restriction: PageViewRestriction) -> bool:
        """A password is known to the browser that was told it, and not to the account."""
        if restriction.restriction_type == PageViewRestriction.GROUPS:
            return self.user.is_superuser or not self._groups.isdisjoint(group.pk for group in restriction.groups.all())
        return restriction.restriction_type == PageViewRestriction.LOGIN

    @cached_property
    def _groups(self) -> set[int]:
        return set(self.user.groups.values_list("pk", flat=True))

    @cached_property
    def closed_types(self) -> list[int]:
        """Ids of the content types of the pages that are private by type and not for this reader."""
        closed = [model for model in get_page_models() if not self.is_type_open(model)]
        return [content_type.pk for content_type in ContentType.objects.get_for_models(*closed).values()]

    def is_type_open(self, model: type[Page]) -> bool:
        """Whether pages of ``model`` are not private by type, or the account may read them nevertheless."""
        return not getattr(model, "private_by_type", False) or model().is_open_to(self.user)


class PagePolicy(PagePermissionPolicy):
    """Wagtail's policy without the pages that are closed: explorer, search, reports, choosers and the admin's API ask it."""

    def explorable_instances(self, user):
        return Reach.of(user).open_only(super().explorable_instances(user))

    def instances_user_has_any_permission_for(self, user, actions):
        return Reach.of(user).open_only(super().instances_user_has_any_permission_for(user, actions))

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return super().user_has_any_permission_for_instance(user, actions, instance) and not Reach.of(user).is_closed(
            instance
        )


class PagePermissions(PagePermissionTester):
    """The rights of one account on one page."""

    def __init__(self, user, page: Page):
        super().__init__(user, page)
        self.from_above: set[str] = set()
        self.only_words = self.type_is_closed = False
        if not user.is_active or user.is_superuser:
            return
        reach = Reach.of(user)
        self.type_is_closed = not reach.is_type_open(page.specific_class)
        self.only_words = reach.is_only_for_words(page)
        if reach.is_closed(page):
            self.permissions: set[str] = set()
        for grant in reach.grants:
            if page.path.startswith(grant.page.path) and page.pk != grant.page_id and not reach.is_for_words(grant):
                self.from_above.add(grant.permission.codename.rsplit("_", maxsplit=1)[0])

    def _is_given_from_above(self, action: str) -> bool:
        return self.user.is_superuser or action in self.from_above

    @property
    def is_given_here(self) -> bool:
        """Whether the rights begin at this page, which is therefore not the account's to do away with."""
        return not self.user.is_superuser and not self.from_above

    def can_edit(self):
        """Who is asked to review a page whose type is closed to them may not."""
        return super().can_edit() and not self.type_is_closed

    def can_unpublish(self):
        return super().can_unpublish() and self._is_given_from_above("publish")

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) and (
            self._is_given_from_above("change") or self._is_given_from_above("add")
        )

    def can_set_view_restrictions(self):
        return super().can_set_view_restrictions() and self._is_given_from_above("publish")

    def can_copy(self):
        return super().can_copy() and not self.only_words

    def can_reorder_children(self):
        return super().can_reorder_children() and not self.only_words


def register() -> None:
    """Called once at start-up, before anything asks for the policy of pages."""
    register_permission_policy(Page, PagePolicy())
