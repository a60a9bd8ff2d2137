"""Inputs that once broke something, read again; and some of the inputs that mutation makes."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.heavy
@pytest.mark.parametrize("name", TARGETS)
def test_mutated_inputs_are_a_record_or_an_error(name: str) -> None:
    session = Session(TARGETS[name])
    session.random(seconds=3, most=40)
    assert session.inputs
    assert not session.kept, session.summary()


def test_a_fault_is_seen_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
