"""Words of earlier batches are forgotten, and no record changes by that."""

from __future__ import annotations

import functools
import random
import threading
from collections.abc import Callable

import pytest
import spacy

from tradewire import Extractor
from tradewire.annotate.vocabulary import bounded

Texts = Callable[[int], list[str]]


def test_common_words_stay_and_others_are_forgotten() -> None:
    nlp = spacy.blank("en")
    common = len(nlp.vocab) + 3
    with bounded(nlp, common=common):
        nlp("Quito taxed bolts")
    assert "Quito" in nlp.vocab.strings
    with bounded(nlp, common=common):
        doc = nlp("Quito taxed alpacas")
        assert [token.text for token in doc] == ["Quito", "taxed", "alpacas"]
        del doc
    assert "bolts" in nlp.vocab.strings
    assert "alpacas" not in nlp.vocab.strings
    assert [token.text for token in nlp("Quito taxed alpacas")] == ["Quito", "taxed", "alpacas"]


def test_a_zone_is_closed_whatever_happens_in_it() -> None:
    nlp = spacy.blank("en")

    def work() -> None:
        with bounded(nlp, common=0):
            nlp("alpacas")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert not nlp.vocab.in_memory_zone  # type: ignore[attr-defined]
    assert "alpacas" not in nlp.vocab.strings


def test_in_a_zone_of_the_caller_there_is_no_second_one() -> None:
    nlp = spacy.blank("en")
    with nlp.memory_zone():
        with bounded(nlp, common=0):
            nlp("alpacas")
        assert "alpacas" in nlp.vocab.strings


@pytest.fixture(scope="module")
def forgetful() -> Extractor:
    return Extractor(batch_size=8)


@pytest.fixture
def forgetting(forgetful: Extractor, monkeypatch: pytest.MonkeyPatch) -> Extractor:
    """An extractor that forgets all words after each batch."""
    monkeypatch.setattr("tradewire.annotate.vocabulary.bounded", functools.partial(bounded, common=0))
    return forgetful


def test_records_are_the_same(extractor: Extractor, forgetting: Extractor, made: Texts) -> None:
    texts = made(40)
    expected = [record.to_json() for record in extractor.extract_many(texts)]
    before = len(forgetting.nlp.vocab.strings)
    assert [record.to_json() for record in forgetting.extract_many(texts)] == expected
    order = random.Random(3).sample(range(40), 40)
    again = [record.to_json() for record in forgetting.extract_many(texts[i] for i in order)]
    assert again == [expected[i] for i in order]
    assert len(forgetting.nlp.vocab.strings) == before


def test_threads_take_turns(extractor: Extractor, forgetting: Extractor, made: Texts) -> None:
    texts = made(16)
    expected = [record.to_json() for record in extractor.extract_many(texts)]
    found: dict[int, list[str]] = {}

    def run(number: int) -> None:
        found[number] = [forgetting.extract(text).to_json() for text in texts]

    threads = [threading.Thread(target=run, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(found.values()) == [expected] * 3
