"""How many slips of the fingers lie between two spellings: letters left out, put in, exchanged or struck in turn."""

# A word as long as this may hold two slips, a shorter one holds one.
LONG = 6


def is_slip(typed: str, meant: str) -> bool:
    """Whether one is probably the other, misspelt. Nobody errs in the first letter, nor often in one word."""
    most = 2 if len(typed) >= LONG else 1
    return typed[:1] == meant[:1] and abs(len(typed) - len(meant)) <= most and slips(typed, meant) <= most


def slips(one: str, other: str) -> int:
    """The optimal string alignment distance (Damerau 1964, Levenshtein 1966 with neighbours exchanged)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        row = [n]
        for m, its in enumerate(other, 1):
            cost = min(last[m] + 1, row[m - 1] + 1, last[m - 1] + (letter != its))
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == its:
                cost = min(cost, before[m - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
