"""The component `tradewire_percentages` in a pipeline that has nothing else."""

from __future__ import annotations

import spacy

from tradewire.values.percentages import find_percentages


def test_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_percentages")
    doc = nlp("The levy rises from 8 to 12.5 percent, a ten-point climb.")
    assert doc._.tradewire_percentages == find_percentages(doc.text)
    assert [(p.text, p.previous) for p in doc._.tradewire_percentages][:2] == [
        ("8", None),
        ("12.5 percent", 0),
    ]
    spans = doc.spans["tradewire_percentages"]
    assert [(span.text, span.label_) for span in spans][:2] == [("8", "PERCENT"), ("12.5 percent", "PERCENT")]


def test_spans_are_widened_to_tokens() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_percentages")
    doc = nlp("a 25-percent-plus levy")
    (value,) = doc._.tradewire_percentages
    (span,) = doc.spans["tradewire_percentages"]
    assert value.text == "25-percent"
    assert value.text in span.text


def test_a_text_without_percentages() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_percentages")
    doc = nlp("Nothing is told.")
    assert doc._.tradewire_percentages == []
