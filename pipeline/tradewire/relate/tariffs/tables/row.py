"""What a row of a table says of its cells: its labels, its headers, its governments and its goods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tradewire.layout.article import Cell, Table
from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.article.discourse import State
from tradewire.relate.tariffs.model import WORLD
from tradewire.relate.tariffs.reading import Reading
from tradewire.relate.tariffs.sentence.goods_phrase import GoodsPhrase
from tradewire.relate.tariffs.sentence.noun_phrases import read_goods
from tradewire.relate.tariffs.sentence.roles import role_of
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import codes_of
from tradewire.relate.tariffs.tables.columns import header_of, old_columns, time_of
from tradewire.relate.tariffs.tables.context import Context
from tradewire.relate.tariffs.tables.parties import codes_in, names_firms, parties_of


class TableRow:
    """One row of a table at a time, with what its labels, headers and caption say of a cell.

    `slots` maps a column to the cell that covers it, `times` to what its header says of its time;
    `coming` are the columns that are headed by a coming date.
    """

    def __init__(
        self,
        table: Table,
        block: int,
        roles: Sequence[str],
        context: Context,
        reading: Reading,
        state: State,
    ) -> None:
        self.table = table
        self.block = block
        self.roles = roles
        self.context = context
        self.reading = reading
        self.state = state
        self.slots: Mapping[int, Cell] = {}
        rated = sorted({c.column for row in table.rows for c in row if reading.inside(c.start, c.end)})
        self.rated = rated
        self.steps = old_columns(table, roles, rated, reading)
        headed = {
            c for cell in table.header for c in range(cell.column, cell.column + min(cell.colspan, _WIDEST))
        }
        self.times = {c: time_of(table, c, reading) for c in sorted(headed)}
        self.coming = {
            c
            for cells in (*table.upper_headers, table.header)
            for cell in cells
            if reading.later_date(cell.start, cell.end)
            for c in range(cell.column, cell.column + min(cell.colspan, _WIDEST))
        }
        if context.targets_how == "lead" and names_firms(table, roles, reading):
            context.targets = ()  # firms have rates of their own, whatever the paragraph says of all goods
        self.parties = parties_of(table, roles, rated, context, state.home, state.collectors, reading)

    def _role(self, column: int) -> str:
        return self.roles[column] if column < len(self.roles) else "other"

    def _header(self, column: int) -> str:
        return header_of(self.table, column)

    def _heads(self, column: int) -> list[Cell]:
        return [
            c
            for cells in (*self.table.upper_headers, self.table.header)
            for c in cells
            if c.column <= column < c.column + c.colspan and c.text
        ]

    def _names_goods(self, column: int) -> bool:
        """Whether a column names goods: it is headed so, or it is an unmarked first column."""
        role = self._role(column)
        label = self.slots.get(column)
        if label is not None and any(
            t.cues & {"tariff_noun", "rate_noun"} or "head_of_rates" in t.classes
            for t in self.reading.cell_sentence(label, self.block).tokens
        ):
            return False
        if column in self.parties.imposers or column in self.parties.targets or column in self.steps:
            return False
        return role == "product" or (role == "other" and column == 0)

    def _governments(self, wanted: Sequence[int], column: int) -> tuple[str, ...]:
        """Governments in the row's cells of those columns; what stands behind "except" is left out."""
        codes: list[str] = []
        world = False
        for other, cell in self.slots.items():
            if other == column or other not in wanted or not cell.text:
                continue
            excluded = False
            for token in self.reading.cell_sentence(cell, self.block).tokens:
                excluded = excluded or "exempt" in token.cues or token.low in ("outside", "beyond")
                world = world or token.low in ("outside", "beyond")
                # "Everyone else" among firms is every other firm, not every country.
                world = world or ("world" in token.cues and not self._of_firms(other))
                if token.kind == "gov" and not excluded and token.value.code not in codes:
                    codes.append(token.value.code)
        return tuple(codes) if codes else WORLD if world else ()

    def _of_firms(self, column: int) -> bool:
        """Whether a column names firms: by its role, or headed "Exporter" without a government in it."""
        if self._role(column) == "company":
            return True
        heads = (self.reading.cell_sentence(cell, self.block) for cell in self._heads(column))
        return any("firm_noun" in t.classes for head in heads for t in head.tokens) and not codes_in(
            self.table, column, self.reading
        )

    def _subject_column(self, cell: Cell) -> tuple[str, ...]:
        """The government that stands alone in another cell of the row, as the subject of "Puts 12 % on …"."""
        for other in self.slots.values():
            if other is cell or not other.text:
                continue
            tokens = self.reading.cell_sentence(other, self.block).tokens
            governments = [t.value.code for t in tokens if t.kind == "gov"]
            if governments and len(tokens) <= len(governments) + 2:
                return tuple(dict.fromkeys(governments))
        return ()

    def _label_owner(self, label: Cell, prose: bool) -> tuple[str, ...]:
        """The government whose measures a row label announces: "US Tariffs", "Peru's response"."""
        sentence = self.reading.cell_sentence(label, self.block)
        tokens = sentence.tokens
        for k, token in enumerate(tokens):
            if token.kind == "gov":
                role = role_of(sentence, k)
                if len(tokens) == 1 and prose and 0 not in self.parties.targets:
                    return (token.value.code,)
                if role.name == "tariff" or any(
                    "own_measure" in tokens[j].classes for j in range(k + 1, len(tokens))
                ):
                    return (token.value.code,)
        return ()

    def _label_partner(self, label: Cell, owner: tuple[str, ...]) -> tuple[str, ...]:
        """Whom the measures of a row's label are aimed at: "US Tariffs on Peru"."""
        sentence = self.reading.cell_sentence(label, self.block)
        found = [
            k
            for k, t in enumerate(sentence.tokens)
            if t.kind == "gov" and role_of(sentence, k).preposition in ("on", "against")
        ]
        return tuple(c for c in codes_of(sentence.tokens, found) if c not in owner)

    def _label_origins(self, column: int) -> tuple[str, ...]:
        """Origins in the row's product cell: "Footwear from Peru"."""
        for other, cell in self.slots.items():
            if (
                other != column
                and other not in self.parties.imposers
                and self._names_goods(other)
                and cell.text
            ):
                sentence = self.reading.cell_sentence(cell, self.block)
                phrase = read_goods(sentence, 0, len(sentence.tokens))
                if phrase.sources:
                    return codes_of(sentence.tokens, phrase.sources)
                if phrase.world:
                    return WORLD
        return ()

    def _row_products(self, column: int) -> tuple[tuple[int, int], ...]:
        """Product words of the row: its product column, else the column head where that names goods."""
        route = self._route()
        if route is not None:
            sentence = self.reading.cell_sentence(self.slots[0], self.block)
            start = next(
                (k for k in range(route[2], len(sentence.tokens)) if sentence.tokens[k].kind == "word"), None
            )
            return (
                ()
                if start is None
                else self._offsets(read_goods(sentence, start, len(sentence.tokens)), sentence)
            )
        for other, cell in self.slots.items():
            if other != column and self._names_goods(other) and cell.text:
                found = self._goods(cell)
                if found:
                    return found
        for head in self.table.header:
            if head.column <= column < head.column + head.colspan and head.text:
                sentence = self.reading.cell_sentence(head, self.block)
                on = next((k for k, t in enumerate(sentence.tokens) if k and t.low == "on"), None)
                if on is not None and "tariff_noun" in sentence.tokens[on - 1].cues:
                    return self._offsets(read_goods(sentence, on + 1, len(sentence.tokens)), sentence)
                if any(
                    t.cues & _NO_GOODS
                    or t.kind in ("date", "rate", "gov", "number")
                    or t.classes & {"no_goods", "generic_goods", "head_of_rates"}
                    for t in sentence.tokens
                ):
                    return ()
                return self._goods(head)
        return ()

    def _table_products(self, column: int) -> tuple[tuple[int, int], ...]:
        """The goods of the whole table: its caption's, lead's or article's, unless columns name goods."""
        if any(self._names_goods(c) or self._head_goods(c) for c in self.rated):
            return ()
        if self.context.products:
            return self.context.products
        general = any(
            "general_rate" in t.cues or t.low in ("general", "baseline", "reciprocal", "ordinary")
            for c in self._heads(column)
            for t in self.reading.cell_sentence(c, self.block).tokens
        )
        if general:
            return ()
        if names_firms(self.table, self.roles, self.reading):
            told = next((t for t in reversed(self.state.told) if t.products and t.table is None), None)
            return self.state.topic or (told.products if told is not None else ())
        return self.state.topic

    def _head_goods(self, column: int) -> bool:
        return any(hs_of(c.text) for c in self._heads(column))

    def _offsets(self, phrase: GoodsPhrase, sentence: Sentence) -> tuple[tuple[int, int], ...]:
        tokens = sentence.tokens
        return tuple((tokens[s].start, tokens[e - 1].end) for s, e in phrase.products)

    def _route(self) -> tuple[str, str, int] | None:
        """Who pays and who collects where a row is called by its way: "Peru to Chile, tin"; where it ends."""
        label = self.slots.get(0)
        if label is None or not label.text:
            return None
        tokens = self.reading.cell_sentence(label, self.block).tokens
        words = [k for k, t in enumerate(tokens) if t.low != "the"]
        if len(words) < _ROUTE or tokens[words[0]].kind != "gov" or tokens[words[2]].kind != "gov":
            return None
        if tokens[words[1]].low not in ("to", "into", "→", ">"):
            return None
        return tokens[words[0]].value.code, tokens[words[2]].value.code, words[2] + 1

    def _goods(self, cell: Cell) -> tuple[tuple[int, int], ...]:
        """The goods of a label: phrases where it names an origin, else its words up to a bracket or quota."""
        sentence = self.reading.cell_sentence(cell, self.block)
        tokens = sentence.tokens
        if any(t.kind == "gov" or t.low == "from" for t in tokens):
            return self._offsets(read_goods(sentence, 0, len(tokens)), sentence)
        found: list[tuple[int, int]] = []
        first = None
        for k, token in enumerate(tokens):
            if token.kind == "money":
                # "Wine above $10 a bottle": the class of value is no part of the goods.
                k = k - 1 if k and "preposition" in tokens[k - 1].classes else k
                break
            if token.low in ("(", "[", ";", ":") or (
                token.low == "," and k + 1 < len(tokens) and _opens_note(tokens[k + 1])
            ):
                break
            if token.low in (",", "and", "/", "|", "or"):
                if first is not None:
                    found.append((tokens[first].start, tokens[k - 1].end))
                first = None
            elif first is None and token.kind != "punct" and "determiner" not in token.classes:
                first = k
        else:
            k = len(tokens)
        if first is not None and k > first:
            found.append((tokens[first].start, tokens[k - 1].end))
        if all(t.kind != "word" for t in tokens):
            return ()  # the size of a quota
        return tuple(found)


_WIDEST = 64  # columns that a spanning header is repeated over
_ROUTE = 3  # tokens of "Peru to Chile"
_NO_GOODS = frozenset(
    {
        "tariff_noun",
        "rate_noun",
        "now",
        "future",
        "once",
        "anti_dumping",
        "countervailing",
        "safeguard",
        "quota",
    }
)
"""Cues of a column's head that names a kind of duty or a time, no goods."""


def _opens_note(token: Token) -> bool:
    """Whether what stands behind a comma in a label is a quota or condition ("Apples, up to 500 tonnes")."""
    return token.kind in ("number", "rate", "money", "date") or bool(
        token.classes & {"preposition", "adverb", "rate_link"}
    )
