"""Any text is read for names, in time that grows with its length alone, and names stand in the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire.annotate.candidates import read_article
from tradewire.annotate.mentions import find_governments
from tradewire.link.join import link

KNOWN = ["Peru", "Peruvian", "Peru's", "Lima", "U.S.", "us", "EU", "Georgia", "Washington", "Turkey", "Diet"]
OFFICES = [
    "Trade Minister",
    "President",
    "Ana Ruiz",
    "Dr.",
    "J.",
    "Ruiz",
    "Trump",
    "Secretary of",
    "the head",
]
BODIES = [
    "Norrmalm",
    "Holdings",
    "Ltd.",
    "and Co",
    "Bank of",
    "Department of",
    "finance ministry",
    "Fish Board",
]
PAPERS = [
    "(WTO)",
    "USMCA",
    "the Lima Pact",
    "Act of 1990",
    "Treaty of",
    "Section 232",
    "No.",
    "(EU) 2019/1020",
]
SMALL = ["of", "for", "and", "in", "the", "said", "told", "by", ",", ";", ":", ".", "(", ")", "-", "–", "'s"]
ODD = ["\n", "\n\n", "\u00a0", "“", "’", "*", "# ", "- ", "|", "\x00", "İ", "ß", "\ud800", "²", "ﬁ", "🇵🇪"]
PIECES = [*KNOWN, *OFFICES, *BODIES, *PAPERS, *SMALL, *ODD]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)


@given(texts)
@settings(max_examples=250, deadline=None, derandomize=True)
def test_what_is_found_stands_in_the_text(text: str) -> None:
    entities = link(read_article(text, None, [])).entities
    for entity in entities:
        for start, end, name in entity.mentions:
            assert start < end
            assert text[start:end] == name
    assert len({entity.id for entity in entities}) == len(entities)
    for government in find_governments(text):
        assert text[government.start : government.end] == government.text


@pytest.mark.parametrize(
    "unit",
    [
        "Ana Ruiz of Norrmalm, ",
        "X and Y Holdings, ",
        "Secretaries of Labor, ",
        "Treasury ",
        "Department of Trade and ",
        "Peru's finance ministry, ",
        "Trade Minister Ana Ruiz and ",
        "Lima and Cairo, ",
        "the Peru Fish Commission, ",
        "Ana Ruiz, the head, ",
        "Abc ",
        "of the ",
        "(WTO) ",
        "J. ",
    ],
)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        started = time.process_time()
        link(read_article(text, None, []))
        find_governments(text)
        return time.process_time() - started

    seconds(50)
    short, long = seconds(1_000), seconds(8_000)
    assert long < 24 * short + 0.5  # eight times the text; were each name held against all others, 64 times
