"""The implications of an article: rows of its tables of them, items of its lists of them."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.layout.article import Article
from tradewire.layout.table_kinds import table_kind
from tradewire.link.model import LinkedEntity
from tradewire.relate.implications.lists import find_in_lists
from tradewire.relate.implications.model import Implication
from tradewire.relate.implications.parties import PartyReader
from tradewire.relate.implications.tables import find_in_table


def find_implications(article: Article, entities: Sequence[LinkedEntity] = ()) -> list[Implication]:
    """The implications that `article` lists, in the order of its text."""
    parties = PartyReader(article.text, entities)
    found = list(find_in_lists(article, parties))
    for number, table in enumerate(article.tables, start=1):
        if table_kind(table, article) == "implications":
            found += find_in_table(table, f"t{number}", article, parties)
    return sorted(found, key=lambda item: (item.start, item.end))
