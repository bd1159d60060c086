"""Static files with hashed names, compressed; the style sheet's imports are written into it, so that it is one request."""

import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("portal/css/portal.css",)
_IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\) layer\((?P<layer>[\w-]+)\);')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")


class BundledStorage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            for name in BUNDLES:
                if name in paths:
                    self._bundle(name)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _bundle(self, name: str) -> None:
        folder = name.rpartition("/")[0]
        text = self._read(name)
        bundled = _IMPORT.sub(lambda found: self._layer(folder, found["name"], found["layer"]), text)
        self.delete(name)
        self._save(name, ContentFile(_smaller(bundled).encode()))

    def _layer(self, folder: str, name: str, layer: str) -> str:
        # Addresses inside a component are relative to the folder of its file.
        text = self._read(f"{folder}/{name}").replace("url(../../", "url(../")
        return f"@layer {layer}{{{text}}}"

    def _read(self, name: str) -> str:
        with self.open(name) as file:
            return file.read().decode("utf-8")


def _smaller(css: str) -> str:
    """Without comments and needless white space; strings in our style sheets hold neither."""
    return _SPACE.sub(" ", _COMMENT.sub("", css)).strip()
