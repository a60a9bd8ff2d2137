"""Sentences as tokens: values as one token each, cues and classes of words, edges of subtrees."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire.relate.tariffs.sentence.tokens import Sentence, Special, tokenize

TEXT = "Peru will put off a 12% duty on tin from the United States."


def at(text: str, words: str, kind: str) -> Special:
    start = text.index(words)
    return Special(start, start + len(words), kind, words)  # type: ignore[arg-type]


def test_values_are_one_token() -> None:
    specials = [at(TEXT, "Peru", "gov"), at(TEXT, "12%", "rate"), at(TEXT, "United States", "gov")]
    tokens = tokenize(TEXT, 0, len(TEXT), specials)
    assert [(t.text, t.kind) for t in tokens if t.kind not in ("word", "punct")] == [
        ("Peru", "gov"),
        ("12%", "rate"),
        ("United States", "gov"),
    ]
    assert [t.value for t in tokens if t.kind == "rate"] == ["12%"]
    assert all(TEXT[t.start : t.end] == t.text for t in tokens)


def test_of_two_values_that_overlap_the_first_is_taken() -> None:
    tokens = tokenize("from 8 to 12%", 0, 13, [Special(5, 13, "rate", 0), Special(10, 13, "rate", 1)])
    assert [(t.text, t.value) for t in tokens] == [("from", None), ("8 to 12%", 0)]


def test_a_part_of_a_text() -> None:
    tokens = tokenize(TEXT, 5, 17, [])
    assert [t.text for t in tokens] == ["will", "put", "off"]
    assert [(t.start, t.end) for t in tokens] == [(5, 9), (10, 13), (14, 17)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("isn't", ["is", "n't"]),
        ("Peru's", ["peru", "'s"]),
        ("they’ll", ["they", "'ll"]),
        ("5,000 tonnes", ["5,000", "tonnes"]),
        ("hot-rolled", ["hot-rolled"]),
        ("(tin)", ["(", "tin", ")"]),
        ("U.S.-made", ["u.s", ".", "-", "made"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [t.low for t in tokenize(text, 0, len(text), [])] == words


def test_the_longest_cue_counts() -> None:
    tokens = tokenize("They put off the levy on exports.", 0, 33, [])
    put, levy = tokens[1], tokens[4]
    assert "suspend" in put.cues
    assert "impose" not in put.cues  # what "put" alone would be
    assert put.cue_end == 3
    assert {"export_duty", "tariff_noun"} <= levy.cues  # a noun stays what it is in a longer one
    assert levy.cue_end == 7


def test_numbers_and_values_have_no_cues() -> None:
    text = "duty 12"
    tokens = tokenize(text, 0, len(text), [Special(0, 4, "gov", "x")])
    assert [t.cues for t in tokens] == [frozenset(), frozenset()]


def test_edges_of_a_subtree() -> None:
    tokens = tokenize("a new duty on old tin", 0, 21, [])
    # duty <- a, new, on; on <- tin; tin <- old
    children: list[list[int]] = [[], [], [0, 1, 3], [5], [], [4]]
    sentence = Sentence(0, 21, 0, True, tokens, children)
    assert (sentence.left_edge(2), sentence.right_edge(2)) == (0, 5)
    assert (sentence.left_edge(5), sentence.right_edge(5)) == (4, 5)
    assert sentence.parsed
    assert not Sentence(0, 21, 0, True, tokens).parsed


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=120))
def test_tokens_are_in_order_and_leave_out_only_space(text: str) -> None:
    tokens = tokenize(text, 0, len(text), [])
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert all(text[t.start : t.end] == t.text for t in tokens)
    left = "".join(text[a:b] for a, b in _gaps(text, [(t.start, t.end) for t in tokens]))
    assert not any(c.isalnum() for c in left)


def _gaps(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))
