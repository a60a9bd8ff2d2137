"""The rates of one table cell: the cell's own words first, then its row, its column, its table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tradewire.layout.article import Cell
from tradewire.lexicons.blocs import members_of
from tradewire.lexicons.measure_cues import measure_verbs
from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.article.discourse import Told
from tradewire.relate.tariffs.article.prose import resolve
from tradewire.relate.tariffs.model import WORLD, Status
from tradewire.relate.tariffs.rates.old_rates import link_old_rates
from tradewire.relate.tariffs.rates.rate_types import type_rate
from tradewire.relate.tariffs.rates.typing_pass import link_previous, rates_of, type_sentence
from tradewire.relate.tariffs.sentence.matching import phrase_at
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import is_verb
from tradewire.relate.tariffs.slots.frame import Frame
from tradewire.relate.tariffs.slots.frames import build_frames
from tradewire.relate.tariffs.tables.columns import row_time
from tradewire.relate.tariffs.tables.parties import codes_in
from tradewire.relate.tariffs.tables.row import TableRow

_NOT_RATES = frozenset({"share", "growth", "metric", "quota", "impact", "area", "number", "confidence"})
_UNDECIDED = frozenset({"bare", "verb", "moved-by", "rate-noun"})
_SHORT_STATE = 12  # tokens of a cell that says how a measure stands
_PRESENT, _LATER = 1, 2  # as `time_of` has them
_SAID = 3  # measures told last that say how the table's stand
_FREE = 2  # tokens of a cell that says "free"
_STATED = frozenset({"phrase", "payer", "world", "clause", "local"})
_SHARES = frozenset({"share", "growth"})
_RATE_COLUMNS = frozenset({"rate", "old_rate", "new_rate"})
_OF_NO_DUTY = re.compile(
    r"\b(share|growth|inflation|sales|jobs|gdp|prices?|output|change|exports|imports"
    r"|year[ -]on[ -]year|on the year)\b",
    re.I,
)
_SHARE_OF = re.compile(r"\b(shares? of|number of|average age|freight)\b", re.I)
_OF_DUTY = re.compile(r"\b(tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?)\b", re.I)


class CellReader(TableRow):
    """Reads the cells of one table, row by row."""

    def link_rows(self) -> None:
        """In a table on its side, the row of old rates gives the previous rates of the row of new ones."""
        rows = {
            row_time(row[0].text): row
            for row in self.table.rows
            if row and row[0].column == 0 and row[0].text
        }
        known = sorted(t for t in rows if t is not None)
        if len(known) < 2 or not any(c for c in self.rated if c):
            return
        for new, old in zip(known[1:], known, strict=False):
            before = {c.column: self.reading.inside(c.start, c.end) for c in rows[old]}
            for cell in rows[new]:
                olds = before.get(cell.column, [])
                for percent in self.reading.inside(cell.start, cell.end):
                    if len(olds) == 1 and cell.column:
                        self.reading.replace(percent, olds[0])

    def enter(self, slots: Mapping[int, Cell]) -> None:
        """Moves on to a row: column -> the cell that covers it."""
        self.slots = slots
        self._link_columns()

    def read(self, column: int, cell: Cell) -> list[Told]:
        """The measures of a cell, added to the state as they are resolved."""
        told: list[Told] = []
        for sentence in self.reading.cells.get(cell.start, ()):
            if not any(t.kind == "rate" for t in sentence.tokens):
                continue
            prose = is_prose(sentence)
            self._type(sentence, column, prose)
            link_old_rates(sentence, self.reading, None)
            for frame in build_frames(sentence, rates_of(sentence, self.reading)):
                one = self._resolve(frame, column, cell, prose)
                told.append(one)
                self.state.told.append(one)
        return told

    def _type(self, sentence: Sentence, column: int, prose: bool) -> None:
        """Decides which percentages of a cell's sentence are rates of duty."""
        reading = self.reading
        if prose:
            type_sentence(sentence, reading, self.context.duty or bool(self.state.told), listed=True)
            if self._role(column) in _RATE_COLUMNS:
                for token in sentence.tokens:
                    if token.kind == "rate" and reading.how[token.value].split("+")[0] in _UNDECIDED:
                        reading.is_tariff[token.value], reading.how[token.value] = True, "column"
            link_previous(reading)
            return
        for k, token in enumerate(sentence.tokens):
            if token.kind != "rate":
                continue
            verdict, how = type_rate(sentence, k, unit=reading.percentages[token.value].unit)
            if verdict is None or how == "up-down":
                verdict, how = self._by_column(column, sentence), "column"
            reading.is_tariff[token.value], reading.how[token.value] = bool(verdict), how

    def _by_column(self, column: int, sentence: Sentence) -> bool:
        """Whether a bare percentage is a duty, by its row label and its column's header."""
        role, header = self._role(column), self._header(column)
        label = self.slots.get(0)
        if column == 0 or sentence.tokens[0].low in ("+", "-", "−", "up", "down"):
            return False
        if label is not None and label.text:
            if _SHARE_OF.search(label.text):
                return False
            if _OF_DUTY.search(label.text):
                return role not in _SHARES
        if role in _NOT_RATES:
            return False
        if role in _RATE_COLUMNS:
            return True
        if (label is not None and _OF_NO_DUTY.search(label.text)) or (
            _OF_NO_DUTY.search(header) and not _OF_DUTY.search(header)
        ):
            return False
        heads = [t for c in self._heads(column) for t in self.reading.cell_sentence(c, self.block).tokens]
        told = (
            not heads
            or any(
                t.kind in ("gov", "date")
                or t.cues & {"tariff_noun", "rate_noun", "now", "future", "once"}
                or "head_of_rates" in t.classes
                for t in heads
            )
            or any(hs_of(self._header(c)) for c in {column, *self.rated})
        )
        return told and (self.context.duty or bool(self.state.told))

    def _link_columns(self) -> None:
        """In a row with an old and a new rate, the old one is the previous rate of the new."""
        reading = self.reading
        for new, old in self.steps.items():
            if new not in self.slots or old not in self.slots:
                continue
            olds = reading.inside(self.slots[old].start, self.slots[old].end)
            if len(olds) != 1:
                continue
            for percent in reading.inside(self.slots[new].start, self.slots[new].end):
                if percent != olds[0]:
                    reading.replace(percent, olds[0])
                    if old in self.steps:
                        reading.standing.add(olds[0])  # between a past and a coming column

    def _resolve(self, frame: Frame, column: int, cell: Cell, prose: bool) -> Told:
        """One rate of a cell: the frame's own slots, then the row's, the column's, the table's."""
        context = self.context
        if context.export and not prose:
            frame.export = True
        if frame.targets is None:
            before = _before_colon(frame)
            if before:
                frame.targets, frame.targets_how = before, "label"
        self._from_row(frame, column, cell, prose)
        taken = set(frame.targets or ())
        stated = context.imposer and (not prose or context.imposer_how != "lead")
        if frame.imposer is None and stated and not set(context.imposer) & taken:
            frame.imposer, frame.imposer_how = context.imposer, context.imposer_how
        if frame.targets is None and context.targets and context.targets != frame.imposer and not prose:
            frame.targets, frame.targets_how = context.targets, context.targets_how
        if not prose:
            self._defaults(frame)
        told = replace(
            resolve(frame, self.reading, self.state),
            evidence=((cell.start, cell.end),),
            table=self.table.start,
        )
        if prose:
            return told
        if not frame.products:
            told.products = self._row_products(column)
            if not told.products and self._route() is None:
                told.products = self._table_products(column)
        told.status, told.status_how = self._status(column, frame)
        return told

    def _from_row(self, frame: Frame, column: int, cell: Cell, prose: bool) -> None:
        parties = self.parties
        route = self._route()
        if route is not None and not prose:
            frame.targets, frame.targets_how = (route[0],), "row"
            frame.imposer, frame.imposer_how = (route[1],), "row"
            return
        imposers = self._governments(parties.imposers, column)
        heads = parties.heads.get(column, ())
        if heads and parties.head_role == "imposer":
            imposers = imposers or heads
        label = self.slots.get(0)
        if frame.imposer is None and not imposers and _opens_with_verb(frame):
            imposers = self._subject_column(cell)
        if frame.imposer is None:
            if imposers:
                frame.imposer, frame.imposer_how = imposers, "column"
            elif label is not None and label is not cell:
                owner = self._label_owner(label, prose)
                if owner and owner[0] not in (frame.targets or ()):
                    frame.imposer, frame.imposer_how = owner, "row"
                    partner = self._label_partner(label, owner)
                    if partner and frame.targets is None:
                        frame.targets, frame.targets_how = partner, "row"
        if frame.targets is None:
            partners = self._governments(parties.targets, column)
            if heads and parties.head_role == "target":
                partners = partners or heads
            if not partners and column:
                partners = self._label_origins(column)
            if partners and partners != frame.imposer:
                frame.targets, frame.targets_how = partners, "row"

    def _defaults(self, frame: Frame) -> None:
        taken = set(frame.targets or ())
        if frame.imposer is None:
            last = self.state.last
            # Where rows name who pays, the collector is none of them.
            for payers in self.parties.targets:
                taken |= codes_in(self.table, payers, self.reading)
            known = sorted(self.state.collectors, key=lambda c: (-self.state.collectors[c], c))
            candidates = [*(last.imposer if last else ()), self.state.home, *self.state.headline, *known]
            code = next((c for c in candidates if c and c not in taken), None)
            union = self.state.union
            if union is not None and code in members_of(union) and code not in self.state.collectors:
                code = union
            frame.imposer, frame.imposer_how = ((code,) if code else ()), "headline"
        if frame.targets is None:
            told = next(
                (
                    t
                    for t in self.state.told
                    if t.imposer == frame.imposer and t.targets_how in _STATED and t.table is None
                ),
                None,
            )
            frame.targets, frame.targets_how = (
                (told.targets, "article") if told is not None else (WORLD, "default")
            )

    def _status(self, column: int, frame: Frame) -> tuple[Status, str]:
        """From the cell's own words, the row's date and state, the column's time, the paragraph above."""
        role = self._role(column)
        tokens = frame.tokens
        if self.reading.later_date(tokens[0].start, tokens[-1].end):
            return "announced", "cell"
        header = [t for c in self._heads(column) for t in self.reading.cell_sentence(c, self.block).tokens]
        for found in (self._by_words(tokens), self._by_words(header)):
            if found is not None:
                return found
        if column in self.coming:
            return "announced", "header"
        if self._freed(column, _PRESENT):
            return "removed", "freed"
        for other, cell in self.slots.items():
            if other == column or not cell.text or self.reading.inside(cell.start, cell.end):
                continue
            if self._names_goods(other):
                continue  # "Frozen peas"
            words = self.reading.cell_sentence(cell, self.block).tokens
            verdict = self._by_words(words) if len(words) <= _SHORT_STATE else None
            if verdict is not None:
                return verdict
        for other, cell in self.slots.items():
            words = self.reading.cell_sentence(cell, self.block).tokens
            starts = len(words) <= _SHORT_STATE and any(
                "start" in (phrase_at(words, k, measure_verbs())[0] or ()) for k in range(len(words))
            )
            dated = (
                self._role(other) in ("date", "period")
                or (other == 0 and any(t.kind == "date" for t in words[:2]))
                or (starts and any(t.kind == "date" for t in words))
            )
            if dated and cell.text and other != column:
                later = self.reading.later_date(cell.start, cell.end)
                if self.reading.anchor is None:
                    later = self.reading.later_than_told(cell.start, cell.end)
                if not later and self._freed(column, _LATER):
                    return "removed", "freed"
                return ("announced" if later else "in_force"), "row-date"
        time = {"old_rate": 0, "new_rate": None}.get(role, self.times.get(column))
        if time == 2:
            return "announced", "header"
        if time is not None:
            return "in_force", "header"
        if self.context.status is not None:
            return self.context.status, "lead"
        if column in self.steps:
            said = {t.status for t in self.state.told if t.table is None and t.status is not None}
            if self.state.plans & set(frame.imposer or ()):
                return "announced", "plan"
            return ("announced" if "announced" in said or not said else "in_force"), "step"
        if self.reading.decision_today:
            return "announced", "today"
        before = [
            t.status for t in self.state.told if t.table is None and t.imposer == frame.imposer and t.status
        ]
        if before and all(s == "announced" for s in before[-_SAID:]):
            return "announced", "article"
        return "in_force", "default"

    def _freed(self, column: int, time: int) -> bool:
        """Whether the cell that takes the place of this one then says that nothing is left: "5 % | free"."""
        following = (c for c in sorted(self.slots) if c > column and self.times.get(c) == time)
        cell = self.slots.get(next(following, -1))
        if cell is None or not cell.text:
            return False
        words = self.reading.cell_sentence(cell, self.block).tokens
        return len(words) <= _FREE and ("remove" in words[0].cues or "no_duty" in words[0].classes)

    def _by_words(self, tokens: Sequence[Token]) -> tuple[Status, str] | None:
        cues = set().union(*(t.cues for t in tokens)) if tokens else set()
        if "suspend" in cues:
            return "suspended", "state"
        if cues & {"propose", "threaten"} and not cues & {"agree"}:
            return "threatened", "state"
        if "remove" in cues and "remove" in set().union(
            *(
                t.cues
                for t in tokens
                if t.cues & {"verb:past", "verb:participle"} or not any(c.startswith("verb:") for c in t.cues)
            )
        ):
            return "removed", "state"
        return None


def is_prose(sentence: Sentence) -> bool:
    """Whether a cell's sentence is told rather than listed: it has a verb, or some words."""
    words = [k for k, t in enumerate(sentence.tokens) if t.kind == "word"]
    return len(words) >= 4 or (len(words) >= 2 and any(is_verb(sentence, k) for k in words))


def _opens_with_verb(frame: Frame) -> bool:
    """Whether the cell is told without its subject ("Puts 12 % on tin", "Would scrap the 5 % levy")."""
    first = frame.tokens[0]
    return bool(first.classes & {"auxiliary"}) or any(c.startswith("verb:") for c in first.cues)


def _before_colon(frame: Frame) -> tuple[str, ...]:
    """The government that opens the cell or sentence with a colon: "Peru: 25 % on tin"."""
    tokens = frame.tokens
    for k in range(frame.token, 0, -1):
        if tokens[k].low == ":" and tokens[k - 1].kind == "gov":
            return (tokens[k - 1].value.code,)
    return ()
