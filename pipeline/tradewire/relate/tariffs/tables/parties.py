"""Which columns of a table name who collects a duty, and which whose goods pay it."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tradewire.layout.article import Table
from tradewire.relate.tariffs.model import WORLD
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.words import codes_of
from tradewire.relate.tariffs.tables.context import Context

_CLOSED_ROLES = frozenset({"detail", "impact", "event", "area", "aspect", "note", "metric"})
_MOSTLY = 0.5  # of a column's filled cells


@dataclass(frozen=True, slots=True)
class Parties:
    """Columns by whom they name. `heads` are the governments that head a column of rates.

    `head_role` says whether those governments collect ("imposer") or pay ("target").
    """

    imposers: tuple[int, ...]
    targets: tuple[int, ...]
    heads: dict[int, tuple[str, ...]]
    head_role: str


def parties_of(
    table: Table,
    roles: Sequence[str],
    rated: Sequence[int],
    context: Context,
    home: str | None,
    collectors: Collection[str],
    reading: Reading,
) -> Parties:
    """Sorts the columns of governments, and the governments in the header.

    Args:
        rated: the columns that hold percentages.
        home: the government that the article is about.
        collectors: the governments that the article says outright collect duties.

    A header word decides where it can ("Imposed by", "Origin"). Else the rows are collectors where
    another column says whose goods pay, where the duty is one on exports, or where the presumed
    collector has a row of its own; they pay in all other cases.
    """
    columns = [c for c in _government_columns(table, roles, reading) if c not in rated]
    imposers: list[int] = []
    targets: list[int] = []
    opened: list[int] = []
    firms: list[int] = []
    for column in columns:
        if column < len(roles) and roles[column] == "company":
            # Firms tell their country, but no row is a collector because of them.
            firms.append(column)
            continue
        verdict = _by_header(table, column, reading)
        if verdict is None and column < len(roles):
            verdict = {"imposer": "imposer", "partner": "target"}.get(roles[column])
        {"imposer": imposers, "target": targets}.get(verdict or "", opened).append(column)
    if context.export:
        return Parties(tuple(columns[:1]), (), {}, "target")
    heads = _heads(table, rated, reading)
    owners = _owner_heads(table, rated, reading)
    if not owners and context.imposer_how not in ("caption", "heading"):
        owners = _rate_owner(table, rated, reading, collectors)
    open_still = not context.imposer or (context.apart and context.imposer_how == "lead")
    by_goods = open_still and context.targets in ((), WORLD) and _names_taxed_goods(table, rated, reading)
    of_firms = names_firms(table, roles, reading)
    for column in opened:
        if (
            not imposers
            and not of_firms
            and (
                targets
                or by_goods
                or len(opened) > 1
                or (_presumed(context, home) & codes_in(table, column, reading))
            )
        ):
            imposers.append(column)
        else:
            targets.append(column)
    told = bool(context.imposer) and context.imposer_how in ("caption", "heading")
    head_role = "target" if imposers or told or not targets else "imposer"
    if owners and not imposers:
        heads, head_role = owners, "imposer"
    elif len(set(heads.values())) > 1 and not (context.imposer or imposers or targets):
        head_role = "imposer"  # goods by row, markets by column, and nobody else who collects
    return Parties(tuple(imposers), (*targets, *firms), heads, head_role)


def names_firms(table: Table, roles: Sequence[str], reading: Reading) -> bool:
    """Whether the rows are firms: by a column's role, or by its head ("Exporter")."""
    return any(role == "company" for role in roles) or any(
        "firm_noun" in t.classes
        for cell in table.header
        if cell.text and cell.column == 0
        for t in reading.cell_sentence(cell, 0).tokens
    )


def _names_taxed_goods(table: Table, rated: Sequence[int], reading: Reading) -> bool:
    """Whether a column of rates is headed by its goods ("Duty on raw sugar"), so each row has its own."""
    return any(
        "tariff_noun" in tokens[k - 1].cues and tokens[k].low == "on"
        for cell in table.header
        if cell.column in rated and cell.text
        for tokens in [reading.cell_sentence(cell, 0).tokens]
        for k in range(1, len(tokens) - 1)
    )


def _presumed(context: Context, home: str | None) -> set[str]:
    if context.imposer_how in ("caption", "heading"):
        return set(context.imposer)
    return {*context.imposer, *((home,) if home else ())}


def _by_header(table: Table, column: int, reading: Reading) -> str | None:
    for cells in (table.header, *reversed(table.upper_headers)):
        for cell in cells:
            if cell.column <= column < cell.column + cell.colspan and cell.text:
                words = reading.cell_sentence(cell, 0).tokens
                classes = set().union(*(t.classes for t in words))
                if words[-1].low in ("on", "from", "against") or any(t.low == "whose" for t in words):
                    return "target"  # "Imposed on", "On whose goods"
                if "collector_head" in classes:
                    return "imposer"
                if "payer_head" in classes:
                    return "target"
    return None


def _government_columns(table: Table, roles: Sequence[str], reading: Reading) -> list[int]:
    filled: dict[int, int] = {}
    named: dict[int, int] = {}
    for row in table.rows:
        for cell in row:
            if not cell.text:
                continue
            tokens = reading.cell_sentence(cell, 0).tokens
            filled[cell.column] = filled.get(cell.column, 0) + 1
            about = sum(t.kind == "gov" or "world" in t.cues for t in tokens)
            if about and len(tokens) <= 3 * about + 3:
                named[cell.column] = named.get(cell.column, 0) + 1
    found = []
    for column in sorted(filled):
        role = roles[column] if column < len(roles) else "other"
        if (role in ("imposer", "partner", "company") and named.get(column)) or (
            (role not in _CLOSED_ROLES or _by_header(table, column, reading) is not None)
            and named.get(column, 0) > _MOSTLY * filled[column]
        ):
            found.append(column)
    return found


def codes_in(table: Table, column: int, reading: Reading) -> set[str]:
    """The governments named in a column's cells."""
    return {
        t.value.code
        for row in table.rows
        for cell in row
        if cell.column == column and cell.text
        for t in reading.cell_sentence(cell, 0).tokens
        if t.kind == "gov"
    }


def _owner_heads(table: Table, rated: Sequence[int], reading: Reading) -> dict[int, tuple[str, ...]]:
    """Columns of rates headed by whose duty it is ("Peruvian duty now"); one owner holds for all of them."""
    owners: dict[int, tuple[str, ...]] = {}
    for column in rated:
        for cell in table.header:
            if not cell.column <= column < cell.column + cell.colspan:
                continue
            tokens = reading.cell_sentence(cell, 0).tokens
            for k, token in enumerate(tokens):
                after = [t for t in tokens[k + 1 : k + _TO_DUTY] if t.low != "'s"]
                if token.kind == "gov" and any(t.cues & {"tariff_noun"} for t in after):
                    if any(t.low in ("on", "from", "for", "to") for t in tokens[:k]):
                        continue
                    owners.setdefault(column, (token.value.code,))
    if len(set(owners.values())) == 1:
        return dict.fromkeys(rated, next(iter(owners.values())))
    return owners


def _rate_owner(
    table: Table, rated: Sequence[int], reading: Reading, collectors: Collection[str]
) -> dict[int, tuple[str, ...]]:
    """Columns headed "Old Peruvian rate", "New Peruvian rate", where the article has Peru collect."""
    owners = set()
    for cell in table.header:
        tokens = reading.cell_sentence(cell, 0).tokens
        for token, following in itertools.pairwise(tokens):
            if token.kind == "gov":
                owned = "rate_noun" in following.cues and token.value.form == "adjective"
                owners.add(token.value.code if owned and cell.column in rated else "")
    return dict.fromkeys(rated, tuple(owners)) if len(owners) == 1 and owners <= set(collectors) else {}


_TO_DUTY = 4  # tokens from the owner to its duty in a header


def _heads(table: Table, rated: Sequence[int], reading: Reading) -> dict[int, tuple[str, ...]]:
    heads = {}
    for column in rated:
        for cells in (table.header, *reversed(table.upper_headers)):
            for cell in cells:
                if cell.column <= column < cell.column + cell.colspan and column not in heads:
                    tokens = reading.cell_sentence(cell, 0).tokens
                    found = [k for k, t in enumerate(tokens) if t.kind == "gov"]
                    if found:
                        heads[column] = codes_of(tokens, found)
    return heads
