"""The examples of docs/values.md give what it says, and its numbers are those of the code."""

from __future__ import annotations

import doctest
from pathlib import Path

from tradewire.values.model import MAX_VALUES
from tradewire.values.quantities import MAX_NUMBERS


def test_examples(root: Path) -> None:
    done = doctest.testfile(str(root / "docs" / "values.md"), module_relative=False)
    assert done.attempted >= 10
    assert done.failed == 0


def test_bounds(root: Path) -> None:
    text = (root / "docs" / "values.md").read_text(encoding="utf-8")
    assert f"limit={MAX_VALUES}" in text
    assert f"{MAX_VALUES:,} values" in text
    assert f"{MAX_NUMBERS:,} numbers" in text
