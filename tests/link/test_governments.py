"""`governments(doc)`: what the component leaves, or what the text alone tells."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tradewire.annotate.extensions import register
from tradewire.link.entities import EntityLinker
from tradewire.link.governments import governments

TEXT = (
    "Kenyan Trade Minister Jane Atieno met Peru's envoy in Lima. Washington objected. "
    "Atieno said the Commerce Department would lose, and the Diet too."
)
EXPECTED = [
    ("Kenyan", "KE", "adjective"),
    ("Jane Atieno", "KE", "person"),
    ("Peru", "PE", "name"),
    ("Washington", "US", "capital"),
    ("Atieno", "KE", "person"),
    ("Commerce Department", "US", "organ"),
    ("Diet", "JP", "organ"),
]


@pytest.mark.parametrize("linked", [True, False])
def test_governments_of_a_doc(linked: bool) -> None:
    register()
    words = TEXT.split(" ")
    doc = Doc(Vocab(), words=words, spaces=[True] * (len(words) - 1) + [False])
    found = governments(EntityLinker()(doc) if linked else doc)
    assert [(m.text, m.code, m.form) for m in found] == EXPECTED
    assert all(TEXT[m.start : m.end] == m.text for m in found)
