"""Sentences as tokens with what the lexicons say of each: the ground that tariff rules stand on.

A percentage, an amount, a date and a government are one token each, however many words
they have. Positions in a token list are plain indexes; offsets stay those of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from tradewire.lexicons.tariff_cues import cue_table

TokenKind = Literal["word", "punct", "number", "rate", "money", "date", "gov"]

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*|[^\w\s]|_")
_LONGEST_CUE = 6
_NO_CUES: frozenset[str] = frozenset()


@dataclass(slots=True)
class Token:
    """One token. `value` is the percentage's number in the article, or the government mention.

    `cues` are the lexicon's classes; `cue_end` is the index behind a phrase that begins here.
    """

    start: int
    end: int
    text: str
    low: str
    kind: TokenKind
    value: Any = None
    cues: frozenset[str] = _NO_CUES
    cue_end: int = 0


@dataclass(slots=True)
class Sentence:
    """One sentence with its place: `block` is the block's number, `first` says it opens the block."""

    start: int
    end: int
    block: int
    first: bool
    tokens: list[Token] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Special:
    """A stretch that becomes one token."""

    start: int
    end: int
    kind: TokenKind
    value: Any


def tokenize(text: str, start: int, end: int, specials: Sequence[Special]) -> list[Token]:
    """Tokens of `text[start:end]`. `specials` are sorted, do not overlap, and lie inside."""
    tokens: list[Token] = []
    at = start
    for special in specials:
        if special.start < at:
            continue
        _words(tokens, text, at, special.start)
        surface = text[special.start : special.end]
        tokens.append(
            Token(special.start, special.end, surface, surface.lower(), special.kind, special.value)
        )
        at = special.end
    _words(tokens, text, at, end)
    _mark_cues(tokens)
    return tokens


def _words(tokens: list[Token], text: str, start: int, end: int) -> None:
    for match in _WORD.finditer(text, start, end):
        surface = match[0]
        previous = tokens[-1] if tokens else None
        if surface in ("s", "S") and previous and previous.text in "'’" and previous.end == match.start():
            previous.end, previous.text, previous.low, previous.kind = match.end(), "’s", "’s", "word"
            continue
        kind: TokenKind = "word"
        if not surface[0].isalnum():
            kind = "punct"
        elif surface[0].isdigit():
            kind = "number"
        tokens.append(Token(match.start(), match.end(), surface, surface.lower(), kind))


def _mark_cues(tokens: list[Token]) -> None:
    table = cue_table()
    lows = [t.low.replace("’", "'") if t.kind in ("word", "punct") else "\0" for t in tokens]
    for i, token in enumerate(tokens):
        if token.kind not in ("word", "punct"):
            continue
        found = table.get((lows[i],), _NO_CUES)
        token.cue_end = i + 1
        if token.kind == "word":
            for size in range(min(_LONGEST_CUE, len(tokens) - i), 1, -1):
                longer = table.get(tuple(lows[i : i + size]))
                if longer:
                    found, token.cue_end = longer, i + size
                    break
        token.cues = found
