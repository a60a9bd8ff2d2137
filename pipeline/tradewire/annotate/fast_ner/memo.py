"""The token-local half of tok2vec, computed once for a token with the same features."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tradewire.annotate.fast_ner.errors import UnknownArchitecture

if TYPE_CHECKING:
    from spacy.vocab import Vocab

Features = NDArray[np.uint64]
Vectors = NDArray[np.float32]

# Parts that look at one token at a time, by their names in thinc and spaCy.
_TOKEN_LOCAL = frozenset(
    {
        "extract_features",
        "list2ragged",
        "ragged2list",
        "ints-getitem",
        "hashembed",
        "static_vectors",
        "maxout",
        "layernorm",
        "dropout",
    }
)

# Tokens that are kept, as a power of two. Measured on 19,000 newswire articles: of 3.4 million tokens
# 2^13 places find 82 % again, 2^15 91 %, 2^17 95 %; at 2^15 and a width of 96 they take 14 MB.
_BITS = 15

# Odd numbers from the fractional parts of pi, to mix a token's features into one number. A mix
# only says where to look: what is found there is compared with the features themselves.
_MIX = np.array(
    [
        0x243F6A8885A308D3,
        0x13198A2E03707345,
        0xA4093822299F31D1,
        0x082EFA98EC4E6C89,
        0x452821E638D01377,
        0xBE5466CF34E90C6D,
        0xC0AC29B7C97C50DD,
        0x3F84D5B5B5470917,
    ],
    dtype=np.uint64,
)


# The features of no token: each is a hash or a small number.
_NOBODY = np.iinfo(np.uint64).max


class TokenMemo:
    """Vectors of tokens by their features, kept from document to document.

    A token has one place, given by its features; one that comes to the same place takes it over.
    So the memory is bounded, and nothing has to be cleared.

    Args:
        embed: the `embed` part of a tok2vec model.
        vocab: the vocabulary that the documents and the static vectors belong to.

    Raises:
        UnknownArchitecture: the part looks at more than the features of one token.
    """

    def __init__(self, embed: Any, vocab: Vocab, *, bits: int = _BITS) -> None:
        from spacy.attrs import ORTH, intify_attr

        leaves = [part for part in embed.walk() if not part.layers]
        unknown = sorted({part.name for part in leaves} - _TOKEN_LOCAL)
        if unknown:
            raise UnknownArchitecture(f"its embedding has the layer {unknown[0]}")
        columns = [part.attrs["columns"] for part in leaves if part.name == "extract_features"]
        if len(columns) != 1:
            raise UnknownArchitecture(f"its embedding reads features in {len(columns)} places")
        self._embed = embed
        self._vocab = vocab
        # ORTH, or what else they are keyed by, is what static vectors are looked up by.
        features = [*columns[0], getattr(vocab.vectors, "attr", ORTH)]
        self._features = [int(intify_attr(feature)) for feature in features]
        if len(self._features) > len(_MIX):
            raise UnknownArchitecture(f"its embedding reads {len(columns[0])} features")
        self._shift = np.uint64(64 - bits)
        self._keys: Features = np.zeros((1 << bits, len(self._features)), dtype=np.uint64)
        width = embed.predict([_Tokens(vocab, self._features, self._keys[:1])])[0].shape[1]
        self._vectors: Vectors = np.zeros((1 << bits, width), dtype=np.float32)
        self.clear()

    def clear(self) -> None:
        """Forget all tokens."""
        self._keys[:] = _NOBODY

    def vectors(self, docs: Sequence[Any]) -> Vectors:
        """An array (tokens of all documents, width), in their order."""
        features: Features = np.concatenate([doc.to_array(self._features) for doc in docs])
        mixed = (features * _MIX[: features.shape[1]]).sum(axis=1, dtype=np.uint64)
        mixed ^= mixed >> np.uint64(29)
        mixed *= _MIX[-1]
        place = (mixed >> self._shift).astype(np.intp)
        found: Vectors = self._vectors[place]
        new = np.flatnonzero((self._keys[place] != features).any(axis=1))
        if len(new):
            distinct, which = _distinct(features[new], mixed[new])
            vectors = self._embed.predict([_Tokens(self._vocab, self._features, distinct)])[0]
            found[new] = vectors[which]
            # In this order: whatever interrupts it (Ctrl-C, a time limit), no token gets another's vector.
            self._keys[place[new]] = _NOBODY
            self._vectors[place[new]] = found[new]
            self._keys[place[new]] = features[new]
        return found


def _distinct(features: Features, mixed: Features) -> tuple[Features, NDArray[np.intp]]:
    """The distinct rows of `features`, and for each row which of those it is."""
    _, first, which = np.unique(mixed, return_index=True, return_inverse=True)
    distinct = features[first]
    if not np.array_equal(distinct[which], features):
        # Two tokens with one mix: nobody's articles hold them, but nothing may depend on that.
        return features, np.arange(len(features))
    return distinct, which


class _Tokens:
    """Tokens of no document, with what a tok2vec's embedding asks of one."""

    def __init__(self, vocab: Vocab, names: Sequence[int], features: Features) -> None:
        self.vocab = vocab
        self._column = {name: number for number, name in enumerate(names)}
        self._features = features

    def __len__(self) -> int:
        return len(self._features)

    def to_array(self, names: Any) -> Features:
        from spacy.attrs import intify_attr

        if isinstance(names, list | tuple):
            return self._features[:, [self._column[intify_attr(name)] for name in names]]
        return self._features[:, self._column[intify_attr(names)]]
