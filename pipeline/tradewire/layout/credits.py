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
_PICTURE_PARTS = re.compile(r"\s*[/|•·]\s*|\s+via\s+|,\s+|\s+[–—-]\s+", re.I)
_PICTURE_WORDS, _NAME_WORDS = 12, 5
_BIO_WORDS = 60


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


def is_picture_credit(text: str) -> bool:
    """Whether `text` is but who took or supplied a picture: "A. Name/Getty Images", "Reuters"."""
    bare = text.strip(" ()[]*_—–-.©")
    if not bare or len(bare.split()) > _PICTURE_WORDS:
        return False
    parts = [part for part in _PICTURE_PARTS.split(bare) if part]
    supplied = [is_phrase(words_of(part), "agency") for part in parts]
    return any(supplied) and all(known or _is_name(part) for known, part in zip(supplied, parts, strict=True))


def is_bio(text: str) -> bool:
    """Whether `text` tells who wrote the article: "A. Name is a reporter in Lima."."""
    tokens = text.split()
    if len(tokens) > _BIO_WORDS or REPORTING & set(words_of(text)):
        return False
    for count in range(2, min(_NAME_WORDS, len(tokens) - 1)):
        words = words_of(" ".join(tokens[count:]))
        if words and phrase_at(words, 0, "bio"):
            return _is_name(" ".join(tokens[:count]))
    return False


def _is_name(text: str) -> bool:
    tokens = text.split()
    return 0 < len(tokens) <= _NAME_WORDS and all(
        token[:1].isupper() or token.lower() in _SMALL for token in tokens
    )
