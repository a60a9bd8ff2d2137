"""Which rows of a table are its header, where the markup does not say."""

from __future__ import annotations

import re

from tradewire.layout.draft import TableDraft

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:[A-Za-z]{3,9}\.? )?(?:(?:19|20)\d{2})(?:[-–/]\d{2,4})?[a-z*]?|[QH][1-4](?: \d{4})?")
_LONGEST = 60  # characters of a header cell that nothing marks as one
_WORDIER = 2.0  # body cells of some column are this many times longer than their header


def first_row_is_header(table: TableDraft) -> bool:
    """Whether an unmarked first row reads like a header over the others.

    It does when its cells are short and distinct, hold no figures (years are none), and some
    column under it holds figures or clearly longer text.
    """
    if len(table.rows) < 2:
        return False
    first = table.rows[0]
    texts = [cell.text for cell in first]
    filled = [text for text in texts if text]
    if len(filled) < 2 or len(filled) < len(texts) - 1 or len(set(filled)) < len(filled):
        return False
    if any(len(text) > _LONGEST or text.endswith((".", ";")) for text in filled):
        return False
    if any(_DIGIT.search(text) and not _YEAR.fullmatch(text) for text in filled):
        return False
    for cell in first:
        below = [c.text for row in table.rows[1:] for c in row if c.column == cell.column and c.text]
        if not below:
            continue
        figures = sum(bool(_DIGIT.search(text)) for text in below)
        if figures * 2 > len(below) and not (_YEAR.fullmatch(cell.text) and all(map(_YEAR.fullmatch, below))):
            return True
        if sum(map(len, below)) > _WORDIER * len(below) * max(len(cell.text), 8):
            return True
    return False


def mark_first_row(table: TableDraft) -> None:
    """Make the first row a header row."""
    table.header_rows = 1
    for cell in table.rows[0]:
        cell.header = True
