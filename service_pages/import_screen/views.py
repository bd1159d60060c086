"""The screen itself. What is uploaded waits for the worker; a page that waits asks again by itself, without JavaScript."""

from django.core.exceptions import PermissionDenied
from django.db import OperationalError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from service_pages.import_screen import problems, tasks, template
from service_pages.import_screen.forms import DRAFTS, ImportForm
from service_pages.import_screen.outcome import Outcome
from service_pages.import_screen.progress import is_dead, is_forgotten, progress_of
from service_pages.import_screen.scope import Scope
from service_pages.models import ServiceImport

State = ServiceImport.State
REFRESH_SECONDS = 3
MOST_LISTED = 20
LIST, ONE = "import_services", "import_services_one"
HEAVY = ("content", "faults", "report")


class ImportView(WagtailAdminTemplateMixin, View):
    """For accounts that may import something."""

    page_title = gettext_lazy("Import services")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        if not self.scope:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def scope(self) -> Scope:
        return Scope.of(self.request.user)

    @property
    def imports(self):
        return ServiceImport.objects.visible_to(self.request.user)

    def one(self, import_id: int, *deferred: str) -> ServiceImport:
        """The import; 404 for somebody else's."""
        return get_object_or_404(self.imports.defer(*deferred), pk=import_id)

    def show(self, **context):
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self):
        return []


class ChangingView(ImportView):
    """SQLite has one writer: while an import is stored, nothing else can be."""

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except OperationalError:
            if request.method != "POST":
                raise
            messages.error(request, _("Another import is being saved at this moment. Try again in a few minutes."))
            return redirect(LIST)


class UploadView(ChangingView):
    """What to prepare, the form, and the imports so far."""

    template_name = "service_pages/import_screen/upload.html"

    def get(self, request):
        return self._show(ImportForm())

    def post(self, request):
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form)
        ServiceImport.objects.outdated().defer(*HEAVY).delete()
        with transaction.atomic():
            item = ServiceImport.objects.create(
                user=request.user,
                language=get_language(),
                name=form.name,
                content=form.cleaned_data["file"].read(),
                drafts=form.cleaned_data["mode"] == DRAFTS,
            )
            tasks.check.enqueue(item.pk)
            tasks.delete_outdated.using(run_after=item.delete_after).enqueue()
        return redirect(ONE, item.pk)

    def _show(self, form: ImportForm):
        imports = self.imports.defer(*HEAVY).select_related("user")[:MOST_LISTED]
        return self.show(form=form, imports=imports, scope=self.scope, agencies=sorted(self.scope.agencies))


class OneImportView(ImportView):
    """One import: how far it is, what is wrong, what it would do, what it has done."""

    template_name = "service_pages/import_screen/one.html"

    def get(self, request, import_id):
        item = self.one(import_id, "content")
        is_interrupted = item.state == State.INTERRUPTED or (item.is_running and is_dead(item))
        is_moving = not is_interrupted and (item.is_running or item.is_waiting)
        response = self.show(
            item=item,
            outcome=Outcome(item),
            is_moving=is_moving,
            is_interrupted=is_interrupted,
            is_unattended=is_forgotten(item),
            progress=progress_of(item.pk) if is_moving else None,
        )
        if is_moving:
            response.headers["Refresh"] = str(REFRESH_SECONDS)
        return response


class ConfirmView(ChangingView):
    """Confirmed twice, it is imported once."""

    def post(self, request, import_id):
        item = self.one(import_id, *HEAVY)
        with transaction.atomic():
            if ServiceImport.objects.move(item.pk, State.CHECKED, State.CONFIRMED):
                tasks.run.enqueue(item.pk)
            else:
                messages.warning(request, _("This import has been confirmed already, or must be checked first."))
        return redirect(ONE, item.pk)


class AgainView(ChangingView):
    """What was interrupted or failed begins with the check again; what nobody takes up waits anew for the same."""

    def post(self, request, import_id):
        item = self.one(import_id, *HEAVY)
        forgotten = is_forgotten(item)
        may = forgotten or item.state in ServiceImport.BEGUN_AGAIN or (item.is_running and is_dead(item))
        becomes = item.state if forgotten else State.UPLOADED
        with transaction.atomic():
            if may and ServiceImport.objects.leave_turn(item, becomes):
                (tasks.run if becomes == State.CONFIRMED else tasks.check).enqueue(item.pk)
            else:
                messages.warning(request, _("This import was not interrupted."))
        return redirect(ONE, item.pk)


class ProblemsView(ImportView):
    """All problems and remarks of an import as a table for spreadsheets."""

    def get(self, request, import_id):
        item = self.one(import_id, "content")
        response = HttpResponse(problems.to_csv(item), content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="import-{item.pk}.csv"'
        return response


class TemplateView(ImportView):
    """An empty workbook with help in the language of the person."""

    def get(self, request):
        response = HttpResponse(template.workbook(self.scope), content_type=template.CONTENT_TYPE)
        response.headers["Content-Disposition"] = f'attachment; filename="{template.NAME}"'
        return response
