"""Where the files that editions name lie today, found by what is in them."""

from portal import tree
from portal.collections import private_collections
from portal.models import PortalDocument

FILES = "manuals.form_files"


def load() -> dict[str, str]:
    """The addresses of all files that everybody may have, by hash; a query a generation besides those for the collections."""
    documents = PortalDocument.objects.exclude(collection__in=private_collections()).exclude(file_hash="")
    return {document.file_hash: document.url for document in documents.order_by("-pk")}


def address_of(content: str) -> str:
    """The address of the file with this hash, from memory; '' where there is none for everybody any more."""
    return tree.snapshot().facts(FILES).get(content, "")


def connect() -> None:
    tree.register(FILES, load)
