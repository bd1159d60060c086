"""Copies of retired logos among the centre's pictures and documents: nobody uploads, picks or publishes them any more, and
where they still stand is told.

A copy is a file with the same bytes; one that was saved again is not known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ReferenceIndex

from branding.kinds import Status
from branding.models import AssetFile, BrandAsset
from portal import tree
from portal.editorial.guarded_titles import may_name
from portal.models import PortalDocument, PortalImage
from portal.pictures import withdrawn

FACT = "branding.retired"


@dataclass(frozen=True)
class Place:
    """A page or row that shows a copy; ``address``: where the account may change it, "" where it may not."""

    title: str
    address: str


@dataclass(frozen=True)
class Copy:
    """A picture or document that is a file of an asset, and the places where it is used."""

    title: str
    address: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Retired:
    """An asset of which a file is, and the asset that is current in its place."""

    asset: BrandAsset
    instead: BrandAsset | None

    def told(self, name: str) -> str:
        facts = {"name": name, "asset": str(self.asset), "instead": str(self.instead)}
        if self.instead is None:
            return _("“%(name)s” is a file of “%(asset)s”, which is retired and has no successor.") % facts
        return _("“%(name)s” is a file of “%(asset)s”, which is retired. Use “%(instead)s” instead.") % facts


def connect() -> None:
    tree.register(FACT, load)
    withdrawn.name(retired_files)


def retired_files() -> Mapping[str, Retired]:
    """By SHA-1 the files that retired assets have and no current one; from memory, but within the change itself."""
    return load() if tree.is_changing() else tree.snapshot().facts(FACT)


def load() -> dict[str, Retired]:
    assets = BrandAsset.objects.exclude(status=Status.DRAFT).in_bulk()
    current = {_place(asset): asset for asset in assets.values() if asset.is_current}
    retired = {pk: Retired(asset, current.get(_place(asset))) for pk, asset in assets.items() if asset.is_retired}
    if not retired:
        return {}
    files = _files(Status.RETIRED).exclude(file_hash__in=_files(Status.CURRENT).values("file_hash"))
    rows = files.order_by("variant__asset__retired_at", "pk").values_list("file_hash", "variant__asset_id")
    return {file_hash: retired[asset] for file_hash, asset in rows if asset in retired}


def present_of(asset: BrandAsset) -> BrandAsset | None:
    """The asset that is current in its place now: its successor, or the last of their successors."""
    return BrandAsset.objects.filter(kind=asset.kind, agency_key=asset.agency_key, status=Status.CURRENT).first()


def _place(asset: BrandAsset) -> tuple:
    """In a place one asset is current at a time, and the next in it is the successor."""
    return asset.kind, asset.agency_key


def _files(status: str) -> QuerySet:
    return AssetFile.objects.filter(variant__asset__status=status).exclude(file_hash="")


def copies_of(asset: BrandAsset, user=None) -> list[Copy]:
    """For the eyes of ``user``: what they may not know stays unnamed. None knows all."""
    return [_copy(thing, user) for thing in _same_files(asset)]


def _same_files(asset: BrandAsset) -> Iterator[PortalImage | PortalDocument]:
    files = AssetFile.objects.filter(variant__asset=asset).exclude(file_hash="")
    if asset.is_retired:  # what the present one has too may stay
        files = files.exclude(file_hash__in=_files(Status.CURRENT).values("file_hash"))
    hashes = files.values("file_hash")
    for model in (PortalImage, PortalDocument):
        yield from model.objects.filter(file_hash__in=hashes).order_by("pk")


def _copy(thing: PortalImage | PortalDocument, user) -> Copy:
    finder = AdminURLFinder(user)
    using = (place for place, _references in ReferenceIndex.get_grouped_references_to(thing))
    places = tuple(Place(_title(place, user), finder.get_edit_url(place) or "") for place in using)
    return Copy(_title(thing, user), finder.get_edit_url(thing) or "", places)


def _title(thing: Model, user) -> str:
    return str(thing) if user is None or may_name(user, thing) else _("Not visible to you")
