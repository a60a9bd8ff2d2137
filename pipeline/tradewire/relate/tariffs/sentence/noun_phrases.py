"""Noun phrases about goods: which goods and which origins they name, and where they end."""

from __future__ import annotations

from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.sentence.coordination import goes_on
from tradewire.relate.tariffs.sentence.goods_phrase import GoodsPhrase
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import HYPHENS, is_rate_noun, is_stop, is_verb

_ORIGIN_OPENERS = frozenset({"from"})
_TO_PLACE = 8  # tokens from "that" to "in Peru" in "that were grown or canned in Peru"
_TO_MATERIAL = 5  # tokens from "made" to "from Peruvian cotton"
_TO_PARTICIPLE = 5  # tokens from "goods" to "transshipped"
_SELECTING = frozenset({"certain", "select", "selected", "specific"})
_OF_DUTIES = frozenset({"anti_dumping", "countervailing", "safeguard", "general_rate"})
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
        elif token.low in _ORIGIN_OPENERS or (
            token.low in ("in", "by", "at", "of") and k and "origin_word" in tokens[k - 1].classes
        ):
            self._close()
            self.k = self._origin(k + 1)
        elif (
            token.low in ("into", "to", "entering")
            and self._government_at(k + 1) is not None
            and not self._to_rate(k)
        ):
            self._close()
            found = self._government_at(k + 1)
            assert found is not None  # noqa: S101 - tested in the condition
            self.phrase.destinations.append(found)
            self.k = found + 1
            while self.k < self.limit and tokens[self.k].tag.startswith("NN"):
                self.k += 1  # "to Peruvian ports"
        elif token.low in ("leaving", "that", "which") and not self.item:
            return self._pointer()
        elif token.low in ("that", "which") and self._product_of(k) is not None:
            self._close()
            place = self._product_of(k)
            assert place is not None  # noqa: S101 - tested in the condition
            self.k = self._origin(place)
        elif token.low in ("that", "which") and self._made_where(k) is not None:
            self._close()
            place = self._made_where(k)
            assert place is not None  # noqa: S101 - tested in the condition
            self.k = self._origin(place)
        elif self.item and self._transshipped(k) is not None:
            self._take_transshipped()
        elif "world" in token.cues and self._is_class(max(k + 1, token.cue_end)):
            self.phrase.restricted = True
            self._close()
            self.k = self.limit
        elif "world" in token.cues:
            self.phrase.world = True
            if not classes & {"determiner"}:
                self._close()
            self.k = max(k + 1, token.cue_end)
        elif "country_noun" in classes and self._is_class(k + 1):
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

    def _is_class(self, k: int) -> bool:
        """Whether words for any country go on with which countries are meant ("… that buys oil")."""
        if k >= len(self.tokens) or not any(
            "country_noun" in t.classes for t in self.tokens[max(0, k - 3) : k]
        ):
            return False
        return self.tokens[k].low in (
            "that",
            "which",
            "who",
            "whose",
            "not",
            "with",
            "without",
            "found",
            "listed",
            "buying",
            "importing",
        )

    def _product_of(self, k: int) -> int | None:
        """The government of "that are the product of Peru", where such a clause begins at `k`."""
        words = [t.low for t in self.tokens[k + 1 : min(self.limit, k + _TO_PLACE)]]
        if not words or words[0] not in ("is", "are"):
            return None
        of = next((n for n, w in enumerate(words) if w == "of"), 0)
        if of < 2 or words[of - 1] not in ("product", "products"):
            return None
        return self._government_at(k + of + 2)

    def _made_where(self, k: int) -> int | None:
        """The government behind "that were grown or canned in", where such a clause begins at `k`."""
        made = False
        for j in range(k + 1, min(self.limit, k + _TO_PLACE)):
            token = self.tokens[j]
            if token.low in ("in", "by") and made:
                return self._government_at(j + 1)
            made = made or token.tag == "VBN" or "origin_word" in token.classes
            if not (
                made or token.classes & {"auxiliary", "adverb"} or token.low in ("are", "is", "was", "were")
            ):
                return None
        return None

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
            self.k = self._origin(self.k + 1)

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
            if token.low in _SELECTING or token.low == "new":
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
        if item and tokens[item[0]].low in _SELECTING and self._government_at(k + 1) is not None:
            self._close()
            self.k = self._origin(k + 1)
            return
        if item and tokens[item[-1]].classes & {"quantity_noun", "generic_goods"}:
            if "generic_goods" in tokens[item[-1]].classes:
                self.phrase.generic = True
            if (
                tokens[item[-1]].low == "exports"
                and not self.phrase.sources
                and self._government_at(k + 1) is None
            ):
                self.phrase.exported = True
            item.clear()
        elif item and "no_goods" in tokens[item[-1]].classes and self._government_at(k + 1) is None:
            item.clear()  # "the value of", "a list of"
        elif self._government_at(k + 1) is not None or not item:
            self._close()
            if self._government_at(k + 1) is not None:
                self.k = self._origin(k + 1)
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

    def _government_at(self, k: int) -> int | None:
        """The government token at `k`, past one article."""
        if k < len(self.tokens) and self.tokens[k].low in ("the", "its"):
            k += 1
        return k if k < len(self.tokens) and self.tokens[k].kind == "gov" else None

    def _government(self) -> None:
        """A government inside a goods phrase: an origin where goods follow, else a bare target."""
        k, tokens = self.k, self.tokens
        following = tokens[k + 1] if k + 1 < len(tokens) else None
        selecting = all(tokens[j].low in _SELECTING for j in self.item)
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
        if tokens[k].value.form in ("adjective", "people") or self._modifies(k):
            self.phrase.origins.append(k)
        else:
            self.phrase.bare.append(k)
        self.k = k + 1

    def _next_listed(self, k: int) -> int | None:
        """The government behind the comma or "and" at `k`, or behind both."""
        if self.tokens[k].low == "," and k + 1 < len(self.tokens) and self.tokens[k + 1].low in ("and", "or"):
            k += 1
        return self._government_at(k + 1)

    def _next_member(self, k: int) -> int | None:
        """The government behind "or of" or "or any other member of" at `k`."""
        words = [t.low for t in self.tokens[k + 1 : k + 6]]
        for n, word in enumerate(words):
            if word == "of":
                return self._government_at(k + n + 2)
            if word not in ("any", "other", "member", "members", "a", "the"):
                return None
        return None

    def _modifies(self, k: int) -> bool:
        """Whether a country's name stands before its goods like an adjective ("US goods")."""
        if k + 1 >= self.limit:
            return False
        following = self.tokens[k + 1]
        if following.kind != "word" or is_stop(self.sentence, k + 1):
            return False
        if following.classes & {"conjunction", "preposition", "adverb", "determiner"}:
            return False
        if self.sentence.parsed:
            return self.tokens[k].dep in ("compound", "amod", "nmod", "poss")
        return True

    def _origin(self, k: int) -> int:
        """The governments of a from-phrase, with its "and"s and commas; where it ends."""
        tokens = self.tokens
        while k < self.limit:
            token = tokens[k]
            if token.kind == "gov":
                self.phrase.origins.append(k)
                following = tokens[k + 1] if k + 1 < len(tokens) else None
                if following is not None and following.low == "'s":
                    k += 1
            elif "world" in token.cues and self._is_class(max(k + 1, token.cue_end)):
                self.phrase.restricted = True
                return self.limit
            elif "world" in token.cues:
                self.phrase.world = True
                k = max(k + 1, token.cue_end)
                continue
            elif "determiner" in token.classes or token.low in (
                "nearly",
                "almost",
                "mainland",
                "countries",
                "neighbouring",
            ):
                pass
            elif "conjunction" in token.classes and self._next_member(k) is not None:
                after = self._next_member(k)
                assert after is not None  # noqa: S101 - tested in the condition
                k = after
                continue
            elif ("conjunction" in token.classes or token.low == ",") and self._next_listed(k) is not None:
                after = self._next_listed(k)
                assert after is not None  # noqa: S101 - tested in the condition
                if tokens[after].value.form in ("organ", "person", "leader"):
                    break
                if after + 1 < len(tokens) and (
                    tokens[after + 1].kind == "rate"
                    or is_verb(self.sentence, after + 1)
                    or tokens[after + 1].classes & {"auxiliary"}
                    or tokens[after + 1].low == "'s"
                ):
                    break
            else:
                break
            k += 1
        return k

    def _close(self) -> None:
        """Ends one coordinated item: a product, a word for goods in general, or nothing."""
        tokens, item = self.tokens, self.item
        while (
            item
            and tokens[item[0]].low not in _SELECTING
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
            self._take(item[0], item[-1])
        item.clear()

    def _is_name(self, first: int, last: int) -> bool:
        """Whether the item is somebody's name ("Andes Foods"), no goods."""
        tokens = self.tokens
        if any(t.kind != "word" or not t.text[:1].isupper() for t in tokens[first : last + 1]):
            return False
        known = bool(hs_of(tokens[last].low))
        return not known and (last > first or first > 0) and tokens[last].tag.startswith("NNP")

    def _only_describes(self, first: int, last: int) -> bool:
        """Whether the item adds an adjective to goods that are named ("oils, crude or refined")."""
        adjective = self.tokens[last].tag in ("JJ", "VBN") and first == last
        return adjective and bool(self.phrase.products)

    def _take(self, first: int, last: int) -> None:
        tokens = self.tokens
        ends = last + 1 >= len(tokens) or tokens[last + 1].low in (".", ",", ";")
        if last > first and ("generic_goods" in tokens[last - 1].classes or ends) and _goes_on(tokens[last]):
            last -= 1  # "goods | stays suspended", where the parse took the verb for a noun
        if last > first and tokens[last].low == "lapse":
            last -= 1  # "let its duty on mango pulp | lapse"
        head: Token = tokens[last]
        if "trade_flow" in head.classes and last > first and self.tokens[last - 1].tag.startswith("NN"):
            # "zinc imports" are zinc.
            self.phrase.generic = self.phrase.generic or head.low != "exports"
            if head.low == "exports" and first and "possessive" in self.tokens[first - 1].classes:
                self.phrase.exported = True
            last -= 1
            head = self.tokens[last]
        if head.low == "exports" and first and "possessive" in self.tokens[first - 1].classes:
            self.phrase.exported = True
        if "generic_goods" in head.classes:
            self.phrase.generic = True
            # "Asian goods" tell of an origin, "industrial goods" of a product.
            if any(
                t.low in _SELECTING
                or (
                    not t.classes & {"generic_goods", "determiner", "dropped_modifier"}
                    and not (t.text[:1].isupper() and k)
                )
                for k, t in enumerate(self.tokens[first:last], start=first)
            ):
                self.phrase.products.append((first, last + 1))
        elif self._is_name(first, last) or self._only_describes(first, last) or head.cues & _OF_DUTIES:
            pass
        elif first == last and "change_noun" in head.cues and not hs_of(head.low):
            pass  # "asked for a return to 9 %", "studies an increase"
        elif "no_goods" not in head.classes and not is_rate_noun(self.sentence, last):
            self.phrase.products.append((first, last + 1))


def _goes_on(token: Token) -> bool:
    return "verb:s" in token.cues and bool(token.cues & {"keep", "move", "pay"})
