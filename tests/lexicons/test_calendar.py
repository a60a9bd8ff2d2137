"""The words of the calendar."""

from __future__ import annotations

from typing import get_args

import pytest

from tradewire.lexicons.calendar import (
    Kind,
    calendar_entries,
    calendar_numbers,
    calendar_words,
    cue_directions,
)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_has_words(kind: Kind) -> None:
    assert calendar_words(kind)


def test_months_and_days_are_numbered() -> None:
    months = calendar_numbers("month")
    assert (months["january"], months["sept"], months["december"]) == (1, 9, 12)
    assert "sept" not in calendar_numbers("month", short=False)
    assert (calendar_numbers("weekday")["monday"], calendar_numbers("weekday")["sunday"]) == (1, 7)


def test_cues_point_somewhere() -> None:
    cues = cue_directions()
    assert (cues["until"], cues["since"], cues["in"]) == ("future", "past", None)


def test_words_are_lower_case_where_they_are_compared() -> None:
    upper = {"southern", "month_first", "mixed_order"}
    for entry in calendar_entries():
        if entry.kind not in upper:
            assert all(word == word.lower() for word in (*entry.words, *entry.short)), entry
