"""Tables of words whose fields begin at the same places in all of their lines."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.layout.column_names import HEAD_WORDS
from tradewire.layout.draft import CellDraft, TableDraft, clean
from tradewire.layout.fields import LIST_MARK, MOST_WIDTH, RULE, read_line
from tradewire.layout.headers import first_row_is_header, mark_first_row

_LEAST_ROWS, _MOST_ROWS = 3, 2_000
_CELL_CHARS = 2_000  # a cell that is longer already takes no more lines


def words_at(lines: Sequence[str], at: int) -> tuple[TableDraft | None, int]:
    """The table of words that begins at line `at`, if there is one, and the line after what looks like it.

    A line without the first field goes on with the row above.
    """
    head = read_line(lines[at])
    starts = [start for start, _ in head.fields]
    if len(starts) < 2 or LIST_MARK.match(head.text) or len(head.words(head.fields[0]).split()) > HEAD_WORDS:
        return None, at + 1
    rows: list[list[str]] = []
    end = at
    blanks = 0
    while end < len(lines) and len(rows) < _MOST_ROWS:
        line = read_line(lines[end])
        if not line.fields or RULE.match(line.text):
            blanks += not line.fields
            if blanks > len(rows):
                break
            end += 1
            continue
        places = [_place(start, starts) for start, _ in line.fields]
        if None in places or len(line.text) >= MOST_WIDTH:
            break
        found = {place: line.words(field) for place, field in zip(places, line.fields, strict=True)}
        texts = [found.get(place, "") for place in range(len(starts))]
        if texts[0] and sum(map(bool, texts)) == len(starts):
            rows.append(texts)
        elif not texts[0] and len(rows) > 1 and max(map(len, rows[-1])) < _CELL_CHARS:
            rows[-1] = [clean(f"{above} {more}") for above, more in zip(rows[-1], texts, strict=True)]
        else:
            break
        end += 1
    while end > at and not lines[end - 1].strip():
        end -= 1
    if len(rows) < _LEAST_ROWS:
        return None, end
    drafts = [[CellDraft(clean(text), r, c) for c, text in enumerate(row)] for r, row in enumerate(rows)]
    table = TableDraft(drafts, 0)
    if first_row_is_header(table):
        mark_first_row(table)
    return table, end


def _place(start: int, starts: list[int]) -> int | None:
    return next((at for at, place in enumerate(starts) if abs(start - place) <= 1), None)
