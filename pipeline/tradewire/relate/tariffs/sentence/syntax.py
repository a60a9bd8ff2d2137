"""Heads and word kinds for the sentences that hold a rate: a dependency parse on prepared words.

Only sentences with a rate are parsed. The parser sees a plainer sentence than the reader: every
rate is "N %", and an old rate ("from 10 %", "up from 10 %") is left out with its preposition,
because parsers take "from 10 % to 25 %" for a range as often as not. Quotation marks are left out
too. Names keep their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import QUOTES

STEPS = ("tok2vec", "transformer", "tagger", "parser")
"""The pipeline components that a parse takes, in order, as far as a model has them."""

_PIECES = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*|[^\w\s]|_")
_LONGEST = 220  # tokens of a sentence that is worth a parse; beyond it is a list or no prose


class Parser(Protocol):
    """Anything that gives heads to the tokens of sentences."""

    def __call__(self, sentences: Sequence[Sentence]) -> None: ...


class SpacyParser:
    """Parses with the components of a loaded pipeline, also where they are disabled in it.

    Args:
        nlp: the pipeline. Without a parser in it, sentences stay unparsed.
    """

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        names = nlp.component_names
        self._steps = [nlp.get_pipe(name) for name in STEPS if name in names] if "parser" in names else []

    def __call__(self, sentences: Sequence[Sentence]) -> None:
        """Sets `head`, `dep`, `tag` and `children` of each sentence."""
        if not self._steps:
            return
        wanted = [s for s in sentences if 1 < len(s.tokens) <= _LONGEST]
        parts = [(sentence, part) for sentence in wanted for part in _parts(*_prepare(sentence.tokens))]
        docs = [Doc(self._vocab, words=words) for _, (words, _) in parts]
        for step in self._steps:
            docs = list(step.pipe(docs))  # type: ignore[attr-defined]
        for (sentence, (_, owners)), doc in zip(parts, docs, strict=True):
            _attach(sentence.tokens, doc, owners)
        for sentence in wanted:
            _finish(sentence)


def _prepare(tokens: list[Token]) -> tuple[list[str], list[int]]:
    """The words for the parser, and for each word the token it belongs to."""
    words: list[str] = []
    owners: list[int] = []
    for i, token in enumerate(tokens):
        if token.dep == "skip" or token.low in QUOTES:
            continue
        if token.kind == "rate":
            pieces = [_number(token.text), "%"]
        elif token.kind in ("gov", "money", "date") or "-" in token.text:
            pieces = _PIECES.findall(token.text)
        else:
            pieces = [token.text]
        words += pieces
        owners += [i] * len(pieces)
    return words, owners


def _parts(words: list[str], owners: list[int]) -> Iterator[tuple[list[str], list[int]]]:
    """The stretches between semicolons, each a sentence for the parser, with its semicolon."""
    start = 0
    for k, word in enumerate(words):
        if word == ";" or k == len(words) - 1:
            yield words[start : k + 1], owners[start : k + 1]
            start = k + 1


def _number(text: str) -> str:
    found = re.search(r"\d[\d.,]*", text)
    return found[0].rstrip(".,") if found else "10"


def _attach(tokens: list[Token], doc: Doc, owners: list[int]) -> None:
    # One array, since a look at a spaCy token makes an object.
    parse = doc.to_array(["HEAD", "DEP", "TAG"])
    heads = [position + step for position, step in enumerate(parse[:, 0].astype("int64").tolist())]
    deps, tags = parse[:, 1].tolist(), parse[:, 2].tolist()
    strings = doc.vocab.strings
    roots: dict[int, int] = {}
    for position, owner in enumerate(owners):
        head = heads[position]
        if owner not in roots and (owners[head] != owner or head == position):
            roots[owner] = position
    for owner, position in roots.items():
        token = tokens[owner]
        token.head = owners[heads[position]]
        token.dep = strings[deps[position]]
        token.tag = strings[tags[position]]


def _finish(sentence: Sentence) -> None:
    tokens = sentence.tokens
    _join_rates(tokens)
    _join_set_off(tokens)
    _join_relatives(tokens)
    _join_moves(tokens)
    _break_cycles(tokens)
    sentence.children = [[] for _ in tokens]
    for i, token in enumerate(tokens):
        if token.head >= 0 and token.head != i:
            sentence.children[token.head].append(i)


def _join_rates(tokens: list[Token]) -> None:
    """Hangs a rate that the parse joins to a verb on the rate before it ("9 % on tin and 5 % on zinc")."""
    last = None
    for i, token in enumerate(tokens):
        if token.kind != "rate" or token.dep == "skip":
            continue
        head = token.head
        if (
            token.dep == "conj"
            and last is not None
            and 0 <= head < last
            and tokens[head].tag.startswith("VB")
        ):
            token.head = last
        last = i


def _join_set_off(tokens: list[Token]) -> None:
    """Hangs a rate that commas set off on the act before it ("put duties on tin in May, at 9 %, and …")."""
    for i, token in enumerate(tokens):
        if token.kind != "rate" or not is_set_off(tokens, i):
            continue
        acts = (
            k
            for k in range(i - 3, -1, -1)
            if tokens[k].tag.startswith("VB") and tokens[k].cues & _ACTS and tokens[k].dep != "amod"
        )
        act = next(acts, None)
        if act is not None:
            token.head, token.dep = i - 1, "pobj"
            tokens[i - 1].head, tokens[i - 1].dep = act, "prep"


_ACTS = frozenset({"impose", "pay", "raise", "lower", "keep"})


def is_set_off(tokens: Sequence[Token], i: int) -> bool:
    """Whether a comma and "at" set the rate at token `i` off from an act (", at 9 %"), not from a subject."""
    if i < 3 or tokens[i - 1].low != "at" or tokens[i - 2].low != ",":
        return False
    return not tokens[i - 3].dep.startswith("nsubj")


def _join_relatives(tokens: list[Token]) -> None:
    """Hangs a clause about a rate on the duty, not on its goods ("the duty on Peruvian tin, which is 9 %").

    One about an act hangs on the government right before it.
    """
    for k, token in enumerate(tokens):
        if token.dep != "relcl":
            continue
        if (
            k > 2
            and tokens[k - 1].low in ("which", "who")
            and tokens[k - 3].kind == "gov"
            and "impose" in token.cues
        ):
            token.head = k - 3  # "a dig at Lima, which takes 9 %"
            continue
        if "move" not in token.cues or token.cues & {"pay", "impose"}:
            continue
        if k < 2 or tokens[k - 1].low != "which":
            continue
        noun = token.head
        for _ in range(_DEEP):
            if noun < 0 or "tariff_noun" in tokens[noun].cues or tokens[noun].head == noun:
                break
            noun = tokens[noun].head if tokens[noun].dep in ("pobj", "prep", "conj", "compound") else -1
        if noun >= 0 and "tariff_noun" in tokens[noun].cues and tokens[noun].tag.startswith("NN"):
            token.head = noun


def _join_moves(tokens: list[Token]) -> None:
    """Hangs "to 12 %" on the verb that moves a rate, not on its clause ("raise the 9 % it takes to 12 %")."""
    for i, token in enumerate(tokens):
        if token.kind != "rate" or i < 2 or tokens[i - 1].low != "to":
            continue
        told = tokens[i - 1].head
        old = tokens[told].head if told >= 0 and tokens[told].dep == "relcl" else -1
        if old >= 0 and tokens[old].kind == "rate" and tokens[old].dep == "dobj":
            mover = tokens[old].head
            if mover >= 0 and tokens[mover].cues & {"raise", "lower"}:
                token.head, token.dep = i - 1, "pobj"
                tokens[i - 1].head, tokens[i - 1].dep = mover, "prep"


_DEEP = 6  # steps from "Peru" up to the duty in "the duty on tin from Peru"


def _break_cycles(tokens: list[Token]) -> None:
    """Makes a root of the first token whose heads lead back to it.

    The words of a name need not be one subtree, so the parse of words can be a graph of tokens.
    """
    done = [False] * len(tokens)
    for i in range(len(tokens)):
        path: list[int] = []
        seen: set[int] = set()
        k = i
        while k >= 0 and not done[k] and k not in seen:
            seen.add(k)
            path.append(k)
            if tokens[k].head == k:
                break
            k = tokens[k].head
        if k in seen and tokens[k].head != k:
            tokens[k].head, tokens[k].dep = k, "ROOT"
        for j in path:
            done[j] = True
