"""Lexicons that the layout reads: headers of tables, headings, ends of sentences, page furniture."""

from __future__ import annotations

from typing import get_args

import pytest

from tradewire.lexicons.boilerplate import boilerplate
from tradewire.lexicons.implication_headings import HeadingUse, heading_words
from tradewire.lexicons.sentence_words import SentenceUse, sentence_words
from tradewire.lexicons.table_headers import HeaderRole, header_heads, header_phrases


def test_every_role_of_a_header_has_words() -> None:
    read = {found.role for found in (*header_heads().values(), *header_phrases().values())}
    assert read == set(get_args(HeaderRole))


@pytest.mark.parametrize(
    ("words", "role", "sure"),
    [
        (("duty",), "rate", False),
        (("duties",), "rate", False),
        (("consequences",), "impact", True),
        (("details",), "detail", True),
        (("exporting", "countries"), "partner", False),
    ],
)
def test_heads_and_their_plurals(words: tuple[str, ...], role: str, sure: bool) -> None:
    assert header_heads()[words] == (role, sure)


@pytest.mark.parametrize("use", get_args(HeadingUse))
def test_every_use_of_heading_words(use: HeadingUse) -> None:
    phrases = heading_words(use)
    assert phrases
    assert all(word == word.lower() for phrase in phrases for word in phrase)


def test_no_heading_word_promises_and_takes_back() -> None:
    assert not heading_words("promise") & (heading_words("not") | heading_words("hint"))


@pytest.mark.parametrize("use", get_args(SentenceUse))
def test_words_at_the_ends_of_sentences(use: SentenceUse) -> None:
    words = sentence_words(use)
    assert words
    assert all(word == word.lower() and not word.endswith(".") for word in words)


def test_abbreviations_that_may_end_a_sentence_are_abbreviations() -> None:
    assert sentence_words("may_end") <= sentence_words("abbreviation")


def test_boilerplate_has_phrases() -> None:
    assert all(entry.phrases for entry in boilerplate())
