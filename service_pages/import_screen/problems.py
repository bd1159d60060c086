"""The problems and remarks of an import as CSV, safe from formulas."""

import csv
import io

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.tables.cells import guarded
from service_pages.models import ServiceImport


def to_csv(item: ServiceImport) -> bytes:
    """With a byte order mark, without which spreadsheets take Thai for Latin."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([pgettext("import", "Place"), pgettext("import", "Column"), _("Problem or remark")])
    for place, column, message in item.faults:
        writer.writerow([guarded(place), guarded(column), guarded(message)])
    if more := item.fault_count - len(item.faults):
        writer.writerow(["", "", _("There are %(count)d more problems.") % {"count": more}])
    remarks = item.report.get("remarks", ())
    if remarks and item.state == ServiceImport.State.CHECKED:
        writer.writerow(["", "", _("Remarks that the import would make")])
    for remark in remarks:
        writer.writerow([guarded(item.name), "", guarded(remark)])
    return file.getvalue().encode("utf-8-sig")
