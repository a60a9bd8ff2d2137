"""The article: its text as a person would read it, and what stands around it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tradewire.records.base import Offset, Part, Text

BlockKind = Literal["heading", "paragraph", "list_item", "table", "quote", "caption"]

Published = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9:.,]+(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?)?)?$"),
]
"""ISO 8601: a day, or a time with or without its zone, as the source gives it."""


class Block(Part):
    """One block of the text. `level` is 1 to 6 for headings, the depth from 1 for list items."""

    kind: BlockKind
    level: Annotated[int, Field(strict=True, ge=1)] | None = None
    start: Offset
    end: Offset


class ArticleInfo(Part):
    """The article. Blocks stand in order, do not overlap, and are separated by a blank line."""

    title: Text | None = None
    authors: tuple[Text, ...] = ()
    published: Published | None = None
    site: Text | None = None
    url: Text | None = None
    language: Text | None = None
    text: str
    blocks: tuple[Block, ...] = ()
