from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self):
        from portal import checks, collections, tree  # noqa: F401 (registers the system checks)
        from portal.bilingual import receivers
        from portal.editorial import dates, publishing, strict

        tree.connect()
        tree.register(collections.PRIVATE_COLLECTIONS, collections.private_collections)
        dates.understand_both_eras()
        publishing.make_publishing_atomic()
        strict.connect()
        receivers.connect()
