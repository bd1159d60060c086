"""What the survey adds to the editors' menu and addresses."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.standard.menu import HOOK
from home.survey import counter_screens, screens


class SurveyMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(screens.RIGHT)


def menu_item() -> MenuItem:
    return SurveyMenuItem(
        _("Satisfaction survey"), reverse(screens.HOURS), name="survey", icon_name="clipboard-list", order=400
    )


def addresses() -> list:
    return [
        path("standard/survey/", screens.HoursView.as_view(), name=screens.HOURS),
        path("standard/survey/hour/", screens.HourView.as_view(), name=screens.SPAN),
        path("standard/survey/left-out/", screens.LeftOutView.as_view(), name=screens.LEFT_OUT),
        path(
            "standard/survey/left-out/<int:number>/take-in/",
            screens.TakeInView.as_view(),
            name=screens.TAKE_IN,
        ),
        path("standard/survey/counters/", counter_screens.CountersView.as_view(), name=screens.COUNTERS),
        path("standard/survey/rules/", screens.RulesView.as_view(), name=screens.RULES),
        path("standard/survey/cards/", counter_screens.CardsView.as_view(), name=screens.CARDS),
    ]


def register() -> None:
    hooks.register("register_admin_urls", addresses)
    hooks.register(HOOK, menu_item)
