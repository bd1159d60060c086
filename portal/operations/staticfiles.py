"""Static files with hashed names, compressed; the style sheet's imports are written into it, so that it is one request."""

import re
from posixpath import normpath

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("portal/css/portal.css", "home/css/survey.css")
_IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\) layer\((?P<layer>[\w-]+)\);')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")


class BundledStorage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths, dry_run=False, **options):
        """``paths``: name → (storage, path) of each file's source, from which the bundles are made anew every time."""
        if not dry_run:
            # Hashing reads the file named here: the bundle, not its source.
            bundles = {name: self._bundle(name, paths) for name in BUNDLES if name in paths}
            paths = {**paths, **bundles}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _bundle(self, name: str, paths) -> tuple:
        folder = name.rpartition("/")[0]

        def layer(found) -> str:
            # Addresses inside a component are relative to the folder of its file.
            text = _read(paths, normpath(f"{folder}/{found['name']}")).replace('url("../../', 'url("../')
            return f"@layer {found['layer']}{{{text}}}"

        bundled = _IMPORT.sub(layer, _read(paths, name))
        self.delete(name)
        self._save(name, ContentFile(_smaller(bundled).encode()))
        return self, name


def _read(paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode("utf-8")


def _smaller(css: str) -> str:
    """Without comments and needless white space; strings in our style sheets hold neither."""
    return _SPACE.sub(" ", _COMMENT.sub("", css)).strip()
