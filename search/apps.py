from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from portal import warmup
        from search import dictionary, receivers
        from search.editors import receivers as editors

        receivers.connect()
        editors.connect()
        warmup.register(dictionary.trie)
