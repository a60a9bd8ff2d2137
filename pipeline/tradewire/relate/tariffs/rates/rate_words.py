"""What the words around a percentage say by themselves, whatever the parse: shares, polls, other taxes."""

from __future__ import annotations

import itertools

from tradewire.relate.tariffs.sentence.tokens import Token

_VALUE_WORDS = frozenset({"value", "f.o.b", "fob", "cif", "c.i.f", "invoice", "price"})
# Stems of "charge", "collect", "levy", "slap", "impose" and "tax", in all their forms.
_COLLECT = ("charg", "collect", "lev", "slap", "impos", "tax")


def is_part(tokens: list[Token], i: int) -> bool:
    """ "4 % of exports": a part of something."""
    if i + 1 >= len(tokens) or tokens[i + 1].low != "of":
        return False
    return not of_value(tokens, i) and not _of_time(tokens, i) and not of_customs_value(tokens, i)


def is_content(tokens: list[Token], i: int) -> bool:
    """ "12 % protein", "9 % under the cost of making it": what goods hold, or how they compare."""
    before = tokens[max(0, i - 2) : i]
    if len(before) > 1 and before[1].low in ("of", "from", "with") and before[0].classes & {"making"}:
        return True  # "made of 12 % or less tin"
    if _is_held(tokens, i) or _is_buyers_share(tokens, i) or is_taxed_at_home(tokens, i):
        return True
    after = tokens[i + 1 : i + 4]
    if not after:
        return False
    if "content_noun" in after[0].classes:
        return True
    return after[0].low in ("under", "below", "above", "over") and any(
        "market_subject" in t.cues or t.low in _NORMS for t in after[1:]
    )


_NORMS = frozenset({"peak", "average", "record", "normal", "norm", "target", "trend", "best"})


def is_bought_share(tokens: list[Token], i: int, low: int) -> bool:
    """ "78,000 tonnes, of which Norway bought 54 %"."""
    start = max(low, i - _TO_WHICH)
    which = next(
        (k for k in range(start + 1, i) if tokens[k].low == "which" and tokens[k - 1].low == "of"), None
    )
    if which is None:
        return False
    between = tokens[which + 1 : i]
    parted = any(t.low == "," or "tariff_noun" in t.cues for t in between)
    return any("taking" in t.classes for t in between) and not parted


_TO_WHICH = 8  # tokens from "of which" to the percentage


def is_taxed_at_home(tokens: list[Token], i: int) -> bool:
    """ "a 12 % tax on remittances": on what crosses no border. Digital services have taxes of their own."""
    opener = next((k for k in range(i + 1, min(len(tokens), i + _TO_BASE)) if tokens[k].low == "on"), None)
    if opener is None or any(
        t.kind in ("rate", "punct") for t in tokens[i + 1 : opener] if t.low not in ('"', "”", "“")
    ):
        return False
    base = tokens[opener + 1 : opener + _TO_BASE]
    end = next((n for n, t in enumerate(base) if t.kind != "word" or "preposition" in t.classes), len(base))
    return any("no_trade_base" in t.classes for t in base[:end]) and not any(
        t.low == "digital" for t in base[:end]
    )


_TO_BASE = 6  # tokens from a rate to "on", and from there to what is taxed


def _is_buyers_share(tokens: list[Token], i: int) -> bool:
    """ "Peru is the main customer, with 12 %"."""
    return (
        i > 2
        and tokens[i - 1].low == "with"
        and tokens[i - 2].low == ","
        and bool(tokens[i - 3].classes & {"buyer_noun", "firm_noun"})
    )


def _is_held(tokens: list[Token], i: int) -> bool:
    """ "if the machines include at least 12 % Peruvian steel": a part of what goods are made of."""
    k = i - 1
    while k > 0 and tokens[k].low in _ABOUT:
        k -= 1
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or not (following.kind == "gov" or following.tag.startswith(("NN", "JJ", "VBN"))):
        return False
    held = (
        k >= 0 and tokens[k].low.startswith(("contain", "includ", "compris")) and tokens[k].low != "including"
    )
    return held and not any(t.cues & {"tariff_noun", "rate_noun"} for t in tokens[i + 1 : i + _TO_DUTY])


_TO_DUTY = 6  # tokens from a percentage to the duty that it is the rate of


def is_restated(tokens: list[Token], i: int) -> bool:
    """ "from 215 to 240 pesos, or 12 %", "37,000 cars, or 0.6 %": a change or a share in other words."""
    if i > 1 and tokens[i - 1].low == "or" and tokens[i - 2].low == ",":
        counted = any(t.kind == "number" and "," in t.text for t in tokens[max(0, i - _TO_COUNT) : i])
        if counted and not any("tariff_noun" in t.cues for t in tokens[:i]):
            return True
    return (
        i > _TO_MONEY
        and tokens[i - 1].low == "or"
        and tokens[i - 2].low == ","
        and any(t.kind == "money" for t in tokens[i - 2 - _TO_MONEY : i - 2])
    )


_TO_COUNT = 9  # tokens from the count to the percentage
_TO_MONEY = 3  # tokens from the amount to the comma


def is_chance(tokens: list[Token], i: int, low: int) -> bool:
    """ "puts the odds that the levy comes at 40 %"."""
    return (
        i > low
        and tokens[i - 1].low in ("at", "to", "is")
        and any("chance_noun" in t.classes for t in tokens[max(low, i - _TO_CHANCE) : i])
    )


_TO_CHANCE = 14  # tokens from "the odds that …" to the percentage


def is_step(tokens: list[Token], i: int) -> bool:
    """ "by 4 %", "by between 4 % and 6 %": the amount of a change."""
    if [t.low for t in tokens[i + 1 : i + 3]] == ["by", "which"]:
        return True  # "for every 5 % by which prices fall"
    k = i - 1
    while k > 0 and (
        tokens[k].low in _ABOUT
        or "adverb" in tokens[k].classes
        or (tokens[k].kind == "rate" and tokens[k + 1].low == "to" and _from(tokens, k))
    ):
        k -= 1
    return k >= 0 and tokens[k].low == "by" and not (k and "sheltering" in tokens[k - 1].classes)


def _from(tokens: list[Token], k: int) -> bool:
    """Whether the rate at `k` opens a range: "from about 9 % to 12 %"."""
    k -= 1
    while k > 0 and (tokens[k].low in _ROUGHLY or "adverb" in tokens[k].classes):
        k -= 1
    return k >= 0 and tokens[k].low == "from"


_ROUGHLY = frozenset({"about", "approximately", "around", "roughly", "nearly", "some"})
_ABOUT = frozenset(
    {"between", "from", "more", "less", "than", "at", "least", "most", "up", "to", "about", "a", "some",
     "approximately", "around", "roughly", "nearly", "rates", "ranging"}
)  # fmt: skip


def is_up_or_down(tokens: list[Token], i: int) -> bool:
    """ "up 4 %", "-4 %": a change, unless a word for a rate stands near (`rate_near`)."""
    if i > 1 and tokens[i - 1].low == "off" and tokens[i - 2].low in ("is", "are", "was", "were"):
        return True  # "acreage is off 9 %"
    if not i or tokens[i - 1].low not in ("up", "down", "-", "−", "+"):
        return False
    return tokens[i - 1].dep != "prt"  # "has drawn up 4 % for tin"


def of_value(tokens: list[Token], i: int) -> bool:
    """ "10 % of the value", as duties are written in laws; not "applied to 10 % of the value"."""
    if i and tokens[i - 1].low == "to":
        return False
    return any(t.low in _VALUE_WORDS for t in tokens[i + 2 : i + 6]) and any(
        t.cues & {"tariff_noun", "rate_noun", "impose", "pay", "export_duty"}
        for t in tokens[max(0, i - 14) : i]
    )


def of_customs_value(tokens: list[Token], i: int) -> bool:
    """ "10 % of a reference price": of what customs reckons with, whatever stands before."""
    words = tokens[i + 2 : i + 5]
    return any(
        a.low in ("reference", "customs", "dutiable", "declared", "invoice", "cif", "fob")
        and b.low in ("price", "value", "prices")
        for a, b in itertools.pairwise(words)
    )


def _of_time(tokens: list[Token], i: int) -> bool:
    """ "the 12 % of last spring": a rate by its time, no part of anything."""
    return i + 2 < len(tokens) and tokens[i + 2].kind == "date"


def is_vote(tokens: list[Token], i: int, high: int) -> bool:
    """A share of those asked: the sentence tells of a poll, or "12 % in favour", "30 % against" follows."""
    if any("poll" in t.cues for t in tokens):
        return True
    for k in range(i + 1, min(high, i + 4)):
        if "vote" in tokens[k].cues:
            following = tokens[k + 1] if k + 1 < len(tokens) else None
            return tokens[k].low != "against" or following is None or following.kind == "punct"
    return False


def is_change(tokens: list[Token], i: int, high: int) -> bool:
    """ "a 4 % increase": a change, by a noun right behind the rate that is no verb of duties."""
    if i + 1 >= high or tokens[i + 1].kind != "word":
        return False
    cues = tokens[i + 1].cues
    return "change_noun" in cues and not cues & {"impose", "remove"}


def rate_near(tokens: list[Token], i: int, low: int, right: int | None, left: int | None) -> bool:
    """Whether the clause has a word for a duty before the rate at `i`, or one for a rate right beside it."""
    return right is not None or left is not None or any("tariff_noun" in t.cues for t in tokens[low:i])


def other_tax(tokens: list[Token], i: int, low: int, high: int, right: int | None, left: int | None) -> bool:
    """Taxes and fees that are no duty: VAT, sales tax, remittance tax, electricity tariffs."""
    # What a comma parts from the rate behind it is another item: "a duty of 9 %, a telephone fee of 5 %".
    comma = next((k for k in range(i + 1, high) if tokens[k].low == ","), high)
    near = tokens[max(low, i - 8) : min(comma, i + 8)]
    if any("not_trade" in t.cues for t in near):
        return True
    if any(
        ("other_tax" in t.classes and t.text.islower()) or t.text == "VAT"
        for t in tokens[max(low, i - 2) : i]
    ):
        return True
    for k in (right, left):
        if k is not None and "tariff_noun" not in tokens[k].cues:
            around = tokens[max(low, k - 3) : min(high, k + 4)]
            if any(_is_other_tax(t) for t in around):
                return True
    close = tokens[max(low, i - 5) : min(high, i + 4)]
    return any(_is_other_tax(t) for t in close) and not any("tariff_noun" in t.cues for t in close)


def _is_other_tax(token: Token) -> bool:
    """A word for another tax; in capitals it is part of a name ("the Tariff Commission")."""
    return "other_tax" in token.classes and (token.text.islower() or token.text.isupper())


def collects(low: str) -> bool:
    """Whether a word is a form of a verb for collecting a duty ("levied"), or of its noun."""
    return low.startswith(_COLLECT)
