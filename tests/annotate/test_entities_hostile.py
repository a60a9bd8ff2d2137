"""Any text is read for names, in time that grows with its length alone, and names stand in the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire.annotate.candidates import read_article
from tradewire.annotate.context import is_dateline
from tradewire.annotate.mentions import find_governments
from tradewire.annotate.zones import zones_of
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
        "PARIS Abc Def Ghi Jkl Mno\n\n",
        "PARIS, 3 May (Wire) 4 June, Abc. 5,\n\n",
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


@pytest.mark.parametrize(
    "unit",
    [
        "President {0} {1} said so. ",
        "President {0} Ruiz said so, Ruiz said. ",
        "Ana {0} has pears. {0} is late. ",
        "{0} Corp. rose on {1}. ",
        "the {0} {1} Association ({2}) said. ",
        "a rule of nations ({2}) and {2}. ",
    ],
)
def test_names_that_are_all_others_cost_no_square(unit: str) -> None:
    def seconds(times: int) -> float:
        text = "".join(unit.format(*_names(number)) for number in range(times))
        started = time.process_time()
        link(read_article(text, None, []))
        return time.process_time() - started

    seconds(50)
    short, long = seconds(700), seconds(5_600)
    assert long < 24 * short + 0.5


def _names(number: int) -> tuple[str, str, str]:
    """A given name, a surname and an acronym, others for each number."""
    name = "".join("abcdefghij"[int(digit)] for digit in str(10_000 + number))
    return f"Q{name}", f"Z{name[::-1]}", f"X{name.upper()}"


@pytest.mark.parametrize("rest", ["Ab " * 30, "May 3 1987, " * 9, "(a) " * 25, "A" * 110])
def test_an_opening_in_capitals_is_read_in_no_time(rest: str) -> None:
    """What looks like a dateline to its end and is none; read in every way it could be, it took hours."""
    text = f"PARIS {rest}!\n\nPeru sells tin."
    started = time.process_time()
    link(read_article(text, None, []))
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("PARIS, May 3 (Wire) - ", True),
        ("PARIS, 3 May -- ", True),
        ("*PARIS*: ", True),
        ("PARIS, France, Sept. 4, 2020 — ", True),
        ("PARIS May ", False),
        ("PARIS said ", False),
    ],
)
def test_datelines(opening: str, place: bool) -> None:
    text = f"{opening}Peru sells tin to Chile."
    zones = zones_of(text)
    start = text.index("PARIS")
    assert is_dateline(text, start, start + len("PARIS"), zones) is place
