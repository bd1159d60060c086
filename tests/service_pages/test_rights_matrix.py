"""Every address of the admin that takes an id, asked by those who have no business there; and who may do what at home.

The addresses come from the resolver. What is not written here as answered must be refused, so an address that is added
later is refused or fails here; an argument that nobody knows fails too.
"""

import re

import pytest
from django.db import transaction
from wagtail.models import GroupPagePermission, Page, PageViewRestriction, Revision, TaskState

from branding.models import AssetFile, AssetVariant, BrandAsset
from portal.accounts import HEADS, TRANSLATORS
from portal.models import PortalDocument, PortalImage
from service_pages.models import ServiceImport
from tests.factories import UserFactory, english_of
from tests.resolver import ARGUMENT, addresses
from tests.service_pages.two_agencies import SECRET, TwoAgencies

pytestmark = pytest.mark.django_db


ROUTES = [address.route for address in addresses() if address.is_of_the_admin]
CATCH_ALL = "admin/.*/$"
WITH_ARGUMENTS = [route for route in ROUTES if "<" in route]
WITHOUT_ARGUMENTS = [route for route in ROUTES if "<" not in route and route != CATCH_ALL]

# What an argument is given that leads to no page or file.
OTHER_ARGUMENTS = {
    "app_label": "service_pages", "model_name": "servicepage", "app_name": "service_pages", "mode": "",
    "content_type_app_name": "service_pages", "content_type_model_name": "servicepage", "action": "delete", "action_name": "approve",
    "session_id": 1, "uploaded_file_id": 1, "filter_spec": "width-20", "uidb64": "x", "token": "x", "number": 1,
    "standard": "joint-service-centre", "criterion": "1.1", "evidence_id": 1, "year": 2026,
}  # fmt: skip

# Addresses that answer, and why that tells nothing of another agency.
ANSWERED = {
    "admin/pages/create/<slug:app_label>/<slug:model_name>": "asks where to make a page; lists own places",
    "admin/pages/usage/<slug:content_type_app_name>/<slug:content_type_model_name>/": "lists own pages of a type",
    "admin/pages/usage/<slug:content_type_app_name>/<slug:content_type_model_name>/results/": "the same",
    "admin/editing-sessions/release/<int:session_id>/": "ends an own session",
    "admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/": "names of tags",
    "admin/password_reset/confirm/<uidb64>/<token>/": "is switched off",
    **{
        f"admin/search-words/{words}/{act}/<int:pk>/": "words of the search are for all agencies"
        for words in ("synonyms", "best-bets")
        for act in ("edit", "delete", "history", "history-results", "usage")
    },
    "admin/snippets/choose/home/location/chosen/<str:pk>/": "locations are public",
    "admin/snippets/choose/home/holiday/chosen/<str:pk>/": "holidays are public",
    "admin/snippets/choose/service_pages/topic/chosen/<str:pk>/": "topics are public",
}
# Pages of which a published title may be known.
PUBLIC = {"admin/choose-page/<int:parent_page_id>/": {"public"}}

# A list that is the heads' own: they care for the symbols of all agencies.
BRAND_ASSETS = "admin/branding/assets/"

REFUSED = {302, 403, 404, 405}
# Whom: groups, and what must stay closed to them.
READERS = {
    "publisher of another agency": (["Publishers dopa"], ["public", "draft", "draft_en", "private"]),
    "translator": ([TRANSLATORS], ["draft", "draft_en", "down_en", "private_en"]),
}


def address(route: str, agencies: TwoAgencies, target: Page) -> str:
    values = OTHER_ARGUMENTS | agencies.arguments(target)
    if "/api/" in route:
        values["action_name"] = "unpublish"
    if "/images/" in route:
        values["pk"] = agencies.image.pk
    elif "/documents/" in route:
        values["pk"] = agencies.document.pk
    elif "/collections/" in route:
        values["pk"] = agencies.image.collection_id
    filled = ARGUMENT.sub(lambda match: str(values[match[1] or match[2]]), route.replace("$", ""))
    if "/bulk/" in filled:
        return f"/{filled}?id={target.pk}".replace("service_pages/servicepage", "wagtailcore/page")
    return "/" + filled.replace(r"\.", ".")


def text_of(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace") + response.get("Location", "")


def state_of_the_pages() -> list:
    """All that a request could have changed that it had no right to."""
    columns = ("pk", "path", "slug", "title", "live", "locked", "latest_revision_id", "draft_title", "alias_of_id")
    return [
        list(Page.objects.order_by("pk").values_list(*columns)),
        list(TaskState.objects.order_by("pk").values_list("pk", "status")),
        [model.objects.count() for model in (Revision, PageViewRestriction, GroupPagePermission)],
        [model.objects.count() for model in (PortalImage, PortalDocument, AssetVariant, AssetFile)],
        list(BrandAsset.objects.order_by("pk").values_list("pk", "status", "changed_at")),
        list(ServiceImport.objects.order_by("pk").values_list("pk", "state")),
    ]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("route", WITH_ARGUMENTS)
def test_what_is_not_ones_own_is_refused_and_not_named(client, agencies, route, reader):
    groups, closed = READERS[reader]
    client.force_login(UserFactory(groups=groups))
    before = state_of_the_pages()
    leads_to_a_page = any(name in route for name in ("page", "translat", "object_id", "<int:pk>", "bulk", "action"))
    for name in closed if leads_to_a_page else closed[:1]:
        for method in (client.get, client.post):
            with transaction.atomic():
                response = method(address(route, agencies, agencies.foreign[name]))
            assert SECRET not in text_of(response), (name, response.status_code)
            if route not in ANSWERED and name not in PUBLIC.get(route, ()):
                assert response.status_code in REFUSED, (name, response.status_code)
                if response.status_code == 302:
                    assert SECRET not in text_of(client.get(response["Location"]))
    assert state_of_the_pages() == before


@pytest.mark.parametrize("route", WITHOUT_ARGUMENTS)
def test_no_list_names_what_is_not_ones_own(client, agencies, route):
    for groups in (["Publishers dopa"], [TRANSLATORS], [HEADS]):
        if (groups, route) == ([HEADS], BRAND_ASSETS):
            continue
        client.force_login(UserFactory(groups=groups))
        for query in ("", "?q={0}&search={0}".format(SECRET.lower())):  # small letters: the answer repeats the question
            assert SECRET not in text_of(client.get(f"/{route}{query}")), query


# What the address of an own, published service answers to GET: editor, publisher, translator (at its English page).
YES, NO = True, False
PAGE = "admin/pages/<int:page_id>/"
AT_HOME = {
    f"{PAGE}usage/": (YES, YES, YES),
    f"{PAGE}edit/": (YES, YES, YES),
    f"{PAGE}edit/preview/": (YES, YES, YES),
    f"{PAGE}view_draft/": (YES, YES, YES),
    f"{PAGE}delete/": (NO, YES, NO),
    f"{PAGE}unpublish/": (NO, YES, NO),
    f"{PAGE}copy/": (YES, YES, NO),
    f"{PAGE}privacy/": (NO, YES, NO),
    f"{PAGE}revisions/<int:revision_id>/view/": (YES, YES, YES),
    f"{PAGE}revisions/<int:revision_id>/unschedule/": (NO, YES, YES),
    f"{PAGE}workflow_history/": (YES, YES, YES),
    f"{PAGE}history/": (YES, YES, YES),
    f"{PAGE}history/results/": (YES, YES, YES),
    f"{PAGE}english/": (NO, YES, NO),
    r"admin/pages/(?P<pk>\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\."
    r"(?P<revision_id_b>live|latest|\d+)/$": (YES, YES, YES),
    "admin/pages/<int:page_to_move_id>/move/": (NO, YES, NO),
    "admin/pages/<int:parent_page_id>/": (YES, YES, YES),
    "admin/pages/<int:parent_page_id>/results/": (YES, YES, YES),
    "admin/choose-page/<int:parent_page_id>/": (YES, YES, YES),
    "admin/api/main/pages/<int:pk>/": (YES, YES, YES),
}
# Addresses of a page that act on POST, ask for a state that the service is not in, or lead elsewhere; tested by name in
# test_rights_in_the_admin.py.
BY_NAME = {
    f"{PAGE}convert_alias/", f"{PAGE}lock/", f"{PAGE}unlock/", f"{PAGE}revisions/",
    f"{PAGE}revisions/<int:revision_id>/revert/", f"{PAGE}workflow_history/detail/<int:workflow_state_id>/",
    "admin/pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/", "admin/pages/<int:parent_page_id>/add_subpage/",
    "admin/pages/<int:page_to_move_id>/set_position/",
}  # fmt: skip


def test_every_address_of_a_page_says_who_may_use_it():
    pages = {route for route in ROUTES if re.match(r"admin/pages/(<int:|\(\?P<pk>)", route)}
    assert pages - set(AT_HOME) - BY_NAME == set()


@pytest.mark.parametrize(("route", "expected"), AT_HOME.items(), ids=list(AT_HOME))
def test_at_home_each_may_do_what_the_table_says(client, agencies, route, expected):
    own = agencies.own
    readers = (["Editors dopa"], own), (["Publishers dopa"], own), ([TRANSLATORS], english_of(own))
    for (groups, page), may in zip(readers, expected, strict=True):
        client.force_login(UserFactory(groups=groups))
        response = client.get(address(route, agencies, page))
        assert (response.status_code == 200) == may, (groups, response.status_code)
