"""Texts to Docs in linear time, whatever stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# spaCy takes the signs off a word one by one and copies the rest each time: 10,000 brackets in a row take
# 12 seconds, 100,000 twenty minutes, within one call that nothing can interrupt.
_LONGEST = 1_000  # characters without white space that are tokenized in one go; no word or link is longer
_PIECE = 100
_RUN = re.compile(r"\S+")


def make_doc(nlp: Language, text: str) -> Doc:
    """`nlp.make_doc(text)`; what has no white space in more than 1,000 characters is cut in pieces first."""
    pieces = list(_pieces(text))
    if len(pieces) == 1:
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    joined = Doc.from_docs([nlp.make_doc(piece) for piece in pieces], ensure_whitespace=False)
    assert joined is not None  # noqa: S101 - there are docs
    return joined


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for run in _RUN.finditer(text):
        if run.end() - run.start() <= _LONGEST:
            continue
        if run.start() > start:
            yield text[start : run.start()]
        for place in range(run.start(), run.end(), _PIECE):
            yield text[place : min(place + _PIECE, run.end())]
        start = run.end()
    if start < len(text) or not start:
        yield text[start:]
