"""The editors' screen for importing services: a file is uploaded, checked by the worker, confirmed, imported by it."""
