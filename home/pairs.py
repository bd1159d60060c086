"""Columns in pairs, ``…_th`` and ``…_en``: what is said in one language is said in both."""

from django.utils.translation import gettext as _


def missing_halves(instance, *names: str) -> dict[str, str]:
    """A sentence for the empty column of each pair of which only one is filled in, by column."""
    errors = {}
    for name in names:
        thai, english = f"{name}_th", f"{name}_en"
        if bool(getattr(instance, thai)) != bool(getattr(instance, english)):
            empty = english if getattr(instance, thai) else thai
            errors[empty] = _("Fill in both languages, or neither.")
    return errors
