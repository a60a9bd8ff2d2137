"""Credit lines of news agencies: who reported, wrote, edited or photographed."""

from __future__ import annotations

import re

from tradewire.layout.phrases import end_of_words, is_phrase, phrase_at, words_of

# Words that make a sentence about credits or calls out of what looks like one.
REPORTING = frozenset(
    {"said", "says", "told", "according", "added", "argued", "announced", "estimates", "expects"}
)
_SMALL = frozenset((
    "and", "in", "of", "the", "for", "at", "by", "de", "van", "von", "editing", "writing",
))  # fmt: skip
_MOST_WORDS = 60


def is_credit(text: str) -> bool:
    """Whether `text` is credits alone: "(Reporting by A. Name in Lima; editing by B. Name)"."""
    bare = text.strip(" ()[]*_—–-.")
    if len(bare) > 500 or len(bare.split()) > _MOST_WORDS:
        return False
    segments = [
        segment.strip(" .")
        for segment in re.split(r"[;|]|(?<=[a-z]{3})\. (?=[A-Z])", bare)
        if segment.strip(" .")
    ]
    return bool(segments) and all(_is_credit_segment(segment) for segment in segments)


def _is_credit_segment(segment: str) -> bool:
    words = words_of(segment)
    phrase = phrase_at(words, 0, "credit") if words else None
    if phrase is None:
        names, _, tail = segment.rpartition(" contributed ")
        return bool(names) and is_phrase(words_of("contributed " + tail), "credit")
    rest = [word for word in segment[end_of_words(segment, len(phrase)) :].split() if word.strip(",:")]
    if not rest:
        return len(phrase) > 1
    capitals = sum(word.lstrip("(\"“'")[:1].isupper() for word in rest)
    small = sum(word.lower().strip(",") in _SMALL for word in rest)
    return (
        capitals > 0
        and capitals + small >= len(rest) - 1
        and not (REPORTING & {word.strip(",.").lower() for word in rest})
    )
