"""Parts of a country that stand for where goods are from: "Californian almonds", "beef from Alberta"."""

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
_FROM = re.compile(r"((?:[^\W\d_]+[ -]){1,3})from[ ]$")
_REACH = 60  # characters before a name that can hold goods and "from"


def origins_by_part(text: str, names: Sequence[GazetteerMatch]) -> Iterator[tuple[int, int, str, bool]]:
    """Where a state or a province stands right before goods, or behind them and "from": its span, its
    country (ISO 3166-1 alpha-2) and whether it is an adjective there.

    Goods are what the lexicon of products knows, within three words.
    """
    for match in names:
        if match.kind != "subdivision" or not isinstance(match.entry, Subdivision):
            continue
        behind = _GOODS.match(text, match.end)
        before = _FROM.search(text, max(0, match.start - _REACH), match.start)
        if (behind is not None and hs_of(_NO_GOODS.sub("", behind[1]))) or (
            before is not None and hs_of(_last(before[1]))
        ):
            yield match.start, match.end, match.entry.country, match.text in match.entry.adjectives


def _last(words: str) -> str:
    """The goods right before "from": what stands behind the last word that is no part of their name."""
    return re.split(r"\b(?:of|in|and|or|on|at|to|for|with|by)\b", words)[-1]
