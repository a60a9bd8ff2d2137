"""Is a percentage a rate of duty? Decided by named rules on the clause, strongest first.

A percentage is a duty when it modifies or completes a tariff noun, stands behind "n % on
(goods)", is the object of a collecting or paying verb, or is the counterpart of one that
is; it is none when it is a part of something ("n % of"), an amount of change ("by n %",
"a n % rise"), or belongs to prices, growth, interest, shares, polls or other taxes.
"""

from __future__ import annotations

from tradewire.relate.tariffs.clauses import (
    COLLECTING,
    clause_bounds,
    noun_left,
    noun_right,
    passive,
    subject_of,
)
from tradewire.relate.tariffs.phrases import (
    ADVERBS,
    DETERMINERS,
    NO_GOODS,
    PREPOSITIONS,
    is_verb,
)
from tradewire.relate.tariffs.tokens import Sentence, Token

# Verdict and the rule that gave it; None leaves the question to the context.
Verdict = tuple[bool | None, str]


def type_rate(sentence: Sentence, i: int, *, unit: str) -> Verdict:
    """Whether the percentage at token `i` is a rate of duty.

    Args:
        sentence: the tokens around it.
        i: the token of the percentage.
        unit: "percent", "pp" or "bp" as the percentage has it.
    """
    tokens = sentence.tokens
    if unit != "percent":
        return False, "points"
    low, high = clause_bounds(tokens, i)
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    before = tokens[i - 1] if i else None
    if after is not None and after.low == "of" and not _of_value(tokens, i):
        return False, "part-of"
    right, left = noun_right(tokens, i, high), noun_left(tokens, i, low)
    if _other_tax(tokens, i, low, high, right, left):
        return False, "other-tax"
    if before is not None and before.low == "by":
        return False, "by"
    if before is not None and before.low in ("between", "from") and i > 1 and tokens[i - 2].low == "by":
        return False, "by"
    if before is not None and before.low in ("up", "down", "-", "−", "+") and not _rate_near(tokens, i, low, right, left):
        return False, "up-down"
    if right is not None and "tariff_noun" in tokens[right].cues:
        return _unless_change_of(tokens, i, right, high)
    change = _change_noun(tokens, i, high)
    if change:
        return False, "change-noun"
    if left is not None and "tariff_noun" in tokens[left].cues:
        return True, "duty-of"
    if after is not None and after.low in ("on", "for", "against") and _goods_follow(tokens, i + 2, high):
        if not _subject_is_market(tokens, i, low):
            return True, "on-goods"
    if right is not None:
        if _other_rate(tokens, i, low, high):
            return False, "other-rate"
        return None, "rate-noun"
    if left is not None:
        if _other_rate(tokens, i, low, high):
            return False, "other-rate"
        return None, "rate-noun"
    if any("poll" in t.cues for t in tokens):
        return False, "poll"
    return _by_verb(tokens, i, low, high)


def _of_value(tokens: list[Token], i: int) -> bool:
    """"10 % of the value", as duties are written in laws."""
    return any(t.low in ("value", "f.o.b", "fob", "cif", "c.i.f", "invoice") for t in tokens[i + 2 : i + 6]) and any(
        t.cues & {"tariff_noun", "impose"} for t in tokens[max(0, i - 8) : i]
    )


def _rate_near(tokens: list[Token], i: int, low: int, right: int | None, left: int | None) -> bool:
    if right is not None or left is not None:
        return True
    return any("tariff_noun" in t.cues for t in tokens[low:i])


def _other_tax(tokens: list[Token], i: int, low: int, high: int, right: int | None, left: int | None) -> bool:
    """Taxes and fees that are no duty: VAT, sales tax, remittance tax, electricity tariffs."""
    near = tokens[max(low, i - 8) : min(high, i + 8)]
    if any("not_trade" in t.cues for t in near):
        return True
    for k in (right, left):
        if k is not None:
            around = tokens[max(low, k - 3) : min(high, k + 4)]
            if "tariff_noun" not in tokens[k].cues and any(t.low in _OTHER_TAXES for t in around):
                return True
    return any(t.low in _OTHER_TAXES for t in tokens[max(low, i - 5) : min(high, i + 4)]) and not any(
        "tariff_noun" in t.cues for t in tokens[max(low, i - 5) : min(high, i + 4)]
    )


_OTHER_TAXES = frozenset(
    """vat value-added excise remittances remittance income sales corporate commission interest inflation gdp growth yield
    unemployment jobless discount salary wage wages pension fee fees dividend mortgage coupon prime repo""".split()
)


def _unless_change_of(tokens: list[Token], i: int, right: int, high: int) -> Verdict:
    following = tokens[right + 1] if right + 1 < high else None
    if following is not None and "change_noun" in following.cues and following.low in ("rise", "increase", "hike", "cut", "reduction"):
        return False, "tariff-change"
    return True, "rate-duty"


def _change_noun(tokens: list[Token], i: int, high: int) -> bool:
    k = i + 1
    if k < high and tokens[k].low in ("-", "‑", "”"):
        k += 1
    for j in range(k, min(high, k + 3)):
        token = tokens[j]
        if token.low in ("of", "on", "for") or token.kind != "word" or token.low in DETERMINERS:
            return False
        if "change_noun" in token.cues and not (is_verb(tokens, j) and token.cues & {"impose", "remove"}):
            return not (token.low in ("up", "down", "above", "below", "off") and j + 1 < high and tokens[j + 1].low == "from" and False)
        if token.low in PREPOSITIONS or is_verb(tokens, j):
            return False
    return False


def _goods_follow(tokens: list[Token], k: int, high: int) -> bool:
    while k < high and (tokens[k].low in DETERMINERS or tokens[k].low in ADVERBS):
        k += 1
    if k >= high or tokens[k].kind in ("date", "rate", "number", "money"):
        return False
    if tokens[k].low in ("year", "day", "month", "week", "quarter", "average", "prospect", "news", "back", "hopes", "fears",
                         "expectations", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "record",
                         "credit", "loans", "deposits", "remittances", "bonds", "savings", "income", "profits", "dividends"):
        return False
    return tokens[k].low not in NO_GOODS or tokens[k].low in ("countries", "everything", "others", "them", "it", "both", "nearly", "all")


def _subject_is_market(tokens: list[Token], i: int, low: int) -> bool:
    """Whether prices, sales or the like are what moves: "sales fell 9 % on the news"."""
    for k in range(i - 1, max(low, i - 8) - 1, -1):
        if tokens[k].cues & {"tariff_noun"}:
            return False
        if is_verb(tokens, k) and tokens[k].cues & {"move", "raise", "lower"}:
            return any("market_subject" in t.cues for t in tokens[max(low, k - 6) : k])
    return False


def _other_rate(tokens: list[Token], i: int, low: int, high: int) -> bool:
    return any(t.cues & {"other_measure"} for t in tokens[max(low, i - 6) : min(high, i + 4)]) and not any(
        "tariff_noun" in t.cues for t in tokens[low:high]
    )


def _by_verb(tokens: list[Token], i: int, low: int, high: int) -> Verdict:
    """By the verb before the rate and its subject."""
    for k in range(i - 1, low - 1, -1):
        token = tokens[k]
        if not is_verb(tokens, k) or not token.cues & (COLLECTING | {"pay", "move", "request", "propose", "threaten", "agree"}):
            continue
        subject = subject_of(tokens, k, low)
        words = tokens[subject.start : subject.end]
        if subject.kind == "tariff" or any("tariff_noun" in t.cues for t in tokens[k:i]):
            return (True, "duty-verb") if not any("other_measure" in t.cues for t in words) else (None, "verb")
        head = _subject_head(words)
        if head is not None and "market_subject" in head.cues and not token.cues & {"pay"}:
            return False, "market-verb"
        if token.cues & {"pay"} and not token.cues & {"raise", "lower"}:
            return (None, "pay-verb") if any("other_measure" in t.cues for t in tokens[k:i]) else (True, "pay-verb")
        if token.low in ("charge", "charges", "charged", "collect", "collects", "collected", "levy", "levies", "levied", "slap",
                         "slaps", "slapped", "impose", "imposes", "imposed", "tax", "taxes", "taxed"):
            return True, "collect-verb"
        if passive(tokens, k) and token.cues & {"impose"}:
            return None, "verb"
        return None, "verb"
    return None, "bare"


def _subject_head(words: list[Token]) -> Token | None:
    for token in words:
        if token.low in PREPOSITIONS:
            break
        if "market_subject" in token.cues:
            return token
    return None
