"""Items of lists of implications, with their areas: "Growers: Prices may fall."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tradewire.layout.article import Article, Block
from tradewire.layout.columns import is_date
from tradewire.layout.promises import Promise, promise
from tradewire.lexicons.likelihood import first_cue
from tradewire.relate.implications.model import Implication
from tradewire.relate.implications.parties import PartyReader

_LEAD_IN = 160  # characters of a paragraph that announces a list
_AREA = 70  # characters of an area's name
_AREA_WORDS = 9
_SEPARATOR = re.compile(r":\s+|\s+[–—-]\s+")
_AFTER_BOLD = re.compile(r"\s*([:.–—-]?)\s*")
_OPENS = re.compile(r"[\"'“‘(]?[A-ZÀ-Þ0-9$€£¥]")
_STOP = re.compile(r"[.]\s+(?=[^\W\d_])")
_SENTENCE_INSIDE = re.compile(r"[.;!?]\s|\b(?:is|are|was|were|be|has|have|had|will|would|says?|said)\b")


@dataclass(frozen=True, slots=True)
class _Item:
    """A block that may be an implication: its index, and where its area and its impact stand."""

    index: int
    block: Block
    area: tuple[int, int] | None
    impact: tuple[int, int]


def find_in_lists(article: Article, parties: PartyReader) -> Iterator[Implication]:
    """One implication for each item of each list that is announced as one of implications.

    A heading that promises them covers the lists up to the next heading of its level; one
    that merely may do so, and paragraphs in place of items, need items told as possible
    under an area each; a date is no area.
    """
    for word, first, last in _groups(article):
        items = _items(article, first, last)
        if _holds(article, items, word, article.blocks[first].kind == "list_item"):
            for item in items:
                yield _implication(article, item, parties)


def _groups(article: Article) -> Iterator[tuple[Promise, int, int]]:
    """Runs of items or paragraphs `[first, last)` that some heading or lead-in promises."""
    blocks, text = article.blocks, article.text
    over: list[tuple[int, Promise | None]] = []  # the headings above: level, and what they promise
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind == "heading":
            level = block.level or 1
            while over and over[-1][0] >= level:
                over.pop()
            said = promise(text[block.start : block.end])
            if at == 0:
                said = "hint" if said else None  # the title speaks of the whole article
            over.append((level, said or (over[-1][1] if over else None)))
            at += 1
            continue
        if block.kind not in ("list_item", "paragraph"):
            at += 1
            continue
        end = at + 1
        while end < len(blocks) and blocks[end].kind == block.kind:
            end += 1
        word = _lead_in(article, at) if block.kind == "list_item" else None
        if word is None and over:
            word = over[-1][1]
        if word is not None:
            yield word, at, end
        at = end


def _lead_in(article: Article, first: int) -> Promise | None:
    """What the line just above a list promises: "The likely consequences:"."""
    if not first:
        return None
    above = article.blocks[first - 1]
    line = article.text[above.start : above.end]
    if above.kind != "paragraph" or len(line) > _LEAD_IN or not line.endswith(":"):
        return None
    return promise(line)


def _items(article: Article, first: int, last: int) -> list[_Item]:
    """The items of a run; one that only names the area of the items below it is no item itself."""
    text = article.text
    blocks = [(at, article.blocks[at]) for at in range(first, last)]
    runs_in = sum(_run_in(text, block) is not None for _, block in blocks)
    items: list[_Item] = []
    over: list[tuple[int, tuple[int, int]]] = []  # the areas above: level, and where they stand
    for at, block in blocks:
        level = block.level or 0
        while over and over[-1][0] >= level:
            over.pop()
        below = article.blocks[at + 1] if at + 1 < last else None
        if below is not None and level and (below.level or 0) > level and _names_area(text, block):
            over.append((level, (block.start, _bare_end(text, block.start, block.end))))
            continue
        split = _bold(text, block) or _label(text, block)
        if split is None and 2 * runs_in > len(blocks):
            split = _run_in(text, block)
        if split is not None:
            items.append(_Item(at, block, (block.start, split[0]), (split[1], block.end)))
        else:
            items.append(_Item(at, block, over[-1][1] if over else None, (block.start, block.end)))
    return items


def _names_area(text: str, block: Block) -> bool:
    """Whether a whole block is but the name of an area: "Growers", "Growers and mills:"."""
    return _is_area(text[block.start : _bare_end(text, block.start, block.end)])


def _bold(text: str, block: Block) -> tuple[int, int] | None:
    """End of the area and start of the impact where the area is in bold: "**Growers** Prices may fall"."""
    if block.lead_end is None:
        return None
    match = _AFTER_BOLD.match(text, block.lead_end, block.end)
    end = _bare_end(text, block.start, block.lead_end)
    if match is None or match.end() >= block.end or not _is_area(text[block.start : end]):
        return None
    if not match[1] and end == block.lead_end and not _OPENS.match(text, match.end()):
        return None  # the sentence goes on: "**Growers** could lose a season"
    return end, match.end()


def _bare_end(text: str, start: int, end: int) -> int:
    """`end` without the marks and spaces before it."""
    while end > start and text[end - 1] in " :.–—-":
        end -= 1
    return end


def _label(text: str, block: Block) -> tuple[int, int] | None:
    """End of the area and start of the impact where a colon or a dash parts them."""
    match = _SEPARATOR.search(text, block.start, min(block.end, block.start + _AREA))
    return _checked(text, block, match)


def _run_in(text: str, block: Block) -> tuple[int, int] | None:
    """The same for an area that ends with a full stop: "Growers. Prices may fall."."""
    match = _STOP.search(text, block.start, min(block.end, block.start + _AREA))
    return _checked(text, block, match)


def _checked(text: str, block: Block, match: re.Match[str] | None) -> tuple[int, int] | None:
    if match is None or match.end() >= block.end:
        return None
    return (match.start(), match.end()) if _is_area(text[block.start : match.start()]) else None


def _is_area(text: str) -> bool:
    """Whether `text` may be the name of an area: a few words that tell nothing."""
    return (
        0 < len(text) <= _AREA
        and len(text.split()) <= _AREA_WORDS
        and not _SENTENCE_INSIDE.search(text)
        and not first_cue(text)
    )


def _holds(article: Article, items: Sequence[_Item], word: Promise, is_list: bool) -> bool:
    """Whether the items are told as implications, as far as what announces them leaves it open."""
    text = article.text
    areas = [text[slice(*item.area)] for item in items if item.area is not None]
    named = sum(not is_date(area) for area in areas)
    if word == "promise" and is_list:
        return named > 0 or len(areas) < len(items)  # where each item has a date, it is a calendar
    if len(items) < 2:
        return False
    told = sum(first_cue(text[slice(*item.impact)]) is not None for item in items)
    return 2 * told > len(items) and 2 * named > len(items)


def _implication(article: Article, item: _Item, parties: PartyReader) -> Implication:
    text = article.text
    impact = text[slice(*item.impact)]
    cue = first_cue(impact)
    named = parties.read(item.area, item.impact)
    return Implication(
        area=None if item.area is None else text[slice(*item.area)],
        impact=impact,
        likelihood=None if cue is None else cue.level,
        actors=named.actors,
        affected=named.affected,
        entities=named.entities,
        attributes=(),
        source=(("block", item.index),),
        start=item.block.start,
        end=item.block.end,
    )
