from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from portal import warmup
        from portal.operations import companions
        from portal.views import health
        from search import answering, catching_up, dictionary, receivers
        from search.editors import receivers as editors

        receivers.connect()
        editors.connect()
        health.states["search"] = answering.state
        warmup.register(dictionary.trie)
        companions.register(catching_up.follow_for_ever)
