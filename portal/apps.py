from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self):
        from portal import agencies, checks, collections, look, services, tree  # noqa: F401 (registers the system checks)
        from portal.bilingual import receivers
        from portal.editorial import (
            dates,
            guarded_bulk,
            guarded_files,
            guarded_pages,
            guarded_references,
            guarded_titles,
            publishing,
            reserved_addresses,
            strict,
        )
        from portal.operations import queue
        from portal.pictures import receivers as pictures

        tree.connect()
        look.connect()
        services.connect()
        agencies.connect()
        tree.register(collections.PRIVATE_COLLECTIONS, collections.private_collections)
        tree.register(collections.PERMISSIONS, collections.collection_permissions)
        guarded_pages.register()
        guarded_files.register()
        guarded_titles.leave_unnamed()
        guarded_bulk.list_only_what_may_be_named()
        guarded_references.leave_out_closed_types()
        dates.understand_both_eras()
        publishing.make_publishing_atomic()
        queue.keep_short()
        strict.connect()
        reserved_addresses.connect()
        receivers.connect()
        pictures.connect()
