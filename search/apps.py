from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from portal import finding, warmup
        from search import dictionary, receivers, staff
        from search.attachments import receivers as attachments
        from search.attachments import slots

        receivers.connect()
        attachments.connect()
        slots.register()
        finding.offer(staff.find_for_staff)
        warmup.register(dictionary.trie)
