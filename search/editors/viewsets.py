"""Synonyms and best bets in the editors' menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from search.editors.models import BestBet, SynonymGroup


class SynonymViewSet(ModelViewSet):
    model = SynonymGroup
    name = "search_synonyms"
    url_prefix = "search-words/synonyms"
    icon = "list-ul"
    menu_label = _("Synonyms")
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("get_kind_display", label=_("kind"), sort_key="kind"),
        BooleanColumn("active", label=_("in force"), sort_key="active"),
        "note",
        UpdatedAtColumn(accessor="updated"),
    ]
    list_filter = ["kind", "active"]
    search_fields = ["terms", "meant", "note"]
    search_backend_name = None


class BestBetViewSet(ModelViewSet):
    model = BestBet
    name = "search_best_bets"
    url_prefix = "search-words/best-bets"
    icon = "pick"
    menu_label = _("Best bets")
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("page_title", label=_("page")),
        Column("order", label=_("order"), sort_key="order"),
        BooleanColumn("is_shown", label=_("shown now")),
        Column("until", label=_("valid until"), accessor="until", sort_key="until"),
    ]
    list_filter = ["active"]
    search_fields = ["terms"]
    search_backend_name = None


class SearchWords(ModelViewSetGroup):
    menu_label = _("Search words")
    menu_icon = "search"
    menu_order = 620
    items = (SynonymViewSet, BestBetViewSet)
