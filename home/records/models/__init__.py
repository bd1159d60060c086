from home.records.models.improvements import Improvement, Need
from home.records.models.meetings import Meeting, Resolution
from home.records.models.plans import Plan, PlanActivity
from home.records.models.problems import Problem
from home.records.models.studies import EnvironmentAnalysis, NeedsStudy
from home.records.models.trainings import Attendance, Training

__all__ = [
    "Attendance",
    "EnvironmentAnalysis",
    "Improvement",
    "Meeting",
    "Need",
    "NeedsStudy",
    "Plan",
    "PlanActivity",
    "Problem",
    "Resolution",
    "Training",
]
