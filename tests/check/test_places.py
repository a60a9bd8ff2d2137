"""Places by their words: found whatever the layout, and words made for a span find it again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewire.check.places import MAX_CONTEXT, Squeezed, context_of, squeezed


@pytest.mark.parametrize(
    ("text", "context", "quote", "found"),
    [
        ("Peru puts 12 % on tin.", "puts 12 % on tin", "12 %", "12 %"),
        ("Peru puts\n12 %\non **tin**.", "Peru puts 12 % on tin", "12 %", "12 %"),
        ("“A £5 levy”", 'a "£5 levy"', "£5", "£5"),
        ("12% on tin", "12% on zinc", "12%", None),
        ("12% on tin", "duty on tin", "12%", None),
        ("12% on tin", "12% on tin", "—", None),
        ("İzmir pays 9% now", "pays 9% now", "9%", "9%"),  # its lower case is two characters
    ],
)
def test_found(text: str, context: str, quote: str, found: str | None) -> None:
    place = Squeezed.of(text).find(context, quote)
    assert (place and text[slice(*place)]) == found


def test_the_same_words_again_are_the_next_place() -> None:
    text = "It pays 5% here.\nIt pays 5% here."
    whole = Squeezed.of(text)
    first = whole.find("pays 5% here", "5%")
    second = whole.find("pays 5% here", "5%", {(8, 10)})
    assert (first, second) == ((8, 10), (25, 27))
    assert whole.find("pays 5% here", "5%", {(8, 10), (25, 27)}) is None


@pytest.mark.parametrize(
    ("text", "quote", "context"),
    [
        (
            "Chile said on Monday that tin pays 5% from May, 7% from June.",
            "5%",
            "tin pays 5% from May,",
        ),
        ("Tin | 5% | May\nZinc | 5% | June", "5%", "Tin | 5% | May"),
        ("Tin pays 5% and zinc pays 5% too, they said.", "5%", "Tin pays 5% and zinc"),
        ("5%", "5%", "5%"),
    ],
)
def test_words_for_a_place(text: str, quote: str, context: str) -> None:
    start = text.index(quote)
    assert context_of(text, start, start + len(quote)) == context


WORDS = st.sampled_from(["5%", "15%", "tin", "Tin", "pays", "€5", "the", "a", "İ", "—", "|", "\n", "x" * 90])


@given(st.lists(WORDS, max_size=60).map(" ".join), st.sampled_from(["5%", "tin", "€5"]))
def test_places_are_found_by_the_words_made_for_them(text: str, quote: str) -> None:
    spans = [match.span() for match in re.finditer(quote, text, re.IGNORECASE)]
    whole = Squeezed.of(text)
    taken: set[tuple[int, int]] = set()
    contexts = [context_of(text, *span, whole=whole) for span in spans]
    for context in contexts:
        assert "\n" not in context
        assert len(context) <= MAX_CONTEXT
        place = whole.find(context, quote, taken)
        assert place in spans
        taken.add(place)
    # Places told by words that are theirs alone are found exactly.
    for span, context in zip(spans, contexts, strict=True):
        around = squeezed(context)
        if whole.text.find(around, whole.text.find(around) + 1) < 0:
            assert whole.find(context, quote) == span
