"""Services from files: read (formats), understood (schema), checked against the portal (portal_state), stored (apply)."""

from service_pages.imports.apply import Report, import_services
from service_pages.imports.faults import Fault, ImportRefusedError

__all__ = ["Fault", "ImportRefusedError", "Report", "import_services"]
