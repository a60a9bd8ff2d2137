"""A long text gives the same places as a short one, though its words are found once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire.annotate import positions
from tradewire.annotate.positions import paragraph_start, places_of

PIECES = ["Ana", "ana", "Ana-Lu", "Lu", " ", "-", "_", ".", "'s", "é", "٣", "\n\n", "\n", "Anas"]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(texts, st.sampled_from(["Ana", "ana", "Ana-Lu", "Lu", "Ana Lu", "A", "Ana.", "'s", "é"]))
def test_places_are_the_same_either_way(text: str, form: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        short = places_of(text, form)
        patch.setattr(positions, "_LONG", -1)
        assert places_of(text, form) == short


@settings(max_examples=200, deadline=None, derandomize=True)
@given(texts, st.integers(0, 60))
def test_paragraphs_start_at_the_same_place_either_way(text: str, position: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        short = paragraph_start(text, min(position, len(text)))
        patch.setattr(positions, "_LONG", -1)
        assert paragraph_start(text, min(position, len(text))) == short


def test_whole_words() -> None:
    assert places_of("Ana, Anas, Ana-Lu, Ana- Lu, Lu-Ana, Ana", "Ana") == [(0, 3), (19, 22), (36, 39)]
