from django.core.management.base import BaseCommand

from portal.bilingual.trees import sync_tree


class Command(BaseCommand):
    help = "Make the English tree like the Thai one: missing aliases, places, slugs, privacy. Safe to run at any time."

    def handle(self, *args, **options):
        self.stdout.write(f"{sync_tree()} aliases made; the two trees are alike.")
