from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from search import consistency, indexing
from search.attachments import following
from search.engines import SearchUnavailableError, get_engine
from search.pending import waiting
from search.turns import own_turn


class Command(BaseCommand):
    help = "Builds the search index anew from all pages; with --check compares it with them; with --repair mends it."

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--check", action="store_true", help="List what is missing, extra or stale; exit 1 if anything is."
        )
        which.add_argument("--repair", action="store_true", help="Mend what --check would list, and nothing else.")

    def handle(self, *args, check, repair, **options):
        try:
            engine = get_engine()
            if check:
                self.check_index()
            elif repair:
                self.repair_index()
            else:
                following.read_all()
                with own_turn(consistency.TURN_SECONDS):
                    total = indexing.rebuild(lambda done: self.stdout.write(f"{done} read …"))
                self.stdout.write(f"{total} documents in the index ({engine.name}).")
        except SearchUnavailableError as error:
            raise CommandError(str(error)) from None
        except OperationalError as error:
            raise CommandError(f"The database is busy or away. Try again. {error}") from None

    def check_index(self) -> None:
        for sentence in following.problems():
            self.stdout.write(sentence)
        if consistency.rebuild_is_due():
            self.stdout.write("The analysis of words has changed: a rebuild is due. Run search_index.")
        for engine in indexing.engines():
            count, since = waiting(engine.name)
            if since:
                self.stdout.write(
                    f"Waiting ({engine.name}): {count} documents, the oldest since {since:%Y-%m-%d %H:%M:%S} UTC."
                )
        found = self._tell_differences()
        if found:
            raise CommandError(
                f"{len(found)} differences between pages and index. Mend them with search_index --repair."
            )
        self.stdout.write("The index agrees with the pages.")

    def repair_index(self) -> None:
        following.read_all()
        found = self._tell_differences()
        consistency.repair(found)
        self.stdout.write(f"{len(found)} differences mended.")

    def _tell_differences(self) -> consistency.Differences:
        found = consistency.differences()
        for sentence in found.sentences():
            self.stdout.write(sentence)
        return found
