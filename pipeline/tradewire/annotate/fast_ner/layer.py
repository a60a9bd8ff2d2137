"""A tok2vec layer of a loaded model that computes the same in another way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tradewire.annotate.fast_ner.encoder import Encoder
from tradewire.annotate.fast_ner.errors import UnknownArchitecture
from tradewire.annotate.fast_ner.memo import TokenMemo

if TYPE_CHECKING:
    from spacy.vocab import Vocab

Vectors = NDArray[np.float32]

# What one BLAS library's result may differ from another's by: the values are around 1, so this is a
# hundred times the rounding of a float32, and a thousandth of what a wrong weight makes.
_TOLERANCE = 1e-4

# Tokens of the documents that a layer is tried on: one, some, and more than a block holds.
_TRIALS = (1, 19, 260)
_TRIAL_WORDS = ("Mrs.", "Okoye", "'s", "U.S.-made", "bolts", ",", "12.5", "%", "\n", "1987", "aren't", "(")


class FastTok2Vec:
    """The function of a tok2vec layer, to be set in the place of spaCy's.

    Args:
        layer: a thinc model from Docs to an array of vectors for each, with the parts `embed`
            and `encode`.
        vocab: that of the pipeline it belongs to.

    Raises:
        UnknownArchitecture: its parts are not those known here.
    """

    def __init__(self, layer: Any, vocab: Vocab) -> None:
        self._layer = layer
        self._vocab = vocab
        self._spacy: Callable[..., Any] = layer._func
        self._memo = TokenMemo(layer.get_ref("embed"), vocab)
        self._encoder = Encoder(layer.get_ref("encode"))
        self._threads = _blas_threads()
        # Docs of several threads wait here: the memo and the number of BLAS threads are shared.
        self._lock = threading.Lock()

    def install(self) -> None:
        """Take the place of spaCy's function, once the results are the same.

        Raises:
            UnknownArchitecture: they are not.
        """
        self._try()
        self._layer._func = self

    def __call__(self, layer: Any, docs: Sequence[Any], is_train: bool) -> tuple[Any, Any]:
        """What thinc calls: the vectors of each document, and what a training step would take."""
        if is_train:
            # The weights are about to change, and copies of them are in the encoder.
            layer._func = self._spacy
        if is_train or any(getattr(doc, "vocab", None) is not self._vocab for doc in docs):
            return self._spacy(layer, docs, is_train)  # type: ignore[no-any-return]
        return self.vectors(docs), _no_training

    def vectors(self, docs: Sequence[Any]) -> list[Vectors]:
        """An array (tokens, width) for each document."""
        with self._lock, self._threads.limit(limits=1, user_api="blas"):
            embedded = self._memo.vectors(docs)
            found, start = [], 0
            for doc in docs:
                found.append(self._encoder.encode(embedded[start : start + len(doc)]))
                start += len(doc)
        return found

    def _try(self) -> None:
        from spacy.tokens import Doc

        words = list(_TRIAL_WORDS) * (max(_TRIALS) // len(_TRIAL_WORDS) + 1)
        docs = [Doc(self._vocab, words=words[count % 3 :][:count]) for count in _TRIALS]
        expected = self._spacy(self._layer, docs, False)[0]
        together = self.vectors(docs)
        for theirs, ours in zip(expected, together, strict=True):
            if theirs.shape != ours.shape or not np.allclose(theirs, ours, rtol=_TOLERANCE, atol=_TOLERANCE):
                raise UnknownArchitecture("its vectors would be others")
        for doc, among_others in zip(docs, together, strict=True):
            self._memo.clear()
            if not np.array_equal(self.vectors([doc])[0], among_others):
                raise UnknownArchitecture("a document's vectors would depend on the others of its batch")


def _no_training(_: Any) -> Any:
    raise RuntimeError("these vectors were not computed for training")


def _blas_threads() -> Any:
    """The BLAS libraries of this process, found once.

    One thread: products this small are not faster on two, OpenBLAS's threads wait by spinning,
    and where rows are split over them the last bits of a sum would depend on how many there are.
    """
    import threadpoolctl

    return threadpoolctl.ThreadpoolController()
