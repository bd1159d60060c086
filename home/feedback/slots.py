"""What stands at the end of every public page."""

from home.feedback.subjects import route_of, subject_of


def useful(place) -> dict | None:
    """The key for the question whether a page was useful; None for what is not for everybody.

    ``place``: a page, or the name of a route that has none (``home.feedback.subjects``).
    """
    key = getattr(place, "translation_key", None)
    subject = route_of(place) if isinstance(place, str) else subject_of(key) if key else None
    return {"key": subject.key} if subject else None
