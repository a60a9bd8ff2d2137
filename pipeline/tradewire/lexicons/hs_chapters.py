"""The 97 chapters of the Harmonized System.

Source: `hs_chapters.yaml`; WCO nomenclature, HS 2022.
"""

from __future__ import annotations

from functools import cache

from pydantic import StrictStr

from tradewire.lexicons.base import Entry, load_entries


class HsChapter(Entry):
    """One chapter: its two-digit `code` ("72") and a short `name`."""

    code: StrictStr
    name: StrictStr


@cache
def hs_chapters() -> dict[str, HsChapter]:
    """Each chapter by its two-digit code, "01" to "97".

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return {chapter.code: chapter for chapter in load_entries("hs_chapters", HsChapter)}
