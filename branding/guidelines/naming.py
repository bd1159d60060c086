"""What assets and their files are called in addresses and in packages: Latin words that any system can read."""

from branding.kinds import Kind
from branding.library import Asset, File, Variant
from branding.models.assets import MASTER, OFFICE
from portal.bilingual.language import THAI
from portal.tree import snapshot

# Files that a site needs of itself; nobody takes them away.
OWN_PURPOSES = ("favicon", "icon", "apple-touch")
FIRST = {MASTER: 0, OFFICE: 1}  # what was uploaded


def name_of(asset: Asset) -> str:
    """``logo``, ``slides``; ``agency-dopa`` by the address of the agency's page. It stays when a version follows another."""
    if asset.kind != Kind.AGENCY:
        return asset.kind
    page = snapshot().by_key(asset.agency_key, THAI)
    return f"agency-{page.slug if page else asset.agency_key[:8]}"


def files_of(variant: Variant) -> list[File]:
    """What people may take away: the master first, then the file for an office, vectors before pixels, small before large."""
    given = [file for file in variant.files.values() if not file.purpose.startswith(OWN_PURPOSES)]
    return sorted(
        given, key=lambda file: (FIRST.get(file.purpose, len(FIRST)), file.format != "pdf", file.format, file.width)
    )


def variant_name(variant: Variant) -> str:
    """``horizontal-th-full``."""
    return f"{variant.layout}-{variant.wording}-{variant.colouring}"


def path_in_package(asset: Asset, variant: Variant, file: File) -> str:
    """``logo/horizontal-th-full/logo-horizontal-th-full-512.png``: no two files of a package have the same."""
    whole = f"{name_of(asset)}-{variant_name(variant)}"
    size = "" if file.purpose in (MASTER, OFFICE, file.format) else f"-{file.purpose.removeprefix(f'{file.format}-')}"
    return f"{name_of(asset)}/{variant_name(variant)}/{whole}{size}.{file.format}"
