"""What is wrong with an office file, as sentences; said of the part where it stands."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

ANEW = _("Open it in Word or PowerPoint, save it anew and upload that.")
DAMAGED = _("The file is damaged or not complete.")
UNCHECKED = _("The file is packed in a way that cannot be checked.")
PASSWORD = _("It is protected by a password. Save it without one.")
PARTS = _("It has more than %(most)s parts.")
UNPACKED = _("Unpacked it is larger than %(most)d MB. Make its pictures smaller.")
PLACES = _("The name of the part leads out of the file, or stands twice.")
MACROS = _("It holds macros. Save it as a file without macros.")
CONTROL = _("It holds a control that runs a program (ActiveX). Delete it.")
EMBEDDED = _("It holds an embedded file or object. Insert it as a picture instead.")
TEMPLATE = _(
    "It is attached to a template outside the file (%(target)s). In Word, choose the template Normal under Developer › "
    "Document Template, and save it."
)
OUTSIDE = _("It takes something from outside the file (%(target)s). Insert it into the file itself.")
LINK = _("A link leads to %(target)s. Links begin with https:// or mailto:.")
CHUNK = _("It takes in another document. Copy the text of that into the file itself.")
WRITERS = _(
    "It holds comments or tracked changes with the names of those who made them. Accept or delete them, and save it."
)
FIELD = _("It holds a field that is not accepted: %(field)s. Replace it by its text.")
ACTION = _("A click starts something that is not accepted: %(action)s. Links to slides and web pages are.")
ENTITIES = _("It declares entities of its own, which can hide anything.")
ENCODING = _("It is not written in UTF-8.")
MALFORMED = _("It cannot be read as XML: line %(line)d, column %(column)d.")
ELEMENTS = _("The file has more than %(most)s elements. Make it simpler.")
KIND = _("It is of a kind that is not accepted: %(kind)s. Delete it from the file.")
PICTURE = _("The picture is not what it says it is (%(kind)s). Insert it anew as PNG.")
PIXELS = _("The picture has more than %(most)d million pixels. Make it smaller.")
MISSING = _("It refers to a part that is not there (%(target)s).")
LONGEST = 80  # letters of something in the file that a sentence quotes


class PartRefused(Exception):
    """``part``: its name in the file, "" for the whole."""

    def __init__(self, part: str, problem: str | Promise, **facts: object) -> None:
        super().__init__(part)
        self.part, self.problem = part, problem
        self.facts = {name: fact[:LONGEST] if isinstance(fact, str) else fact for name, fact in facts.items()}

    @property
    def sentence(self) -> str:
        """In the active language."""
        said = str(self.problem) % self.facts if self.facts else str(self.problem)
        if self.problem in UNTOLD:
            said = f"{said} {ANEW}"
        if not self.part:
            return said
        return gettext("In the part “%(part)s”: %(problem)s") % {"part": self.part[:LONGEST], "problem": said}


# Of these nobody can know what to do but to save the file anew.
UNTOLD = (DAMAGED, UNCHECKED, PLACES, ENTITIES, ENCODING, MALFORMED, MISSING)
