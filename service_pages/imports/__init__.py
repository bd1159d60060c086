"""Services from files: read (formats), understood (schema), checked against the portal (portal_state), stored (apply)."""

from portal.tables.faults import Fault, ImportRefusedError
from service_pages.imports.apply import Report, import_services

__all__ = ["Fault", "ImportRefusedError", "Report", "import_services"]
