"""Decides for every percentage of an article whether it is a rate of duty, and which are old rates."""

from __future__ import annotations

from collections.abc import Mapping

from tradewire.relate.tariffs.rate_types import Verdict, type_rate
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.tokens import Sentence

_NEVER = frozenset({"points", "by", "part-of", "poll", "other-tax", "up-down", "tariff-change"})


def type_prose(reading: Reading) -> None:
    """Types the percentages of all blocks that are no tables, into `reading.is_tariff`."""
    for sentences in reading.sentences.values():
        about = False
        for sentence in sentences:
            about = type_sentence(sentence, reading, about) or about
    link_previous(reading)


def type_sentence(sentence: Sentence, reading: Reading, about: bool) -> bool:
    """Types one sentence's percentages; whether it speaks of duties.

    Args:
        about: an earlier sentence of the paragraph speaks of duties.
    """
    tokens = sentence.tokens
    about_here = any("tariff_noun" in t.cues for t in tokens)
    positions = [k for k, t in enumerate(tokens) if t.kind == "rate"]
    verdicts = {k: type_rate(sentence, k, unit=reading.percentages[tokens[k].value].unit) for k in positions}
    for k in positions:
        verdict, how = verdicts[k]
        if verdict is None:
            verdict, how = _by_context(sentence, reading, verdicts, k, about or about_here)
        reading.is_tariff[tokens[k].value], reading.how[tokens[k].value] = verdict, how
    return about_here


def _by_context(
    sentence: Sentence, reading: Reading, verdicts: Mapping[int, Verdict], k: int, about: bool
) -> tuple[bool, str]:
    """The verdict on a percentage whose clause does not decide, from its neighbours."""
    how = verdicts[k][1]
    siblings = [v for j, (v, _) in verdicts.items() if j != k]
    if True in siblings:
        return True, f"{how}+sibling"
    if False in siblings and how == "bare":
        return False, f"{how}+sibling"
    if how in ("rate-noun", "pay-verb"):
        return True, how
    if about and how == "verb":
        return True, f"{how}+about"
    if k and sentence.tokens[k - 1].low in ("the", "that", "this") and _told_before(sentence, reading, k):
        return True, "number"
    return False, how


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
            reading.previous_of[number] = value.previous


def roles_of(reading: Reading) -> dict[int, str]:
    """The role of every percentage that this step knows better than its own words do."""
    roles: dict[int, str] = {}
    for number, value in enumerate(reading.percentages):
        if reading.is_tariff.get(number):
            roles[number] = "tariff_rate"
        elif value.role == "tariff_rate":
            roles[number] = "tariff_change" if reading.how.get(number) in ("by", "tariff-change", "points") else "other"
    return roles


def rates_of(sentence: Sentence, reading: Reading) -> dict[int, int]:
    """Token positions of the sentence's own rates -> numbers of the percentages."""
    return {k: t.value for k, t in enumerate(sentence.tokens) if t.kind == "rate" and reading.is_own_rate(t.value)}


