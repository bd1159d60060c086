"""The three kinds of service of the standard of joint service centres (criteria 2.1 to 2.3)."""

from django.utils.translation import gettext_lazy as _

INFORMATION, FORWARD, COMPLETE = "information", "forward", "complete"
MODES = [
    (INFORMATION, _("Answered here")),
    (FORWARD, _("Received and forwarded")),
    (COMPLETE, _("Completed here")),
]
EXPLANATIONS = {
    INFORMATION: _("The centre gives information and advice."),
    FORWARD: _("The centre receives the case and forwards it to the agency that decides."),
    COMPLETE: _("The case is completed at a counter in the centre."),
}
