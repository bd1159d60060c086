from home.feedback.models import Case, CaseEvent, PageFeedback
from home.models.centre import CentrePage
from home.models.home_page import HomePage
from home.models.hours import Holiday, OpeningException, OpeningHours
from home.models.information import InformationPage
from home.models.location import Location
from home.models.news import NewsIndexPage, NewsPage
from home.models.phones import LocationPhone
from home.models.premises import AccessFeature, Counter, Facility, FloorPlan
from home.models.questions import QuestionsPage
from home.records.models import (
    Attendance,
    EnvironmentAnalysis,
    Improvement,
    Meeting,
    Need,
    NeedsStudy,
    Plan,
    PlanActivity,
    Problem,
    Resolution,
    Training,
)
from home.standard.models import AddedEvidence, Care, CriterionMonth, EvidencePack, ShownStandard, StandardFile
from home.standard.pack.models import PackOrder
from home.standard.page import StandardPage
from home.statistics.models import ServiceMonth, TypicalTime
from home.survey.models import SurveyAnswer, SurveyExclusion, SurveyMinute, SurveySettings

__all__ = [
    "AccessFeature",
    "AddedEvidence",
    "Attendance",
    "Care",
    "Case",
    "CaseEvent",
    "CentrePage",
    "Counter",
    "CriterionMonth",
    "EnvironmentAnalysis",
    "EvidencePack",
    "Facility",
    "FloorPlan",
    "Holiday",
    "HomePage",
    "Improvement",
    "InformationPage",
    "Location",
    "LocationPhone",
    "Meeting",
    "Need",
    "NeedsStudy",
    "NewsIndexPage",
    "NewsPage",
    "OpeningException",
    "OpeningHours",
    "PackOrder",
    "PageFeedback",
    "Plan",
    "PlanActivity",
    "Problem",
    "QuestionsPage",
    "Resolution",
    "ServiceMonth",
    "ShownStandard",
    "StandardFile",
    "StandardPage",
    "SurveyAnswer",
    "SurveyExclusion",
    "SurveyMinute",
    "SurveySettings",
    "Training",
    "TypicalTime",
]
