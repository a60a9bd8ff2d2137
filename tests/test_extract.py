"""The flow: many articles, bad ones among them, and the same record every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Doc

import tradewire
from tradewire import ExtractError, Extractor, ReadError, Record, Source, TradewireError, UsageError
from tradewire.assemble import record_id
from tradewire.errors import SourceTooLarge

STORY = "Ghana put a 15% duty on tomato paste from Italy on 4 May 2025. The paste was worth $31 million."


def test_a_text_gives_a_record(extractor: Extractor) -> None:
    record = extractor.extract(STORY)
    assert isinstance(record, Record)
    assert record.article.text == STORY
    assert record.source.uri == "text"
    assert record.id == record_id(None, STORY)
    assert record.pipeline.model.name == "en_core_web_md"
    assert record.pipeline.tradewire == tradewire.__version__


def test_a_file_gives_a_record(extractor: Extractor, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    record = extractor.extract(path)
    assert record.source.uri == str(path)
    assert record.article == extractor.extract(STORY).article


def test_the_module_function_is_the_default_extractor() -> None:
    assert tradewire.extract(STORY).tariffs[0].imposer == ("GH",)


def test_many_are_a_stream(extractor: Extractor) -> None:
    taken = []

    def inputs() -> Iterator[str]:
        for number in range(10 * extractor.batch_size):
            taken.append(number)
            yield f"Story {number}. {STORY}"

    first = next(extractor.extract_many(inputs()))
    assert first.article.text.startswith("Story 0.")
    assert len(taken) <= extractor.batch_size


def test_many_give_the_records_of_each_alone_in_order(extractor: Extractor, root: Path) -> None:
    texts = [
        STORY,
        (root / "seeds" / "seed-canada-mexico.txt").read_text(encoding="utf-8"),
        "",
        "Rain.",
        STORY,
    ]
    many = [record.to_json() for record in extractor.extract_many(text for text in texts if text)]
    alone = [extractor.extract(text).to_json() for text in texts if text]
    assert many == alone


def test_a_bad_article_is_reported_and_the_rest_is_written(extractor: Extractor, tmp_path: Path) -> None:
    errors: list[TradewireError] = []
    inputs: list[str | Path | Source] = [STORY, tmp_path / "nowhere.txt", "Rain."]
    records = list(extractor.extract_many(inputs, on_error=errors.append))
    assert [record.article.text for record in records] == [STORY, "Rain."]
    assert len(errors) == 1
    assert isinstance(errors[0], ReadError)
    assert errors[0].source == str(tmp_path / "nowhere.txt")


def test_without_on_error_the_first_error_ends_the_stream(extractor: Extractor, tmp_path: Path) -> None:
    stream = extractor.extract_many([STORY, tmp_path / "nowhere.txt"])
    with pytest.raises(ReadError, match="nowhere"):
        list(stream)


def test_a_component_that_breaks_takes_one_article_only(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, component = extractor.nlp.pipeline[-1]

    def breaks(doc: Doc) -> Doc:
        if "Rain" in doc.text:
            raise ZeroDivisionError("no sun")
        return component(doc)

    pipeline = [(n, breaks if n == name else c) for n, c in extractor.nlp._components]
    monkeypatch.setattr(extractor.nlp, "_components", pipeline)
    errors: list[TradewireError] = []
    records = list(extractor.extract_many([STORY, "Rain.", STORY], on_error=errors.append))
    assert [record.article.text for record in records] == [STORY, STORY]
    assert str(errors[0]) == f"text: {name} failed (ZeroDivisionError: no sun)"
    assert isinstance(errors[0], ExtractError)
    assert isinstance(errors[0].__cause__, ZeroDivisionError)


def test_an_article_that_takes_too_long_is_named(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, component = extractor.nlp.pipeline[-1]

    def spins(doc: Doc) -> Doc:
        while "Rain" in doc.text:
            pass
        return component(doc)

    pipeline = [(n, spins if n == name else c) for n, c in extractor.nlp._components]
    monkeypatch.setattr(extractor.nlp, "_components", pipeline)
    monkeypatch.setattr(extractor, "limits", replace(extractor.limits, max_seconds=2.0))
    errors: list[TradewireError] = []
    records = list(extractor.extract_many([STORY, "Rain.", STORY], on_error=errors.append))
    assert [record.article.text for record in records] == [STORY, STORY]
    (error,) = errors
    assert str(error).startswith("text: annotation failed (took longer than 2 seconds; --max-seconds")


def test_an_article_over_the_limit_names_the_option(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extractor, "max_chars", 50)
    with pytest.raises(SourceTooLarge, match=r"text: longer than 50 characters; --max-chars"):
        extractor.extract(STORY)


def test_other_types_are_refused(extractor: Extractor) -> None:
    with pytest.raises(UsageError, match="bytes"):
        extractor.extract(b"Ghana")  # type: ignore[arg-type]


def test_an_article_without_words_is_a_record_without_values(extractor: Extractor) -> None:
    record = extractor.extract("...")
    assert (record.money, record.tariffs, record.entities) == ((), (), ())


def test_values_need_no_model() -> None:
    amounts = tradewire.money("The fund holds €20bn and A$300m.")
    assert [(str(amount.amount), amount.currency) for amount in amounts] == [
        ("20000000000", "EUR"),
        ("300000000", "AUD"),
    ]
    assert [str(value.value) for value in tradewire.percentages("from 10% to 25 per cent")] == ["10", "25"]
    assert [value.value for value in tradewire.dates("on 4 May 2025")] == ["2025-05-04"]
