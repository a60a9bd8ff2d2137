"""The spaCy component `tradewire_dates`: dates and periods as spans with EDTF values.

    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_dates")
    doc = nlp.make_doc("The levy starts on July 1.")
    doc._.tradewire_anchor = "2026-05-14"
    nlp(doc)._.tradewire_dates      # a list of tradewire.values.dates.DateValue

It needs no model and no other component.
"""

# No postponed annotations here: spaCy reads those of a factory when it is called.
from spacy.language import Language
from spacy.tokens import Doc

from tradewire.annotate.extensions import register, text_of
from tradewire.values.dates import dateline_anchor, find_dates

GROUP = "tradewire_dates"
"""Name of the span group; the label of its spans is "DATE"."""


class DatesComponent:
    """Finds the dates of a Doc.

    The anchor is `doc._.tradewire_anchor` (an ISO day or time, or None); where it is None, the
    day that the text's own dateline or byline gives with its year, if it does. Leaves the values
    in `doc._.tradewire_dates`, with offsets in code points, and the same as spans in
    `doc.spans["tradewire_dates"]`, widened to whole tokens.
    """

    def __init__(self, regions: tuple[str, ...] = ()) -> None:
        self.regions = regions

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        anchor = doc._.tradewire_anchor or dateline_anchor(text)
        dates = find_dates(text, anchor, self.regions)
        doc._.tradewire_dates = dates
        spans = (doc.char_span(date.start, date.end, "DATE", alignment_mode="expand") for date in dates)
        doc.spans[GROUP] = [span for span in spans if span is not None]
        return doc


@Language.factory(
    "tradewire_dates",
    default_config={"regions": []},
    assigns=["doc.spans", "doc._.tradewire_dates"],
)
def make_dates(nlp: Language, name: str, regions: list[str]) -> DatesComponent:
    """The factory. `regions`: ISO 3166-1 alpha-2 codes of the countries that all texts are of."""
    register()
    return DatesComponent(tuple(regions))
