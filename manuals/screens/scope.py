"""Whose manuals an account may see and issue. Manuals lie below their list and not below an agency, so that no right of
the page tree reaches them: who publishes an agency's services answers for the manuals of these services alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from home.models import HomePage
from manuals.models import CitizenManualPage, ManualIndexPage
from manuals.web.gone import gone
from portal.bilingual.language import THAI
from service_pages.models import AgencyPage, ServicePage

SEE, ISSUE = {"change"}, {"add", "publish"}


@dataclass
class Whereabouts:
    """Where services lie: below which agency, by code; two queries, one of them where a service is gone.

    ``services``: tree paths of Thai services by code, those that are asked for among them.
    """

    services: dict[str, str]

    @classmethod
    def of(cls, codes: Iterable[str]) -> "Whereabouts":
        return cls(dict(_thai(ServicePage).filter(code__in=codes).values_list("code", "path")))

    @cached_property
    def _agencies(self) -> dict[str, str]:
        return dict(_thai(AgencyPage).values_list("slug", "path"))

    def agencies(self, codes: Iterable[str]) -> set[str | None]:
        """The tree paths of the agencies of services; of one that is deleted what the editions say. None among them for a
        code that leads to no agency.
        """
        return {above(self.services[code]) if code in self.services else self._earlier(code) for code in codes}

    def _earlier(self, code: str) -> str | None:
        found = gone().get(code)
        return self._agencies.get(found.agency) if found else None


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
        return self.everything or self.sees(Whereabouts.of(manual.service_codes).agencies(manual.service_codes))

    def may_issue(self, manual: CitizenManualPage) -> bool:
        """Make, issue and withdraw; a booklet of several agencies is for administrators."""
        return self.everything or self.issues(Whereabouts.of(manual.service_codes).agencies(manual.service_codes))

    def may_make(self, service: ServicePage) -> bool:
        return self.issues({above(service.path)})

    def sees_service(self, service: ServicePage) -> bool:
        return self.sees({above(service.path)})

    def sees(self, agencies: set[str | None]) -> bool:
        """Whether these tree paths are one agency, and one whose manuals the account sees."""
        return self.everything or (len(agencies) == 1 and agencies <= self.seen)

    def issues(self, agencies: set[str | None]) -> bool:
        return self.everything or (len(agencies) == 1 and agencies <= self.issued)


def above(path: str) -> str:
    """The tree path of the agency of a service."""
    return path[: -ServicePage.steplen]


def _thai(model):
    return model.objects.filter(locale__language_code=THAI, alias_of=None)


def _may(user, page, needed: set[str]) -> bool:
    return page.permissions_for_user(user).permissions >= needed
