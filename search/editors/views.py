"""The form that makes a question a synonym, and the count of opened results."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from portal.bilingual.language import active_language
from portal.operations.rates import limited
from search.editors import counting
from search.editors.comparison import Comparison
from search.editors.forms import MakeSynonymForm
from search.editors.reports import WITHOUT_RESULT


def _clicks_too_often(request: HttpRequest, limit: int, seconds: int) -> HttpResponse:
    return HttpResponse(status=429)


@csrf_exempt
@limited("clicks", _clicks_too_often)
def click(request: HttpRequest) -> HttpResponse:
    """The ``ping`` of a link among the results: ``q`` what had been asked, ``k`` the key of the result. 204, whatever comes.

    Without a token, as browsers send none with it: whoever forges one can add to a sum, and not more than a few for each
    search that took place (log.MOST_CLICKS_A_SEARCH).
    """
    if request.method == "POST":
        counting.tally.opened(request.GET.get("q", ""), active_language(), request.GET.get("k", ""))
    return HttpResponse(status=204)


class MakeSynonymView(WagtailAdminTemplateMixin, View):
    """For those who may both add and change synonyms. ``next``: the report from which they came, with its filters."""

    template_name = "search/editors/make_synonym.html"
    page_title = gettext_lazy("Make this a synonym of…")
    header_icon = "list-ul"

    def dispatch(self, request, *args, **kwargs):
        if not MakeSynonymForm.is_for(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        asked = {name: request.GET.get(name, "") for name in ("query", "language")}
        return self._show(MakeSynonymForm(initial=asked))

    def post(self, request):
        form = MakeSynonymForm(request.POST)
        if not form.is_valid() or "try" in request.POST:
            return self._show(form)
        try:
            group = form.save()
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self._show(form)
        log(group, "wagtail.edit" if form.cleaned_data["group"] else "wagtail.create")
        edit = messages.button(reverse("search_synonyms:edit", args=[group.pk]), _("Edit these synonyms"))
        messages.success(request, _("“%(query)s” is a synonym now.") % form.cleaned_data, buttons=[edit])
        return redirect(get_valid_next_url_from_request(request) or WITHOUT_RESULT)

    def _show(self, form: MakeSynonymForm) -> HttpResponse:
        query, comparison = form.query_now, None
        if query:
            comparison = Comparison.of(query, form.language_now, self.request.user, form.proposed)
        back = get_valid_next_url_from_request(self.request)
        return self.render_to_response(self.get_context_data(form=form, comparison=comparison, back=back))

    def get_breadcrumbs_items(self):
        return []
