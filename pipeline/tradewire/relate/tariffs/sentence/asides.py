"""Words that only interrupt a clause, which the parser passes over: the hour of a day, and who said so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tradewire.relate.tariffs.sentence.tokens import Token

_HOUR = re.compile(r"\d{1,2}|[ap]\.?m")
_ZONE = frozenset(
    {"eastern", "central", "daylight", "standard", "local", "time", "et", "edt", "est", "gmt", "utc"}
)
_OPENERS = frozenset({"and", "or", "but", "which", "who", "that"})
_LONGEST = 6  # tokens between the commas of an insertion


def skip_asides(tokens: Sequence[Token]) -> None:
    """Marks hours, ", the ministry said," and notes in brackets for the parser to pass over."""
    for k, token in enumerate(tokens):
        if token.low == ":" and 0 < k < len(tokens) - 1:
            _skip_hour(tokens, k)
        elif token.low == "," and token.dep != "skip":
            _skip_saying(tokens, k)
        elif token.low == "(" and k and "tariff_noun" in tokens[k - 1].cues:
            _skip_bracket(tokens, k)


def _skip_bracket(tokens: Sequence[Token], opener: int) -> None:
    """Marks a note behind a duty: "the average tariff (before May 2) was 5 %"."""
    for k in range(opener + 1, min(len(tokens), opener + _LONGEST + 2)):
        if tokens[k].kind in ("rate", "money", "gov"):
            return
        if tokens[k].low == ")":
            for token in tokens[opener : k + 1]:
                token.dep = "skip"
            return


def _skip_hour(tokens: Sequence[Token], colon: int) -> None:
    if not (tokens[colon - 1].text.isdigit() and tokens[colon + 1].text.isdigit()):
        return
    first, last = colon - 1, colon + 1
    for k in range(colon + 2, len(tokens)):
        low = tokens[k].low
        if low in _ZONE or _HOUR.fullmatch(low) or (low == "." and _HOUR.fullmatch(tokens[k - 1].low)):
            last = k
        else:
            break
    if first and tokens[first - 1].low == "at":
        first -= 1
    if last == colon + 1 and tokens[first].low != "at":
        return  # "10:30" by itself may be a ratio or a verse
    for token in tokens[first : last + 1]:
        token.dep = "skip"


def _skip_saying(tokens: Sequence[Token], comma: int) -> None:
    """Marks a short insertion between two commas that only says who said it."""
    for k in range(comma + 2, min(len(tokens), comma + _LONGEST + 2)):
        low = tokens[k].low
        if low == "," and k + 1 < len(tokens):
            inside = tokens[comma + 1 : k]
            if sum("report" in t.cues for t in inside) == 1 and "report" in (
                inside[0].cues | inside[-1].cues
            ):
                for token in tokens[comma : k + 1]:
                    token.dep = "skip"
            return
        # A government that speaks is needed with its verb, so as not to be taken for a collector.
        if tokens[k].kind in ("rate", "money", "gov") or low in _OPENERS:
            return
