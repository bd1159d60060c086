"""The board of the standard: what is met, why not, who closes the gap. For heads and administrators."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from home.standard import catalogue
from home.standard.forms import CareForm, EvidenceForm, FileForm
from home.standard.judging import Memory, board, standing
from home.standard.keeping import history_of, keep_all
from home.standard.models import AddedEvidence, Care, ShownStandard, StandardFile
from home.standard.reading import Criterion, Standard
from portal.evidence import State

RIGHT, FILES_RIGHT = "home.change_care", "home.change_standardfile"
BOARD, CRITERION, FILES = "home_standard_board", "home_standard_criterion", "home_standard_files"
MONTHS_SHOWN = 24


def may_keep(user) -> bool:
    return user.is_authenticated and user.has_perm(RIGHT)


class StandardView(WagtailAdminTemplateMixin, View):
    """For those who answer for the standard."""

    header_icon = "clipboard-list"
    right = RIGHT

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.right):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        board = {"url": reverse(BOARD), "label": _("Standard")}
        return [*super().get_breadcrumbs_items(), board, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def standard(self) -> Standard:
        """Raises Http404."""
        key = self.kwargs.get("standard", catalogue.MAIN)
        if key not in catalogue.standards():
            raise Http404
        return catalogue.standards()[key]

    @cached_property
    def criterion(self) -> Criterion:
        """Raises Http404."""
        code = self.kwargs["criterion"]
        if code not in self.standard.criteria:
            raise Http404
        return self.standard.criteria[code]

    def show(self, **context) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))


class BoardView(StandardView):
    """All criteria of a standard with their states; ``?state=`` narrows."""

    template_name = "home/standard/board.html"

    def get_page_title(self):
        return str(self.standard.name)

    def get(self, request, **kwargs):
        shown = board(self.standard, timezone.localdate())
        chosen = request.GET.get("state", "")
        groups = [
            (group, [one for one in standings if chosen not in set(State) or one.state == chosen])
            for group, standings in shown.groups
        ]
        return self.show(
            board=shown,
            groups=[(group, standings) for group, standings in groups if standings],
            chosen=chosen,
            standards=catalogue.standards().values(),
            is_main=self.standard.key == catalogue.MAIN,
            is_shown=self.standard.key in catalogue.shown(),
            may_change_files=request.user.has_perm(FILES_RIGHT),
        )


class KeepView(StandardView):
    """Keeps the state of this moment: the public page shows it from now on."""

    http_method_names = ["post"]

    def post(self, request):
        keep_all(timezone.localdate())
        messages.success(request, _("The state of today is kept and shown to the public."))
        return redirect(BOARD)


class ShowView(StandardView):
    """Shows a further standard to the public, or hides it. The standard of joint service centres is always shown."""

    http_method_names = ["post"]

    def post(self, request, standard):
        key = self.standard.key
        if key == catalogue.MAIN:
            raise Http404
        if request.POST.get("show"):
            shown, is_new = ShownStandard.objects.get_or_create(key=key)
            if is_new:
                log(shown, "wagtail.create", user=request.user)
            messages.success(request, _("The public sees “%(name)s” from now on.") % {"name": self.standard.name})
        else:
            for shown in ShownStandard.objects.filter(key=key):
                log(shown, "wagtail.delete", user=request.user)
                shown.delete()
            messages.success(request, _("The public does not see “%(name)s” any more.") % {"name": self.standard.name})
        return redirect("home_standard_of", key)


class CriterionView(StandardView):
    """Why a criterion is in its state, evidence added by hand, who closes the gap."""

    template_name = "home/standard/criterion.html"

    def get_page_title(self):
        return self.criterion.title

    def get(self, request, **kwargs):
        return self.page()

    def page(self, evidence: EvidenceForm | None = None, care: CareForm | None = None) -> HttpResponse:
        added = AddedEvidence.objects.filter(**self.of_criterion).select_related("document__collection", "owner")
        shown = standing(self.criterion, Memory(timezone.localdate()), added, self.care)
        return self.show(
            standard=self.standard,
            standing=shown,
            care=self.care,
            evidence_form=evidence or EvidenceForm(self.criterion),
            care_form=care or CareForm(instance=self.care),
            history=history_of(self.standard.key, self.criterion.code, MONTHS_SHOWN),
        )

    @property
    def of_criterion(self) -> dict[str, str]:
        return {"standard": self.standard.key, "criterion": self.criterion.code}

    @cached_property
    def care(self) -> Care | None:
        return Care.objects.filter(**self.of_criterion).select_related("owner").first()

    def again(self) -> HttpResponse:
        return redirect(CRITERION, self.standard.key, self.criterion.code)


class AddEvidenceView(CriterionView):
    def get(self, request, **kwargs):
        return self.again()

    def post(self, request, **kwargs):
        form = EvidenceForm(self.criterion, request.POST, user=request.user)
        form.instance.standard, form.instance.criterion = self.standard.key, self.criterion.code
        form.instance.owner = request.user
        if not form.is_valid():
            messages.error(request, _("The evidence was not added. What is wrong stands at its form."))
            return self.page(evidence=form)
        log(form.save(), "wagtail.create", user=request.user)
        messages.success(request, _("“%(title)s” was added.") % {"title": form.instance.title})
        return self.again()


class RemoveEvidenceView(CriterionView):
    def get(self, request, **kwargs):
        return self.again()

    def post(self, request, **kwargs):
        added = get_object_or_404(AddedEvidence, pk=self.kwargs["evidence_id"], **self.of_criterion)
        log(added, "wagtail.delete", user=request.user)
        added.delete()
        messages.success(request, _("“%(title)s” was removed.") % {"title": added.title})
        return self.again()


class CareView(CriterionView):
    def get(self, request, **kwargs):
        return self.again()

    def post(self, request, **kwargs):
        form = CareForm(request.POST, instance=self.care or Care(**self.of_criterion))
        if not form.is_valid():
            messages.error(request, _("Nothing was saved. What is wrong stands at the form."))
            return self.page(care=form)
        form.save()
        messages.success(request, _("Saved."))
        return self.again()


class FilesView(StandardView):
    """The standards as files: download, change, upload; back to the one that comes with the portal."""

    template_name = "home/standard/files.html"
    page_title = gettext_lazy("Files of the standards")
    right = FILES_RIGHT

    def get(self, request):
        return self.page(FileForm())

    def post(self, request):
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(form)
        stored = form.save()
        log(stored, "wagtail.edit", user=request.user)
        messages.success(request, _("“%(name)s” is in force.") % {"name": form.standard.name})
        return redirect(FILES)

    def page(self, form: FileForm) -> HttpResponse:
        stored = set(StandardFile.objects.values_list("key", flat=True))
        rows = [
            (standard, standard.key in stored, standard.key in catalogue.shipped())
            for standard in catalogue.standards().values()
        ]
        return self.show(form=form, rows=rows)


class FileView(StandardView):
    """The file of a standard, to be changed and uploaded again."""

    right = FILES_RIGHT

    def get(self, request, standard):
        text = catalogue.text_of(self.standard.key)
        response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="{self.standard.key}.yaml"'
        return response


class RemoveFileView(StandardView):
    http_method_names = ["post"]
    right = FILES_RIGHT

    def post(self, request, standard):
        stored = get_object_or_404(StandardFile, key=standard)
        log(stored, "wagtail.delete", user=request.user)
        stored.delete()
        if standard not in catalogue.shipped():
            ShownStandard.objects.filter(key=standard).delete()
        messages.success(request, _("The file was removed."))
        return redirect(FILES)
