"""Articles whose text was seen before, told before anything is read from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tradewire.duplicates.fingerprint import fingerprint
from tradewire.duplicates.seen import SeenTexts
from tradewire.errors import DuplicateArticle, ReadError, TradewireError

if TYPE_CHECKING:
    from tradewire.batch.reading import Item
    from tradewire.read import Limits, Source


def without_duplicates(items: Iterable[Item], seen: SeenTexts, limits: Limits) -> Iterator[Item]:
    """`items`, with a `DuplicateArticle` in the place of each whose text is that of an earlier one.

    The text is what is left of the page around it: the same wire is the same on every site.
    """
    for item in items:
        found = item.found
        if isinstance(found, ReadError):
            yield item
            continue
        duplicate = _duplicate(found, (item.input, item.number), seen, limits)
        yield replace(item, found=duplicate) if duplicate is not None else item


def _duplicate(
    source: Source, place: tuple[int, int], seen: SeenTexts, limits: Limits
) -> DuplicateArticle | None:
    from tradewire.layout import lay_out
    from tradewire.read.deadline import within

    slow = TradewireError()
    try:
        article = within(limits.max_seconds, slow, lambda: lay_out(source, limits=limits))
    except Exception:
        return None  # the worker that gets it says what is wrong with it
    print_ = fingerprint(article.title, article.text)
    match = seen.like(print_, source.uri, place) if print_ is not None else None
    if match is None:
        return None
    return DuplicateArticle(source.uri, match.name, match.similarity, source.sha256)


def duplicate_line(duplicate: DuplicateArticle) -> str:
    """The line of the lane of the duplicates, without the line break: `source`, `of`, `similarity`."""
    content = {"source": duplicate.source, "of": duplicate.of, "similarity": round(duplicate.similarity, 3)}
    return json.dumps(content, ensure_ascii=False)
