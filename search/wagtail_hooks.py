"""What the search adds to the editors' menu, reports and addresses."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from search.editors import reports, views
from search.editors.models import QueryLog
from search.editors.rebuild_notice import notice_for
from search.editors.viewsets import SearchWords

REPORTS = {
    "without-result": reports.WithoutResultReport,
    "without-click": reports.WithoutClickReport,
    "wanted": reports.WantedReport,
}


class ReportItem(MenuItem):
    """For those who may see the log."""

    def is_shown(self, request):
        return policy_registry.get_by_type(QueryLog).user_has_permission(request.user, "view")


@hooks.register("register_admin_viewset")
def search_words():
    return SearchWords()


@hooks.register("register_admin_urls")
def search_addresses():
    addresses = [path("search-words/make-synonym/", views.MakeSynonymView.as_view(), name="search_make_synonym")]
    for part, view in REPORTS.items():
        addresses += [
            path(f"reports/search/{part}/", view.as_view(), name=view.index_url_name),
            path(f"reports/search/{part}/results/", view.as_view(results_only=True), name=view.index_results_url_name),
        ]
    return addresses


def _register_report(order: int, view: type[reports.LogReport]) -> None:
    @hooks.register("register_reports_menu_item")
    def item():
        address = reverse(view.index_url_name)
        return ReportItem(view.page_title, address, name=view.index_url_name, icon_name="search", order=order)


for order, view in enumerate(REPORTS.values(), 1200):
    _register_report(order, view)


@hooks.register("register_permissions")
def permission_of_the_reports():
    """Listed in the form of a group, where Wagtail lists the rights over rows itself."""
    return Permission.objects.filter(content_type__app_label="search", codename="view_querylog")


@hooks.register("construct_homepage_panels")
def rebuild_is_due(request, panels):
    if notice := notice_for(request.user):
        panels.append(notice)
