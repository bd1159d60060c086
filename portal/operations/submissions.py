"""Forms of the admin that were forged or cut off on their way: answered 400 with a sentence instead of failing.

Wagtail trusts the hidden fields of its own forms (counts, orders, ids, JSON). What a failure says about itself tells
whether it is about what was sent; anything else stays an error of the server.
"""

import json
import logging
import traceback

from django.db import DataError, IntegrityError
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _

from portal.operations.headers import ADMIN_PREFIX
from portal.views.errors import bad_request

logger = logging.getLogger(__name__)

# Where a form reads what was sent: Django's names for it.
_READING = {"value_from_datadict", "_clean_bound_field"}
_OF_VALUES = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


class ForgedSubmissionMiddleware:
    """400 for a failure in the admin that comes from what was sent. It is logged with its traceback all the same."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not request.path.startswith(ADMIN_PREFIX):
            return None
        field = field_at_fault(exception, dict(request.GET.lists()) | dict(request.POST.lists()))
        if field is None:
            return None
        logger.warning("Refused what was sent to %s", request.path, exc_info=exception)
        return bad_request(request, reason=_reason(exception, field))


def field_at_fault(exception: Exception, sent: dict[str, list[str]]) -> str | None:
    """The field that a failure is about; '' where it is about what was sent without saying which; None for any other.

    ``sent``: the values by name.
    """
    if isinstance(exception, MultiValueDictKeyError):
        return exception.args[0]
    if isinstance(exception, DataError | IntegrityError | OverflowError):
        return "" if sent else None
    if not isinstance(exception, _OF_VALUES):
        return None
    quoted = [name for name, values in sent.items() if any(_is_quoted(value, exception) for value in values)]
    if quoted:
        return quoted[0] if len(quoted) == 1 else ""
    is_reading = any(frame.name in _READING for frame in traceback.extract_tb(exception.__traceback__))
    return "" if is_reading else None


def _is_quoted(value: str, exception: Exception) -> bool:
    if isinstance(exception, json.JSONDecodeError):
        return exception.doc == value
    return repr(value) in str(exception)


def _reason(exception: Exception, field: str) -> str:
    if isinstance(exception, IntegrityError):
        return _("What was sent contradicts what is stored by now: somebody may have changed it in the meantime.")
    if field:
        return _("The field “%(field)s” is missing or does not hold what this form sends there.") % {"field": field}
    return _("The form is incomplete, or holds values that this form does not send.")
