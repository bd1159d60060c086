"""Which files a public page may name: a private collection's files are neither handed out nor mentioned.

A collection is private by the restriction it carries, or because an app keeps its files for those with a permission
(``keep_for``); the latter holds whatever becomes of the restriction.
"""

from collections.abc import Callable, Iterable

from wagtail.models import Collection

from portal.tree import snapshot

PRIVATE_COLLECTIONS, PERMISSIONS = "portal.private_collections", "portal.collection_permissions"

_kept: dict[str, Callable[[], Iterable[str]]] = {}


def keep_for(permission: str, paths: Callable[[], Iterable[str]]) -> None:
    """Hand out the files of some collections, and of all below them, to holders of ``permission`` only.

    ``paths`` gives the tree paths of the collections; it is called once a generation.
    """
    _kept[permission] = paths


def collection_permissions() -> dict[int, str]:
    """The permission that the files of a collection ask for, by its id."""
    return {
        pk: permission
        for permission, paths in _kept.items()
        for path in paths()
        for pk in Collection.objects.filter(path__startswith=path).values_list("pk", flat=True)
    }


def permission_for(file) -> str:
    """The permission that the collection of a picture or document asks for, from memory; '' where it asks for none."""
    return snapshot().facts(PERMISSIONS).get(file.collection_id, "")


def may_open(user, file) -> bool:
    """Whether ``user`` has the permission, if any, that the collection of ``file`` asks for; restrictions are besides."""
    needed = permission_for(file)
    return not needed or user.has_perm(needed)


def closed_collections(user) -> frozenset[int]:
    """Ids of the collections whose files ask for a permission that ``user`` has not; from memory."""
    return frozenset(pk for pk, needed in snapshot().facts(PERMISSIONS).items() if not user.has_perm(needed))


def private_collections() -> frozenset[int]:
    """Ids of the collections that carry a view restriction or are kept for a permission, and of all below them."""
    limited = Collection.objects.filter(view_restrictions__isnull=False).values_list("path", flat=True)
    found = set(collection_permissions())
    for path in limited.distinct():
        found.update(Collection.objects.filter(path__startswith=path).values_list("pk", flat=True))
    return frozenset(found)


def is_public(file) -> bool:
    """Whether a picture or document may be named to everybody; from memory. False for None."""
    return file is not None and file.collection_id not in snapshot().facts(PRIVATE_COLLECTIONS)
