"""The model's tok2vec layers run faster, with the same entities and parses.

spaCy spends most of its time on names in one network, tok2vec: a vector for each token by
itself (`embed`), then four convolutions over its neighbours (`encode`). `speed_up` gives
each such network in a loaded pipeline another way to compute the same thing:

- `embed`: what was computed for a token once is kept (memo.TokenMemo): news repeats its words
- `encode`: matrix products by the BLAS of NumPy in place of BLIS, on arrays whose rows are
  features, in blocks that stay in the cache, without an allocation a step (encoder.Encoder)

Weights, tokens and everything else stay spaCy's. Vectors differ from spaCy's in the last bits of
a float, as they do between two BLAS libraries; entities do not (tests/annotate/test_fast_ner.py).

A document's vectors depend on nothing but the document: it is computed by itself, in steps whose
sizes follow from its length alone, on one thread. So a record is the same, whatever else was in
its batch.

A network of another architecture, or one whose result is not the same on this processor (it is
tried when it is loaded), is left as it is, which a log line of level DEBUG says.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from tradewire.annotate.fast_ner.encoder import Encoder
from tradewire.annotate.fast_ner.errors import UnknownArchitecture
from tradewire.annotate.fast_ner.layer import FastTok2Vec
from tradewire.annotate.fast_ner.memo import TokenMemo

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Encoder", "FastTok2Vec", "TokenMemo", "speed_up"]

_log = logging.getLogger(__name__)


def speed_up(nlp: Language) -> tuple[str, ...]:
    """Make the tok2vec layers of `nlp` faster, also those of disabled components, in place.

    Gives the names of the components that are faster now; the others are as they were. A layer
    that is trained afterwards goes back to spaCy's own code.
    """
    faster = []
    for name in nlp.component_names:
        for layer in _tok2vec_layers(nlp.get_pipe(name)):
            try:
                FastTok2Vec(layer, nlp.vocab).install()
            except UnknownArchitecture as reason:
                _log.debug("%s runs as spaCy has it: %s", name, reason)
            else:
                faster.append(name)
    return tuple(faster)


def _tok2vec_layers(component: Any) -> list[Any]:
    model: Any = getattr(component, "model", None)
    if not hasattr(model, "walk"):
        return []
    return [layer for layer in model.walk() if layer.has_ref("embed") and layer.has_ref("encode")]
