"""Choices whose values are text."""

from wagtail import blocks


class _TextChoices:
    def normalize_choice(self, value):
        """As it is: Wagtail looks a stored value up among the choices, label by label, to give it the type of its key."""
        return value


class TextChoiceBlock(_TextChoices, blocks.ChoiceBlock):
    """One of choices whose values are text, as they are stored."""


class TextMultipleChoiceBlock(_TextChoices, blocks.MultipleChoiceBlock):
    """Any of choices whose values are text, as they are stored."""
