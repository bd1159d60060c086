"""The tabs of the page editor with the list of what is missing above them, whichever tab is open."""

from wagtail.admin.panels import TabbedInterface


class PageTabs(TabbedInterface):
    """wagtail-localize reads the tabs of a page from a TabbedInterface."""

    class BoundPanel(TabbedInterface.BoundPanel):
        template_name = "portal/admin/page_tabs.html"
