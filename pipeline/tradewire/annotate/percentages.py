"""The spaCy component `tradewire_percentages`: percentages as spans with exact values.

    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_percentages")
    nlp("The levy rises from 8 to 12.5 percent.")._.tradewire_percentages
    # a list of tradewire.values.model.PercentageValue

It needs no model and no other component.
"""

# No postponed annotations here: spaCy reads those of a factory when it is called.
from spacy.language import Language
from spacy.tokens import Doc

from tradewire.annotate.extensions import register, text_of
from tradewire.values.percentages import find_percentages

GROUP = "tradewire_percentages"
"""Name of the span group; the label of its spans is "PERCENT"."""


class PercentagesComponent:
    """Finds the percentages of a Doc.

    Leaves the values in `doc._.tradewire_percentages`, ordered by start, with offsets in code
    points, and the same as spans in `doc.spans["tradewire_percentages"]`, widened to whole tokens.
    """

    def __call__(self, doc: Doc) -> Doc:
        values = find_percentages(text_of(doc))
        doc._.tradewire_percentages = values
        spans = (
            doc.char_span(value.start, value.end, "PERCENT", alignment_mode="expand") for value in values
        )
        doc.spans[GROUP] = [span for span in spans if span is not None]
        return doc


@Language.factory("tradewire_percentages", assigns=["doc.spans", "doc._.tradewire_percentages"])
def make_percentages(nlp: Language, name: str) -> PercentagesComponent:
    """The factory."""
    register()
    return PercentagesComponent()
