"""The screens of manuals: all that the account answers for, one with its editions, and what is done with it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import OperationalError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from manuals.editions.data import origin_now
from manuals.editions.issuing import issue, withdraw
from manuals.making import make_manual, manual_of
from manuals.models import CitizenManualPage
from manuals.models.edition import Edition
from manuals.rewording import follow_service, obstacle, reword, words_now
from manuals.screens.forms import IssueForm, WithdrawForm, WordsForm
from manuals.screens.listed import Listed
from manuals.screens.scope import Scope
from manuals.screens.standing import Standing
from manuals.screens.withdrawing import Consequence
from portal.bilingual.counterparts import counterparts, thai_of
from portal.bilingual.language import THAI
from portal.pdf.address import doubt_about
from service_pages.models import ServicePage

LIST, ONE, MAKE, ISSUE, WITHDRAW, WORDS = (
    "manuals_list", "manuals_one", "manuals_make", "manuals_issue", "manuals_withdraw", "manuals_words",
)  # fmt: skip
PER_PAGE = 50
# Of an id or a number, in every database: asked for a larger one, some fail.
LARGEST = 2**31 - 1


class ManualView(WagtailAdminTemplateMixin, View):
    """For accounts that answer for some manual."""

    page_title = gettext_lazy("Citizen manuals")
    header_icon = "doc-full"

    def dispatch(self, request, *args, **kwargs):
        if not self.scope:
            raise PermissionDenied
        if any(number > LARGEST for number in kwargs.values()):
            raise Http404
        try:
            return super().dispatch(request, *args, **kwargs)
        except OperationalError:
            if request.method != "POST":
                raise
            messages.error(request, _("Something else is being saved at this moment. Try again in a few minutes."))
            return redirect(request.path)

    @cached_property
    def scope(self) -> Scope:
        return Scope.of(self.request.user)

    def manual(self, manual_id: int) -> CitizenManualPage:
        """The Thai page of a manual that the account may see. Raises PermissionDenied for another's, and for none alike."""
        manual = CitizenManualPage.objects.filter(pk=manual_id).first()
        if manual is None:
            raise PermissionDenied
        thai = thai_of(manual)
        manual = thai.specific if thai else manual
        if not self.scope.may_see(manual):
            raise PermissionDenied
        return manual

    def manual_to_change(self, manual_id: int) -> CitizenManualPage:
        manual = self.manual(manual_id)
        if not self.scope.may_issue(manual):
            raise PermissionDenied
        return manual

    def show(self, **context):
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self):
        return []


class ListView(ManualView):
    """Every service that the account works on, with its manual, and the booklets that it may see."""

    template_name = "manuals/screens/list.html"

    def get(self, request):
        page = Paginator(Listed.all_of(self.scope), PER_PAGE).get_page(request.GET.get("p"))
        return self.show(page=page)


class OneView(ManualView):
    template_name = "manuals/screens/one.html"

    def get(self, request, manual_id):
        manual = self.manual(manual_id)
        return self.show(manual=manual, standing=Standing(manual), may_issue=self.scope.may_issue(manual))


class MakeView(ManualView):
    """Makes the manual of a service; where there is one already, leads to it."""

    template_name = "manuals/screens/make.html"

    def service(self, page_id: int) -> ServicePage:
        page = thai_of(get_object_or_404(Page, pk=page_id))
        service = get_object_or_404(ServicePage, pk=page.pk if page else page_id)
        if not self.scope.may_make(service):
            raise PermissionDenied
        return service

    def get(self, request, page_id):
        service = self.service(page_id)
        if found := manual_of(service):
            return redirect(ONE, found.pk)
        return self.show(service=service)

    def post(self, request, page_id):
        service = self.service(page_id)
        try:
            manual = make_manual(service, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(MAKE, service.pk)
        messages.success(request, _("The manual is there. Now issue its first edition."))
        return redirect(ONE, manual.pk)


class IssueView(ManualView):
    template_name = "manuals/screens/issue.html"

    def get(self, request, manual_id):
        standing = Standing(self.manual_to_change(manual_id))
        form = IssueForm(initial=IssueForm.initial_of(standing.next_number, standing.last))
        return self._show(standing, form)

    def post(self, request, manual_id):
        manual = self.manual_to_change(manual_id)
        form = IssueForm(request.POST)
        # What is wrong with the services stands above the form, and so not a second time in it.
        if form.is_valid() and not Standing(manual).faults:
            try:
                made = issue(
                    manual,
                    number=form.cleaned_data["number"],
                    effective=form.cleaned_data["effective"],
                    change_note=form.pair("change_note"),
                    approved_by=form.pair("approved_by"),
                    user=request.user,
                )
            except ValidationError as refusal:
                form.add_refusal(refusal)
            else:
                self._follow_service(manual, made)
                messages.success(request, _("Edition %(number)s has been issued.") % {"number": made.number})
                return redirect(ONE, manual.pk)
        standing = Standing(manual)
        form.data = {**form.data.dict(), "number": standing.next_number}  # who was second sees which one comes now
        return self._show(standing, form)

    def _follow_service(self, manual: CitizenManualPage, made: Edition) -> None:
        """The edition stands, whatever becomes of the name in the tree."""
        if not made.service:
            return
        try:
            follow_service(CitizenManualPage.objects.get(pk=manual.pk), made.data["manual"]["title"], self.request.user)
        except ValidationError as refusal:
            messages.warning(self.request, " ".join(refusal.messages))

    def _show(self, standing: Standing, form: IssueForm):
        doubt = doubt_about(origin_now())
        return self.show(manual=standing.manual, standing=standing, form=form, doubt=doubt)


class WithdrawView(ManualView):
    template_name = "manuals/screens/withdraw.html"

    def get(self, request, manual_id, number):
        return self._show(self.manual_to_change(manual_id), number, WithdrawForm())

    def post(self, request, manual_id, number):
        manual = self.manual_to_change(manual_id)
        form = WithdrawForm(request.POST)
        if form.is_valid():
            try:
                withdraw(self._edition(manual, number), form.reason, request.user)
            except ValidationError as refusal:
                form.add_error(None, refusal.messages)
            else:
                messages.success(request, _("Edition %(number)s has been withdrawn.") % {"number": number})
                return redirect(ONE, manual.pk)
        return self._show(manual, number, form)

    def _edition(self, manual: CitizenManualPage, number: int):
        return get_object_or_404(Edition, manual_key=manual.translation_key, number=number)

    def _show(self, manual: CitizenManualPage, number: int, form: WithdrawForm):
        consequence = Consequence(Standing(manual), number)
        return self.show(manual=manual, edition=self._edition(manual, number), consequence=consequence, form=form)


class WordsView(ManualView):
    """Purpose, goals and introduction in both languages, for those who have no rights in the tree of pages."""

    template_name = "manuals/screens/words.html"

    def get(self, request, manual_id):
        manual = self.manual_to_change(manual_id)
        return self._show(manual, self._form(manual))

    def post(self, request, manual_id):
        manual = self.manual_to_change(manual_id)
        form = self._form(manual, request.POST)
        if form.is_valid() and not obstacle(manual):
            try:
                reword(manual, form.changed(THAI), form.english, request.user)
            except ValidationError as refusal:
                form.add_error(None, refusal.messages)
            else:
                messages.success(request, self._done(manual))
                return redirect(ONE, manual.pk)
        return self._show(manual, form)

    def _form(self, manual: CitizenManualPage, data=None) -> WordsForm:
        english = counterparts(manual).filter(alias_of=None).first()
        return WordsForm(data, thai=words_now(manual), english=english.specific if english else None)

    @staticmethod
    def _done(manual: CitizenManualPage) -> str:
        if manual.live:
            return _("The words are saved. People read them from the next edition on.")
        return _("The words are saved as a draft: this manual is not published. An administrator publishes its page.")

    def _show(self, manual: CitizenManualPage, form: WordsForm):
        return self.show(manual=manual, form=form, obstacle=obstacle(manual))
