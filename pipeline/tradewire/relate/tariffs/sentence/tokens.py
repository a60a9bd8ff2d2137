"""Sentences as tokens with what the lexicons say of each: the ground that tariff rules stand on.

A percentage, an amount, a date and a government are one token each, however many words
they have. Positions in a token list are plain indexes; offsets stay those of the article.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from tradewire.lexicons.products import hs_of
from tradewire.lexicons.tariff_cues import cue_table
from tradewire.lexicons.word_classes import word_classes

TokenKind = Literal["word", "punct", "number", "rate", "money", "date", "gov"]

_WORD = re.compile(
    r"[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\d{1,3}(?:,\d{3})+(?!\d)|[^\W_]+(?:[-.][^\W_]+)*|[^\w\s]|_",
    re.IGNORECASE,
)
_MAKER = re.compile(r"([^\W\d_]{3,12})-?(makers?)", re.IGNORECASE)
_SHORTEST_MAKER = len("carmaker")
_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Token:
    """One token.

    Attributes:
        value: the percentage's number in the article, or the amount, date or government found.
        cues: the lexicon's cues of the longest phrase that begins here, which ends at `cue_end`.
        classes: the word classes of the token itself.
        head, dep, tag: the parse (syntax.py): `head` is an index (its own for a root), -1
            where the sentence is not parsed or the token was left out of the parse.
    """

    start: int
    end: int
    text: str
    low: str
    kind: TokenKind
    value: Any = None
    cues: frozenset[str] = _NONE
    cue_end: int = 0
    classes: frozenset[str] = _NONE
    head: int = -1
    dep: str = ""
    tag: str = ""


WordTest = Callable[[Sequence[Token], int], bool]


@dataclass(slots=True)
class Sentence:
    """One sentence with its place: `block` is its block's number, `first` says it opens the block.

    Items of a list that a paragraph announces with a colon have that paragraph's number.

    `children[i]` are the tokens whose head is `i`; empty while the sentence is not parsed.
    """

    start: int
    end: int
    block: int
    first: bool
    tokens: list[Token] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    _places: dict[WordTest, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def places(self, test: WordTest) -> list[int]:
        """The tokens that `test` is true of, in order, by what the words are alone: looked for once."""
        found = self._places.get(test)
        if found is None:
            found = self._places[test] = [k for k in range(len(self.tokens)) if test(self.tokens, k)]
        return found

    @property
    def parsed(self) -> bool:
        """Whether the tokens have heads."""
        return bool(self.children)

    def left_edge(self, i: int) -> int:
        """The first token of the subtree of `i`."""
        return min(self._subtree(i))

    def right_edge(self, i: int) -> int:
        """The last token of the subtree of `i`."""
        return max(self._subtree(i))

    def _subtree(self, i: int) -> list[int]:
        """`i` and all tokens below it; bounded by the sentence, cycles cannot occur."""
        found = [i]
        for k in found:  # which grows as it is read
            found.extend(self.children[k])
        return found


@dataclass(frozen=True, slots=True)
class Special:
    """A stretch that becomes one token."""

    start: int
    end: int
    kind: TokenKind
    value: Any


def tokenize(text: str, start: int, end: int, specials: Sequence[Special]) -> list[Token]:
    """Tokens of `text[start:end]`. `specials` are sorted by start and lie inside; of two that
    overlap the first is taken."""
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
    _mark(tokens)
    return tokens


def _words(tokens: list[Token], text: str, start: int, end: int) -> None:
    for match in _WORD.finditer(text, start, end):
        surface = match[0]
        made = _MAKER.fullmatch(surface) if len(surface) >= _SHORTEST_MAKER else None
        if made is not None and hs_of(made[1]):
            # "carmakers" are makers of goods, which are told of by this word alone.
            for low, high in (made.span(1), made.span(2)):
                piece = surface[low:high]
                tokens.append(Token(match.start() + low, match.start() + high, piece, piece.lower(), "word"))
            continue
        kind: TokenKind = "word"
        if len(surface) == 1 and not surface.isalnum():
            kind = "punct"
        elif surface[0].isdigit():
            kind = "number"
        first, last = match.span()
        tokens.append(Token(first, last, surface, surface.lower().replace("’", "'"), kind))


def _mark(tokens: list[Token]) -> None:
    table = cue_table()
    longest = _longest_cues()
    classes = word_classes()
    lows = [t.low if t.kind in ("word", "punct") else "\0" for t in tokens]
    for i, (token, low) in enumerate(zip(tokens, lows, strict=True)):
        token.cue_end = i + 1
        if low == "\0":
            continue
        token.classes = classes.get(low, _NONE)
        found = table.get((low,), _NONE)
        if low in longest and token.kind == "word":
            for size in range(min(longest[low], len(tokens) - i), 1, -1):
                longer = table.get(tuple(lows[i : i + size]))
                if longer:
                    # A word keeps what it is in a longer noun ("levy" in "levy on exports"); a verb
                    # becomes another one with its particle.
                    own = _NONE if any(c.startswith("verb:") for c in longer) else found
                    found, token.cue_end = longer | own, i + size
                    break
        token.cues = found | token.cues if token.cues else found
        if token.cue_end > i + 1 and "tariff_noun" in found and tokens[token.cue_end - 1].kind == "word":
            # "dumping margin", "import tax": the last word is the noun.
            tokens[token.cue_end - 1].cues = found


@functools.cache
def _longest_cues() -> Mapping[str, int]:
    """First words of cues of several words -> how many words the longest of them has."""
    longest: dict[str, int] = {}
    for words in cue_table():
        if len(words) > 1:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest
