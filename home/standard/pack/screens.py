"""The evidence packs on a screen: made, ordered, handed out. For heads and administrators."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.standard.models import EvidencePack
from home.standard.pack.keeping import PACKS, PackLost, content_of, years
from home.standard.pack.models import PackOrder
from home.standard.pack.ordering import order
from home.standard.views import StandardView
from portal.bilingual.fiscal_years import FiscalYear

LIST, ONE = "home_standard_packs", "home_standard_pack"
REFRESH_SECONDS = 3


class PacksView(StandardView):
    """The packs of the fiscal years: final once the year is over, preliminary while it lasts. Follows what is being made."""

    template_name = "home/standard/packs.html"
    page_title = gettext_lazy("Evidence packs")

    def get(self, request):
        final = {pack.year: pack for pack in EvidencePack.objects.all()}
        orders = {one.year: one for one in PackOrder.objects.all()}
        rows = [(year, final.get(year.number), orders.get(year.number)) for year in years()]
        response = self.show(rows=rows)
        if any(one and one.is_moving and not pack for _year, pack, one in rows):
            response.headers["Refresh"] = str(REFRESH_SECONDS)
        return response


class PackView(StandardView):
    """GET hands the pack of a year out, the final one or the preliminary one; POST has it made."""

    def get(self, request, year):
        pack = EvidencePack.objects.filter(year=year).first()
        if pack is None:
            return self._preliminary(year)
        try:
            content = content_of(pack)
        except PackLost as lost:
            messages.error(request, lost.sentence)
            return redirect(LIST)
        return self._handed_out(content, f"{PACKS}-{year + 543}.zip")

    def _preliminary(self, year: int) -> HttpResponse:
        made = PackOrder.objects.filter(year=year, is_final=False).exclude(file="").first()
        if made is None:
            raise Http404
        try:
            with made.file.open("rb") as file:
                return self._handed_out(file.read(), f"{PACKS}-{year + 543}-preliminary.zip")
        except FileNotFoundError:
            messages.error(self.request, _("The file of the preliminary pack has gone. Make it again."))
            return redirect(LIST)

    @staticmethod
    def _handed_out(content: bytes, name: str) -> HttpResponse:
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type="application/zip", headers=headers)

    def post(self, request, year):
        asked = FiscalYear(year)
        if asked not in years():
            raise Http404
        words = {"year": asked}
        if order(asked, request.user):
            messages.success(request, _("The pack of %(year)s is being made. This page follows by itself.") % words)
        else:
            messages.info(request, _("The pack of %(year)s is being made already, or has been made.") % words)
        return redirect(LIST)
