"""The records within a YAML or JSON document: a list, or a list under the key “services”."""

from django.utils.translation import gettext as _

from portal.tables.faults import Faults
from portal.tables.raw import Raw, RawRecord

KEY = "services"


def records_of(name: str, document: Raw, faults: Faults) -> list[RawRecord]:
    items = document
    if isinstance(document.value, dict):
        if set(document.value) != {KEY}:
            message = _("The file must contain a list of records, or a single key “%(key)s” with that list.")
            faults.add(name, "", message % {"key": KEY})
            return []
        items = document.value[KEY]
    if not isinstance(items.value, list):
        faults.add(items.where, "", _("This must be a list of records, one per service."))
        return []
    records = []
    for item in items.value:
        if isinstance(item.value, dict):
            records.append(RawRecord(item.value, item.where))
        else:
            faults.add(item.where, "", _("This must be a record: columns with their values."))
    return records
