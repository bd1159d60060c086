from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from portal import warmup
        from search import dictionary, receivers

        receivers.connect()
        warmup.register(dictionary.trie)
