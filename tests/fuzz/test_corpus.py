"""Inputs that once broke something, read again; and some of the inputs that mutation makes."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from fuzzing import mutate
from fuzzing.articles import as_starts, read_articles
from fuzzing.engine import Session, replay
from fuzzing.targets import TARGETS

CORPUS = Path(__file__).parents[2] / "fuzz" / "corpus"
FOUND = sorted(path for path in CORPUS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", FOUND, ids=[f"{path.parent.name}/{path.name}" for path in FOUND])
def test_what_was_found_stays_mended(path: Path) -> None:
    replay(TARGETS[path.parent.name], path.read_bytes())


def test_the_corpus_is_of_targets() -> None:
    assert {path.parent.name for path in FOUND} <= TARGETS.keys()
    assert FOUND
    # Each is there for a fault that its name tells; a fuzzer's own files may hold words of real articles.
    assert not [path for path in FOUND if re.fullmatch(r"[0-9a-f]{20,}", path.stem)]


@pytest.mark.parametrize("name", ["text", "markdown", "html", "jsonl", "article", "layout", "dates"])
def test_real_articles_are_sound_inputs_too(tmp_path: Path, name: str) -> None:
    (tmp_path / "tin.md").write_text(
        "# Tin\n\nPeru pays 5%.\n\n| Country | Rate |\n|---|---|\n| Mali | 7% |\n"
    )
    (tmp_path / "gum.jsonl").write_text('{"title": "Gum <b>", "text": "Chad pays 5% on gum."}\n' * 2)
    (tmp_path / "long.txt").write_text("Mali pays 5%. " * 200)
    articles = read_articles(sorted(tmp_path.iterdir()), most_bytes=1_000)
    assert len(articles) == 3
    starts = as_starts(name, articles)
    assert len(starts) == len(articles) * (3 if name == "layout" else 1)
    for start in starts:
        assert b"5%" in start
        assert TARGETS[name].worth_more(start, TARGETS[name].run(start))


@pytest.mark.heavy
@pytest.mark.parametrize("name", TARGETS)
def test_mutated_inputs_are_a_record_or_an_error(name: str) -> None:
    session = Session(TARGETS[name])
    session.random(seconds=3, most=40)
    assert session.inputs
    assert not session.kept, session.summary()


def test_a_fault_is_seen_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tradewire.annotate.money  # before it is replaced, so that the component keeps the sound one
    import tradewire.values.money

    sound = tradewire.values.money.find_money
    monkeypatch.setattr(tradewire.values.money, "find_money", lambda text, *a, **k: sound(text[1:], *a, **k))
    session = Session(TARGETS["dates"], tmp_path)
    session.target = TARGETS["money"]
    assert not session.attempt(b"It cost $5 a tonne.")
    (kept,) = session.kept
    assert kept.startswith("Broken")
    assert [path.read_bytes() for path in tmp_path.glob("money-*") if not path.suffix] == [
        b"It cost $5 a tonne."
    ]


def test_a_number_gives_the_same_input_whatever_came_before() -> None:
    line = b'{"a": [1, 2, {"b": []}], "c": "x", "d": {}}'
    first = [mutate.of_json(line, Random(n)) for n in range(3_000)]
    assert first == [mutate.of_json(line, Random(n)) for n in range(3_000)]
