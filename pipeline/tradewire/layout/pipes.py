"""Pipe tables in plain text, by the rules of GitHub Flavored Markdown.

Source: GitHub Flavored Markdown Spec 0.29, section 4.10 "Tables (extension)". One rule is
ours: a line without a pipe ends the table, since in plain text no blank line need follow one.
"""

from __future__ import annotations

import re

from tradewire.layout.draft import TableDraft, clean, grid_from_rows

_RULE_CELL = re.compile(r":?-+:?")
_MARKS = re.compile(r"\*\*([^*\n]{1,500})\*\*|__([^_\n]{1,500})__|\[([^\]\[\n]{1,500})\]\([^()\s]{1,2000}\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LEAST_ROWS = 3  # of a table without a delimiter row, header row counted


def split_row(line: str) -> list[str]:
    r"""The cells of a row: outer pipes are no cells, `\|` is a pipe in a cell.

    >>> split_row("| legs \\| thighs | 8% |")
    ['legs | thighs', '8%']
    """
    line = line.strip()
    parts = re.split(r"(?<!\\)\|", line)
    if len(parts) > 1 and not parts[0].strip():
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return [part.replace("\\|", "|").strip() for part in parts]


def is_delimiter_row(line: str) -> bool:
    """Whether `line` is the row of hyphens under a header ("|:---|---:|", or "---+---" as programs print)."""
    line = line.replace("-+-", "-|-")
    if "-" not in line or not set(line) <= set(" \t|:-"):
        return False
    cells = split_row(line)
    return ("|" in line or len(cells) > 1) and all(_RULE_CELL.fullmatch(cell) for cell in cells)


def table_at(lines: list[str], at: int) -> tuple[TableDraft, int] | None:
    """The pipe table that begins at line `at`, and the line after it; None where there is none."""
    if "|" not in lines[at]:
        return None
    header = split_row(lines[at])
    if at + 1 < len(lines) and is_delimiter_row(lines[at + 1]):
        if len(split_row(lines[at + 1].replace("-+-", "-|-"))) != len(header):
            return None
        end = at + 2
        rows = [header]
        while end < len(lines) and "|" in lines[end] and not _begins_table(lines, end):
            if not is_delimiter_row(lines[end]):
                cells = split_row(lines[end])[: len(header)]
                rows.append(cells + [""] * (len(header) - len(cells)))
            end += 1
        return grid_from_rows([[_plain(cell) for cell in row] for row in rows], 1), end
    return _ruleless(lines, at, len(header))


def _begins_table(lines: list[str], at: int) -> bool:
    return (
        at + 1 < len(lines)
        and is_delimiter_row(lines[at + 1])
        and len(split_row(lines[at])) == len(split_row(lines[at + 1]))
    )


def _ruleless(lines: list[str], at: int, width: int) -> tuple[TableDraft, int] | None:
    """Rows of pipes without a delimiter row: outer pipes on each, or the same number of cells on each."""
    if width < 2:
        return None
    end = at
    while (
        end < len(lines)
        and "|" in lines[end]
        and not _begins_table(lines, end)
        and len(split_row(lines[end])) == width
    ):
        end += 1
    if end - at < _LEAST_ROWS:
        return None
    return grid_from_rows([[_plain(cell) for cell in split_row(line)] for line in lines[at:end]], 0), end


def _plain(cell: str) -> str:
    """A cell without the inline marks that people leave in plain text."""
    cell = _MARKS.sub(lambda match: match[1] or match[2] or match[3], cell)
    return clean(_ESCAPED.sub(r"\1", cell))
