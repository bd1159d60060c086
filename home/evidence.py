"""What the centre proves of itself: found by its name (portal/evidence.py). Each room of this app gives its measures."""

from home.feedback import exhibits as feedback_exhibits
from home.feedback import measures as feedback
from home.feedback import wishes as feedback_wishes
from home.records import exhibits as records_exhibits
from home.records import measures as records
from home.standard import measures as standard
from home.standard import published
from home.statistics import exhibits as statistics_exhibits
from home.statistics import measures as statistics
from home.survey import exhibits as survey_exhibits
from home.survey import measures as survey
from home.survey import wishes as survey_wishes

__all__ = [
    "feedback",
    "feedback_exhibits",
    "feedback_wishes",
    "published",
    "records",
    "records_exhibits",
    "standard",
    "statistics",
    "statistics_exhibits",
    "survey",
    "survey_exhibits",
    "survey_wishes",
]
