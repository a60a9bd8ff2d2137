"""Adjectives that name a language and no country: "in English", "an English-language daily"."""

from __future__ import annotations

import re

from tradewire.annotate.names import GAP

_SPOKEN = re.compile(
    rf"\b(?:speak(?:s|ing|er)?|spoke|spoken|in|into|from|translated|written|fluent|and|or){GAP}$"
)
_CLOSED = re.compile(r"[.,;:)\"”?!]|$|\n")
_COMPOUND = re.compile(r"[-‑ ](?:language|speaking|speaker|speakers)\b")
_LANGUAGES = frozenset({"English", "French", "Spanish", "Portuguese", "Arabic", "German", "Russian", "Hindi"})


def is_language(text: str, start: int, end: int) -> bool:
    """Whether the adjective at `[start, end)` is the name of a language in this place."""
    if text[start:end] not in _LANGUAGES:
        return False
    if _COMPOUND.match(text, end):
        return True
    spoken = _SPOKEN.search(text, max(0, start - 14), start)
    return spoken is not None and _CLOSED.match(text, end) is not None
