"""Whom to ask about the logo: what the page says, else the centre's main location."""

from dataclasses import dataclass

from home.tree_facts import main_location
from portal.phones import phone_link


@dataclass(frozen=True)
class Contact:
    """``unit``: words of the page, '' for none."""

    unit: str
    phone: str
    email: str

    @property
    def phone_link(self) -> str:
        return phone_link(self.phone)


def whom_to_ask(page) -> Contact | None:
    """None where neither the page nor a location says how; phone and e-mail come from one place, never mixed."""
    here = main_location()
    if page.contact_phone or page.contact_email or here is None:
        found = Contact(page.contact_unit, page.contact_phone, page.contact_email)
    else:
        phone = here.main_phone.number if here.main_phone else ""
        found = Contact(page.contact_unit or here.name, phone, here.email)
    return found if found.unit or found.phone or found.email else None
