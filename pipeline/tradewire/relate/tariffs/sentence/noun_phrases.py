"""Noun phrases about goods: which goods and which origins they name, and where they end."""

from __future__ import annotations

from tradewire.relate.tariffs.sentence.coordination import goes_on
from tradewire.relate.tariffs.sentence.goods_items import SELECTING, take_item
from tradewire.relate.tariffs.sentence.goods_phrase import GoodsPhrase
from tradewire.relate.tariffs.sentence.origins import (
    clause_of_origin,
    government_at,
    is_class,
    modifies,
    read_origins,
)
from tradewire.relate.tariffs.sentence.tokens import Sentence
from tradewire.relate.tariffs.sentence.words import HYPHENS, is_stop

_ORIGIN_OPENERS = frozenset({"from"})
_TO_MATERIAL = 5  # tokens from "made" to "from Peruvian cotton"
_TO_PARTICIPLE = 5  # tokens from "goods" to "transshipped"
_EXAMPLES = frozenset(
    {"among", "including", "such", "like", "especially", "notably", "particularly", "ranging"}
)


def read_goods(sentence: Sentence, start: int, limit: int) -> GoodsPhrase:
    """Reads the noun phrase about goods that begins at token `start`, at most up to `limit`.

    Coordinated items are split; origins ("from X", "X's …", adjectives, "made in X") and
    destinations ("into X") are told apart from the goods themselves.
    """
    return _Reader(sentence, start, limit).read()


class _Reader:
    """One pass over a phrase, left to right, an item at a time."""

    def __init__(self, sentence: Sentence, start: int, limit: int) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.limit = min(limit, len(sentence.tokens))
        self.phrase = GoodsPhrase(start, start)
        self.item: list[int] = []
        self.ranging = False
        self.k = start

    def read(self) -> GoodsPhrase:
        while self.k < self.limit and self._step():
            pass
        self._close()
        self.phrase.end = self.k
        return self.phrase

    def _step(self) -> bool:
        """Takes what stands at `k`; False ends the phrase."""
        k, tokens, token = self.k, self.tokens, self.tokens[self.k]
        classes = token.classes
        if self._of_material(k) or ("pay" in token.cues and token.cue_end > k + 1):
            return False  # "goods | subject to a duty"
        if token.kind == "gov":
            self._government()
        elif (
            token.low == "by"
            and k
            and tokens[k - 1].low in ("imported", "bought", "purchased")
            and (buyer := government_at(tokens, k + 1)) is not None
        ):
            self._close()
            self.phrase.destinations.append(buyer)
            self.k = buyer + 1
        elif token.low in _ORIGIN_OPENERS or (
            token.low in ("in", "by", "at", "of") and k and "origin_word" in tokens[k - 1].classes
        ):
            self._close()
            self.k = read_origins(self.sentence, self.phrase, k + 1, self.limit)
        elif (
            token.low in ("into", "to", "entering")
            and (found := government_at(self.tokens, k + 1)) is not None
            and not self._to_rate(k)
        ):
            self._close()
            self.phrase.destinations.append(found)
            self.k = found + 1
            while self.k < self.limit and tokens[self.k].tag.startswith("NN"):
                self.k += 1  # "to Peruvian ports"
        elif token.low in ("leaving", "that", "which") and not self.item:
            return self._pointer()
        elif (place := clause_of_origin(self.sentence, k, self.limit)) is not None:
            self._close()
            self.k = read_origins(self.sentence, self.phrase, place, self.limit)
        elif self.item and self._transshipped(k) is not None:
            self._take_transshipped()
        elif "world" in token.cues and is_class(self.tokens, max(k + 1, token.cue_end)):
            self.phrase.restricted = True
            self._close()
            self.k = self.limit
        elif "world" in token.cues:
            self.phrase.world = True
            if not classes & {"determiner"}:
                self._close()
            self.k = max(k + 1, token.cue_end)
        elif "country_noun" in classes and is_class(self.tokens, k + 1):
            self.item.clear()
            self.phrase.restricted = True
            self.k = self.limit
        elif self.item and "making" in classes and self._of_material(k + 1):
            # "shirts made from Peruvian cotton" are goods by themselves
            end = k + (4 if tokens[k + 2].kind == "gov" else 3)
            self.item.extend(range(k, end))
            if end + 1 < self.limit and "origin_word" in tokens[end].classes:
                return False  # "made with wool | grown in Peru"
            self.k = end
        elif "origin_word" in classes and self.item and token.tag != "NN":
            self._close()
            self.k += 1
        elif token.low == "of":
            self._of()
        elif token.low in _EXAMPLES and self.item:
            self.ranging = token.low == "ranging"
            return self._examples()
        elif self.ranging and token.low == "to" and self.item:
            self._close()  # "goods ranging from ovens to carpets"
            self.k += 1
        elif token.low in ("with", "without", "worth", "pursuant") or is_stop(self.sentence, k):
            if classes & {"pronoun"} and not self.item and token.low in ("them", "it", "these", "those"):
                self.phrase.anaphoric = True
            return False
        elif token.low in ("but", "save") and self.item and "generic_goods" in tokens[self.item[-1]].classes:
            return False  # "on everything | but bananas"
        elif token.low == "," or "conjunction" in classes:
            if not goes_on(self.sentence, k + 1, self.limit):
                return False
            self._close()
            self.k += 1
        elif classes & {"determiner", "dropped_modifier"}:
            return self._determiner()
        elif (token.tag.startswith("RB") and not self.item) or token.low in (
            "only",
            "alone",
            "respectively",
            "too",
            "also",
            "both",
            "even",
            "'s",
            "mainly",
            "mostly",
        ):
            self.k += 1
        else:
            self.item.append(k)
            self.k += 1
        return True

    def _of_material(self, k: int) -> bool:
        """Whether `k` opens what goods are made of: "(made) from Peruvian cotton", "with wool (grown …)"."""
        tokens = self.tokens
        if tokens[k].low not in ("from", "of", "with") or k + 2 >= min(self.limit, len(tokens)):
            return False
        if not any("making" in t.classes for t in tokens[max(0, k - _TO_MATERIAL) : k]):
            return False
        if tokens[k + 1].kind == "gov":
            return tokens[k + 2].tag.startswith("NN")
        return tokens[k].low == "with" and tokens[k + 1].tag.startswith("NN")

    def _to_rate(self, k: int) -> bool:
        return k + 1 < len(self.tokens) and self.tokens[k + 1].kind == "rate"

    def _pointer(self) -> bool:
        """ "that on glass", "that from Peru": the goods are those told of before."""
        if self.tokens[self.k].low == "that":
            self.phrase.anaphoric = True
        self.k += 1
        return self.k < self.limit and self.tokens[self.k].low in ("from", "of")

    def _transshipped(self, k: int) -> int | None:
        """The participle of "goods (found to be) transshipped" that begins at `k`: a class of its own."""
        if "generic_goods" not in self.tokens[k - 1].classes:
            return None
        for j in range(k, min(self.limit, k + _TO_PARTICIPLE)):
            if self.tokens[j].low.startswith(("transship", "tranship")):
                return j
            if self.tokens[j].low not in (
                "found",
                "that",
                "which",
                "are",
                "to",
                "be",
                "been",
                "have",
                "deemed",
            ):
                return None
        return None

    def _take_transshipped(self) -> None:
        last = self._transshipped(self.k)
        assert last is not None  # noqa: S101 - tested by the caller
        self.phrase.products.append((self.item[0], last + 1))
        self.item.clear()
        self.k = last + 1
        if self.k + 1 < self.limit and self.tokens[self.k].low in ("through", "via"):
            self.k = read_origins(self.sentence, self.phrase, self.k + 1, self.limit)

    def _determiner(self) -> bool:
        token = self.tokens[self.k]
        if token.low in (
            "certain",
            "select",
            "selected",
            "specific",
            "some",
            "other",
            "most",
            "new",
            "existing",
        ):
            if token.low in SELECTING or token.low == "new":
                self.item.append(self.k)
        elif self.item and "determiner" in token.classes and token.low not in ("other", "all"):
            return False
        elif token.low in ("these", "those", "this", "that") and not self.item:
            self.phrase.anaphoric = True
        self.k += 1
        return True

    def _of(self) -> None:
        """ "imports of tin" is tin, "sheets of tin" sheets of tin, "exports of Peru" from Peru."""
        k, tokens, item = self.k, self.tokens, self.item
        if item and tokens[item[0]].low in SELECTING and government_at(self.tokens, k + 1) is not None:
            self._close()
            self.k = read_origins(self.sentence, self.phrase, k + 1, self.limit)
            return
        if item and tokens[item[-1]].classes & {"quantity_noun", "generic_goods"}:
            if "generic_goods" in tokens[item[-1]].classes:
                self.phrase.generic = True
            if (
                tokens[item[-1]].low == "exports"
                and not self.phrase.sources
                and government_at(self.tokens, k + 1) is None
            ):
                self.phrase.exported = True
            item.clear()
        elif item and "no_goods" in tokens[item[-1]].classes and government_at(self.tokens, k + 1) is None:
            item.clear()  # "the value of", "a list of"
        elif government_at(self.tokens, k + 1) is not None or not item:
            self._close()
            if government_at(self.tokens, k + 1) is not None:
                self.k = read_origins(self.sentence, self.phrase, k + 1, self.limit)
                return
        else:
            item.append(k)
        self.k += 1

    def _examples(self) -> bool:
        """Examples after a word for goods in general are the goods; after named goods they add nothing."""
        head = self.tokens[self.item[-1]]
        self.k += 1
        while self.k < self.limit and self.tokens[self.k].low in ("as", ",", "from"):
            self.k += 1
        if "generic_goods" in head.classes and len(self.item) <= 2:
            self.phrase.generic = True
            self.item.clear()
            return True
        return False

    def _government(self) -> None:
        """A government inside a goods phrase: an origin where goods follow, else a bare target."""
        k, tokens = self.k, self.tokens
        following = tokens[k + 1] if k + 1 < len(tokens) else None
        selecting = all(tokens[j].low in SELECTING for j in self.item)
        if self.item and not selecting and all(tokens[j].tag.startswith("JJ") for j in self.item):
            self.item.clear()  # "fine Peruvian wool"
        elif self.item and not selecting and tokens[k - 1].low != "of" and tokens[k - 1].low not in HYPHENS:
            self._close()
        if following is not None and following.low in HYPHENS and k + 2 < len(tokens):
            self.phrase.origins.append(k)
            self.k = k + 3  # "Chinese-made"
            return
        if following is not None and following.low in ("'s", "'"):
            self.phrase.origins.append(k)
            self.k = k + 2
            return
        if tokens[k].value.form in ("adjective", "people") or modifies(self.sentence, k, self.limit):
            self.phrase.origins.append(k)
        else:
            self.phrase.bare.append(k)
        self.k = k + 1

    def _close(self) -> None:
        """Ends one coordinated item: a product, a word for goods in general, or nothing."""
        tokens, item = self.tokens, self.item
        while (
            item
            and tokens[item[0]].low not in SELECTING
            and (
                tokens[item[0]].kind == "number"
                or tokens[item[0]].classes & {"adverb", "dropped_modifier"}
                or tokens[item[0]].kind == "punct"
            )
        ):
            item.pop(0)
        while item and (
            tokens[item[-1]].classes & {"adverb", "preposition"} or tokens[item[-1]].kind == "punct"
        ):
            item.pop()
        if item:
            take_item(self.sentence, self.phrase, item[0], item[-1])
        item.clear()
