"""What an edition issued now would say: the editors' preview of a manual."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils import timezone

from manuals.editions.data import freeze
from manuals.pdf.document import Document
from manuals.web.document import BOOKLET, contents_of, document_of
from portal.bilingual.counterparts import thai_of
from portal.bilingual.language import THAI
from portal.models import BasePage
from service_pages.codes import public_services


@dataclass
class Draft:
    """Stands where an edition stands on the manual's page. ``faults``: sentences that say why there could be none."""

    page: BasePage
    state = "draft"
    is_in_force = False
    edition = in_force = None
    files: tuple = ()
    has_english = False

    @cached_property
    def _made(self) -> tuple[dict | None, list[str]]:
        thai = self.page if self.page.language == THAI else thai_of(self.page)
        try:
            return freeze(thai.specific if thai else self.page), []
        except ValidationError as error:
            return None, error.messages

    @property
    def faults(self) -> list[str]:
        return self._made[1]

    @cached_property
    def document(self) -> Document | None:
        data = self._made[0]
        if data is None:
            return None
        return document_of(data, self.page.language, None, timezone.localdate())

    @property
    def is_booklet(self) -> bool:
        return bool(self.document and self.document.kind == BOOKLET)

    @property
    def chapters(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The services of a booklet by agency; their addresses are those of the services, as there is no edition yet.

        Of a service that is not published in English the Thai page.
        """
        nodes = {**public_services(THAI), **public_services(self.page.language)}
        found: dict[str, list[tuple[str, str]]] = {}
        for service in self.document.services if self.document else ():
            found.setdefault(service.agency, []).append((nodes[service.code].url, service.title))
        return list(found.items())

    @property
    def contents(self) -> list[tuple[str, str]]:
        return contents_of(self.document) if self.document else []
