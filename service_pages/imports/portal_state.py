"""What of a file can only be judged against the portal: topics, agencies, codes that are taken."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from portal.bilingual.language import THAI
from portal.tables.faults import Faults
from service_pages.blocks.related import no_such_service
from service_pages.codes import public_services
from service_pages.imports import columns
from service_pages.imports.schema import Record
from service_pages.models import AgencyPage, ServiceCode, ServicePage, Topic


class PortalState:
    """The Thai pages and topics that are there, each read once; of the services those that the file names.

    ``codes``: of all services of the portal; ``public``: of those that everybody may see.
    """

    def __init__(self, named: Collection[str]):
        self.topics = {topic.code: topic for topic in Topic.objects.all()}
        self.agencies = {agency.slug: agency for agency in _thai(AgencyPage)}
        paths = {agency.path: code for code, agency in self.agencies.items()}
        steplen = AgencyPage.steplen
        services = _thai(ServicePage).exclude(code="")
        self.codes = set(services.values_list("code", flat=True))
        self.public = set(public_services(THAI))
        self.services = {page.code: page for page in services.filter(code__in=self.codes & set(named))}
        self.agency_of = {code: paths.get(page.path[:-steplen], "") for code, page in self.services.items()}
        self.owners = dict(ServiceCode.objects.values_list("code", "translation_key"))


def check(records: list[Record], state: PortalState, faults: Faults) -> None:
    """Add what is wrong with the records taken together and beside what the portal holds.

    Of a record with faults, what could be read is checked.
    """
    stated = {record.code for record in records}
    seen: dict[str, Record] = {}
    new_agencies: dict[str, Record] = {}
    for record in records:
        if record.code in seen and record.code:
            message = _("The code “%(code)s” appears twice, first at %(place)s. Keep one record per service.")
            place = seen[record.code].place(columns.CODE)
            faults.add(record.place(columns.CODE), columns.CODE, message % {"code": record.code, "place": place})
        seen.setdefault(record.code, record)
        _check_topics(record, state, faults)
        _check_agency(record, state, new_agencies, faults)
        _check_owner(record, state, faults)
        _check_related(record, state, stated, faults)
        _check_english(record, state, faults)


def _thai(model):
    return model.objects.filter(locale__language_code=THAI, alias_of=None)


def _check_topics(record: Record, state: PortalState, faults: Faults) -> None:
    for code in record.topics or ():
        if code not in state.topics:
            accepted = ", ".join(state.topics) or _("none; the portal has no topics yet")
            message = _("There is no topic “%(code)s”. Accepted: %(topics)s.")
            faults.add(record.place(columns.TOPICS), columns.TOPICS, message % {"code": code, "topics": accepted})


def _check_agency(record: Record, state: PortalState, new: dict[str, Record], faults: Faults) -> None:
    """An agency that is not there yet needs its Thai name, the same one in every record."""
    if record.agency in state.agencies or record.faulty & {columns.AGENCY, *columns.AGENCY_NAMES}:
        return
    place = record.place(columns.AGENCY)
    if not record.agency_names[0]:
        message = _(
            "There is no agency “%(code)s”. Accepted: %(agencies)s. To create a new one, fill in agency_th and agency_en."
        )
        known = ", ".join(state.agencies) or "-"
        faults.add(place, columns.AGENCY, message % {"code": record.agency, "agencies": known})
        return
    first = new.setdefault(record.agency, record)
    if first.agency_names != record.agency_names:
        message = _("The new agency “%(code)s” has a different name at %(place)s. Use the same name in both places.")
        values = {"code": record.agency, "place": first.place("agency_th")}
        faults.add(record.place("agency_th"), "agency_th", message % values)


def _check_owner(record: Record, state: PortalState, faults: Faults) -> None:
    """A code belongs to one service of one agency for ever."""
    page = state.services.get(record.code)
    if page and record.agency and state.agency_of[record.code] != record.agency:
        message = _(
            "The code “%(code)s” belongs to a service of the agency “%(agency)s”. Use that agency or choose another code."
        )
        values = {"code": record.code, "agency": state.agency_of[record.code]}
        faults.add(record.place(columns.CODE), columns.CODE, message % values)
    owner = state.owners.get(record.code)
    if owner and (page is None or page.translation_key != owner):
        message = _(
            "The code “%(code)s” belonged to a service that no longer exists. Codes cannot be reused. Choose another."
        )
        faults.add(record.place(columns.CODE), columns.CODE, message % {"code": record.code})


def _check_related(record: Record, state: PortalState, stated: set[str], faults: Faults) -> None:
    """A related service is in the portal, for everybody, or in the file, and never the service itself.

    One that was made private or taken back since may stay where it is. ``stated``: the codes of the file.
    """
    related, page = record.rows.get("related", ()), state.services.get(record.code)
    present = {row.value["service"] for row in page.related} if page else set()
    for row in () if isinstance(related, str) else related:
        code = row.values["service"]
        if code == record.code:
            message = _("A service is not related to itself. Choose another.")
        elif code in state.public | stated | present:
            continue
        elif code in state.codes:
            message = str(no_such_service(code).message)
        else:
            message = _("There is no service “%(code)s” in the portal or in the file.") % {"code": code}
        faults.add(row.where or record.where, "related.service", message)


def _check_english(record: Record, state: PortalState, faults: Faults) -> None:
    """English needs Thai, which may also be what the page already has."""
    page = state.services.get(record.code)
    for field, text in record.english.items():
        thai, column = columns.page_cells()[field].columns
        if text and thai not in record.faulty and not record.values.get(field, getattr(page, field) if page else ""):
            message = _("English cannot be saved without Thai, because it is a translation. Fill in %(column)s.")
            faults.add(record.place(column), column, message % {"column": thai})
