"""Tables whose columns are lined up with spaces, as newswires and mails set them.

A row of figures is a line whose fields, parted by two spaces or more, mostly are figures behind a
label. Columns are where all such rows are blank one below the other: between words, where the gap is
wide, or before figures. The lines above name the columns, each word that of the column it stands over.
Tables of words are told in `aligned_words`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tradewire.layout.aligned_words import words_at
from tradewire.layout.column_names import HEAD_WORDS, Column, column_of, head_cells
from tradewire.layout.draft import CellDraft, TableDraft, clean
from tradewire.layout.fields import LIST_MARK, MOST_WIDTH, RULE, Line, is_figure, read_line
from tradewire.layout.headers import first_row_is_header, mark_first_row

_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"(?:[A-Za-z]{3,9}\.?[ -])?(?:(?:19|20)\d\d(?:[-/]\d{2,4})?|\d{1,2}/\d{1,2}(?:/\d{2,4})?)|"
    r"[QH][1-4](?: \d{2,4})?"
)
_RUN_ON = re.compile(r"\d[^A-Za-z]*[A-Za-z]+ [A-Za-z]+|[A-Za-z]{2,} [A-Za-z]{2,} [^A-Za-z]*\d")
_APART = 12  # characters from the margin to a head over columns
_SHORT_WORDS = 3
_LABEL_CHARS = 60  # of a line of one field between rows, and of the label that a row begins with
_MOST_HEADS = 3  # lines over the rows that name the columns
_LEAST_ROWS, _LEAST_ROWS_BARE = 2, 3  # rows of figures under a header, and without one
_MOST_ROWS = 2_000


def aligned_at(lines: Sequence[str], at: int) -> tuple[TableDraft | None, int]:
    """The lined-up table that begins at line `at`, if there is one, and the line after what looks like it."""
    line = lines[at]
    indented = len(line) - len(line.lstrip())
    if "  " not in line[indented:] and "\t" not in line and indented < _APART:
        return None, at + 1  # running text, without a closer look
    first = read_line(line)
    if len(first.fields) < 2 and not _stands_apart(first):
        return None, at + 1
    table, end = _figures(lines, at)
    if table is None:
        table, other = words_at(lines, at)
        return table, other if table is not None else max(end, other)
    return table, end


def _stands_apart(line: Line) -> bool:
    """Whether the one field of a line stands away from the margin, as a head over columns does."""
    return len(line.fields) == 1 and line.fields[0][0] >= _APART and len(line.text.split()) <= HEAD_WORDS


def _is_row(line: Line, below: bool = False) -> bool:
    """Whether a line is a label, or a first figure, and figures behind it for the most part.

    `below` says that rows stand above it: then a short line needs no gap ("MAY UNTRADED").
    """
    fields = line.fields
    if below and len(fields) == 1:
        words = line.text.split()
        return 1 < len(words) <= _SHORT_WORDS and not words[0][0].islower() and is_figure(words[-1])
    if LIST_MARK.match(line.text) or len(line.text) >= MOST_WIDTH:
        return False
    texts = [line.words(field) for field in fields]
    if all(map(_TIME.fullmatch, " ".join(texts).split(" "))):
        return False
    if len(fields) < 2 or len(texts[0]) > _LABEL_CHARS:
        return False
    figures = sum(map(is_figure, texts[1:]))
    return 2 * figures >= len(texts) - 1 > 0


def _figures(lines: Sequence[str], at: int) -> tuple[TableDraft | None, int]:
    heads, first = _heads(lines, at)
    rows, end = _rows(lines, first) if first > at or not heads else ([], at + 1)
    figures = [row for row, is_label in rows if not is_label]
    if len(figures) < (_LEAST_ROWS if heads else _LEAST_ROWS_BARE):
        return None, end
    columns = _columns(figures)
    bodies = [None if is_label else _texts(row, columns) for row, is_label in rows]
    filled = [texts for texts in bodies if texts]
    if len(columns) < 2 or _is_run_on(filled):
        return None, end
    if labels := _figures_behind_labels(filled):
        start, stop = columns[0]
        columns = [(start, start + labels), (start + labels, max(stop, start + labels + 1)), *columns[1:]]
        bodies = [_split_label(texts) if texts else None for texts in bodies]
    drafts: list[list[CellDraft]] = []
    for line in heads:
        cells = head_cells(line.text, line.fields, columns, len(drafts))
        if cells is None:
            return None, end
        drafts.append(cells)
    for (row, _), texts in zip(rows, bodies, strict=True):
        number = len(drafts)
        if texts is None:
            drafts.append([CellDraft(clean(row.text), number, 0, 1, len(columns))])
        else:
            drafts.append([CellDraft(text, number, at) for at, text in enumerate(texts)])
    table = TableDraft(drafts, len(heads))
    for cell in (cell for head in drafts[: len(heads)] for cell in head):
        cell.header = True
    if not heads and first_row_is_header(table):
        mark_first_row(table)
    return table, end


def _heads(lines: Sequence[str], at: int) -> tuple[list[Line], int]:
    """The lines from `at` on that may name columns, and the line behind; `at` if there can be no table."""
    heads: list[Line] = []
    first = at
    while first < len(lines) and len(heads) <= _MOST_HEADS:
        line = read_line(lines[first])
        if _is_row(line):
            break
        if line.fields and not RULE.match(line.text):
            heads.append(line)
        elif not heads or not (line.fields or read_line(lines[first - 1]).fields):
            return heads, at
        first += 1
    if len(heads) > _MOST_HEADS or any(len(line.text) >= MOST_WIDTH for line in heads):
        return heads, at
    if len(heads) > 1 and _is_label(heads[-1]) and not _stands_apart(heads[-1]):
        heads.pop()  # it names the first group of rows
        first -= 1
    return heads, first


def _rows(lines: Sequence[str], at: int) -> tuple[list[tuple[Line, bool]], int]:
    """The rows from line `at` on, and whether each is but the label of a group; the line after the last."""
    rows: list[tuple[Line, bool]] = []
    end = at
    waiting: list[tuple[Line, bool]] = []
    blanks = 0
    while at < len(lines) and len(rows) < _MOST_ROWS:
        line = read_line(lines[at])
        at += 1
        if not line.fields:
            blanks += 1
            if blanks > 1:
                break
        elif _is_row(line, below=bool(rows)):
            rows += [*waiting, (line, False)]
            waiting, blanks, end = [], 0, at
        elif RULE.match(line.text):
            continue
        elif waiting or not _is_label(line):
            break
        else:
            waiting.append((line, True))
    return rows, end


def _is_label(line: Line) -> bool:
    """Whether a line may name a group of rows: one short field that is no sentence."""
    text = line.text.strip()
    return (
        len(line.fields) == 1
        and len(text) <= _LABEL_CHARS
        and len(text.split()) <= HEAD_WORDS
        and not text.endswith((".", ",", ";"))
        and not _DIGIT.search(text)
        and not LIST_MARK.match(line.text)
    )


def _columns(rows: list[Line]) -> list[Column]:
    """The columns as intervals `[start, end)` of characters: what lies between blanks common to the rows."""
    width = max(len(row.text) for row in rows)
    taken = [0] * width
    for row in rows:
        for word in _WORD.finditer(row.text):
            for x in range(word.start(), word.end()):
                taken[x] += 1
    most = len(rows) // 5  # one row in five may be out of line
    columns: list[Column] = []
    start: int | None = None
    for x in range(width + 1):
        filled = x < width and taken[x] > most
        if filled and start is None:
            start = x
        elif not filled and start is not None:
            columns.append((start, x))
            start = None
    joined: list[Column] = []
    for column in columns:
        if joined and not _parts(rows, joined[-1], column):
            joined[-1] = (joined[-1][0], column[1])
        else:
            joined.append(column)
    return joined


def _parts(rows: list[Line], left: Column, right: Column) -> bool:
    """Whether the blank between two columns parts them: wide in most rows, or with figures behind it."""
    wide = filled = figures = 0
    for row in rows:
        before = row.text[left[0] : left[1]]
        behind = row.text[right[0] : right[1]]
        if not behind.strip():
            continue
        filled += 1
        figures += is_figure(clean(behind))
        gap = (
            (len(before) - len(before.rstrip())) + (right[0] - left[1]) + (len(behind) - len(behind.lstrip()))
        )
        wide += gap > 1
    return 2 * figures > filled or (2 * wide > filled and filled * 2 > len(rows))


def _texts(row: Line, columns: list[Column]) -> list[str]:
    """What a row holds in each column; a word that lies over two is in the one that has more of it."""
    texts: list[list[str]] = [[] for _ in columns]
    for word in _WORD.finditer(row.text):
        texts[column_of(word.start(), word.end(), columns)].append(word[0])
    return [clean(" ".join(words)) for words in texts]


def _is_run_on(rows: list[list[str]]) -> bool:
    """Whether the cells are pieces of running text: figures and words by turns in many of them."""
    runs = [[_RUN_ON.search(text) is not None for text in row] for row in rows]
    columns = list(zip(*runs, strict=True))
    cells = sum(bool(text) for row in rows for text in row)
    return 3 * sum(map(sum, runs)) > cells or any(2 * sum(column) > len(rows) for column in columns[1:])


def _figures_behind_labels(rows: list[list[str]]) -> int:
    """The longest label, in characters, where the first column holds labels with a figure behind each."""
    labels = [_split_label(row)[0] for row in rows]
    split = sum(label != row[0] for label, row in zip(labels, rows, strict=True))
    return max(map(len, labels)) if 5 * split >= 4 * len(rows) else 0


def _split_label(row: list[str]) -> list[str]:
    """A row with the figure behind its label in a cell of its own."""
    label, _, figure = row[0].rpartition(" ")
    named = any(map(str.isalpha, label)) and is_figure(figure)
    return [label, figure, *row[1:]] if named else [row[0], "", *row[1:]]
