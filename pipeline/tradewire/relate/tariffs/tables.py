"""Tariffs told in tables: a cell is read with its headers, its row label and its caption as context.

A bare rate takes the imposer from an imposer column, the caption, the heading or the
paragraph above, the target from a country column or the caption, the product from the row
label or the column head, and the status from the header's time words. A cell that holds a
sentence is read as prose first, and the table fills only what the sentence leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tradewire.layout.article import Cell, Table
from tradewire.layout.sentences import split_sentences
from tradewire.layout.table_kinds import column_roles
from tradewire.relate.tariffs.clauses import government_role
from tradewire.relate.tariffs.discourse import State, Told
from tradewire.relate.tariffs.frames import Frame, build_frames
from tradewire.relate.tariffs.model import Status
from tradewire.relate.tariffs.phrases import GENERIC_GOODS, NO_GOODS, read_goods
from tradewire.relate.tariffs.prose import resolve
from tradewire.relate.tariffs.rate_types import type_rate
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.tokens import Sentence, Token

_NOT_RATES = frozenset({"share", "growth", "metric", "quota", "impact", "area"})
_RATE_COLUMNS = frozenset({"rate", "old_rate", "new_rate"})
_NOW = re.compile(r"\b(now|today|current|currently|since|present|in force|existing|old|previous|before|until)\b", re.I)
_FUTURE = re.compile(r"\b(from|first year|\w+ year|proposed|planned|next|final|after|target|by)\b", re.I)
_FREE = re.compile(r"\b(unchanged|no change|as before|same|frozen|suspended|on hold|shelved)\b", re.I)


@dataclass(slots=True)
class Context:
    """What a table says by its caption, heading and paragraph above of all its rates."""

    imposer: tuple[str, ...] = ()
    imposer_how: str = ""
    targets: tuple[str, ...] = ()
    targets_how: str = ""
    products: tuple[tuple[int, int], ...] = ()
    status: Status | None = None
    duty: bool = False


@dataclass(slots=True)
class Row:
    """One body row as a grid: `slots[column]` is the cell that covers the column."""

    slots: dict[int, Cell] = field(default_factory=dict)


def read_table(table: Table, block: int, reading: Reading, state: State, lead: Sequence[Sentence]) -> list[Told]:
    """The measures that a table tells of. `lead` holds the sentences just above it."""
    roles = column_roles(table)
    context = _context(table, block, reading, state, lead)
    rows = _grid(table)
    told: list[Told] = []
    done: set[int] = set()
    for row in rows:
        for column in sorted(row.slots):
            cell = row.slots[column]
            if cell.start in done:
                continue
            percents = reading.inside(cell.start, cell.end)
            if not percents:
                continue
            done.add(cell.start)
            role = roles[column] if column < len(roles) else "other"
            told += _read_cell(table, row, column, cell, role, roles, context, reading, state, block)
    return told


def _grid(table: Table) -> list[Row]:
    """Body rows with row spans carried down and column spans repeated."""
    rows: list[Row] = []
    carried: dict[int, tuple[Cell, int]] = {}
    for cells in table.rows:
        row = Row()
        for column, (cell, left) in list(carried.items()):
            row.slots[column] = cell
            if left > 1:
                carried[column] = (cell, left - 1)
            else:
                del carried[column]
        for cell in cells:
            for column in range(cell.column, cell.column + min(cell.colspan, 64)):
                row.slots.setdefault(column, cell)
                if cell.rowspan > 1:
                    carried[column] = (cell, cell.rowspan - 1)
        rows.append(row)
    return rows


def _header_text(table: Table, column: int) -> str:
    texts = [
        c.text for cells in (*table.upper_headers, table.header) for c in cells if c.column <= column < c.column + c.colspan
    ]
    return " ".join(texts)


def _context(table: Table, block: int, reading: Reading, state: State, lead: Sequence[Sentence]) -> Context:
    """Reads caption, heading and lead, nearest first, for what they say of all the rates."""
    context = Context()
    header_words = " ".join(c.text for c in table.header).lower()
    sources = [reading.sentence(*span, block) for span in (reading.caption_of(table), reading.heading_of(block)) if span]
    sources += list(reversed(lead))
    for number, sentence in enumerate(sources):
        tokens = sentence.tokens
        duty = any("tariff_noun" in t.cues for t in tokens)
        context.duty = context.duty or duty
        near = number < 2
        taken = set(context.targets)
        for k, token in enumerate(tokens):
            if token.kind != "gov":
                continue
            role = government_role(tokens, k)
            code = token.value.code
            if role.name in ("tariff", "organ") or (role.name == "prep" and role.word in ("in", "at", "into", "to", "by") and duty):
                if not context.imposer and code not in taken:
                    context.imposer, context.imposer_how = (code,), "caption" if near else "lead"
            elif role.name == "bare" and not context.imposer and code not in taken and (not near or duty):
                context.imposer, context.imposer_how = (code,), "caption" if near else "lead"
        if near and not context.targets:
            for k, token in enumerate(tokens):
                if token.low in ("on", "from", "for", "against") and k + 1 < len(tokens):
                    phrase = read_goods(tokens, k if token.low == "from" else k + 1, len(tokens))
                    positions = [p for p in (phrase.origins or phrase.bare) if (tokens[p].value.code,) != context.imposer]
                    if positions:
                        codes = tuple(dict.fromkeys(tokens[p].value.code for p in positions))
                        context.targets, context.targets_how = codes, "caption"
                    elif phrase.world:
                        context.targets, context.targets_how = ("WORLD",), "caption"
                    if not context.products:
                        context.products = _spans(tokens, phrase.products)
                    if context.targets:
                        break
    context.duty = context.duty or any(w in header_words for w in ("tariff", "duty", "duties", "levy", "rate", "charge"))
    for sentence in sources[2 if table.caption else 1 :]:
        if not context.targets and any("world" in t.cues for t in sentence.tokens):
            context.targets, context.targets_how = ("WORLD",), "lead"
    return context


def _spans(tokens: list[Token], ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((tokens[s].start, tokens[e - 1].end) for s, e in ranges)


def _read_cell(
    table: Table,
    row: Row,
    column: int,
    cell: Cell,
    role: str,
    roles: Sequence[str],
    context: Context,
    reading: Reading,
    state: State,
    block: int,
) -> list[Told]:
    header = _header_text(table, column)
    label = row.slots.get(0)
    spans = split_sentences(reading.article.text, cell.start, cell.end)
    told: list[Told] = []
    for start, end in spans:
        sentence = reading.sentence(start, end, block)
        positions = [k for k, t in enumerate(sentence.tokens) if t.kind == "rate"]
        if not positions:
            continue
        prose = _is_prose(sentence)
        for k in positions:
            percent = sentence.tokens[k].value
            verdict, how = type_rate(sentence, k, unit=reading.percentages[percent].unit)
            if verdict is None or (not prose and how in ("bare", "verb", "rate-noun")):
                verdict = _bare_verdict(table, row, column, role, header, context, prose)
                how = "column"
            reading.is_tariff[percent], reading.how[percent] = bool(verdict), how
        rates = {k: sentence.tokens[k].value for k in positions if reading.is_own_rate(sentence.tokens[k].value)}
        for frame in build_frames(sentence, rates):
            one = _resolve_cell(frame, table, row, column, cell, role, roles, header, label, context, reading, state, prose)
            told.append(one)
            state.told.append(one)
    return told


def _is_prose(sentence: Sentence) -> bool:
    words = [t for t in sentence.tokens if t.kind == "word"]
    return len(words) >= 4


def _bare_verdict(
    table: Table, row: Row, column: int, role: str, header: str, context: Context, prose: bool
) -> bool:
    if role in _NOT_RATES:
        return False
    if role in _RATE_COLUMNS:
        return True
    label = row.slots.get(0)
    if label is not None and re.search(r"\b(share|growth|inflation|rate of|sales|jobs|gdp|price|prices|output)\b", label.text, re.I):
        if not re.search(r"\b(tariff|duty|duties|levy)\b", label.text, re.I):
            return False
    if re.search(r"\b(share|growth|change|gdp|of exports|of imports|on the year|year on year)\b", header, re.I):
        return False
    return context.duty


def _resolve_cell(
    frame: Frame,
    table: Table,
    row: Row,
    column: int,
    cell: Cell,
    role: str,
    roles: Sequence[str],
    header: str,
    label: Cell | None,
    context: Context,
    reading: Reading,
    state: State,
    prose: bool,
) -> Told:
    """One rate of a cell: the frame's own slots first, then the row's, the column's, the table's."""
    partner = _row_governments(row, roles, ("country", "partner", "exporter", "target"), reading, block=frame.sentence.block)
    imposer_column = _row_governments(row, roles, ("imposer",), reading, block=frame.sentence.block)
    bracket = _bracket_government(frame)
    before = _before_colon(frame)
    label_role = _label_tariff(label, reading, frame.sentence.block) if label is not None and label is not cell else ()
    imposer, imposer_how = frame.imposer, frame.imposer_how
    if imposer is None and imposer_column:
        imposer, imposer_how = imposer_column, "column"
    if imposer is None and label_role:
        imposer, imposer_how = label_role, "row"
    targets, targets_how = frame.targets, frame.targets_how
    if bracket and (targets is None or not prose):
        targets, targets_how = bracket, "bracket"
    if targets is None and before and before != imposer:
        targets, targets_how = before, "label"
    if targets is None and partner and partner != imposer:
        targets, targets_how = partner, "row"
    if imposer is None and context.imposer and context.imposer != targets:
        imposer, imposer_how = context.imposer, context.imposer_how
    if targets is None and context.targets and context.targets != imposer:
        targets, targets_how = context.targets, context.targets_how
    if prose and (imposer is None or targets is None):
        open_frame = frame
        open_frame.imposer = imposer
        open_frame.imposer_how = imposer_how
        open_frame.targets = targets
        open_frame.targets_how = targets_how
        return replace_span(resolve(open_frame, reading, state), cell)
    if imposer is None:
        taken = set(targets or ())
        last = state.told[-1] if state.told else None
        candidates = [*(last.imposer if last else ()), *state.headline, state.default]
        code = next((c for c in candidates if c and c not in taken), None)
        imposer, imposer_how = ((code,) if code else ()), "headline"
    if targets is None:
        targets, targets_how = ("WORLD",), "default"
    frame.imposer, frame.imposer_how, frame.targets, frame.targets_how = imposer, imposer_how, targets, targets_how
    told = replace_span(resolve(frame, reading, state), cell)
    if not frame.products:
        told.products = _row_products(row, column, roles, header, table, reading, frame.sentence.block) or (
            context.products if not told.products else told.products
        )
    if not prose:
        told.status, told.status_how = _column_status(role, header, row, roles, reading, state, context)
    return told


def replace_span(told: Told, cell: Cell) -> Told:
    """The same measure, with its cell as the evidence."""
    return replace(told, evidence=((cell.start, cell.end),))


def _row_governments(
    row: Row, roles: Sequence[str], wanted: tuple[str, ...], reading: Reading, block: int
) -> tuple[str, ...]:
    codes: list[str] = []
    for column, cell in row.slots.items():
        if column < len(roles) and roles[column] in wanted:
            sentence = reading.sentence(cell.start, cell.end, block)
            excluded = False
            for token in sentence.tokens:
                if "exempt" in token.cues:
                    excluded = True
                if token.kind == "gov" and not excluded and token.value.code not in codes:
                    codes.append(token.value.code)
            if not codes and any("world" in t.cues for t in sentence.tokens):
                return ("WORLD",)
    return tuple(codes)


def _bracket_government(frame: Frame) -> tuple[str, ...]:
    """The governments in brackets right behind the rate: "25 % (Peru)"."""
    tokens = frame.tokens
    k = frame.token + 1
    if k < len(tokens) and tokens[k].low == "(":
        codes = []
        while k < len(tokens) and tokens[k].low != ")":
            if tokens[k].kind == "gov":
                codes.append(tokens[k].value.code)
            k += 1
        return tuple(dict.fromkeys(codes))
    return ()


def _before_colon(frame: Frame) -> tuple[str, ...]:
    """The government that opens the cell or sentence with a colon: "Peru: 25 % on tin"."""
    tokens = frame.tokens
    for k in range(frame.token, -1, -1):
        if tokens[k].low == ":" and k and tokens[k - 1].kind == "gov":
            return (tokens[k - 1].value.code,)
    return ()


def _label_tariff(label: Cell, reading: Reading, block: int) -> tuple[str, ...]:
    """The government whose measures a row label announces: "US Tariffs", "Peru's response"."""
    tokens = reading.sentence(label.start, label.end, block).tokens
    for k, token in enumerate(tokens):
        if token.kind == "gov":
            role = government_role(tokens, k)
            following = tokens[k + 1].low if k + 1 < len(tokens) else ""
            if role.name == "tariff" or following in ("measures", "response", "side", "action", "actions", "steps", "moves", "’s"):
                return (token.value.code,)
    return ()


def _row_products(
    row: Row, column: int, roles: Sequence[str], header: str, table: Table, reading: Reading, block: int
) -> tuple[tuple[int, int], ...]:
    """Product words of the row: its product column, else the column head where that names goods."""
    for other, cell in row.slots.items():
        if other < len(roles) and roles[other] == "product" and other != column and cell.text:
            tokens = reading.sentence(cell.start, cell.end, block).tokens
            phrase = read_goods(tokens, 0, len(tokens))
            if phrase.products:
                return _spans(tokens, phrase.products)
    for head in table.header:
        if head.column <= column < head.column + head.colspan and head.text:
            tokens = reading.sentence(head.start, head.end, block).tokens
            if any(t.cues & {"tariff_noun", "rate_noun", "now", "future"} or t.kind in ("date", "rate") for t in tokens):
                return ()
            phrase = read_goods(tokens, 0, len(tokens))
            words = {t.low for t in tokens}
            if phrase.products and not words & (NO_GOODS | GENERIC_GOODS) and reading.is_product(head.text):
                return _spans(tokens, phrase.products)
    return ()


def _column_status(
    role: str, header: str, row: Row, roles: Sequence[str], reading: Reading, state: State, context: Context
) -> tuple[Status, str]:
    for other, cell in row.slots.items():
        if other < len(roles) and roles[other] == "date":
            if re.search(r"\b(suspended|on hold|frozen|delayed|paused)\b", cell.text, re.I):
                return "suspended", "row-date"
            if reading.later_date(cell.start, cell.end):
                return "announced", "row-date"
            if re.search(r"\bin force|since\b", cell.text, re.I):
                return "in_force", "row-date"
    if role == "old_rate" or _NOW.search(header):
        return "in_force", "header"
    if _FUTURE.search(header) and role != "rate":
        return "announced", "header"
    if context.status is not None:
        return context.status, "lead"
    last = state.told[-1] if state.told else None
    if role == "new_rate" and last is not None and last.status in ("announced", "in_force"):
        return last.status, "lead"
    return "in_force", "default"
