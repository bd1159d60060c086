"""The editors' screen: choose a file, read every problem or what would change, confirm."""

import dataclasses
import datetime

from django import forms
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies.base import ModelPermissionPolicy

from home.holidays.reading import MAX_BYTES, Day, read_days
from home.holidays.storing import Plan, store
from home.models import Holiday
from portal.tables.faults import Faults, ImportRefusedError

SALT = "home.holidays"
# Long enough to read the list, short enough that it is still what the file said.
CONFIRM_WITHIN_SECONDS = 3600
NEEDED_RIGHTS = ("add", "change", "delete")


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("List of holidays"),
        help_text=gettext_lazy("CSV (UTF-8) or XLSX with the columns date, name_th, name_en and, if wished, source."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )


class ImportHolidaysView(WagtailAdminTemplateMixin, View):
    """Nothing is stored before the second step; what is confirmed is exactly what was shown, signed for this person."""

    template_name = "home/admin/import_holidays.html"
    page_title = gettext_lazy("Import holidays")
    header_icon = "calendar-alt"

    def dispatch(self, request, *args, **kwargs):
        policy = ModelPermissionPolicy(Holiday)
        if not all(policy.user_has_permission(request.user, right) for right in NEEDED_RIGHTS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self._show(form=FileForm())

    def post(self, request):
        if "days" in request.POST:
            return self._store()
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form=form)
        file = form.cleaned_data["file"]
        try:
            days = read_days(file.name, file.read(MAX_BYTES + 1), Faults())
        except ImportRefusedError as refused:
            return self._show(form=FileForm(), faults=refused.faults)
        return self._show(plan=Plan.of(days), days=self._signed(days))

    def _store(self):
        try:
            days = self._unsigned(self.request.POST["days"])
        except signing.BadSignature:
            messages.error(self.request, _("The confirmation came too late or was changed. Choose the file again."))
            return redirect(self.request.path)
        plan = store(days, remove_missing="remove_missing" in self.request.POST)
        text = _("New: %(new)d. Changed: %(changed)d. Unchanged: %(unchanged)d.")
        counts = {"new": len(plan.new), "changed": len(plan.changed), "unchanged": len(plan.unchanged)}
        messages.success(self.request, text % counts)
        return redirect(reverse("wagtailsnippets_home_holiday:list"))

    @property
    def _salt(self) -> str:
        return f"{SALT}.{self.request.user.pk}"

    def _signed(self, days: list[Day]) -> str:
        rows = [{**dataclasses.asdict(day), "date": day.date.isoformat()} for day in days]
        return signing.dumps(rows, salt=self._salt, compress=True)

    def _unsigned(self, text: str) -> list[Day]:
        rows = signing.loads(text, salt=self._salt, max_age=CONFIRM_WITHIN_SECONDS)
        return [Day(**{**row, "date": datetime.date.fromisoformat(row["date"])}) for row in rows]

    def _show(self, **context):
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self):
        return []
