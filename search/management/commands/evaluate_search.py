from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from search.engines import SearchUnavailableError, get_engine, present_engines
from search.measuring import Figures, UnreadableQuestionsError, evaluate, read_questions
from search.query import parse
from search.spelling import speller


class Command(BaseCommand):
    help = "Asks the search the questions of a CSV file (columns query, codes) and prints how well it answers."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--engine", help="Name of an engine, or all. Default: the one in use.")
        parser.add_argument(
            "--failures", action="store_true", help="Also print each question whose service is not first."
        )

    def handle(self, *args, file, engine, failures, **options):
        try:
            questions = read_questions(file)
            engines = [get_engine(name) for name in (present_engines() if engine == "all" else [engine])]
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except (UnreadableQuestionsError, SearchUnavailableError) as error:
            raise CommandError(str(error)) from None
        if not engines:
            raise CommandError("No search engine is present with these settings.")
        parse(questions[0].text)  # the dictionary and the word lists are read before time is taken
        speller()
        for one in engines:
            try:
                self.report(one.name, evaluate(questions, one), failures)
            except SearchUnavailableError as error:
                raise CommandError(f"{one.name}: {error}") from None

    def report(self, name: str, figures: Figures, failures: bool) -> None:
        self.stdout.write(
            f"{name}: {len(figures.outcomes)} questions"
            f"  MRR@10 {figures.mrr:.3f}  recall@1 {figures.recall_at_1:.3f}  recall@10 {figures.recall_at_10:.3f}"
            f"  without result {figures.without_result:.3f}"
            f"  CPU {figures.milliseconds:.1f} ms a question, 95 % within {figures.most_milliseconds:.1f} ms"
        )
        for outcome in figures.outcomes if failures else []:
            if outcome.rank != 1:
                wanted = "|".join(sorted(outcome.question.codes))
                place = outcome.rank or "-"
                self.stdout.write(
                    f"  {place:>2}  {outcome.question.text}  wanted {wanted}, found {', '.join(outcome.found[:3])}"
                )
