"""The component `tradewire_entities`: what an article names, one entity per thing."""

# No postponed annotations here: spaCy reads those of a factory when it is called.
from spacy.language import Language
from spacy.tokens import Doc

from tradewire.annotate.candidates import read_article
from tradewire.annotate.extensions import register, text_of
from tradewire.annotate.mentions import article_day, collect_governments
from tradewire.annotate.model_names import ModelName
from tradewire.link.join import link
from tradewire.link.model import LinkedEntity, Role

__all__ = ["EntityLinker", "LinkedEntity", "Role", "make_entities"]


_BODIES = frozenset({"organization", "company"})


class EntityLinker:
    """Sets `doc._.tradewire_entities` and `doc._.tradewire_mentions`.

    Takes the names that the model found (`doc.ents`) together with those of the lexicons
    and of the grammar of names; `doc._.tradewire_article` tells which parts of the text
    are headings, where there is one.
    """

    def __call__(self, doc: Doc) -> Doc:
        article = doc._.tradewire_article
        text = text_of(doc)
        spans = [ModelName(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        vocab = doc.vocab
        reading = read_article(text, article, spans, vocab.has_vector)
        drafts = link(reading)
        doc._.tradewire_entities = drafts.entities
        doc._.tradewire_mentions = collect_governments(
            reading.names,
            drafts.governors,
            reading.ministries,
            reading.homes,
            article_day(article),
            [(c.start, c.end) for c in reading.candidates if c.match is None and c.kind in _BODIES],
        )
        return doc


@Language.factory("tradewire_entities", requires=["doc.ents"], assigns=["doc._.tradewire_entities"])
def make_entities(nlp: Language, name: str) -> EntityLinker:
    """The factory of `tradewire_entities`."""
    register()
    return EntityLinker()
