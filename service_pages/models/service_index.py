from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from portal.models import BasePage
from portal.pagination import Pagination
from portal.tree import snapshot
from service_pages import facts
from service_pages.listing import ServiceFilter
from service_pages.my_list import MyList


class ServiceIndexPage(RoutablePageMixin, BasePage):
    """All services of the centre, narrowed by topic, audience, agency and kind with links that work without JavaScript."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["service_pages.AgencyPage"]
    max_count_per_parent = 1
    page_description = gettext_lazy("The list of all services. The pages of the agencies are below it.")
    template = "service_pages/service_index_page.html"

    PER_PAGE = 20

    class Meta:
        verbose_name = gettext_lazy("service list")
        verbose_name_plural = gettext_lazy("service lists")

    @path("")
    def all_services(self, request):
        return self._render_list(request)

    @path("topics/")
    def topics(self, request):
        """The topics have no list of their own: they stand on the home page and beside the services."""
        return redirect(self.path_url, permanent=True)

    @path("topics/<slug:code>/", name="topic")
    def topic(self, request, code):
        """The services of a topic. 404 with a sentence for a topic that does not exist."""
        topics = snapshot().facts(facts.TOPICS)
        topic = next((topic for topic in topics.values() if topic.code == code), None)
        if topic is None:
            raise Http404(_("There is no topic “%(code)s”.") % {"code": code[:40]})
        request.portal_tail = f"topics/{code}/"
        return self._render_list(request, topic)

    @path("list/", name="my_list")
    def my_list(self, request):
        """The papers, fees and time of the services and cases of the query; 404 where it names no service there is."""
        request.portal_tail = "list/"
        wanted = MyList.of(request.GET, f"{self.path_url}list/")
        context = {"list": wanted, "shared_address": request.build_absolute_uri(wanted.own_address)}
        response = self.render(request, template="service_pages/paper_list.html", context_overrides=context)
        response.status_code = 404 if wanted.wish.is_missed else 200
        response["X-Robots-Tag"] = "noindex"
        return response

    def _render_list(self, request, topic=None):
        chosen = ServiceFilter(self, request.GET, topic)
        context = {
            "filter": chosen,
            "topic": topic,
            "pagination": Pagination(chosen.services, request, self.PER_PAGE),
        }
        return self.render(request, context_overrides=context)
