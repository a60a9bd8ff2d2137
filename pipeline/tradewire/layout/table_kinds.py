"""What kind of table a table is, and what its columns hold.

The kinds are those of a record: implications, highlights, tariff_schedule, timeline, figures,
other, and layout for a grid that only arranges a page. A kind follows from what the columns
hold; caption, heading and title count where headers and cells leave it open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tradewire.layout.article import Article, Table
from tradewire.layout.columns import (
    RATE_ROLES,
    Column,
    read_columns,
    read_header,
    role_of,
    says_duty,
    says_rate,
)
from tradewire.layout.promises import Promise, promise
from tradewire.lexicons.table_headers import HeaderRole

__all__ = ["TableKind", "column_roles", "table_kind"]

TableKind = Literal["implications", "highlights", "tariff_schedule", "timeline", "figures", "other", "layout"]

_LABELS = frozenset(
    ("area", "company", "country", "imposer", "other", "partner", "product", "aspect", "note")
)
_TIMES = frozenset(("date", "period"))
_OF_NO_DUTY = frozenset(("growth", "metric", "share", "value"))
_OPENING = 5_000  # characters of an article that tell whether it is about duties
_LEAD = 600  # characters of one that is about duties first of all


def column_roles(table: Table, article: Article) -> tuple[HeaderRole, ...]:
    """The role of each column of the grid, left to right; "other" where nothing tells it."""
    columns = read_columns(table)
    return _roles(columns, _is_of_duties(table, columns, article))


def table_kind(table: Table, article: Article) -> TableKind:
    """The kind of a table of `article`."""
    columns = read_columns(table)
    body = [row for row in table.rows if any(cell.text for cell in row)]
    if len(columns) < 2 or not body or (not table.header and len(body) < 2):
        return "layout" if not table.header else "other"
    roles = _roles(columns, _is_of_duties(table, columns, article))
    promises = {promise(text) for text in (table.caption, table.heading, *(c.header for c in columns))}
    heading: Promise | None = "promise" if "promise" in promises else "hint" if "hint" in promises else None
    first_is_time = roles[0] in _TIMES or columns[0].mostly(columns[0].dates)
    if not first_is_time and _tells_implications(columns, roles, heading):
        return "implications"
    if _has_rates(columns, roles):
        return "tariff_schedule"
    if _is_timeline(columns, roles, first_is_time):
        return "timeline"
    if _is_figures(columns, roles):
        return "figures"
    if _is_highlights(table, columns, roles):
        return "highlights"
    return "other"


def _is_of_duties(table: Table, columns: Sequence[Column], article: Article) -> bool:
    """The words at the table name duties; or those of the article do, and the table speaks of rates."""
    headers = (cell.text for row in (*table.upper_headers, table.header) for cell in row)
    if says_duty((table.caption, table.heading, table.lead, *headers)):
        return True
    collected = RATE_ROLES | {"imposer"}
    if any(c.said is not None and c.said.role in collected for c in columns) or says_rate(
        (table.caption, table.heading)
    ):
        return says_duty(article.text[at : at + 1_000] for at in range(0, _OPENING, 1_000))
    return _is_grid_of_percents(table, columns) and says_duty((article.text[:_LEAD],))


def _is_grid_of_percents(table: Table, columns: Sequence[Column]) -> bool:
    """Countries or goods down the side, percentages in all other columns, and no word on what they are."""
    named = (read_header(text) for text in (table.caption, table.heading) if text)
    if any(read is not None and read.sure and read.role in _OF_NO_DUTY for read in named):
        return False
    if not columns or role_of(columns[0], True, False) not in ("country", "partner", "product", "hs_code"):
        return False
    beside = columns[1:]
    return bool(beside) and all(
        column.mostly(column.percents) and (column.said is None or column.said.role in _TIMES | {"event"})
        for column in beside
    )


def _roles(columns: Sequence[Column], duty: bool) -> tuple[HeaderRole, ...]:
    return tuple(role_of(column, at == 0, duty) for at, column in enumerate(columns))


def _tells_implications(
    columns: Sequence[Column], roles: Sequence[HeaderRole], heading: Promise | None
) -> bool:
    """Some column says what may follow: by its header, or by its words under a heading that promises it."""
    for at, (column, role) in enumerate(zip(columns, roles, strict=True)):
        if role == "impact" and column.said is not None and column.said.sure:
            if not column.mostly(column.figures + column.percents + column.dates):
                return True
        elif not column.mostly(column.prose):
            continue
        elif role == "impact":
            if heading == "promise" or column.mostly(column.modal):
                return True
        elif at and roles[0] in _LABELS and heading is not None:
            enough = column.filled if heading == "promise" else 2 * column.filled
            if 3 * column.modal >= enough:
                return True
        elif at and roles[0] in _LABELS and _is_told_as_possible(column):
            return True
    return False


def _is_told_as_possible(column: Column) -> bool:
    """Nearly every cell has a word of likelihood: that needs no heading to promise it."""
    return column.filled >= 3 and 5 * column.modal >= 4 * column.filled


def _has_rates(columns: Sequence[Column], roles: Sequence[HeaderRole]) -> bool:
    """Some column holds rates of duty, not accounts of them; metrics and averages by year are figures."""
    if "metric" in roles:
        return False
    if "hs_code" in roles and any(role in RATE_ROLES for role in roles):
        return True  # rates of duty by tariff line, whatever words they are told in
    by_time = roles[0] in _TIMES
    return any(
        role in RATE_ROLES
        and column.percents + column.figures > 0
        and not _is_text(column)
        and not (by_time and column.header.lower().startswith(("average ", "mean ")))
        for column, role in zip(columns, roles, strict=True)
    )


def _is_text(column: Column) -> bool:
    """More sentences than rates: cells of an account, not of a schedule."""
    return column.mostly(column.prose) and not column.mostly(column.percents)


def _is_timeline(columns: Sequence[Column], roles: Sequence[HeaderRole], first_is_time: bool) -> bool:
    words = any(
        column.mostly(column.prose) or role == "event" for column, role in zip(columns, roles, strict=True)
    )
    times = first_is_time or ("date" in roles and "event" in roles)
    return times and words and any(c.mostly(c.dates) for c in columns)


def _is_figures(columns: Sequence[Column], roles: Sequence[HeaderRole]) -> bool:
    """The columns beside the labels hold figures."""
    if "metric" in roles and any(column.figures for column in columns[1:]):
        return True
    beside = columns[1:]
    return 2 * sum(c.mostly(c.figures + c.percents) for c in beside) >= len(beside)


def _is_highlights(table: Table, columns: Sequence[Column], roles: Sequence[HeaderRole]) -> bool:
    if not any(column.mostly(column.prose) for column in columns[1:]):
        return False
    if "aspect" in roles or "detail" in roles:
        return True
    if len(columns) > 2 or roles[0] not in _LABELS:
        return False
    if roles[1] == "impact":
        return True  # "Item | Outcome" of what was done, not of what may follow
    label = columns[0].said
    if label is None or label.role in ("area", "note"):
        return True
    said = (read_header(text) for text in (table.caption, table.heading) if text)
    return any(read is not None and read.role in ("aspect", "detail") for read in said)
