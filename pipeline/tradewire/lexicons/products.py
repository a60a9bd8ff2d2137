"""Product words of trade news and the HS chapters that hold them.

Source: `products.yaml`; WCO nomenclature, HS 2022, and general knowledge.
"""

from __future__ import annotations

import re
from functools import cache

from pydantic import Field, StrictBool, StrictStr

from tradewire.lexicons.base import Entry, load_entries

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LONGEST = 6  # words of the longest form; a test holds it


class Product(Entry):
    """One product.

    Attributes:
        term: the word or phrase, singular where it has one.
        hs: two-digit HS chapters, in ascending order.
        forms: other words for the same goods, and irregular plurals.
        context: whether the words mean goods only beside a duty or a trade flow ("lead", "ships").
        lowercase: whether the words mean goods only in lower case ("turkey", "china").
    """

    term: StrictStr
    hs: tuple[StrictStr, ...] = Field(min_length=1)
    forms: tuple[StrictStr, ...] = ()
    context: StrictBool = False
    lowercase: StrictBool = False

    def words(self) -> tuple[str, ...]:
        """Every form with its regular plural, the term first."""
        found: dict[str, None] = {}
        for form in (self.term, *self.forms):
            found[form] = None
            if (plural := plural_of(form)) is not None:
                found[plural] = None
        return tuple(found)


def plural_of(form: str) -> str | None:
    """The regular plural of `form`, or None where it ends like a plural already.

    >>> plural_of("battery"), plural_of("steel coil"), plural_of("textiles")
    ('batteries', 'steel coils', None)
    """
    if form.endswith("s") and not form.endswith("ss"):
        return None
    if form.endswith(("ss", "x", "z", "ch", "sh")):
        return f"{form}es"
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return f"{form[:-1]}ies"
    return f"{form}s"


@cache
def products() -> tuple[Product, ...]:
    """All products, in the order of the file (by HS chapter, groups of goods last).

    Raises:
        LexiconError: the lexicon file breaks its shape.
    """
    return load_entries("products", Product)


def _key(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


@cache
def _index() -> dict[tuple[str, ...], Product]:
    index: dict[tuple[str, ...], Product] = {}
    for product in products():
        for form in product.words():
            index.setdefault(_key(form), product)
    return index


def product_of(form: str) -> Product | None:
    """The product that `form` as a whole names, in any letter case, or None.

    >>> product_of("Hot-rolled coils").hs
    ('72',)
    """
    return _index().get(_key(form))


def hs_of(phrase: str) -> tuple[str, ...]:
    """The HS chapters of the goods that a product phrase names, in ascending order.

    In a compound the head decides: "steel furniture" is furniture, and of "frozen
    chicken legs" only the known words count. Goods joined by "and" or a comma all count.

    >>> hs_of("steel furniture"), hs_of("wine and olive oil"), hs_of("select products")
    (('94',), ('15', '22'), ())
    """
    words = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(phrase)]
    index = _index()
    hits: list[tuple[int, int, Product]] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            product = index.get(tuple(word for _, _, word in words[at : at + size]))
            if product is not None:
                hits.append((words[at][0], words[at + size - 1][1], product))
                at += size
                break
        else:
            at += 1
    found: set[str] = set()
    for number, (_, end, product) in enumerate(hits):
        following = hits[number + 1][0] if number + 1 < len(hits) else None
        if following is not None and phrase[end:following] in (" ", "-"):
            continue  # names what the next word is made of or made for
        found.update(product.hs)
    return tuple(sorted(found))
