"""Parts of a country that stand for where goods are from: "Californian almonds", "Alberta's beef"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tradewire.annotate.gazetteer import GazetteerMatch
from tradewire.lexicons.products import hs_of
from tradewire.lexicons.subdivisions import Subdivision

_GOODS = re.compile(r"(?:['’]s)?((?:[ -][^\W\d_]+){1,3})")
_NO_GOODS = re.compile(
    r"[ -](?:of|in|and|or|on|at|to|for|from|with|by|is|are|was|were|has|have|had|will)\b.*"
)
"""Words behind which others' goods stand ("California growers of almonds")."""


def origins_by_part(text: str, names: Sequence[GazetteerMatch]) -> Iterator[tuple[int, int, str, bool]]:
    """Where a state or a province stands right before goods: its span, its country (ISO 3166-1 alpha-2)
    and whether it is an adjective there.

    Goods are what the lexicon of products knows, within three words.
    """
    for match in names:
        if match.kind != "subdivision" or not isinstance(match.entry, Subdivision):
            continue
        behind = _GOODS.match(text, match.end)
        if behind is not None and hs_of(_NO_GOODS.sub("", behind[1])):
            yield match.start, match.end, match.entry.country, match.text in match.entry.adjectives
