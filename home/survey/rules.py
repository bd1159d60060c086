"""The rules of the survey, kept in memory with the tree: a question costs no query for them."""

from django.db.models.signals import post_delete, post_save

from home.survey.models import SurveyExclusion, SurveySettings
from portal import tree
from portal.tree import snapshot

FACT = "home.survey_rules"


def rules() -> SurveySettings:
    """The rules in force, from memory."""
    return snapshot().facts(FACT)


def connect() -> None:
    tree.register(FACT, SurveySettings.load)
    for signal in (post_save, post_delete):
        for model in (SurveySettings, SurveyExclusion):
            signal.connect(tree.changed, sender=model, dispatch_uid="home.survey_rules")
