"""Is a percentage a rate of duty? Decided by named rules on the clause, strongest first.

A percentage is a duty when it modifies or completes a tariff noun, stands behind "n % on
(goods)", is the object of a collecting or paying verb, or is the counterpart of one that
is; it is none when it is a part of something ("n % of"), an amount of change ("by n %",
"a n % rise"), or belongs to prices, growth, interest, shares, polls or other taxes.
"""

from __future__ import annotations

from tradewire.relate.tariffs.clauses import (
    ACTING,
    clause_bounds,
    noun_left,
    noun_right,
    subject_of,
    verb_above,
    verb_cues,
)
from tradewire.relate.tariffs.tokens import Sentence, Token
from tradewire.relate.tariffs.words import HYPHENS, is_tariff_noun, is_verb

# Verdict and the rule that gave it; None leaves the question to the context.
Verdict = tuple[bool | None, str]

_VALUE_WORDS = frozenset({"value", "f.o.b", "fob", "cif", "c.i.f", "invoice"})
_UNIT_CHANGE = frozenset({"rise", "increase", "hike", "cut", "reduction", "rises", "increases", "hikes", "cuts", "reductions"})
_COLLECT = frozenset({"charge", "collect", "levy", "slap", "impose", "tax"})


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
    low, high = clause_bounds(sentence, i)
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    before = tokens[i - 1] if i else None
    if after is not None and after.low == "of" and not _of_value(tokens, i):
        return False, "part-of"
    right, left = noun_right(sentence, i, high), noun_left(sentence, i, low)
    if _other_tax(tokens, i, low, high, right, left):
        return False, "other-tax"
    if before is not None and (
        before.low == "by" or (before.low in ("between", "from") and i > 1 and tokens[i - 2].low == "by")
    ):
        return False, "by"
    if before is not None and before.low in ("up", "down", "-", "−", "+") and not _rate_near(tokens, i, low, right, left):
        return False, "up-down"
    if right is not None and "tariff_noun" in tokens[right].cues:
        following = tokens[right + 1] if right + 1 < high else None
        if following is not None and following.low in _UNIT_CHANGE:
            return False, "tariff-change"
        return True, "rate-duty"
    if _change_noun(sentence, i, high):
        return False, "change-noun"
    if left is not None and "tariff_noun" in tokens[left].cues:
        return True, "duty-of"
    if (
        after is not None
        and after.low in ("on", "for", "against")
        and _goods_follow(tokens, i + 2, high)
        and not _subject_is_market(sentence, i, low)
    ):
        return True, "on-goods"
    if right is not None or left is not None:
        if _other_rate(tokens, i, low, high):
            return False, "other-rate"
        return None, "rate-noun"
    if any("poll" in t.cues for t in tokens):
        return False, "poll"
    return _by_verb(sentence, i, low, high)


def _of_value(tokens: list[Token], i: int) -> bool:
    """ "10 % of the value", as duties are written in laws."""
    return any(t.low in _VALUE_WORDS for t in tokens[i + 2 : i + 6]) and any(
        t.cues & {"tariff_noun", "impose"} for t in tokens[max(0, i - 8) : i]
    )


def _rate_near(tokens: list[Token], i: int, low: int, right: int | None, left: int | None) -> bool:
    return right is not None or left is not None or any("tariff_noun" in t.cues for t in tokens[low:i])


def _other_tax(tokens: list[Token], i: int, low: int, high: int, right: int | None, left: int | None) -> bool:
    """Taxes and fees that are no duty: VAT, sales tax, remittance tax, electricity tariffs."""
    near = tokens[max(low, i - 8) : min(high, i + 8)]
    if any("not_trade" in t.cues for t in near):
        return True
    for k in (right, left):
        if k is not None and "tariff_noun" not in tokens[k].cues:
            around = tokens[max(low, k - 3) : min(high, k + 4)]
            if any("other_tax" in t.classes for t in around):
                return True
    close = tokens[max(low, i - 5) : min(high, i + 4)]
    return any("other_tax" in t.classes for t in close) and not any("tariff_noun" in t.cues for t in close)


def _change_noun(sentence: Sentence, i: int, high: int) -> bool:
    tokens = sentence.tokens
    k = i + 1
    if k < high and (tokens[k].low in HYPHENS or tokens[k].low == "”"):
        k += 1
    for j in range(k, min(high, k + 3)):
        token = tokens[j]
        if token.low in ("of", "on", "for") or token.kind != "word" or "determiner" in token.classes:
            return False
        if "change_noun" in token.cues and not (is_verb(sentence, j) and token.cues & {"impose", "remove"}):
            return True
        if "preposition" in token.classes or is_verb(sentence, j):
            return False
    return False


def _goods_follow(tokens: list[Token], k: int, high: int) -> bool:
    while k < high and tokens[k].classes & {"determiner", "adverb"}:
        k += 1
    if k >= high or tokens[k].kind in ("date", "rate", "number", "money"):
        return False
    if "no_duty_object" in tokens[k].classes:
        return False
    return "no_goods" not in tokens[k].classes or "any_payer" in tokens[k].classes


def _subject_is_market(sentence: Sentence, i: int, low: int) -> bool:
    """Whether prices, sales or the like are what moves: "sales fell 9 % on the news"."""
    tokens = sentence.tokens
    for k in range(i - 1, max(low, i - 8) - 1, -1):
        if is_tariff_noun(sentence, k):
            return False
        if is_verb(sentence, k) and tokens[k].cues & {"move", "raise", "lower"}:
            return any("market_subject" in t.cues for t in tokens[max(low, k - 6) : k])
    return False


def _other_rate(tokens: list[Token], i: int, low: int, high: int) -> bool:
    return any(t.cues & {"other_measure"} for t in tokens[max(low, i - 6) : min(high, i + 4)]) and not any(
        "tariff_noun" in t.cues for t in tokens[low:high]
    )


def _by_verb(sentence: Sentence, i: int, low: int, high: int) -> Verdict:
    """By the verb that governs the rate and its subject."""
    tokens = sentence.tokens
    verb, _ = verb_above(sentence, i)
    if verb is None or not low <= verb < high or not verb_cues(sentence, verb) & ACTING:
        verb = next(
            (k for k in range(i - 1, low - 1, -1) if is_verb(sentence, k) and tokens[k].cues & ACTING), verb
        )
    if verb is None:
        return None, "bare"
    cues = verb_cues(sentence, verb)
    subject = subject_of(sentence, verb)
    words = tokens[subject.start : subject.end]
    if subject.kind == "tariff" or any("tariff_noun" in t.cues for t in tokens[verb:i]):
        return (True, "duty-verb") if not any("other_measure" in t.cues for t in words) else (None, "verb")
    if any("other_measure" in t.cues for t in tokens[min(verb, i) : i]):
        return None, "verb"
    if subject.head >= 0 and "market_subject" in tokens[subject.head].cues and "pay" not in cues:
        return False, "market-verb"
    if any("other_measure" in t.cues for t in words):
        return False, "market-verb"
    if "pay" in cues and not cues & {"raise", "lower"}:
        return True, "pay-verb"
    if _stem(tokens[verb].low) in _COLLECT:
        return True, "collect-verb"
    return None, ("verb" if cues & ACTING else "bare")


def _stem(low: str) -> str:
    for lemma in _COLLECT:
        base = lemma.rstrip("e") if lemma.endswith("e") else lemma
        base = base[:-1] if base.endswith("y") else base
        if low.startswith(base):
            return lemma
    return low
