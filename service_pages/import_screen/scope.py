"""Whose services an account may import: everybody's, or those of the agencies that it publishes for."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from home.models import HomePage
from portal.bilingual.language import THAI
from portal.tables.faults import Faults, shown
from portal.tables.raw import Raw, RawRecord
from portal.tables.texts import cleaned
from portal.tree import snapshot
from service_pages.imports import columns
from service_pages.models import AgencyPage, ServiceCode, ServiceIndexPage, ServicePage

NEEDED = {"add", "publish"}


@dataclass(frozen=True)
class Scope:
    """``everything``, or the codes of agencies."""

    everything: bool = False
    agencies: frozenset[str] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return self.everything or bool(self.agencies)

    @classmethod
    def of(cls, user) -> "Scope":
        """Nothing for an account without the right to add and to publish, or that is closed."""
        if not user.is_active:
            return cls()
        top = _thai(ServiceIndexPage).first() or _thai(HomePage).first()
        if user.is_superuser or (top and _may(user, top)):
            return cls(everything=True)
        return cls(agencies=frozenset(agency.slug for agency in _thai(AgencyPage) if _may(user, agency)))

    def check(self, name: str, records: list[RawRecord], faults: Faults) -> None:
        """Hold the records of the file ``name`` against the scope before anything is compared with the portal.

        Raises ImportRefusedError for services of other agencies; and for codes that are taken or unknown to the
        account, in words that tell nothing of what others have not published.
        """
        if self.everything:
            return
        if not self:
            faults.add(name, "", _("Your account may not import services any more."))
        for record in records if self else ():
            self._check_agency(record, faults)
        faults.refuse_if_any()
        self._check_codes(records, faults)
        faults.refuse_if_any()

    def _check_agency(self, record: RawRecord, faults: Faults) -> None:
        raw = record.values.get(columns.AGENCY)
        code = _text(raw) if raw else ""
        # One that is missing is told by the import itself, which compares nothing else of such a record.
        if raw and code and code not in self.agencies:
            message = _("You may not import services of “%(agency)s”. Yours: %(agencies)s.")
            names = {"agency": shown(code), "agencies": ", ".join(sorted(self.agencies))}
            faults.add(raw.where, columns.AGENCY, message % names)

    def _check_codes(self, records: list[RawRecord], faults: Faults) -> None:
        """What the import itself says of these names another agency, or takes a draft of it for known."""
        own = self._own_codes()
        stated = {_text(raw) for record in records if (raw := record.values.get(columns.CODE))}
        taken = set(ServiceCode.objects.filter(code__in=stated).values_list("code", flat=True)) - own
        for record in records:
            raw = record.values.get(columns.CODE)
            if raw and _text(raw) in taken:
                message = _("The code “%(code)s” belongs to another service. Choose another.")
                faults.add(raw.where, columns.CODE, message % {"code": _text(raw)})
        known = own | stated | {node.slug for node in snapshot().of_model(ServicePage, THAI)}
        for related in _related(records):
            if (code := _text(related)) and code not in known:
                message = _("There is no service “%(code)s” in the portal or in the file.") % {"code": shown(code)}
                faults.add(related.where, "related.service", message)

    def _own_codes(self) -> set[str]:
        paths = [agency.path for agency in _thai(AgencyPage) if agency.slug in self.agencies]
        services = _thai(ServicePage).exclude(code="").values_list("code", "path")
        return {code for code, path in services if path.startswith(tuple(paths))}


def _thai(model):
    return model.objects.filter(locale__language_code=THAI, alias_of=None)


def _may(user, page) -> bool:
    return page.permissions_for_user(user).permissions >= NEEDED


def _text(raw: Raw) -> str:
    return cleaned(raw.value) if isinstance(raw.value, str) else ""


def _related(records: list[RawRecord]) -> Iterator[Raw]:
    """The codes that the rows of related services name."""
    for record in records:
        rows = record.values.get("related")
        for row in rows.value if rows and isinstance(rows.value, list) else ():
            if isinstance(row.value, dict) and "service" in row.value:
                yield row.value["service"]
