"""What the centre adds to the editors' menu."""

from wagtail.snippets.models import register_snippet

from home.viewsets import HolidayViewSet, LocationViewSet

register_snippet(LocationViewSet)
register_snippet(HolidayViewSet)
