"""The component `tradewire_dates` in a pipeline that has nothing else."""

from __future__ import annotations

import pytest
import spacy


@pytest.mark.parametrize(("anchor", "value"), [("2026-05-14", "2026-07-01"), (None, None)])
def test_blank_pipeline(anchor: str | None, value: str | None) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_dates")
    doc = nlp.make_doc("The levy starts on July 1.")
    doc._.tradewire_anchor = anchor
    (date,) = nlp(doc)._.tradewire_dates
    assert (date.text, date.value) == ("July 1", value)
    assert [(span.text, span.label_) for span in doc.spans["tradewire_dates"]] == [("July 1", "DATE")]


def test_the_dateline_is_the_anchor_where_none_is_given() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_dates")
    doc = nlp("LIMA, May 14, 2026 - The levy starts on July 1.")
    assert [date.value for date in doc._.tradewire_dates] == ["2026-05-14", "2026-07-01"]


def test_regions_of_the_configuration_settle_the_order_of_figures() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tradewire_dates", config={"regions": ["GB"]})
    assert [date.value for date in nlp("signed 04/03/2025")._.tradewire_dates] == ["2025-03-04"]
