from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Joint service centre")

    def ready(self):
        from home import slots, tree_facts
        from home.models import Holiday, Location, OpeningHours
        from portal import tree

        slots.register()
        tree.register(tree_facts.MAIN_LOCATION, Location.main)
        tree.register(tree_facts.SCHEDULE, Location.main_schedule)
        for model in (Holiday, Location, OpeningHours):
            post_save.connect(tree.changed, sender=model, dispatch_uid="home.tree_facts")
            post_delete.connect(tree.changed, sender=model, dispatch_uid="home.tree_facts")
