"""The convolutions of tok2vec over a document's tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tradewire.annotate.fast_ner.errors import UnknownArchitecture

Floats = NDArray[np.float32]

_BLOCK = 256  # tokens that are computed at once: their arrays, 0.9 MB at width 96, stay in the L2 cache
_STEP = 16  # a block's size is a multiple of it, because BLAS kernels are slower on the rest

_EPSILON = np.float32(1e-08)  # what thinc's layer normalisation adds to a variance


@dataclass(frozen=True, slots=True)
class _Layer:
    """The weights of a convolution with its normalisation; rows are features."""

    weights: Floats  # (pieces * width, 3 * width + 1): piece by piece, the last column the bias
    scale: Floats  # (width, 1)
    shift: Floats  # (width, 1)


class Encoder:
    """Residual convolutions over a window of one token on each side, maxout, layer normalisation.

    Arrays have a row for each feature and a column for each token, so that what a token's
    neighbours give is a copy shifted by one, and a sum over features adds whole rows.

    Args:
        encode: the `encode` part of a tok2vec model.

    Raises:
        UnknownArchitecture: it is not of spacy.MaxoutWindowEncoder with a window of 1.
    """

    def __init__(self, encode: Any) -> None:
        from thinc.api import NumpyOps

        if type(encode.ops) is not NumpyOps:
            raise UnknownArchitecture(f"it runs on {type(encode.ops).__name__}")
        blocks = [
            part for part in encode.walk() if part.name.startswith("residual(") and len(part.layers) == 1
        ]
        self._layers = [_read(block) for block in blocks]
        weighted = sum(1 for part in encode.walk() if part.param_names)
        if not blocks or weighted != 2 * len(blocks) or encode.attrs.get("pad") != len(blocks):
            raise UnknownArchitecture("its encoder is no chain of convolutions")
        self._width = self._layers[0].scale.shape[0]
        self._pieces = self._layers[0].weights.shape[0] // self._width
        # Each layer looks one token further; beyond the document there are as many zeros.
        self._margin = len(blocks)

    def encode(self, embedded: Floats) -> Floats:
        """The vectors (tokens, width) of one document from those of its tokens by themselves."""
        count = len(embedded)
        encoded: Floats = np.empty((count, self._width), dtype=np.float32)
        inner = _BLOCK - 2 * self._margin
        for start in range(0, count, inner):
            end = min(start + inner, count)
            before, after = max(0, start - self._margin), min(count, end + self._margin)
            left = self._margin - (start - before)
            block = self._block(embedded[before:after], left, end - start + 2 * self._margin)
            encoded[start:end] = block[:, self._margin : self._margin + end - start].T
        return encoded

    def _block(self, embedded: Floats, left: int, columns: int) -> Floats:
        """(width, at least `columns`) of the tokens `embedded` that stand `left` columns from the left."""
        width, size = self._width, -(-columns // _STEP) * _STEP
        window: Floats = np.empty((3 * width + 1, size), dtype=np.float32)
        before, here, after = window[:width], window[width : 2 * width], window[2 * width : -1]
        here[:] = 0
        here[:, left : left + len(embedded)] = embedded.T
        before[:, 0] = after[:, -1] = 0
        window[-1] = 1  # for the bias
        product: Floats = np.empty((self._pieces * width, size), dtype=np.float32)
        best, square = product[:width], np.empty((width, size), dtype=np.float32)
        moment: Floats = np.empty(size, dtype=np.float32)
        for layer in self._layers:
            before[:, 1:] = here[:, :-1]
            after[:, :-1] = here[:, 1:]
            np.dot(layer.weights, window, out=product)
            for piece in range(1, self._pieces):
                np.maximum(best, product[piece * width : (piece + 1) * width], out=best)
            np.add.reduce(best, axis=0, out=moment)
            moment /= np.float32(width)
            best -= moment
            np.multiply(best, best, out=square)
            np.add.reduce(square, axis=0, out=moment)
            moment /= np.float32(width)
            moment += _EPSILON
            np.sqrt(moment, out=moment)
            best /= moment
            best *= layer.scale
            best += layer.shift
            here += best
        return here


def _read(block: Any) -> _Layer:
    """The weights of one residual layer.

    Raises:
        UnknownArchitecture: it is made of other parts.
    """
    parts = {part.name: part for part in block.walk() if not part.layers}
    if set(parts) != {"expand_window", "maxout", "layernorm", "dropout"}:
        raise UnknownArchitecture(f"its encoder has the layers {', '.join(sorted(parts))}")
    if parts["expand_window"].attrs["window_size"] != 1:
        raise UnknownArchitecture("its encoder has a window of more than one token")
    weights, bias = parts["maxout"].get_param("W"), parts["maxout"].get_param("b")
    width, pieces, inputs = weights.shape
    if inputs != 3 * width:
        raise UnknownArchitecture("its encoder changes the width")
    by_piece = weights.transpose(1, 0, 2).reshape(pieces * width, inputs)
    with_bias = np.concatenate([by_piece, bias.T.reshape(-1, 1)], axis=1)
    norm = parts["layernorm"]
    return _Layer(
        weights=np.ascontiguousarray(with_bias),
        scale=norm.get_param("G").reshape(-1, 1).copy(),
        shift=norm.get_param("b").reshape(-1, 1).copy(),
    )
