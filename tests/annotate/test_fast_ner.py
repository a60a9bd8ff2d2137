"""Names found fast are the names that spaCy finds, whatever else is in the batch."""

from __future__ import annotations

import logging
import random
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam

from tradewire import Extractor
from tradewire.annotate.fast_ner import Encoder, FastTok2Vec, TokenMemo, speed_up
from tradewire.annotate.model import CARRIER, load_model

Entities = list[tuple[int, int, str]]
Texts = Callable[[int], list[str]]


@pytest.fixture(scope="module")
def stock() -> Language:
    """The model as spaCy loads it, with the same components."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(
            CARRIER,
            exclude=["senter", "attribute_ruler", "lemmatizer"],
            disable=["tok2vec", "tagger", "parser"],
        )


@pytest.fixture(scope="module")
def fast() -> Language:
    return load_model()


def _entities(doc: Doc) -> Entities:
    return [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]


def _tok2vec(nlp: Language, component: str = "ner") -> Any:
    (layer,) = [part for part in nlp.get_pipe(component).model.walk() if part.has_ref("encode")]  # type: ignore[attr-defined]
    return layer


def _step_scores(nlp: Language, docs: list[Doc]) -> Iterator[np.ndarray[Any, Any]]:
    """The score of each possible action at each step of the reader of names."""
    ner: Any = nlp.get_pipe("ner")
    states = ner.moves.init_batch(docs)
    model = ner.model.predict(docs)
    while states:
        scores = model.predict(states)
        yield scores
        states = ner.transition_states(states, scores)


def test_entities_are_those_of_spacy_in_a_thousand_articles(
    stock: Language, fast: Language, articles: Texts
) -> None:
    texts = articles(1000)
    assert len(texts) == 1000
    assert isinstance(_tok2vec(fast)._func, FastTok2Vec)
    assert not isinstance(_tok2vec(stock)._func, FastTok2Vec)
    theirs = [_entities(doc) for doc in stock.pipe(texts, batch_size=32)]
    ours = [_entities(doc) for doc in fast.pipe(texts, batch_size=32)]
    assert sum(map(len, theirs)) > 10_000
    assert ours == theirs


def test_scores_are_those_of_spacy_up_to_rounding(stock: Language, fast: Language, articles: Texts) -> None:
    texts = articles(100)
    theirs = _step_scores(stock, [stock.make_doc(text) for text in texts])
    ours = _step_scores(fast, [fast.make_doc(text) for text in texts])
    largest = 0.0
    for expected, scores in zip(theirs, ours, strict=True):
        assert scores.shape == expected.shape
        largest = max(largest, float(np.abs(scores - expected).max()))
    # Scores go from -50 to 50; two actions are rarely closer than a tenth.
    assert largest < 1e-3


def test_parses_are_those_of_spacy(stock: Language, fast: Language, articles: Texts) -> None:
    assert isinstance(_tok2vec(fast, "tok2vec")._func, FastTok2Vec)
    parses = []
    for nlp in (stock, fast):
        docs = [nlp.make_doc(text) for text in articles(60)]
        for step in ("tok2vec", "tagger", "parser"):
            docs = list(nlp.get_pipe(step).pipe(docs))  # type: ignore[attr-defined]
        parses.append([[(word.tag_, word.dep_, word.head.i) for word in doc] for doc in docs])
    assert parses[0] == parses[1]


def test_a_record_depends_on_nothing_else_in_the_batch(extractor: Extractor, made: Texts) -> None:
    texts = made(70)
    by_batch = []
    for size in (32, 1):
        extractor.batch_size = size
        by_batch.append([record.to_json() for record in extractor.extract_many(texts)])
    extractor.batch_size = 32
    order = list(range(len(texts)))
    random.Random(1).shuffle(order)
    shuffled = [record.to_json() for record in extractor.extract_many(texts[i] for i in order)]
    assert by_batch[0] == by_batch[1]
    assert [by_batch[0][i] for i in order] == shuffled


def test_vectors_of_a_document_are_its_own_to_the_last_bit(fast: Language, articles: Texts) -> None:
    docs = [fast.make_doc(text) for text in articles(40)]
    layer = _tok2vec(fast)
    together = layer.predict(docs)
    backwards = layer.predict(docs[::-1])[::-1]
    for doc, one, other in zip(docs, together, backwards, strict=True):
        layer._func._memo.clear()
        (alone,) = layer.predict([doc])
        assert np.array_equal(alone, one)
        assert np.array_equal(alone, other)


def test_a_memo_that_keeps_next_to_nothing_gives_the_same(
    fast: Language, stock: Language, articles: Texts
) -> None:
    docs = [fast.make_doc(text) for text in articles(40)]
    embed = _tok2vec(fast).get_ref("embed")
    wide, narrow = TokenMemo(embed, fast.vocab), TokenMemo(embed, fast.vocab, bits=1)
    expected = np.concatenate(embed.predict(docs))
    for _ in range(2):
        assert np.array_equal(wide.vectors(docs), expected)
        assert np.array_equal(narrow.vectors(docs), expected)


def test_tokens_of_one_mix_are_told_apart(
    fast: Language, monkeypatch: pytest.MonkeyPatch, made: Texts
) -> None:
    docs = [fast.make_doc(text) for text in made(5)]
    embed = _tok2vec(fast).get_ref("embed")
    monkeypatch.setattr("tradewire.annotate.fast_ner.memo._MIX", np.zeros(8, dtype=np.uint64))
    memo = TokenMemo(embed, fast.vocab)
    assert np.array_equal(memo.vectors(docs), np.concatenate(embed.predict(docs)))


def test_documents_without_tokens(fast: Language) -> None:
    assert [_entities(doc) for doc in fast.pipe(["", "Peru taxed Chile.", ""])] == [
        [],
        [(0, 4, "GPE"), (11, 16, "GPE")],
        [],
    ]
    assert [_entities(doc) for doc in fast.pipe([""])] == [[]]


def test_several_threads(fast: Language, articles: Texts) -> None:
    texts = articles(24)
    expected = [_entities(doc) for doc in fast.pipe(texts)]
    found: dict[int, list[Entities]] = {}

    def run(number: int) -> None:
        found[number] = [_entities(fast(text)) for text in texts]

    threads = [threading.Thread(target=run, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(found.values()) == [expected] * 3


def test_off_by_one_option(extractor: Extractor, made: Texts) -> None:
    slow = Extractor(fast_ner=False)
    assert not isinstance(_tok2vec(slow.nlp)._func, FastTok2Vec)
    texts = made(12)
    fast_records = [record.to_json() for record in extractor.extract_many(texts)]
    assert [record.to_json() for record in slow.extract_many(texts)] == fast_records


def _small(*, embed: str = "MultiHashEmbed", **encode: Any) -> Language:
    """A model with random weights; `encode` changes its encoder, `embed` names its embedding."""
    rows = {"attrs": ["NORM", "SHAPE"], "rows": [50, 50], "include_static_vectors": False}
    other = {"rows": 50, "nM": 8, "nC": 4, "include_static_vectors": False}
    tok2vec = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": f"spacy.{embed}.v2",
            "width": 24,
            **(rows if embed == "MultiHashEmbed" else other),
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 24,
            "depth": 2,
            "window_size": 1,
            "maxout_pieces": 2,
            **encode,
        },
    }
    nlp = spacy.blank("en")
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 16,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }
    ner: Any = nlp.add_pipe("ner", config={"model": model})
    ner.add_label("GPE")
    nlp.initialize()
    return nlp


@pytest.mark.parametrize("encode", [{}, {"depth": 1}, {"depth": 5, "maxout_pieces": 3}])
def test_models_of_the_same_kind_are_made_faster_too(encode: dict[str, Any], made: Texts) -> None:
    nlp = _small(**encode)
    docs = [nlp.make_doc(text) for text in made(20)]
    expected = _tok2vec(nlp).predict(docs)
    assert speed_up(nlp) == ("ner",)
    for theirs, ours in zip(expected, _tok2vec(nlp).predict(docs), strict=True):
        assert np.allclose(theirs, ours, atol=1e-5)


@pytest.mark.parametrize(
    ("build", "reason"),
    [
        (lambda: _small(window_size=2), "window of more than one token"),
        (lambda: _small(embed="CharacterEmbed"), "its embedding has the layer charembed"),
    ],
)
def test_another_architecture_is_left_as_it_is(
    build: Callable[[], Language], reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    nlp = build()
    spacys = _tok2vec(nlp)._func
    with caplog.at_level(logging.DEBUG, "tradewire"):
        assert speed_up(nlp) == ()
    assert _tok2vec(nlp)._func is spacys
    assert [(record.levelname, reason in record.getMessage()) for record in caplog.records] == [
        ("DEBUG", True)
    ]
    assert [doc.text for doc in nlp.pipe(["Peru taxed Chile."])] == ["Peru taxed Chile."]


def _off(encode: Callable[..., Any]) -> Callable[..., Any]:
    return lambda self, embedded: encode(self, embedded) * np.float32(1.01)


def _unsteady(encode: Callable[..., Any]) -> Callable[..., Any]:
    calls = iter(range(1_000_000))
    return lambda self, embedded: encode(self, embedded) * np.float32(1 + 1e-6 * (next(calls) % 2))


@pytest.mark.parametrize(
    ("fault", "reason"), [(_off, "vectors would be others"), (_unsteady, "would depend on the others")]
)
def test_what_would_not_be_the_same_here_is_left_as_it_is(
    fault: Callable[[Any], Any],
    reason: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nlp = _small()
    spacys = _tok2vec(nlp)._func
    monkeypatch.setattr(Encoder, "encode", fault(Encoder.encode))
    with caplog.at_level(logging.DEBUG, "tradewire"):
        assert speed_up(nlp) == ()
    assert _tok2vec(nlp)._func is spacys
    assert reason in caplog.text


def test_a_model_that_is_trained_further_goes_back_to_spacys_code() -> None:
    nlp = _small()
    spacys = _tok2vec(nlp)._func
    speed_up(nlp)
    doc = nlp.make_doc("Peru taxed Chile.")
    nlp.update([Example.from_dict(doc, {"entities": [(0, 4, "GPE")]})], sgd=Adam())
    assert _tok2vec(nlp)._func is spacys


def test_documents_of_another_vocabulary_are_read_by_spacys_code(fast: Language, stock: Language) -> None:
    doc = stock.make_doc("Peru taxed Chile.")
    (expected,) = _tok2vec(stock).predict([doc])
    (found,) = _tok2vec(fast).predict([doc])
    assert np.array_equal(found, expected)
