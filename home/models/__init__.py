from home.models.centre import CentrePage
from home.models.home_page import HomePage
from home.models.hours import Holiday, OpeningException, OpeningHours
from home.models.information import InformationPage
from home.models.location import Location
from home.models.news import NewsIndexPage, NewsPage
from home.models.phones import LocationPhone
from home.models.premises import AccessFeature, Counter, Facility, FloorPlan
from home.models.questions import QuestionsPage

__all__ = [
    "AccessFeature",
    "CentrePage",
    "Counter",
    "Facility",
    "FloorPlan",
    "Holiday",
    "HomePage",
    "InformationPage",
    "Location",
    "LocationPhone",
    "NewsIndexPage",
    "NewsPage",
    "OpeningException",
    "OpeningHours",
    "QuestionsPage",
]
