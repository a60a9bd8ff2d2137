"""The spaCy component `tradewire_money`: amounts of money as spans with exact values.

    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_money")
    nlp("Trade was worth C$56 billion ($40.5 billion).")._.tradewire_money
    # a list of tradewire.values.model.MoneyValue

It needs no model and no other component.
"""

# No postponed annotations here: spaCy reads those of a factory when it is called.
import re

from spacy.language import Language
from spacy.tokens import Doc

from tradewire.annotate.extensions import register, text_of
from tradewire.values.context import MoneyContext
from tradewire.values.money import find_money
from tradewire.values.places import edition_of

GROUP = "tradewire_money"
"""Name of the span group; the label of its spans is "MONEY"."""

_YEAR = re.compile(r"[0-9]{4}")


class MoneyComponent:
    """Finds the amounts of money of a Doc.

    An ambiguous sign ("$", "¥", "Rs", "pesos") is read by what the text says, then by
    `countries`. The year of publication, which tells marks from euros, is that of the laid-out
    article or of `doc._.tradewire_anchor`, where one is there. Leaves the values in
    `doc._.tradewire_money`, with offsets in code points, and the same as spans in
    `doc.spans["tradewire_money"]`, widened to whole tokens.
    """

    def __init__(self, countries: tuple[str, ...] = ()) -> None:
        self.countries = countries

    def __call__(self, doc: Doc) -> Doc:
        article = doc._.tradewire_article
        context = MoneyContext(
            countries=self.countries,
            year=_year(doc),
            edition=edition_of(article.language) if article is not None else None,
        )
        values = find_money(text_of(doc), context)
        doc._.tradewire_money = values
        spans = (doc.char_span(value.start, value.end, "MONEY", alignment_mode="expand") for value in values)
        doc.spans[GROUP] = [span for span in spans if span is not None]
        return doc


def _year(doc: Doc) -> int | None:
    article = doc._.tradewire_article
    published = (article.published if article is not None else None) or doc._.tradewire_anchor
    match = _YEAR.match(published) if published else None
    return int(match[0]) if match else None


@Language.factory(
    "tradewire_money",
    default_config={"countries": []},
    assigns=["doc.spans", "doc._.tradewire_money"],
)
def make_money(nlp: Language, name: str, countries: list[str]) -> MoneyComponent:
    """The factory. `countries`: ISO 3166-1 alpha-2 codes of the countries that all texts are about."""
    register()
    return MoneyComponent(tuple(countries))
