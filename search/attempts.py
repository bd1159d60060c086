"""What was done with a question that found nothing, told to the person who asked."""

from django.utils.translation import gettext as _

from search.finding import Answer


def attempts(answer: Answer) -> list[str]:
    """Sentences in the active language: the words, those that mean the same, the keyboard if it was, names spelt alike."""
    done = [
        _("your words, in Thai and English: %(words)s") % {"words": answer.text},
        _("words that mean the same, in both languages"),
    ]
    if answer.read_as:
        done.append(_("the same keys in the other keyboard layout: “%(words)s”") % {"words": answer.read_as})
    done.append(_("names of services and agencies that are spelt alike"))
    return done
