"""The spaCy component `tradewire_tariffs`: the measures that an article tells of.

    nlp = tradewire.extract.build_nlp()
    nlp("Peru puts 12 % on tiles from Chile.")._.tradewire_tariffs

Needs `tradewire_percentages` and `tradewire_entities` before it; takes amounts and dates where they
are. A pipeline with a parser in it, even a disabled one, is read better.
"""

# No postponed annotations here: spaCy reads those of a factory when it is called.
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from tradewire.annotate.extensions import register, text_of
from tradewire.layout.article import Article, Block
from tradewire.link.governments import governments
from tradewire.relate.tariffs.finder import TariffReading, finding_tariffs
from tradewire.relate.tariffs.parses import Parses, run_together
from tradewire.relate.tariffs.sentence.syntax import SpacyParser
from tradewire.values.dates import dateline_anchor

_BATCH = 32  # Docs that are on their way at the same time


class TariffsComponent:
    """Finds the tariffs of a Doc and leaves them in `doc._.tradewire_tariffs`.

    The percentages in `doc._.tradewire_percentages` get the role that the whole article gives them.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._parser: SpacyParser | None = None

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """The Docs of `stream` in their order, `batch_size` of them parsed together."""
        if self._parser is None:
            # Not in __init__: a pipeline may get its parser after this component.
            self._parser = SpacyParser(self._nlp)
        stream = iter(stream)
        while docs := list(islice(stream, batch_size)):
            steps = [_finding(doc) for doc in docs]
            for doc, found in zip(docs, run_together(steps, self._parser), strict=True):
                _leave(doc, found)
                yield doc


def _finding(doc: Doc) -> Parses[TariffReading]:
    return finding_tariffs(
        doc._.tradewire_article or _one_paragraph(doc.text),
        percentages=doc._.tradewire_percentages or [],
        money=doc._.tradewire_money or (),
        dates=doc._.tradewire_dates or (),
        governments=governments(doc),
        anchor=_anchor(doc),
    )


def _leave(doc: Doc, found: TariffReading) -> None:
    percentages = doc._.tradewire_percentages or []
    doc._.tradewire_tariffs = list(found.tariffs)
    doc._.tradewire_percentages = [
        replace(value, role=role) if (role := found.roles.get(number)) is not None else value
        for number, value in enumerate(percentages)
    ]


def _one_paragraph(text: str) -> Article:
    return Article(None, text, (Block("paragraph", None, 0, len(text)),))


def _anchor(doc: Doc) -> datetime.date | None:
    anchor = doc._.tradewire_anchor or dateline_anchor(text_of(doc))
    try:
        return datetime.date.fromisoformat(anchor[:10]) if anchor else None
    except ValueError:
        return None


@Language.factory("tradewire_tariffs", assigns=["doc._.tradewire_tariffs"])
def make_tariffs(nlp: Language, name: str) -> TariffsComponent:
    """The factory."""
    register()
    return TariffsComponent(nlp)
