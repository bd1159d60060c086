"""The cover matrix on a screen and as CSV, for those who keep the records."""

import csv
import io

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.records.cover import MONTHS, PEOPLE, Cover, matrix
from portal import services
from portal.pagination import Pagination
from portal.tables.cells import guarded

NAME, AS_CSV = "home_records_cover", "home_records_cover_csv"
PER_PAGE = 50
MAY_SEE = "home.view_attendance"


def agency_choices() -> list[tuple[str, str]]:
    agencies = {service.agency: service.agency_title for service in services.services().values()}
    return [("", _("All agencies")), *agencies.items()]


class CoverForm(forms.Form):
    """Which services, and for how long a training counts."""

    agency = forms.ChoiceField(label=gettext_lazy("Agency"), required=False, choices=agency_choices)
    months = forms.IntegerField(
        label=pgettext_lazy("cover", "Trainings of the last months"), required=False, min_value=1, max_value=120
    )
    lacking = forms.BooleanField(
        label=pgettext_lazy("cover", "Only services with too few trained people"), required=False
    )

    @property
    def asked_months(self) -> int:
        return self.cleaned_data.get("months") or MONTHS

    def chosen(self) -> list[Cover]:
        """What was asked for, as far as it can be read."""
        agency, lacking = self.cleaned_data.get("agency"), self.cleaned_data.get("lacking")
        return [
            row
            for row in matrix(localdate(), self.asked_months)
            if (not agency or row.service.agency == agency) and not (lacking and row.is_enough)
        ]


class CoverView(WagtailAdminTemplateMixin, View):
    template_name = "home/records/admin/cover.html"
    page_title = gettext_lazy("Cover of services")
    header_icon = "group"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MAY_SEE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        form = CoverForm({"months": MONTHS, **request.GET.dict()})
        form.is_valid()
        rows = form.chosen()
        context = self.get_context_data(
            form=form,
            months=form.asked_months,
            people=PEOPLE,
            pagination=Pagination(rows, request, PER_PAGE),
            total=len(rows),
            enough=sum(row.is_enough for row in rows),
        )
        return self.render_to_response(context)

    def get_breadcrumbs_items(self):
        return []


class CoverCsvView(CoverView):
    """Numbers, and no names: a file travels."""

    def get(self, request):
        form = CoverForm({"months": MONTHS, **request.GET.dict()})
        if not form.is_valid():
            return super().get(request)
        file = io.StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow(
            [_("Service code"), _("Service"), _("Agency"), _("Trained people"), pgettext("cover", "Enough")]
        )
        for row in form.chosen():
            service = row.service
            enough = pgettext("cover", "Yes") if row.is_enough else pgettext("cover", "No")
            cells = [service.code, service.title, service.agency_title, str(row.number), enough]
            writer.writerow([guarded(cell) for cell in cells])
        disposition = 'attachment; filename="cover.csv"'
        content = file.getvalue().encode("utf-8-sig")
        return HttpResponse(content, "text/csv; charset=utf-8", headers={"Content-Disposition": disposition})
