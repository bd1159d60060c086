"""Why an uploaded file was not taken, as a sentence for the person who uploaded it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from branding.intake.names import safe_name


class UploadRefused(ValidationError):
    """Says in the active language which file, what is wrong with it, and what is accepted."""

    def __init__(self, name: str, problem: str) -> None:
        self.problem = problem
        self.sentence = gettext("“%(name)s”: %(problem)s") % {"name": safe_name(name), "problem": problem}
        super().__init__(self.sentence, code="upload")
