from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from portal import finding, warmup
        from portal.operations import companions
        from portal.views import health
        from search import answering, catching_up, dictionary, looking_after, receivers, staff
        from search.attachments import receivers as attachments
        from search.attachments import slots
        from search.editors import promoted
        from search.editors import receivers as editors
        from search.finding import promoters

        receivers.connect()
        attachments.connect()
        slots.register()
        editors.connect()
        promoters.append(promoted.promoted_keys)
        finding.offer(staff.find_for_staff)
        health.states["search"] = answering.state
        warmup.register(dictionary.trie)
        companions.register(catching_up.follow_for_ever)
        companions.register(looking_after.look_for_ever)
