from home.models.home_page import HomePage
from home.models.information import InformationPage
from home.models.location import Holiday, Location, OpeningHours
from home.models.news import NewsIndexPage, NewsPage
from home.models.questions import QuestionsPage

__all__ = [
    "Holiday",
    "HomePage",
    "InformationPage",
    "Location",
    "NewsIndexPage",
    "NewsPage",
    "OpeningHours",
    "QuestionsPage",
]
