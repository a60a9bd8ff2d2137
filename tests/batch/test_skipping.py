"""Articles of one text: told before they are annotated, listed beside the records, also after a kill."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from tradewire.batch.ledger import DONE, DoneArticle, Ledger
from tradewire.batch.reading import Item, digest_of
from tradewire.batch.skipping import duplicate_line, without_duplicates
from tradewire.cli.app import run
from tradewire.duplicates.seen import SeenTexts
from tradewire.errors import DuplicateArticle, ReadError
from tradewire.read import Found, Limits, Source, read_text

BODY = (
    "Peru will charge 9 percent on imported cement from June, the economy ministry in Lima said on Monday, "
    "after builders and mills had argued over the measure for most of the spring."
)
OTHER = "Ghana put a 15% duty on tomato paste from Italy on 4 May 2025, the trade ministry in Accra said."


def page(headline: str, beside: str) -> str:
    """A page of a newspaper that ran the wire."""
    return (
        f"<html><body><nav><a href='/'>{beside}</a></nav><article><h1>{headline}</h1><p>{BODY}</p></article>"
        f"<footer>{beside}, all rights reserved</footer></body></html>"
    )


def items(*articles: Found) -> list[Item]:
    return [Item(0, number, found, 0) for number, found in enumerate(articles, start=1)]


def test_the_wire_on_two_sites() -> None:
    """The page around it and the headline over it do not count; what cannot be read is passed on."""
    first = read_text(page("Peru taxes cement", "Copper Post"), "a.html")
    second = read_text(page("Duty on cement in Peru", "The Example"), "b.html")
    error = ReadError("c.html", "is empty")
    other = read_text(OTHER, "d.txt")
    given = items(first, second, error, other)
    told = [item.found for item in without_duplicates(given, SeenTexts(), Limits())]
    assert [told[0], told[2], told[3]] == [first, error, other]
    duplicate = told[1]
    assert isinstance(duplicate, DuplicateArticle)
    assert isinstance(second, Source)
    assert (duplicate.source, duplicate.of, duplicate.similarity) == ("b.html", "a.html", 1.0)
    assert digest_of(duplicate) == second.sha256
    assert json.loads(duplicate_line(duplicate)) == {"source": "b.html", "of": "a.html", "similarity": 1.0}
    again = pickle.loads(pickle.dumps(duplicate))
    assert (again.of, again.similarity, again.sha256) == (duplicate.of, 1.0, second.sha256)


def test_an_article_that_cannot_be_laid_out_is_left_to_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*args: object, **options: object) -> None:
        raise RecursionError

    monkeypatch.setattr("tradewire.layout.lay_out", breaks)
    given = items(read_text(OTHER, "a.txt"), read_text(OTHER, "b.txt"))
    assert list(without_duplicates(given, SeenTexts(), Limits())) == given


def test_texts_of_articles_that_were_not_done_are_forgotten(tmp_path: Path) -> None:
    """The reader is ahead when a run is killed: what it saw and nobody did is not seen."""
    done, undone = read_text(BODY, "a.txt"), read_text(OTHER, "b.txt")
    ledger = Ledger(tmp_path / "state")
    given = items(done, undone)
    assert list(without_duplicates(given, ledger.seen_texts(), Limits())) == given
    ledger.commit([DoneArticle(0, 1, digest_of(done), DONE)], {})
    ledger.close()

    ledger = Ledger(tmp_path / "state")
    copies = [Item(1, 1, read_text(BODY, "c.txt"), 0), Item(1, 2, read_text(OTHER, "d.txt"), 0)]
    told = list(without_duplicates(copies, ledger.seen_texts(), Limits()))
    ledger.close()
    assert isinstance(told[0].found, DuplicateArticle)
    assert told[1] == copies[1]


def files(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.heavy
def test_extract_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One record a text; the others are listed beside it, and the run has not failed."""
    news = files(tmp_path / "news", a=BODY, b=OTHER, c=BODY.upper(), d=BODY)
    out = tmp_path / "records.jsonl"
    assert run(["extract", str(news), "--skip-duplicates", "--workers", "1", "--out", str(out)]) == 0
    assert [Path(line["source"]["uri"]).name for line in lines(out)] == ["a.txt", "b.txt"]  # type: ignore[index]
    listed = lines(tmp_path / "records.duplicates.jsonl")
    assert [(Path(str(line["source"])).name, line["similarity"]) for line in listed] == [
        ("c.txt", 1.0),
        ("d.txt", 1.0),
    ]
    assert {line["of"] for line in listed} == {str(news / "a.txt")}
    assert not (tmp_path / "records.errors.jsonl").exists()
    assert "wrote 2 records" in (said := capsys.readouterr().err)
    assert "2 of the same text: " in said


@pytest.mark.heavy
def test_extract_what_is_new(tmp_path: Path) -> None:
    """A later run knows the texts of the earlier ones, and is not bothered by what it left out then."""
    news = files(tmp_path / "news", a=BODY, b=BODY)
    out = tmp_path / "records"
    command = ["extract", str(news), "--skip-duplicates", "--workers", "1", "--out", f"{out}/"]
    assert run([*command, "--incremental"]) == 0
    files(news, c=BODY, d=OTHER)
    assert run([*command, "--incremental"]) == 0
    assert run([*command, "--incremental"]) == 0
    records = [line for part in sorted(out.glob("part-*.jsonl")) for line in lines(part)]
    assert [Path(line["source"]["uri"]).name for line in records] == ["a.txt", "d.txt"]  # type: ignore[index]
    listed = lines(out / "duplicates.jsonl")
    assert [Path(str(line["source"])).name for line in listed] == ["b.txt", "c.txt"]
    assert json.loads((out / "manifest.json").read_text())["duplicates"] == 2


@pytest.mark.heavy
def test_extract_to_stdout_names_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    news = files(tmp_path / "news", a=BODY, b=BODY)
    assert run(["extract", str(news), "--skip-duplicates", "--workers", "1"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert f"skipped: {news / 'b.txt'}: has the text of {news / 'a.txt'} (similarity 1.00)" in said.err
