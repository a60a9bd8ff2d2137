"""What one item of a list of goods is: a product, a word for goods in general, or no goods."""

from __future__ import annotations

from collections.abc import Sequence

from tradewire.lexicons.products import hs_of
from tradewire.relate.tariffs.sentence.goods_phrase import GoodsPhrase
from tradewire.relate.tariffs.sentence.tokens import Sentence, Token
from tradewire.relate.tariffs.sentence.words import is_rate_noun

SELECTING = frozenset({"certain", "select", "selected", "specific"})
_OF_DUTIES = frozenset({"anti_dumping", "countervailing", "safeguard", "general_rate"})


def take_item(sentence: Sentence, phrase: GoodsPhrase, first: int, last: int) -> None:
    """Takes tokens `first` to `last` (inclusive) into the phrase: a product, goods in general, or nothing."""
    tokens = sentence.tokens
    ends = last + 1 >= len(tokens) or tokens[last + 1].low in (".", ",", ";")
    if last > first and ("generic_goods" in tokens[last - 1].classes or ends) and _goes_on(tokens[last]):
        last -= 1  # "goods | stays suspended", where the parse took the verb for a noun
    if last > first and tokens[last].low == "lapse":
        last -= 1  # "let its duty on mango pulp | lapse"
    head: Token = tokens[last]
    if "trade_flow" in head.classes and last > first and tokens[last - 1].tag.startswith("NN"):
        # "zinc imports" are zinc.
        phrase.generic = phrase.generic or head.low != "exports"
        phrase.outflow = phrase.outflow or head.low == "exports"
        if head.low == "exports" and first and "possessive" in tokens[first - 1].classes:
            phrase.exported = True
        last -= 1
        head = tokens[last]
    if head.low == "exports" and first and "possessive" in tokens[first - 1].classes:
        phrase.exported = True
    if "generic_goods" in head.classes:
        phrase.generic = True
        # "Asian goods" tell of an origin, "industrial goods" of a product.
        if any(
            t.low in SELECTING
            or (
                not t.classes & {"generic_goods", "determiner", "dropped_modifier"}
                and not (t.text[:1].isupper() and k)
            )
            for k, t in enumerate(tokens[first:last], start=first)
        ):
            phrase.products.append((first, last + 1))
    elif (
        _is_name(tokens, first, last)
        or _only_describes(tokens, phrase, first, last)
        or head.cues & _OF_DUTIES
    ):
        pass
    elif first == last and "measure_noun" in head.classes:
        pass  # "9 % on any tonne above it"
    elif first == last and "change_noun" in head.cues and not hs_of(head.low):
        pass  # "asked for a return to 9 %", "studies an increase"
    elif "no_goods" not in head.classes and not is_rate_noun(sentence, last):
        phrase.products.append((first, last + 1))


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the item is somebody's name ("Andes Foods"), no goods."""
    if any(t.kind != "word" or not t.text[:1].isupper() for t in tokens[first : last + 1]):
        return False
    known = bool(hs_of(tokens[last].low))
    return not known and (last > first or first > 0) and tokens[last].tag.startswith("NNP")


def _only_describes(tokens: Sequence[Token], phrase: GoodsPhrase, first: int, last: int) -> bool:
    """Whether the item adds an adjective to goods that are named ("oils, crude or refined")."""
    adjective = tokens[last].tag in ("JJ", "VBN") and first == last
    return adjective and bool(phrase.products)


def _goes_on(token: Token) -> bool:
    return "verb:s" in token.cues and bool(token.cues & {"keep", "move", "pay"})
