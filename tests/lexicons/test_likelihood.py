"""Words of likelihood, and which of them a sentence is told by."""

from __future__ import annotations

import pytest

from tradewire.lexicons.likelihood import Likelihood, first_cue, likelihood_entries


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Millers may close.", "possible"),
        ("Millers could, in time, close.", "possible"),
        ("Millers may well close.", "likely"),
        ("Millers will close.", "certain"),
        ("Millers are bound to close.", "certain"),
        ("Millers would close.", "likely"),
        ("Millers are expected to close.", "likely"),
        ("Millers are unlikely to close.", "unlikely"),
        ("Millers will probably not close.", "unlikely"),
        ("They’ll close.", "certain"),
        ("If the levy will not bend, millers could close.", "possible"),
        ("Once prices will have settled, mills might reopen.", "possible"),
        ("In May mills could close.", "possible"),
        ("On 3 May mills will close.", "certain"),
        ("May 2027 will tell.", "certain"),
        ("May the best mill win.", "possible"),
        ("İzmir’s mills may close.", "possible"),
    ],
)
def test_the_first_cue_decides(text: str, level: Likelihood) -> None:
    cue = first_cue(text)
    assert cue is not None
    assert cue.level == level


@pytest.mark.parametrize("text", ["", "Mills closed in May.", "Willing hands, mayhem, cans", "May 12"])
def test_no_cue(text: str) -> None:
    assert first_cue(text) is None


def test_offsets_are_those_of_the_text() -> None:
    text = "İstanbul’s port might reopen."
    cue = first_cue(text)
    assert cue is not None
    assert text[cue.start : cue.end] == "might"


def test_no_phrase_has_two_levels() -> None:
    seen: dict[tuple[str, str], str] = {}
    for entry in likelihood_entries():
        for word in entry.words:
            assert word == word.lower().strip()
            assert seen.setdefault((entry.use, word), entry.level) == entry.level, word
