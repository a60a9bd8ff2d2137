"""Headings that no markup calls so."""

from __future__ import annotations

import re

from tradewire.layout.draft import Draft

_CHARS = 100
_SENTENCE_END = re.compile(r"[.!,;:][\"'”’»)\]]*$")


def bold_headings(drafts: list[Draft]) -> None:
    """Make headings of short paragraphs that are all bold, no sentences, and stand above other text."""
    level = 1
    for at, draft in enumerate(drafts[:-1]):
        if draft.kind == "heading":
            level = draft.level or 1
        elif (
            draft.kind == "paragraph"
            and draft.strong
            and draft.linked < 0.5
            and len(draft.text) <= _CHARS
            and not _SENTENCE_END.search(draft.text)
            and drafts[at + 1].kind != "heading"
        ):
            draft.kind = "heading"
            draft.level = min(level + 1, 6)
