"""What the services add to the editors' menu and addresses."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from service_pages.import_screen import views
from service_pages.import_screen.scope import Scope


class ImportMenuItem(MenuItem):
    """For those who may import something."""

    def is_shown(self, request):
        return bool(Scope.of(request.user))


@hooks.register("register_admin_menu_item")
def import_menu_item():
    return ImportMenuItem(
        _("Import services"), reverse(views.LIST), name="import-services", icon_name="upload", order=600
    )


@hooks.register("register_admin_urls")
def import_addresses():
    return [
        path("import-services/", views.UploadView.as_view(), name=views.LIST),
        path("import-services/template/", views.TemplateView.as_view(), name="import_services_template"),
        path("import-services/<int:import_id>/", views.OneImportView.as_view(), name=views.ONE),
        path("import-services/<int:import_id>/confirm/", views.ConfirmView.as_view(), name="import_services_confirm"),
        path("import-services/<int:import_id>/again/", views.AgainView.as_view(), name="import_services_again"),
        path(
            "import-services/<int:import_id>/problems/", views.ProblemsView.as_view(), name="import_services_problems"
        ),
    ]
