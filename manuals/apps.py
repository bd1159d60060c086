from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ManualsConfig(AppConfig):
    name = "manuals"
    verbose_name = _("Manuals")

    def ready(self):
        from wagtail.signals import page_published

        from manuals import receivers, slots
        from manuals.editions import ahead, in_force, rules
        from manuals.handbook import receivers as handbook_receivers
        from manuals.web import form_files

        receivers.connect()
        handbook_receivers.connect()
        slots.register()
        in_force.connect()
        form_files.connect()
        page_published.connect(ahead.page_published, dispatch_uid="manuals.ahead")
        post_migrate.connect(rules.after_migrate, sender=self, dispatch_uid="manuals.rules")
