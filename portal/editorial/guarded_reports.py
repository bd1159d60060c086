"""Reports of the admin list what their reader may work on."""

from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.views.report import TranslationsReportView

# Tells the page of each type that was edited last, whoever it belongs to.
WHOLE_SITE_REPORTS = ("page-types-usage",)


class GuardedTranslationsReport(TranslationsReportView):
    """Only translations from or to pages that the reader works on; wagtail-localize lists all of them."""

    def get_queryset(self):
        own = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        return super().get_queryset().filter(source__object_id__in=own.values("translation_key")).order_by("pk")


def for_the_whole_site_only(request, menu_items: list) -> None:
    """A reports menu without the reports that only superusers may read."""
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name not in WHOLE_SITE_REPORTS]
