from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Joint service centre")

    def ready(self):
        from home import receivers, slots, tree_facts
        from home.standard import catalogue
        from home.survey import rules as survey_rules

        slots.register()
        tree_facts.connect()
        catalogue.connect()
        receivers.connect(self)
        survey_rules.connect()
