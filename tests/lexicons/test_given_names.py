"""Given names: clean, unique, filed by their first letter."""

from __future__ import annotations

import pytest

from tradewire.lexicons.base import load_entries
from tradewire.lexicons.countries import countries
from tradewire.lexicons.given_names import GivenNames, given_names, is_given_name


def test_names_are_sorted_ascii_words_under_their_letter() -> None:
    for entry in load_entries("given_names", GivenNames):
        assert list(entry.names) == sorted(set(entry.names)), entry.letter
        assert all(name.isascii() and name.islower() and name.isalpha() for name in entry.names)
        assert all(name[0] == entry.letter for name in entry.names)


def test_there_are_names_of_many_languages() -> None:
    assert len(given_names()) > 10_000
    sample = {"ana", "kofi", "fatou", "nguyen", "min", "yerlan", "giorgi", "priya", "siobhan", "mehmet"}
    assert sample <= given_names()


def test_few_countries_are_given_names() -> None:
    places = {country.name.lower() for country in countries()}
    assert places & given_names() <= {"chad", "georgia", "india", "israel", "jordan", "kenya"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("José", True),
        ("Min-su", True),
        ("Łukasz", True),
        ("Jürgen", True),
        ("Norrmalm", False),
        ("Golden", False),
        ("Delta", False),
        ("Banco", False),
        ("", False),
    ],
)
def test_is_given_name(word: str, expected: bool) -> None:
    assert is_given_name(word) is expected
