from search.editors.models.best_bet import BestBet
from search.editors.models.query_log import PageClicks, QueryLog
from search.editors.models.synonym_group import SynonymGroup

__all__ = ["BestBet", "PageClicks", "QueryLog", "SynonymGroup"]
