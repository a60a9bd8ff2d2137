"""Decides for every percentage of an article whether it is a rate of duty, and which are old rates."""

from __future__ import annotations

from collections.abc import Mapping

from tradewire.layout.table_kinds import table_kind
from tradewire.relate.tariffs.rates.old_rates import link_old_rates
from tradewire.relate.tariffs.rates.rate_types import Verdict, type_rate
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.clauses import clause_bounds
from tradewire.relate.tariffs.sentence.tokens import Sentence

_OTHER_ROLES = frozenset({"share", "growth", "inflation", "interest_rate", "poll"})
_SURE_ROLES = frozenset({"interest_rate", "inflation", "poll"})
_WEAK = frozenset({"bare", "verb", "rate-noun"})
_REACH = 3  # blocks over which an article goes on speaking of duties
_SHORT_ITEM = 12  # tokens of a list item that names a country and its rate
_NEVER = frozenset(
    {
        "points",
        "by",
        "part-of",
        "poll",
        "other-tax",
        "up-down",
        "tariff-change",
        "change-of",
        "market-object",
        "moved-by",
    }
)


def type_prose(reading: Reading) -> None:
    """Types the percentages of all blocks that are no tables, into `reading.is_tariff`."""
    tables = {t.start: t for t in reading.article.tables}
    last = -_REACH - 1  # the last block that spoke of duties
    lead = False
    for number, block in enumerate(reading.article.blocks):
        if block.kind == "table":
            if (
                block.start in tables
                and table_kind(tables[block.start], reading.article) == "tariff_schedule"
            ):
                last = number
            continue
        sentences = reading.sentences[number]
        listed = block.kind == "list_item"
        about = lead if listed else number - last <= _REACH
        spoke = False
        for sentence in sentences:
            spoke = type_sentence(sentence, reading, about or spoke, listed=listed and lead) or spoke
        if spoke:
            last = number
        if not listed or _leads_in(sentences):
            lead = spoke or _leads_in(sentences)
    link_previous(reading)
    for sentences in reading.sentences.values():
        before: int | None = None
        for sentence in sentences:
            link_old_rates(sentence, reading, before)
            own = [t.value for t in sentence.tokens if t.kind == "rate" and reading.is_own_rate(t.value)]
            before = own[-1] if own else before


def type_sentence(sentence: Sentence, reading: Reading, about: bool, *, listed: bool = False) -> bool:
    """Types one sentence's percentages; whether it speaks of duties.

    Args:
        about: what stands before, in this paragraph or the last, speaks of duties.
        listed: the sentence is an item of a list whose lead-in speaks of duties.
    """
    tokens = sentence.tokens
    about_here = any("tariff_noun" in t.cues for t in tokens)
    positions = [k for k, t in enumerate(tokens) if t.kind == "rate"]
    verdicts = {k: type_rate(sentence, k, unit=reading.percentages[tokens[k].value].unit) for k in positions}
    for k in positions:
        verdict, how = verdicts[k]
        if (verdict is None or how in ("on-goods", "duty-verb")) and _goes_on_with_shares(
            sentence, verdicts, k
        ):
            verdict, how = False, "share-of"
        if (verdict is None or how == "moved-by") and _spelt_out(sentence, k):
            verdict, how = True, "spelt-out"
        elif verdict is None:
            verdict, how = _by_context(sentence, reading, verdicts, k, about or about_here, listed)
        reading.is_tariff[tokens[k].value], reading.how[tokens[k].value] = verdict, how
    return about_here or any(reading.is_tariff[tokens[k].value] for k in positions)


def _by_context(
    sentence: Sentence, reading: Reading, verdicts: Mapping[int, Verdict], k: int, about: bool, listed: bool
) -> tuple[bool, str]:
    """The verdict on a percentage whose clause does not decide, from its neighbours."""
    how = verdicts[k][1]
    siblings = [v for j, (v, _) in verdicts.items() if j != k]
    role = reading.percentages[sentence.tokens[k].value].role
    if (how == "bare" and role in _OTHER_ROLES) or (how in _WEAK and role in _SURE_ROLES):
        return False, f"{how}+role"
    if True in siblings:
        return True, f"{how}+sibling"
    if False in siblings and how == "bare":
        return False, f"{how}+sibling"
    if how == "rate-noun" and _of_a_bank(sentence, k):
        return False, f"{how}+market"
    if how in ("rate-noun", "pay-verb"):
        return True, how
    if about and (how == "verb" or (how == "bare" and not _of_markets(sentence, k))):
        return True, f"{how}+about"
    if _bracketed(sentence, k):
        return True, "bracketed"
    if listed and k and sentence.tokens[k - 1].low == ":":
        return True, "listed"
    if listed and any(t.kind == "gov" for t in sentence.tokens) and len(sentence.tokens) <= _SHORT_ITEM:
        return True, "listed"
    if k and sentence.tokens[k - 1].low in ("the", "that", "this") and _told_before(sentence, reading, k):
        return True, "number"
    return False, how


def _goes_on_with_shares(sentence: Sentence, verdicts: Mapping[int, Verdict], k: int) -> bool:
    """ "58 % of it came from Peru, 17 % from Chile": a list of shares."""
    tokens = sentence.tokens
    growing = any(t.low in _GROWING for t in tokens[max(0, k - 2) : k])
    if not growing and (k + 1 >= len(tokens) or tokens[k + 1].low not in ("from", "in", "to")):
        return False
    return any(j < k and verdict == (False, "part-of") for j, verdict in verdicts.items()) and not any(
        "tariff_noun" in t.cues for t in tokens
    )


_GROWING = frozenset({"starting", "increasing", "rising", "falling", "growing", "declining"})


def _bracketed(sentence: Sentence, k: int) -> bool:
    """ "the new rates: Peru (12 %), Chile (9 %)": a rate in brackets behind its partner."""
    tokens = sentence.tokens
    if k < 2 or tokens[k - 1].low != "(" or k + 1 >= len(tokens) or tokens[k + 1].low not in (")", ","):
        return False
    named = tokens[k - 2].kind == "gov" or tokens[k - 2].tag.startswith("NN")
    return named and any(t.cues & {"tariff_noun", "rate_noun"} for t in tokens[: k - 1])


def _spelt_out(sentence: Sentence, k: int) -> bool:
    """ "the duties go up in May: between 9 % and 12 %": a rate behind the colon of a clause about duties."""
    tokens = sentence.tokens
    colon = next((j for j in range(k - 1, max(0, k - _TO_COLON), -1) if tokens[j].low == ":"), None)
    if colon is None or any(t.kind == "word" and t.tag.startswith("NN") for t in tokens[colon + 1 : k]):
        return False
    low, _high = clause_bounds(sentence, colon - 1)
    return any("tariff_noun" in t.cues for t in tokens[low:colon])


_TO_COLON = 5  # tokens from the colon to the rate


def _leads_in(sentences: list[Sentence]) -> bool:
    """Whether a paragraph ends in a colon and announces rates ("The rates, by partner, are:")."""
    tokens = sentences[-1].tokens if sentences else []
    return (
        bool(tokens) and tokens[-1].low == ":" and any(t.cues & {"tariff_noun", "rate_noun"} for t in tokens)
    )


def _of_markets(sentence: Sentence, k: int) -> bool:
    """Whether the words around a bare percentage speak of markets or other rates."""
    return any(t.cues & {"other_measure", "market_subject"} for t in sentence.tokens[max(0, k - 12) : k + 6])


def _of_a_bank(sentence: Sentence, k: int) -> bool:
    """Whether a central bank sets the rate, and the sentence speaks of no duty."""
    tokens = sentence.tokens
    banks = any(t.kind == "gov" and "bank" in t.text.lower() for t in tokens[:k])
    banks = banks or any(t.low == "bank" for t in tokens[max(0, k - 10) : k])
    return banks and not any("tariff_noun" in t.cues for t in tokens)


def _told_before(sentence: Sentence, reading: Reading, k: int) -> bool:
    token = sentence.tokens[k]
    return any(
        reading.percentages[n].text == token.text and reading.is_tariff.get(n) for n in range(token.value)
    )


def link_previous(reading: Reading) -> None:
    """Takes over which percentage took the place of which, where one of the two is a rate of duty."""
    for number, value in enumerate(reading.percentages):
        if value.previous is None or reading.how.get(number) in _NEVER:
            continue
        if reading.is_tariff.get(number) or (
            reading.is_tariff.get(value.previous) and reading.how.get(value.previous) not in _NEVER
        ):
            reading.is_tariff[number] = reading.is_tariff[value.previous] = True
            reading.replace(number, value.previous)


def roles_of(reading: Reading) -> dict[int, str]:
    """The role of every percentage that this step knows better than its own words do."""
    roles: dict[int, str] = {}
    for number, value in enumerate(reading.percentages):
        if reading.is_tariff.get(number):
            roles[number] = "tariff_rate"
        elif value.role == "tariff_rate":
            roles[number] = (
                "tariff_change" if reading.how.get(number) in ("by", "tariff-change", "points") else "other"
            )
    return roles


def rates_of(sentence: Sentence, reading: Reading) -> dict[int, int]:
    """Token positions of the sentence's own rates -> numbers of the percentages."""
    return {
        k: t.value for k, t in enumerate(sentence.tokens) if t.kind == "rate" and reading.is_own_rate(t.value)
    }
