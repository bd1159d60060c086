"""A package of brand files: a ZIP with a licence and the rules in both languages, and a manifest. The same content gives the
same bytes."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import IO, Any

from branding import storage
from branding.guidelines.naming import path_in_package
from branding.guidelines.offered import LeastSize, offered
from branding.library import Asset, File, Variant

SCHEMA_VERSION = 1
MANIFEST = "manifest.json"
# The earliest day that a ZIP can name: a file in a package has no time of its own.
EPOCH = (1980, 1, 1, 0, 0, 0)
READ_BY_ALL = 0o644 << 16


@dataclass(frozen=True)
class Package:
    """``name``: of its address. ``licences``: the terms as plain text, by language. ``page``: the guidelines' address.

    ``rules``: how the files are used, as plain text, by language. ``least``: how small the logo may be.
    """

    name: str
    assets: tuple[Asset, ...]
    licences: Mapping[str, str]
    page: str
    rules: Mapping[str, str] = field(default_factory=dict)
    least: tuple[LeastSize, ...] = ()

    @cached_property
    def entries(self) -> tuple[tuple[str, Asset, Variant, File], ...]:
        """Path in the package, and the file with what it belongs to."""
        return tuple(
            (path_in_package(asset, variant, file), asset, variant, file)
            for asset in self.assets
            for variant in asset.variants
            for file in offered(asset, variant, self.least)
        )

    @cached_property
    def size(self) -> int:
        """Bytes of the files in it; its texts add little."""
        return sum(file.size for _path, _asset, _variant, file in self.entries)

    @cached_property
    def texts(self) -> dict[str, bytes]:
        """The manifest, the rules and the licences, by name."""
        rules = {f"README-{language}.txt": text.encode() for language, text in sorted(self.rules.items())}
        licences = {f"licence-{language}.txt": text.encode() for language, text in sorted(self.licences.items())}
        return {MANIFEST: json.dumps(self.manifest, ensure_ascii=False, indent=1).encode(), **rules, **licences}

    @property
    def manifest(self) -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            "guidelines": self.page,
            "terms": sorted(f"licence-{language}.txt" for language in self.licences),
            "assets": [{**_asset_entry(asset), "files": list(self._files_of(asset))} for asset in self.assets],
        }

    def _files_of(self, asset: Asset) -> Iterator[dict[str, Any]]:
        for path, owner, variant, file in self.entries:
            if owner is asset:
                yield _file_entry(path, variant, file)

    @cached_property
    def key(self) -> str:
        """SHA-256, hexadecimal, of all that the package holds."""
        digest = hashlib.sha256()
        for name, content in self.texts.items():
            digest.update(f"{name} {len(content)}\n".encode())
            digest.update(content)
        return digest.hexdigest()

    @property
    def version(self) -> str:
        """What an address names the content by."""
        return self.key[:16]

    def write(self, target: IO[bytes]) -> None:
        """One file after another. Raises FileNotFoundError where the content of one has gone."""
        with zipfile.ZipFile(target, "w") as archive:
            for name, content in self.texts.items():
                archive.writestr(_member(name), content)
            for path, _asset, _variant, file in self.entries:
                archive.writestr(_member(path), storage.get(file.sha256))


def _member(name: str) -> zipfile.ZipInfo:
    """Stored as it is: pictures are compressed already."""
    member = zipfile.ZipInfo(name, EPOCH)
    member.external_attr, member.create_system = READ_BY_ALL, 3
    return member


def _asset_entry(asset: Asset) -> dict[str, Any]:
    return {
        "kind": asset.kind,
        "name": {"th": asset.title_th, "en": asset.title_en},
        "description": {"th": asset.description_th, "en": asset.description_en},
        "version": asset.version,
        "approved_on": asset.approved_on.isoformat() if asset.approved_on else None,
        "approved_by": {"th": asset.approved_by_th, "en": asset.approved_by_en},
    }


def _file_entry(path: str, variant: Variant, file: File) -> dict[str, Any]:
    return {
        "path": path,
        "variant": dict(variant.labels),
        "words": variant.wording,
        "colours": variant.colouring,
        "layout": variant.layout,
        "purpose": file.purpose,
        "format": file.format,
        "width": file.width or None,
        "height": file.height or None,
        "size": file.size,
        "sha256": file.sha256,
    }
