"""The screen on which proposed needs are adopted, put off or declined."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.records.models import Need
from home.records.needs import decide, proposals
from portal.pagination import Pagination

NAME = "home_records_proposals"
PER_PAGE = 20
MAY_DECIDE = "home.change_need"
WAITING = (Need.Decision.PROPOSED, Need.Decision.LATER)
DECISIONS = [
    ("", pgettext_lazy("need", "– choose –")),
    *((choice.value, choice.label) for choice in Need.Decision if choice != Need.Decision.PROPOSED),
]


class DecisionForm(forms.Form):
    """What is decided about one need."""

    need = forms.ModelChoiceField(Need.objects.all(), widget=forms.HiddenInput)
    decision = forms.ChoiceField(choices=DECISIONS, label=pgettext_lazy("need", "Decision"))
    reason = forms.CharField(label=pgettext_lazy("need", "Reason"), max_length=1000, required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") == Need.Decision.DECLINED and not cleaned.get("reason"):
            self.add_error("reason", _("Say why it is declined."))
        return cleaned


class ProposalsView(WagtailAdminTemplateMixin, View):
    """The most frequent first; ``?decision=later`` shows those that were put off."""

    template_name = "home/records/admin/proposals.html"
    page_title = gettext_lazy("Proposed needs")
    header_icon = "comment"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MAY_DECIDE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self._show()

    def post(self, request):
        form = DecisionForm(request.POST, prefix=request.POST.get("row", "")[:20])
        if not form.is_valid():
            messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
            return self._show(form)
        need = form.cleaned_data["need"]
        if decide(need, form.cleaned_data["decision"], form.cleaned_data["reason"], request.user):
            answer = _("“%(need)s”: %(decision)s.") % {"need": need, "decision": need.get_decision_display()}
            messages.success(request, answer)
        else:
            messages.warning(request, _("“%(need)s” has been decided already. Nothing was changed.") % {"need": need})
        return redirect(f"{request.path}?decision={self._asked}")

    @property
    def _asked(self) -> str:
        asked = self.request.GET.get("decision", "")
        return asked if asked in WAITING else Need.Decision.PROPOSED.value

    def _show(self, bound: DecisionForm | None = None):
        pagination = Pagination(proposals(self._asked), self.request, PER_PAGE)
        forms_of_rows = [self._form(need, bound) for need in pagination.page]
        context = self.get_context_data(
            rows=list(zip(pagination.page, forms_of_rows, strict=True)),
            pagination=pagination,
            asked=self._asked,
            waiting=[(choice.value, choice.label) for choice in WAITING],
        )
        return self.render_to_response(context)

    @staticmethod
    def _form(need: Need, bound: DecisionForm | None) -> DecisionForm:
        prefix = str(need.pk)
        return bound if bound and bound.prefix == prefix else DecisionForm(initial={"need": need.pk}, prefix=prefix)

    def get_breadcrumbs_items(self):
        return []
