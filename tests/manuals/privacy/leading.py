"""Which addresses lead to which things: the requests that the matrix is made of."""

import re
from collections.abc import Iterator

from django.apps import apps
from wagtail.contrib.routable_page.models import RoutablePageMixin

from portal.checks import OWN_APPS, own_page_models
from tests.manuals.privacy.asking import LETTER_BY_LETTER, QUESTIONS
from tests.manuals.privacy.ground import ADMINISTRATOR, ANONYMOUS, NO_DIGEST, NO_RIGHT, NOTHING, READERS, Ground
from tests.resolver import Address, addresses

PAGES = ("public", "section", "english", "alias", "draft", "manual", "public manual")
GUIDELINES = ("guidelines", "english guidelines", "hidden guidelines", "guidelines of a draft")
EVERY_PAGE = (
    *PAGES,
    "draft alias",
    "index",
    "english index",
    "english manual",
    "service index",
    "standard",
    "english standard",
    *GUIDELINES,
)
ASSETS = ("current asset", "draft asset", "draft letterhead", "retired asset")
NOTHING_NAMED = ("",)
THEME = "admin/branding/theme/"

# name of an argument: things that it leads to; the first argument that is known counts
BY_ARGUMENT: dict[str, tuple[str, ...]] = {
    "revision_id": (*PAGES, "revision"),
    **dict.fromkeys(("image_id",), ("image", "public image")),
    **dict.fromkeys(("document_id", "doc_id"), ("document", "public document")),
    "collection_id": ("collection",),
    "import_id": ("import",),
    "asset_id": ASSETS,
    "case_id": ("case",),
    "key": (*PAGES, "public route", "draft route"),
    **dict.fromkeys(
        (
            "page_id", "parent_page_id", "page_to_move_id", "page_pk", "object_id", "manual_id", "revision_id_a",
            "translation_id", "translation_source_id", "code", "rest",
        ),
        PAGES,
    ),
}  # fmt: skip
# beginning of a route: things that its argument "pk", its path or the id in its query leads to
BY_ROUTE: dict[str, tuple[str, ...]] = {
    "admin/api/main/pages/": PAGES,
    "admin/bulk/": PAGES,
    "admin/choose-page/chosen-multiple/": PAGES,
    "admin/images/": ("image", "public image"),
    "admin/documents/": ("document", "public document"),
    "admin/collections/": ("collection",),
    "admin/api/main/images/": ("image", "public image"),
    "admin/api/main/documents/": ("document", "public document"),
    "documents/authenticate": ("collection",),
    "documents/": ("document", "public document"),
    "^brand/files/": ASSETS,
    r"^brand/(?P<language>": ("manifest",),
    "^media/": ("image", "rendition", "public image", "public rendition"),
    "^(": EVERY_PAGE,
}
# Addresses that take an id in their query.
ID_IN_QUERY = re.compile(r"chosen-multiple/$|^admin/bulk/|/find/$")
# Names of addresses that list or find.
SEARCH = re.compile(
    r"(counter|sitemap|services_json|services_csv|home|index|list|listing|find|search|search_json|search_suggestions|explore_root|choose|results|report|pages|tasks|history|usage|tag_autocomplete)$"
    r"|choose_page|reports:|report$"
)
# What an address needs in its query to answer at all.
QUERIES = {
    "services/list/qr.svg": "?s=id-card-lost",
    "search.json": "?q=x",
    "search/suggest.json": "?q=x",
    "admin/tag-autocomplete/": "?term=x",
    f"{THEME}try.css": "?primary=0b4650&accent=f2b632&link=0b4f5c&font=sarabun&shape=soft&scheme=dark",
    "admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/": "?term=x",
}
# What else an argument may be given.
OTHER_ARGUMENTS: dict[str, object] = {
    "action": "delete", "action_name": "approve", "session_id": NOTHING, "uploaded_file_id": NOTHING,
    "filter_spec": "width-20", "uidb64": "x", "token": "x", "number": 1, "standard": "joint-service-centre", "criterion": "1.1", "evidence_id": NOTHING, "year": 2026, "mode": "", "digest": NO_DIGEST, "name": "manual",
    "restriction_id": NOTHING, "page_view_restriction_id": NOTHING, "page_id": NOTHING,
    "app_label": "manuals", "app_name": "manuals", "model_name": "handbookpage",
    "content_type_app_name": "manuals", "content_type_model_name": "handbookpage",
}  # fmt: skip
SITE_ROWS = {
    "users": "portal.user", "groups": "auth.group", "sites": "wagtailcore.site", "locales": "wagtailcore.locale",
    "workflows": "wagtailcore.workflow",
}  # fmt: skip


def below_pages() -> list[Address]:
    """The addresses that pages have below themselves, written ``HandbookPage:print/``."""
    return [
        Address(f"{model.__name__}:{str(pattern.pattern).strip('^$')}", page_type=model.__name__)
        for model in own_page_models()
        if issubclass(model, RoutablePageMixin)
        for pattern in model.get_subpage_urls()
        if str(pattern.pattern).strip("^$")
    ]


ADDRESSES = [*addresses(OWN_APPS), *below_pages()]


def readers_of(address: Address) -> tuple[str, ...]:
    """All of them, but for addresses of others that take nothing and find nothing."""
    asked_by_all = address.is_own or not address.is_of_the_admin
    if asked_by_all or address.arguments or SEARCH.search(address.name) or ID_IN_QUERY.search(address.route):
        return READERS
    return ANONYMOUS, NO_RIGHT


def questions_of(address: Address, reader: str) -> tuple[str, ...]:
    """What a reader who may not know everything asks for at an address that lists or finds."""
    if address.arguments or reader == ADMINISTRATOR or not SEARCH.search(address.name):
        return ()
    return LETTER_BY_LETTER if address.is_of_the_admin else QUESTIONS


def things_of(address: Address, ground: Ground) -> tuple[str, ...]:
    """Names of the things that the address can lead to."""
    if address.page_type:
        return tuple(name for name in EVERY_PAGE if _class_of(ground, name) == address.page_type)
    if address.route.startswith(THEME) and address.arguments:
        return ("theme",)
    for argument, things in BY_ARGUMENT.items():
        if argument in address.arguments:
            return things
    takes_something = address.arguments or ID_IN_QUERY.search(address.route) or "(" in address.route
    for beginning, things in BY_ROUTE.items():
        if takes_something and address.route.startswith(beginning):
            return things
    return NOTHING_NAMED


def paths_of(address: Address, thing: str, ground: Ground) -> Iterator[str]:
    """The path that leads to the thing, in both languages where the address has both."""
    values = OTHER_ARGUMENTS | _row(address) | ground.values.get(thing, {})
    if address.page_type:
        yield _below(address, values)
        return
    if address.route.startswith("^("):
        ending = next((f"{values['name']}.{form}" for form in ("pdf", "zip") if form in address.route), "")
        yield f"/{values['path']}{ending}"
        return
    if address.route.startswith(r"documents/(\d+)"):
        yield f"/documents/{values['file']}"
        return
    if address.name.endswith(":action"):
        values["action_name"] = "unpublish"
    if address.name == "wagtail_bulk_action":
        values |= {"app_label": "wagtailcore", "model_name": "page"}
    if "rest" in address.arguments:
        values["rest"] = values["path"]
    path = address.filled(values)
    if ID_IN_QUERY.search(address.route):
        path += f"?id={values.get('pk', NOTHING)}"
    path += QUERIES.get(address.route, "")
    yield path
    if address.is_bilingual:
        yield f"/en{path}"


def _below(address: Address, values: dict[str, object]) -> str:
    """An address below a page; what it takes is of the public service, of the first edition, of an asset."""
    route = Address(re.sub(r"(\.pdf|\.zip)/$", r"\1", address.route.partition(":")[2]))
    code = "lost" if "topics" in route.route else "id-card-lost"
    return f"/{values['path']}{route.filled(OTHER_ARGUMENTS | {'code': code, 'name': values['name']})[1:]}"


def _class_of(ground: Ground, name: str) -> str:
    values = ground.values[name]
    return apps.get_model(str(values["app_label"]), str(values["model_name"])).__name__


def _row(address: Address) -> dict[str, object]:
    """The first row of what an address of reference rows or of the site's own is about."""
    parts = address.route.split("/")
    known = SITE_ROWS.get(parts[1]) if len(parts) > 1 else None
    if address.route.startswith("admin/snippets/") and len(parts) > 4:
        at = 3 if parts[2] == "choose" else 2
        known = f"{parts[at]}.{parts[at + 1]}"
    if address.route.startswith("admin/search-words/"):
        known = "search.bestbet" if "best-bets" in address.route else "search.synonymgroup"
    row = apps.get_model(known).objects.first() if known and "<" not in known else None
    return {"pk": row.pk if row else NOTHING, "code": "id-card-lost"}
