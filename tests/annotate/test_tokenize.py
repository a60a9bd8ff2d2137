"""Texts to Docs."""

from __future__ import annotations

import time

import pytest

from tradewire import Extractor
from tradewire.annotate.tokenize import make_doc

STORY = "Ghana put a 15% duty on tomato paste from Italy on 4 May 2025."


@pytest.mark.parametrize("text", ["", " ", STORY, f"\n {STORY}\n\n{STORY} ", "x" * 1_000])
def test_usual_texts_are_tokenized_as_they_were(extractor: Extractor, text: str) -> None:
    ours, theirs = make_doc(extractor.nlp, text), extractor.nlp.make_doc(text)
    assert [(token.text, token.idx) for token in ours] == [(token.text, token.idx) for token in theirs]


@pytest.mark.parametrize("sign", ["[", "(", "’s", "$", "x", "http://a.b/", "x-", "€5", "...", "🇰🇪"])
def test_long_runs_keep_the_text_and_what_is_beside_them(extractor: Extractor, sign: str) -> None:
    text = f"{STORY} {sign * 2_000}\n\n{STORY} {sign * 1_500} {STORY}"
    doc = make_doc(extractor.nlp, text)
    assert doc.text == text
    assert [token.text for token in doc].count("Ghana") == 3


def test_long_runs_take_linear_time(extractor: Extractor) -> None:
    begin = time.process_time()
    assert len(make_doc(extractor.nlp, "[" * 100_000)) == 100_000
    assert time.process_time() - begin < 30
