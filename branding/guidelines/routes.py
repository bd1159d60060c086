"""The addresses below the guidelines: each current asset with all its files, and the packages."""

from django.db import models
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from branding.guidelines import keeping
from branding.guidelines.package import Package
from branding.guidelines.packages import packages
from branding.guidelines.showing import ShownAsset, shown_assets
from branding.intake import safe_name
from portal.below import Below
from portal.not_found import NotFoundHere
from portal.tree import Node

AGENCIES = "agencies"
YEAR_SECONDS, WHILE_SECONDS = 365 * 24 * 3600, 300


class GuidelinesRoutes(RoutablePageMixin, models.Model):
    """Mixin of the guidelines page. What is retired has no address here."""

    below: Below | None

    class Meta:
        abstract = True

    @path(f"{AGENCIES}/")
    def agencies(self, request):
        """The symbols of all agencies."""
        trail = self._lead_below(request, AGENCIES)
        return self.render(request, template="branding/agencies.html", context_overrides={"trail": trail})

    @path("<slug:name>/")
    def one_asset(self, request, name):
        """All variants and files of a current asset. 404 with the ways to the others for any other name."""
        shown = next((shown for shown in shown_assets() if shown.name == name), None)
        if shown is None:
            raise self._not_there(name)
        trail = self._lead_below(request, name, shown.asset.description)
        package = packages(self.translation_key)[name]
        context = {"trail": trail, "shown": shown, "package": package, "groups": shown.groups(package.least)}
        return self.render(request, template="branding/asset.html", context_overrides=context)

    def _lead_below(self, request, name: str, description: str = "") -> list[Node]:
        """Says what is shown at ``name`` below the page; the way to it."""
        self.below = Below(f"{name}/", self.title_below(name) or self.title, description)
        request.portal_tail = self.below.tail
        return [*self.breadcrumbs, self.node] if self.node else []

    @classmethod
    def title_below(cls, name: str) -> str | None:
        """In the active language; None where nothing is shown at ``name``."""
        if name == AGENCIES:
            return _("Symbols of the agencies")
        return next((shown.asset.title for shown in shown_assets() if shown.name == name), None)

    @path("<slug:name>.zip/")
    def package(self, request, name):
        """The package of an asset, or of all. It may be kept for ever under the address that names its content."""
        found = packages(self.translation_key)
        if name not in found:
            raise self._not_there(name)
        package, asked = found[name], request.GET.get("v")
        if asked and asked != package.version:
            return redirect(f"{self.path_url}{name}.zip?v={package.version}")
        etag = f'"{package.key}"'
        response = get_conditional_response(request, etag=etag) or self._opened(package, found)
        response.headers["ETag"] = etag
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Cache-Control"] = self._kept(asked)
        return response

    def _kept(self, asked: str | None) -> str:
        if not self.node or self.node.restricted:
            return "private, no-store"
        return f"public, max-age={YEAR_SECONDS}, immutable" if asked else f"public, max-age={WHILE_SECONDS}"

    def _opened(self, package: Package, found: dict[str, Package]) -> FileResponse:
        try:
            file = keeping.opened(package, {other.key for other in found.values()})
        except FileNotFoundError:
            raise Http404 from None
        return FileResponse(file, as_attachment=True, filename=self._called(package), content_type="application/zip")

    def _called(self, package: Package) -> str:
        """What the package is saved as, in the language of the page: ``ตราสัญลักษณ์ศูนย์บริการร่วม-1.0.zip``."""
        if len(package.assets) == 1 and package.name == ShownAsset(package.assets[0]).name:
            asset = package.assets[0]
            return _file_name(f"{asset.title}-{asset.version}.zip")
        return _file_name(f"{self.title}.zip")

    def _not_there(self, name: str) -> NotFoundHere:
        ways = [(shown.asset.title, f"{self.path_url}{shown.name}/") for shown in shown_assets()]
        reason = _("“%(name)s” is not in use now. It may have been retired.")
        return NotFoundHere(_("Not among the brand files"), reason % {"name": name[:60]}, ways)


def _file_name(name: str) -> str:
    return safe_name(name.replace(" ", "-").replace("/", "-"))
