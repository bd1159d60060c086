from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicePagesConfig(AppConfig):
    name = "service_pages"
    verbose_name = _("Services")

    def ready(self):
        from service_pages import provided, receivers, slots

        receivers.connect()
        slots.register()
        provided.register()
