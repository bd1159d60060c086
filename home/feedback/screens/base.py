"""What the screens of feedback share."""

from django.core.paginator import Page, Paginator
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

PER_PAGE = 50
PAGES, CSV, CASES, CASE = "home_feedback_pages", "home_feedback_csv", "home_feedback_cases", "home_feedback_one_case"


class FeedbackView(WagtailAdminTemplateMixin, View):
    header_icon = "comment"

    def show(self, status: int = 200, **context):
        return self.render_to_response(self.get_context_data(**context), status=status)

    def paginated(self, rows) -> Page:
        """The page that ``?p=`` asks for, or the nearest there is."""
        return Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))

    @property
    def query(self) -> str:
        """The filters of the address without the number of the page."""
        query = self.request.GET.copy()
        query.pop("p", None)
        return query.urlencode()

    def get_breadcrumbs_items(self):
        return []
