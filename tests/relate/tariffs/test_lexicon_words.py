"""A word that is added to a lexicon is read: every cue, government and office holder is tried."""

from __future__ import annotations

import dataclasses

import pytest

from tradewire.annotate.mentions import find_governments
from tradewire.layout import lay_out
from tradewire.lexicons.governments import governments
from tradewire.lexicons.inflection import verb_forms
from tradewire.lexicons.leaders import Leader, leaders
from tradewire.lexicons.tariff_cues import tariff_cues
from tradewire.read import read_text
from tradewire.relate.tariffs.finder import TariffReading, find_tariffs
from tradewire.relate.tariffs.sentence.tokens import tokenize
from tradewire.values.percentages import find_percentages

CUES = {entry.cue: entry for entry in tariff_cues()}
DUTY_NOUNS = set(CUES["tariff_noun"].words) - set(CUES["export_duty"].words)
# Organs whose word alone says whose it is; the others count where the article is about their country.
GOVERNMENTS = [g for g in governments() if not g.context and not g.article and not g.other_codes]


def read(text: str, published: str | None = None) -> TariffReading:
    article = dataclasses.replace(lay_out(read_text(text, "a.txt")), published=published)
    return find_tariffs(
        article,
        percentages=find_percentages(article.text),
        governments=find_governments(article.text, article),
    )


@pytest.mark.parametrize("cue", CUES)
def test_every_verb_in_all_its_forms(cue: str) -> None:
    for verb in CUES[cue].verbs:
        first, *rest = verb.split()
        for form, _ in verb_forms(first):
            words = " ".join([form, *rest])
            assert cue in tokenize(words, 0, len(words), [])[0].cues, words


@pytest.mark.parametrize("cue", CUES)
def test_every_word(cue: str) -> None:
    for words in CUES[cue].words:
        tokens = tokenize(words, 0, len(words), [])
        assert cue in tokens[0].cues, words
        assert len(tokens) == 1 or tokens[0].cue_end == len(tokens), words


def test_every_noun_for_a_duty_makes_a_percentage_one() -> None:
    for noun in sorted(DUTY_NOUNS):
        found = read(f"Togo put a 7% {noun} on yams from Benin.")
        assert [(t.imposer, t.targets) for t in found.tariffs] == [(("TG",), ("BJ",))], noun


def test_every_government_collects() -> None:
    for government in GOVERNMENTS:
        for form in government.forms():
            (tariff,) = read(f"The {form} put a duty of 7% on yams from Nauru.").tariffs
            assert tariff.imposer == (government.code,), form


def last_day_one(leader: Leader) -> tuple[str, str] | None:
    """The last office in a government that began on a known day: whose government, and that day."""
    for office in reversed(leader.offices):
        day = office.term.split("/")[0]
        if len(office.code) == 2 and len(day) == 10 and leader.government_on(day) == office.code:
            return office.code, day
    return None


def test_every_office_holder_collects_for_a_government() -> None:
    known = [(leader, *found) for leader in leaders() if (found := last_day_one(leader)) is not None]
    assert len(known) > 100
    for leader, code, day in known:
        reading = read(f"{leader.name} put a duty of 7% on yams from Nauru.", published=day)
        assert [tariff.imposer for tariff in reading.tariffs] == [(code,)], leader.name
