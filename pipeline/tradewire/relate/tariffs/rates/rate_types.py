"""Is a percentage a rate of duty? Decided by named rules on the clause, strongest first.

A percentage is a duty when it modifies or completes a tariff noun, stands behind "n % on
(goods)", is the object of a collecting or paying verb, or is the counterpart of one that
is; it is none when it is a part of something ("n % of"), an amount of change ("by n %",
"a n % rise"), or belongs to prices, growth, interest, shares, polls or other taxes.
"""

from __future__ import annotations

from tradewire.relate.tariffs.rates.rate_words import (
    collects,
    is_bought_share,
    is_chance,
    is_content,
    is_part,
    is_restated,
    is_step,
    is_up_or_down,
    is_vote,
    of_customs_value,
    of_value,
    other_tax,
    rate_near,
)
from tradewire.relate.tariffs.sentence.clauses import (
    ACTING,
    clause_bounds,
    is_passive,
    noun_left,
    noun_right,
    verb_above,
    verb_cues,
)
from tradewire.relate.tariffs.sentence.subjects import subject_of
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import HYPHENS, is_rate_noun, is_tariff_noun, is_verb

# Verdict and the rule that gave it; None leaves the question to the context.
Verdict = tuple[bool | None, str]

_UNIT_CHANGE = frozenset(
    {"rise", "increase", "hike", "cut", "reduction", "rises", "increases", "hikes", "cuts", "reductions"}
)


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
    if is_part(tokens, i):
        return False, "part-of"
    if is_content(tokens, i) or is_restated(tokens, i) or is_chance(tokens, i, low):
        return False, "content"
    if is_bought_share(tokens, i, low) or _is_put_at(tokens, i, low):
        return False, "content"
    right, left = noun_right(sentence, i, high), noun_left(sentence, i, low)
    if other_tax(tokens, i, low, high, right, left):
        return False, "other-tax"
    if is_step(tokens, i):
        return False, "by"
    if _change_of(sentence, i, low):
        return False, "change-of"
    if _share_of(tokens, i, low):
        return False, "share-of"
    if is_vote(tokens, i, high) and not _to_rate_of_duty(sentence, i, low):
        return False, "poll"
    if is_up_or_down(tokens, i) and not rate_near(tokens, i, low, right, left):
        return False, "up-down"
    if _moved_by(sentence, i):
        return False, "moved-by"
    if right is not None and "tariff_noun" in tokens[right].cues:
        following = tokens[right + 1] if right + 1 < high else None
        if following is not None and following.low in _UNIT_CHANGE:
            return False, "tariff-change"
        return True, "rate-duty"
    if _change_noun(sentence, i, high):
        return False, "change-noun"
    if left is not None and "tariff_noun" in tokens[left].cues:
        return True, "duty-of"
    if after is not None and after.low == "of" and of_value(tokens, i):
        return True, "of-value"
    if after is not None and after.low == "of" and of_customs_value(tokens, i):
        return None, "verb"
    if (
        after is not None
        and (
            after.low in ("on", "for")
            or (after.low == "against" and i + 2 < high and tokens[i + 2].kind == "gov")
        )
        and _goods_follow(tokens, i + 2, high)
        and not _subject_is_market(sentence, i, low)
    ):
        return True, "on-goods"
    if right is not None and not _heads_phrase(sentence, right):
        return False, "modifier"
    if right is not None or left is not None:
        if _other_rate(tokens, i, low, high):
            return False, "other-rate"
        return None, "rate-noun"
    if _to_rate_of_duty(sentence, i, low):
        return True, "duty-verb"
    relative = _relative(sentence, i)
    if relative is not None:
        return relative
    return _by_verb(sentence, i, low, high)


def _heads_phrase(sentence: Sentence, k: int) -> bool:
    """Whether the noun at `k` ends its phrase, and is no modifier ("a 5 % tax deduction")."""
    tokens = sentence.tokens
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    return (
        following is None
        or following.kind != "word"
        or not following.tag.startswith("NN")
        or bool(following.cues & {"tariff_noun", "rate_noun"})
    )


def _change_of(sentence: Sentence, i: int, low: int) -> bool:
    """ "cuts of up to 5 %", "a reduction of 5 %": the amount of a change."""
    tokens = sentence.tokens
    k = i - 1
    while k >= low and tokens[k].classes & {"rate_link", "adverb"} and tokens[k].low != "of":
        k -= 1
    if k <= low or tokens[k].low != "of":
        return False
    noun = tokens[k - 1]
    return "change_amount" in noun.classes and not is_verb(sentence, k - 1)


def _share_of(tokens: list[Token], i: int, low: int) -> bool:
    """ "a share of about 5 %", "the growth of 5 % that …": what is measured stands before it."""
    k = i - 1
    while k > low and "adverb" in tokens[k].classes:
        k -= 1
    return k > low and tokens[k].low == "of" and "share_noun" in tokens[k - 1].classes


def _relative(sentence: Sentence, i: int) -> Verdict | None:
    """ "the 12 % that Lima collects", "the 12 % wine pays": decided by the rate's own clause."""
    if not sentence.parsed:
        return None
    tokens = sentence.tokens
    for child in sentence.children[i]:
        if tokens[child].dep in ("relcl", "acl") and child > i and is_verb(sentence, child):
            inner = [child, *(c for c in sentence.children[child] if c > i and tokens[c].dep == "xcomp")]
            if any(verb_cues(sentence, c) & {"pay", "impose"} or collects(tokens[c].low) for c in inner):
                return True, "relative"
    return None


def _moved_by(sentence: Sentence, i: int) -> bool:
    """ "exports fell 12 %", "the shares added 12 %": the object of a verb of movement is a change."""
    if not sentence.parsed:
        return False
    tokens = sentence.tokens
    verb = tokens[i].head
    if (
        not 0 <= verb < i
        or not is_verb(sentence, verb)
        or tokens[i].dep not in ("dobj", "npadvmod", "advmod", "attr")
    ):
        return False
    if (
        "determiner" in tokens[i - 1].classes
        or tokens[i - 1].low in ("to", "at", "from")
        or "relcl" in {tokens[c].dep for c in sentence.children[i]}
    ):
        return False
    return "moves" in tokens[verb].cues and not any(is_tariff_noun(sentence, k) for k in range(verb, i))


def _to_rate_of_duty(sentence: Sentence, i: int, low: int) -> bool:
    """ "raise the duty on … to 12 %": verb, tariff noun, and a rate behind "to", whatever lies between."""
    tokens = sentence.tokens
    k = i - 1
    while k > low and tokens[k].classes & {"adverb", "determiner"}:
        k -= 1
    if tokens[k].low not in ("to", "at", "from"):
        return False
    noun = None
    for j in range(k - 1, low - 1, -1):
        if tokens[j].kind == "rate":
            return False
        if is_tariff_noun(sentence, j) or (is_rate_noun(sentence, j) and tokens[j + 1].low in ("on", "for")):
            noun = j
        elif is_verb(sentence, j) and tokens[j].cues & {"raise", "lower", "keep"}:
            return noun is not None
        elif tokens[j].cues & {"other_measure"} and noun is None:
            return False
    return False


def _change_noun(sentence: Sentence, i: int, high: int) -> bool:
    tokens = sentence.tokens
    k = i + 1
    if k < high and (tokens[k].low in HYPHENS or tokens[k].low == "”"):
        k += 1
    for j in range(k, min(high, k + 3)):
        token = tokens[j]
        if token.kind == "date" and token.low.startswith(("more than", "less than")):
            return True
        if (
            token.low in ("of", "on", "for")
            or token.kind != "word"
            or token.classes & {"determiner", "conjunction"}
        ):
            return False
        if (
            token.low in ("above", "below", "over", "beyond")
            and j + 1 < high
            and tokens[j + 1].low in ("it", "the", "that", "its")
        ):
            return False  # "25 % above the quota"
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
    if sentence.parsed:
        verb, _ = verb_above(sentence, i)
        if verb is None or not tokens[verb].cues & {"move", "moves", "raise", "lower"}:
            return False
        head = subject_of(sentence, verb).head
        return head >= 0 and "market_subject" in tokens[head].cues
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
    verb = _governing_verb(sentence, i, low, high)
    if verb is None:
        return None, "bare"
    cues = verb_cues(sentence, verb)
    subject = subject_of(sentence, verb)
    if i > 1 and tokens[i - 1].low == "of" and tokens[i - 2].low in ("one", "another"):
        if any("tariff_noun" in t.cues for t in tokens[low : i - 2]):
            return True, "duty-of"  # "a tariff of 9 % on tin, and one of 12 % was floated"
    elif subject.head == i:
        if tokens[i - 1].low in ("the", "that", "this"):
            return None, "bare"
        if collects(tokens[verb].low) and is_passive(sentence, verb):
            return True, "collect-verb"  # "wine, on which 9 % could be levied"
        return (None, "verb") if cues & {"move", "impose", "remove", "suspend"} else (False, "own-subject")
    if tokens[i - 1].low == "by" and "sheltering" in tokens[verb].classes:
        return True, "pay-verb"
    words = tokens[subject.start : subject.end]
    between = tokens[min(verb, i) + 1 : i]
    if (
        "taxes_goods" in cues
        and i > verb
        and tokens[i - 1].low in ("at", "with")
        and subject.kind in ("government", "pronoun")
    ):
        return True, "collect-verb"
    if any(t.cues & {"other_measure", "market_subject"} for t in between) and not any(
        "tariff_noun" in t.cues for t in between
    ):
        return False, "market-object"
    if subject.kind == "tariff" or any("tariff_noun" in t.cues for t in between):
        other = any("other_measure" in t.cues for t in words)
        if other and not any("tariff_noun" in t.cues for t in words):
            return False, "market-verb"  # "the sales tax rises to 5 %"
        return (None, "verb") if other else (True, "duty-verb")
    passive = is_passive(sentence, verb)
    pays = "pay" in cues or (passive and "impose" in cues)
    if subject.head >= 0 and "market_subject" in tokens[subject.head].cues and not pays:
        return False, "market-verb"
    near = range(max(low, i - 8), i)
    comma = next((k for k in range(verb - 1, low, -1) if tokens[k].low == ","), low)
    if verb - comma <= _TO_COMMA:
        near = range(max(low, i - 8, comma), i)  # "with half of its capacity idle, had sought 9 %"
    if any("other_measure" in t.cues for t in words) or (
        any("other_measure" in tokens[k].cues and not is_verb(sentence, k) for k in near)
        and not any("tariff_noun" in t.cues for t in tokens[low:i])
    ):
        return False, "market-verb"
    if "pay" in cues and not cues & {"raise", "lower"} and (not passive or "impose" in cues):
        return (
            (True, "pay-verb")
            if "money_market" not in tokens[subject.head].classes
            else (False, "market-verb")
        )
    if collects(tokens[verb].low):
        return True, "collect-verb"
    return None, ("verb" if cues & ACTING else "bare")


_TO_COMMA = 4  # tokens from the comma before a clause to its verb


def _is_put_at(tokens: list[Token], i: int, low: int) -> bool:
    """ "growth is put at 2 %", "growth, which they put at 2 %"."""
    if i < low + 2 or tokens[i - 1].low != "at" or tokens[i - 2].low not in ("put", "puts"):
        return False
    before = tokens[max(low, i - _TO_GROWTH) : i]
    return any(t.cues & {"market_subject", "other_measure"} for t in before) and not any(
        "tariff_noun" in t.cues for t in before
    )


_TO_GROWTH = 10  # tokens from "growth" to its percentage


def _governing_verb(sentence: Sentence, i: int, low: int, high: int) -> int | None:
    """The verb above the rate; where the sentence is not parsed, the nearest acting verb before it."""
    if sentence.parsed:
        verb, _ = verb_above(sentence, i)
        return verb
    tokens = sentence.tokens
    return next(
        (k for k in range(i - 1, low - 1, -1) if is_verb(sentence, k) and tokens[k].cues & ACTING), None
    )
