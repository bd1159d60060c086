"""Open data of the published services; the addresses have no variant for English, since records are in both languages."""

from django.core.paginator import EmptyPage, Paginator
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from portal.bilingual.language import LANGUAGES, THAI
from service_pages.opendata import cpsv, hsds, streaming
from service_pages.opendata.answers import RefusedError, as_response, no_such_service, open_data, streamed
from service_pages.opendata.catalogue import Catalogue

PER_PAGE, MOST_PER_PAGE, LAST_PAGE = 50, 200, 99_999


def _catalogue(request: HttpRequest) -> Catalogue:
    return Catalogue(f"{request.scheme}://{request.get_host()}")


def _record(catalogue: Catalogue, code: str) -> dict:
    found = catalogue.find(code)
    if found is None:
        raise no_such_service(code)
    return found


@open_data
def services_json(request: HttpRequest) -> HttpResponseBase:
    return streamed(streaming.json_stream(_catalogue(request)), "application/json")


@open_data
def services_csv(request: HttpRequest) -> HttpResponseBase:
    return streamed(streaming.csv_stream(_catalogue(request)), "text/csv; charset=utf-8", "services.csv")


@open_data
def service_json(request: HttpRequest, code: str) -> HttpResponseBase:
    return as_response(_record(_catalogue(request), code))


@open_data
def service_jsonld(request: HttpRequest, code: str) -> HttpResponseBase:
    catalogue = _catalogue(request)
    return as_response(cpsv.document(_record(catalogue, code), catalogue.around.origin), "application/ld+json")


@open_data
def hsds_about(request: HttpRequest) -> HttpResponseBase:
    """What the API is, as HSDS asks of its root."""
    return as_response(hsds.ABOUT)


@open_data
def hsds_services(request: HttpRequest) -> HttpResponseBase:
    """``page`` from 1, ``per_page`` 1 to 200 (50), ``lang`` th (default) or en; other values are 400 with a sentence."""
    language = _language(request)
    catalogue = _catalogue(request)
    paginator = Paginator(catalogue.ids, _number(request, "per_page", PER_PAGE, MOST_PER_PAGE))
    number = _number(request, "page", 1, LAST_PAGE)
    try:
        page = paginator.page(number)
    except EmptyPage:
        message = _("There is no page %(page)d. The last one is %(last)d.")
        raise RefusedError(404, message % {"page": number, "last": paginator.num_pages}) from None
    contents = [hsds.listed(service, language) for service in catalogue.records(list(page.object_list))]
    return as_response(hsds.page_of(contents, page), headers={"Content-Language": language})


@open_data
def hsds_service(request: HttpRequest, code: str) -> HttpResponseBase:
    """``code``, or the id that the list gives."""
    language = _language(request)
    service = hsds.service(_record(_catalogue(request), code), language)
    return as_response(service, headers={"Content-Language": language})


def _language(request: HttpRequest) -> str:
    language = request.GET.get("lang", THAI)
    if language not in LANGUAGES:
        message = _("“%(value)s” is no language of this portal. Accepted: %(values)s.")
        raise RefusedError(400, message % {"value": language[:20], "values": ", ".join(LANGUAGES)})
    return language


def _number(request: HttpRequest, name: str, default: int, most: int) -> int:
    text = request.GET.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= most):
        message = _("%(name)s must be a whole number from 1 to %(most)d, not “%(value)s”.")
        raise RefusedError(400, message % {"name": name, "most": most, "value": text[:20]})
    return int(text)
