"""The records within a YAML or JSON document: a list, or a list under the key “services”."""

from django.utils.translation import gettext as _

from service_pages.imports.faults import Faults
from service_pages.imports.raw import Raw, RawRecord

KEY = "services"


def records_of(name: str, document: Raw, faults: Faults) -> list[RawRecord]:
    items = document
    if isinstance(document.value, dict):
        if set(document.value) != {KEY}:
            message = _("The file must hold a list of records, or one key “%(key)s” with that list.")
            faults.add(name, "", message % {"key": KEY})
            return []
        items = document.value[KEY]
    if not isinstance(items.value, list):
        faults.add(items.where, "", _("A list of records is expected, one a service."))
        return []
    records = []
    for item in items.value:
        if isinstance(item.value, dict):
            records.append(RawRecord(item.value, item.where))
        else:
            faults.add(item.where, "", _("A record is expected: columns with their values."))
    return records
