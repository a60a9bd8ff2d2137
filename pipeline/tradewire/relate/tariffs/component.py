"""The spaCy component `tradewire_tariffs`: the measures that an article tells of.

    nlp = tradewire.extract.build_nlp()
    nlp("Peru puts 12 % on tiles from Chile.")._.tradewire_tariffs

Needs `tradewire_percentages` and `tradewire_entities` before it; takes amounts and dates where they
are. A pipeline with a parser in it, even a disabled one, is read better.
"""

# No postponed annotations here: spaCy reads those of a factory when it is called.
import datetime
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from tradewire.annotate.extensions import register
from tradewire.layout.article import Article, Block
from tradewire.link.governments import governments
from tradewire.relate.tariffs.finder import find_tariffs
from tradewire.relate.tariffs.syntax import SpacyParser
from tradewire.values.dates import dateline_anchor


class TariffsComponent:
    """Finds the tariffs of a Doc and leaves them in `doc._.tradewire_tariffs`.

    The percentages in `doc._.tradewire_percentages` get the role that the whole article gives them.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._parser: SpacyParser | None = None

    def __call__(self, doc: Doc) -> Doc:
        if self._parser is None:
            # Not in __init__: a pipeline may get its parser after this component.
            self._parser = SpacyParser(self._nlp)
        percentages = doc._.tradewire_percentages or []
        found = find_tariffs(
            doc._.tradewire_article or _one_paragraph(doc.text),
            percentages=percentages,
            money=doc._.tradewire_money or (),
            dates=doc._.tradewire_dates or (),
            governments=governments(doc),
            anchor=_anchor(doc),
            parser=self._parser,
        )
        doc._.tradewire_tariffs = list(found.tariffs)
        doc._.tradewire_percentages = [
            replace(value, role=found.roles.get(number, value.role))
            for number, value in enumerate(percentages)
        ]
        return doc


def _one_paragraph(text: str) -> Article:
    return Article(None, text, (Block("paragraph", None, 0, len(text)),))


def _anchor(doc: Doc) -> datetime.date | None:
    anchor = doc._.tradewire_anchor or dateline_anchor(doc.text)
    try:
        return datetime.date.fromisoformat(anchor[:10]) if anchor else None
    except ValueError:
        return None


@Language.factory("tradewire_tariffs", assigns=["doc._.tradewire_tariffs"])
def make_tariffs(nlp: Language, name: str) -> TariffsComponent:
    """The factory."""
    register()
    return TariffsComponent(nlp)
