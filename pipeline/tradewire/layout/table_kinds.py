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
_OPENING = 5_000  # characters of an article that tell what it is about


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
    heading = promise(table.caption) or promise(table.heading)
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
    rates = any(c.said is not None and c.said.role in collected for c in columns)
    if not rates and not says_rate((table.caption, table.heading)):
        return False
    return says_duty(article.text[at : at + 1_000] for at in range(0, _OPENING, 1_000))


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
    return False


def _has_rates(columns: Sequence[Column], roles: Sequence[HeaderRole]) -> bool:
    """Some column holds rates of duty and no sentences about them; rows of metrics are figures."""
    if "metric" in roles:
        return False
    return any(
        role in RATE_ROLES and column.percents + column.figures > 0 and not _is_text(column)
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
    said = (read_header(text) for text in (table.caption, table.heading) if text)
    return any(read is not None and read.role in ("aspect", "detail") for read in said)
