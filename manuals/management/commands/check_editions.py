from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from manuals.editions import ahead, inventory
from portal.bilingual.language import THAI
from service_pages.codes import public_services


class Command(BaseCommand):
    help = "Compare the files of all editions with what was stored of them; work out anew which records are ahead."

    def add_arguments(self, parser):
        parser.add_argument(
            "--remove-stray",
            action="store_true",
            help="remove files that belong to no edition; nobody may be issuing one",
        )

    def handle(self, *args, remove_stray: bool, **options):
        ahead.look_again(public_services(THAI))
        found = inventory.take()
        for name in found.missing:
            self.stderr.write(_("Missing: %(name)s. Put it back from a backup.") % {"name": name})
        for name in found.altered:
            self.stderr.write(_("Altered: %(name)s. Put it back from a backup.") % {"name": name})
        for name in found.stray:
            if remove_stray:
                default_storage.delete(name)
            self.stdout.write(
                (_("Removed: %(name)s") if remove_stray else _("Of no edition: %(name)s")) % {"name": name}
            )
        if found.missing or found.altered:
            raise CommandError(_("Files of editions are missing or altered."))
        if found.is_whole:
            self.stdout.write(_("Every file of every edition is there and as it was made."))
