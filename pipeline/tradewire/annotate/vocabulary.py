"""A vocabulary that does not grow with every name and number of a million articles."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# Entries of the vocabulary after which new words are forgotten. Newswire has them together after 1,800
# articles. What is among them is tokenized from spaCy's cache, so that fewer would cost time: with 10,000 the
# tokenizer takes 1.3 times as long, with none 3 times.
COMMON_WORDS = 20_000


@contextlib.contextmanager
def bounded(nlp: Language, common: int = COMMON_WORDS) -> Iterator[None]:
    """A context in which Docs are made and used; afterwards none of them may be looked at.

    spaCy keeps every word that it ever saw. Once there are `common` of them, those that come up in
    this context are forgotten at its end (spaCy's memory zone). Not for several threads at a time:
    the zone is one for the whole vocabulary.
    """
    if len(nlp.vocab) < common or nlp.vocab.in_memory_zone:  # type: ignore[attr-defined]
        yield
        return
    error: BaseException | None = None
    with nlp.memory_zone():
        # Caught, because a zone that is left by an exception is not closed (spaCy 3.8).
        try:
            yield
        except BaseException as caught:
            error = caught
    if error is not None:
        raise error
