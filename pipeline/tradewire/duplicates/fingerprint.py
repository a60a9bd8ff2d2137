"""What is compared of a text: a digest of its words, and a MinHash of the runs of three words in it.

Source: Broder, "On the resemblance and containment of documents" (1997): the share of values that two
MinHashes have in common estimates the Jaccard similarity of the sets of shingles, here with a
standard error of 0.035 at a similarity of 0.8 (128 values).
"""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datasketch import MinHash

VALUES = 128
_SHINGLE = 3  # words: a word that is changed changes three shingles, and wires are short
_SCHEME = "affine32"  # named, so that fingerprints that are kept stay comparable
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`digest` of the words (16 bytes), and `values` of the MinHash (128 unsigned 32-bit integers)."""

    digest: bytes
    values: Any

    def similarity(self, other: Any) -> float:
        """The estimated similarity (0 to 1) to the text with the MinHash values `other`."""
        return float((self.values == other).mean())


def fingerprint(title: str | None, text: str) -> Fingerprint | None:
    """The fingerprint of an article's text, without the headline it begins with; None if it has no words.

    Case, punctuation and white space do not count. Newspapers write their own headlines over the
    same wire, so that a headline counts only where there is nothing else.
    """
    words = _WORD.findall(_body(title, text).casefold())
    if not words:
        return None
    shingles = {" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))}
    minhash = _empty().copy()
    minhash.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in shingles])
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Fingerprint(digest, minhash.digest())


def _body(title: str | None, text: str) -> str:
    body = text.removeprefix(title) if title else text
    return body if body.strip() else text


@functools.cache
def _empty() -> MinHash:
    from datasketch import MinHash

    return MinHash(num_perm=VALUES, seed=1, scheme=_SCHEME)
