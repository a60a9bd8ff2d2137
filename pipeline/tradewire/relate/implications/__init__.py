"""The component `tradewire_implications`: what may follow, for whom, as an article's tables and lists say."""

# No postponed annotations here: spaCy reads those of a factory when it is called.
from spacy.language import Language
from spacy.tokens import Doc

from tradewire.annotate.extensions import register
from tradewire.relate.implications.finder import find_implications
from tradewire.relate.implications.model import Implication

__all__ = ["ImplicationFinder", "make_implications"]


class ImplicationFinder:
    """Sets `doc._.tradewire_implications`, a list of `Implication`.

    Reads the layout from `doc._.tradewire_article` (without one there is nothing to find)
    and, where `tradewire_entities` has run, says which of its entities an implication names.
    """

    def __call__(self, doc: Doc) -> Doc:
        article = doc._.tradewire_article
        found: list[Implication] = []
        if article is not None:
            found = find_implications(article, doc._.tradewire_entities or ())
        doc._.tradewire_implications = found
        return doc


@Language.factory("tradewire_implications", assigns=["doc._.tradewire_implications"])
def make_implications(nlp: Language, name: str) -> ImplicationFinder:
    """The factory of `tradewire_implications`."""
    register()
    return ImplicationFinder()
