"""Which files a public page may name: a private collection's files are neither handed out nor mentioned."""

from wagtail.models import Collection

from portal.tree import snapshot

PRIVATE_COLLECTIONS = "portal.private_collections"


def private_collections() -> frozenset[int]:
    """Ids of the collections that carry a view restriction, and of all below them."""
    limited = Collection.objects.filter(view_restrictions__isnull=False).values_list("path", flat=True)
    found: set[int] = set()
    for path in limited.distinct():
        found.update(Collection.objects.filter(path__startswith=path).values_list("pk", flat=True))
    return frozenset(found)


def is_public(file) -> bool:
    """Whether a picture or document may be named to everybody; from memory. False for None."""
    return file is not None and file.collection_id not in snapshot().facts(PRIVATE_COLLECTIONS)
