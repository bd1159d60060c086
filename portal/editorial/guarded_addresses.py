"""Every address of the admin that takes an id: whether the account may ask about what the id leads to.

Wagtail's views ask for the right that their deed needs. Some ask only after they have shown a title, and some do not
ask; here all of them are asked first, by the name of the address's argument. An address that is added later is guarded
by the same names, and ``tests/manuals/privacy`` asks at every address, so that none is forgotten. An id of nothing is
refused as that of a closed thing is: otherwise one could count what is hidden.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from wagtail.admin.auth import require_admin_access
from wagtail.admin.localization import get_localized_response
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from portal.bilingual.counterparts import counterparts
from portal.editorial.acting import acting_for
from portal.editorial.guarded_pages import Reach
from portal.editorial.guarded_titles import may_name
from portal.models import PortalDocument, PortalImage
from portal.operations.headers import ADMIN_PREFIX

ACCESS = "wagtailadmin.access_admin"
# In digits: longer ones fit in no column of ids.
LONGEST_ID = 18


def _page(reach: Reach, page_id) -> bool:
    return _each(Page, [page_id], reach.holds)


def _way_or_page(reach: Reach, page_id) -> bool:
    return _each(Page, [page_id], lambda page: reach.leads_on(page) or reach.holds(page))


def _known_page(reach: Reach, page_id) -> bool:
    return _each(Page, [page_id], reach.knows)


def _page_or_its_english(reach: Reach, page_id) -> bool:
    return _each(Page, [page_id], lambda page: _holds_a_language_of(reach, page))


def _source(reach: Reach, source_id) -> bool:
    return _each(TranslationSource, [source_id], lambda source: _holds_key(reach, source.object_id))


def _translation(reach: Reach, translation_id) -> bool:
    return _each(Translation, [translation_id], lambda translation: _holds_key(reach, translation.source.object_id))


def _image(reach: Reach, image_id) -> bool:
    return _each(PortalImage, [image_id], lambda image: may_name(reach.user, image))


def _document(reach: Reach, document_id) -> bool:
    return _each(PortalDocument, [document_id], lambda document: may_name(reach.user, document))


def _holds_a_language_of(reach: Reach, page: Page) -> bool:
    return reach.holds(page) or any(reach.holds(other) for other in counterparts(page))


def _holds_key(reach: Reach, translation_key) -> bool:
    return any(reach.holds(page) for page in Page.objects.filter(translation_key=translation_key))


def _each(model: type[Model], ids: Iterable, allowed: Callable[[Any], bool]) -> bool:
    """Whether each of these ids leads to a thing that is allowed. Values that are no ids are left to the view."""
    texts = {str(value) for value in ids if str(value).isascii() and str(value).isdigit()}
    if any(len(text) > LONGEST_ID for text in texts):
        return False
    numbers = {int(text) for text in texts}
    things = model._default_manager.filter(pk__in=numbers)
    return len(things) == len(numbers) and all(map(allowed, things))


# name of an argument: who may ask about what it leads to
BY_ARGUMENT: dict[str, Callable[[Reach, object], bool]] = {
    "page_id": _page,
    "parent_page_id": _page,
    "page_to_move_id": _page,
    "destination_id": _page,
    "page_pk": _page,
    "translation_id": _translation,
    "translation_source_id": _source,
    "image_id": _image,
    "document_id": _document,
    "doc_id": _document,
}

# route: the same for its argument, where it differs from what the name says
BY_ROUTE: dict[str, dict[str, Callable[[Reach, object], bool]]] = {
    "admin/pages/<int:parent_page_id>/": {"parent_page_id": _way_or_page},
    "admin/pages/<int:parent_page_id>/results/": {"parent_page_id": _way_or_page},
    "admin/choose-page/<int:parent_page_id>/": {"parent_page_id": _known_page},
    "admin/documents/chooser/chosen/<str:pk>/": {"pk": _document},
    "admin/images/chooser/chosen/<str:pk>/": {"pk": _image},
    "admin/localize/submit/page/<int:page_id>/": {"page_id": _page_or_its_english},
    r"admin/pages/(?P<pk>\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\."
    r"(?P<revision_id_b>live|latest|\d+)/$": {"pk": _page},
}

# Addresses that show the whole site; Wagtail's own screens do without them, or superusers only need them.
FOR_SUPERUSERS = (
    "admin/api/main/images/",
    "admin/api/main/documents/",
    "admin/reports/page-types-usage/",
)

# Wagtail guards the screens of workflows, but not the choosers among them.
WORKFLOWS = "admin/workflows/"
WORKFLOW_PERMISSIONS = [f"wagtailcore.{act}_{model}" for act in ("add", "change") for model in ("workflow", "task")]

# name of a field in a query or form: pages of which the answer would show the title
FIELDS = ("new_parent_page", "parent_page", "chooser", "target_pages[]")
CHOSEN_PAGES = "admin/choose-page/chosen-multiple/"


def may_ask(request) -> bool:
    """Whether the account may ask what this request asks; for an account that has come into the admin."""
    match, reach = request.resolver_match, Reach.of(request.user)
    if request.user.is_superuser:
        return True
    if match.route.startswith(FOR_SUPERUSERS):
        return False
    if match.route.startswith(WORKFLOWS) and not any(map(request.user.has_perm, WORKFLOW_PERMISSIONS)):
        return False
    checks = BY_ARGUMENT | BY_ROUTE.get(match.route, {})
    if not all(checks[name](reach, value) for name, value in match.kwargs.items() if name in checks):
        return False
    named = [value for name in FIELDS for value in (*request.GET.getlist(name), *request.POST.getlist(name))]
    if match.route == CHOSEN_PAGES:
        named += request.GET.getlist("id")
    return _each(Page, named, reach.knows)


@require_admin_access
def _refuse(request, *args, **kwargs):
    raise PermissionDenied


class GuardedAddressesMiddleware:
    """Answers a request for what is not the account's as Wagtail does: a sentence in its language, and no title.

    Who has not come into the admin is left to Wagtail's door.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(ADMIN_PREFIX):
            return self.get_response(request)
        # Wagtail speaks an editor's language within its views, and refuses outside of them.
        with acting_for(request):
            return get_localized_response(self.get_response, request)

    def process_view(self, request, view, args, kwargs):
        if request.path.startswith(ADMIN_PREFIX) and request.user.has_perm(ACCESS) and not may_ask(request):
            return _refuse(request)
        return None
