"""Whose manuals an account may see and issue. Manuals lie below their list and not below an agency, so that no right of
the page tree reaches them: who publishes an agency's services answers for the manuals of these services alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from home.models import HomePage
from manuals.models import CitizenManualPage, ManualIndexPage
from portal.bilingual.language import THAI
from service_pages.models import AgencyPage, ServicePage

SEE, ISSUE = {"change"}, {"add", "publish"}


@dataclass(frozen=True)
class Scope:
    """``everything``, or tree paths of Thai agencies: those whose manuals the account sees, and those it issues."""

    everything: bool = False
    seen: frozenset[str] = field(default_factory=frozenset)
    issued: frozenset[str] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return self.everything or bool(self.seen)

    @classmethod
    def of(cls, user) -> "Scope":
        """Nothing for an account without rights on an agency, or that is closed."""
        if not user.is_active:
            return cls()
        top = _thai(ManualIndexPage).first() or _thai(HomePage).first()
        if user.is_superuser or (top and _may(user, top, ISSUE)):
            return cls(everything=True)
        agencies = list(_thai(AgencyPage))
        return cls(
            seen=frozenset(agency.path for agency in agencies if _may(user, agency, SEE)),
            issued=frozenset(agency.path for agency in agencies if _may(user, agency, ISSUE)),
        )

    def may_see(self, manual: CitizenManualPage) -> bool:
        return self.everything or self._within(agency_paths(manual.service_codes), self.seen)

    def may_issue(self, manual: CitizenManualPage) -> bool:
        """Make, issue and withdraw; a booklet of several agencies is for administrators."""
        return self.everything or self._within(agency_paths(manual.service_codes), self.issued)

    def may_make(self, service: ServicePage) -> bool:
        return self.everything or self._within({_above(service)}, self.issued)

    def sees_service(self, service: ServicePage) -> bool:
        return self.everything or self._within({_above(service)}, self.seen)

    @staticmethod
    def _within(paths: set[str | None], own: frozenset[str]) -> bool:
        return len(paths) == 1 and paths <= own

    def services(self) -> Iterable[ServicePage]:
        """The Thai services whose manuals the account sees, in the order of the tree."""
        services = _thai(ServicePage).exclude(code="").order_by("path")
        if self.everything:
            return services
        return [service for service in services if _above(service) in self.seen]


def agency_paths(codes: list[str]) -> set[str | None]:
    """The tree paths of the agencies of services; None among them for a code that no service has."""
    found = dict(_thai(ServicePage).filter(code__in=codes).values_list("code", "path"))
    return {found[code][: -ServicePage.steplen] if code in found else None for code in codes}


def _above(service: ServicePage) -> str:
    return service.path[: -ServicePage.steplen]


def _thai(model):
    return model.objects.filter(locale__language_code=THAI, alias_of=None)


def _may(user, page, needed: set[str]) -> bool:
    return page.permissions_for_user(user).permissions >= needed
