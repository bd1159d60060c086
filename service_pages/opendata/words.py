"""Facts of a record in words that need no language, for formats that have text where the record has numbers."""

from service_pages.blocks.fees import AMOUNT, PERCENT, RANGE

CURRENCY = "THB"


def figure(fee: dict) -> str:
    """``20 THB``, ``100–500 THB``, ``2 %``; '' where the amount varies."""
    if fee["kind"] == AMOUNT and fee["amount"] is not None:
        return f"{fee['amount']} {CURRENCY}"
    if fee["kind"] == RANGE and None not in (fee["amount"], fee["amount_to"]):
        return f"{fee['amount']}–{fee['amount_to']} {CURRENCY}"
    return f"{fee['percent']} %" if fee["kind"] == PERCENT and fee["percent"] is not None else ""


def rows_of(service: dict, name: str) -> list[dict]:
    """The rows of a field; [] where there are none or nothing is filled in."""
    return service[name] if isinstance(service[name], list) else []
