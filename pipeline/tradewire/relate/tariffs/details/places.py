"""Where a mention of a measure stands: its sentence with its neighbours, its cell with row and column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tradewire.layout.article import Cell, Table
from tradewire.relate.tariffs.article.discourse import Told
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token, tokenize
from tradewire.relate.tariffs.tables.columns import header_of
from tradewire.relate.tariffs.tables.schedules import grid_of


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a table: `slots` are the cells of its row by column, itself among them."""

    table: Table
    cell: Cell
    column: int
    slots: Mapping[int, Cell]

    @property
    def header(self) -> str:
        """The words above the cell's column."""
        return header_of(self.table, self.column)


@dataclass(frozen=True, slots=True)
class Place:
    """`before` are the article offsets of what stands above in the same block or cell; `after` is the next
    sentence there."""

    sentence: Sentence | None
    before: tuple[int, int] | None = None
    after: Sentence | None = None
    cell: CellPlace | None = None
    titles: Sequence[tuple[int, int]] = field(default=())
    """Article offsets of the table's caption and of the section's heading, as far as there are any."""


class Places:
    """Finds the place of each mention of one article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._siblings: dict[int, tuple[list[Sentence], int]] = {}
        for sentences in (*reading.sentences.values(), *reading.cells.values()):
            for number, sentence in enumerate(sentences):
                self._siblings[id(sentence)] = (sentences, number)
        self._cells: dict[int, CellPlace] = {}
        self._blocks = {b.start: n for n, b in enumerate(reading.article.blocks)}
        for table in reading.article.tables:
            for row in grid_of(table):
                for column, cell in row.slots.items():
                    self._cells.setdefault(cell.start, CellPlace(table, cell, column, row.slots))

    def of(self, told: Told) -> Place:
        """The place of a mention."""
        sentence = told.frame.sentence if told.frame is not None else None
        cell = self._cells.get(told.evidence[0][0]) if told.table is not None and told.evidence else None
        return self.of_sentence(sentence, told.block, cell)

    def of_sentence(self, sentence: Sentence | None, block: int, cell: CellPlace | None) -> Place:
        """The place of a sentence in a block, or in a cell of the table that the block is."""
        siblings, number = self._siblings.get(id(sentence), ([], 0))
        before = (siblings[0].start, siblings[number].start) if number else None
        after = siblings[number + 1] if number + 1 < len(siblings) else None
        titles = [self._reading.caption_of(cell.table)] if cell is not None else []
        titles.append(self._reading.heading_of(block))
        return Place(sentence, before, after, cell, tuple(t for t in titles if t is not None))

    def cells(self) -> Sequence[CellPlace]:
        """Every cell of every table once, in order."""
        return tuple(self._cells.values())

    def block_of(self, table: Table) -> int:
        """The number of the block that a table is."""
        return self._blocks.get(table.start, 0)

    def words_about(self, place: Place) -> list[Token]:
        """The words of the headers, row label and titles around a cell, in that order; none for prose."""
        if place.cell is None:
            return []
        text = self._reading.article.text
        found = tokenize(place.cell.header, 0, len(place.cell.header), ())
        label = place.cell.slots.get(0)
        spans = [(label.start, label.end)] if label is not None and label is not place.cell.cell else []
        for start, end in (*spans, *place.titles):
            found += tokenize(text, start, end, ())
        return found
