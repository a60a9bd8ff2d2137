"""Every store does the same: what goes in comes out, nothing twice, the newest record stays."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import tradewire.store
from tradewire.errors import RecordError, SchemaMismatch, StoreError, TradewireError
from tradewire.records import Record
from tradewire.store import Loaded, Store
from tradewire.store.tables import TABLES
from tradewire.store.views import VIEWS

MakeLine = Callable[..., bytes]
MakeUrl = Callable[[str], str]

FILES = ["duckdb", "parquet", "sqlite"]
EVERY = [
    *FILES,
    pytest.param("postgresql", marks=pytest.mark.heavy),
    pytest.param("dlt", marks=pytest.mark.heavy),
]


@pytest.fixture(params=EVERY)
def url(request: pytest.FixtureRequest, make_url: MakeUrl) -> str:
    return make_url(request.param)


def counts(store: Store) -> dict[str, int]:
    """Rows of each table."""
    sql = " UNION ALL ".join(f"SELECT '{name}' AS name, count(*) AS n FROM {name}" for name in TABLES)
    return {row["name"]: int(row["n"]) for row in store.query(sql).to_pylist() if row["n"]}


def test_records_come_out_as_they_went_in(url: str, make_line: MakeLine) -> None:
    months = ["2025-03", "2025-04", None, "2024-12", "2025"]
    lines = [make_line(n, month=months[n % 5]) for n in range(12)]
    lines[3] = lines[3].replace(b'"tariffs":', b'  "tariffs" : ', 1)  # bytes of one's own are kept
    with tradewire.store.open(url) as store:
        assert store.load(lines) == Loaded(added=12)
        assert list(store.records()) == lines
    with tradewire.store.open(url, create=False) as store:
        assert list(store.records()) == lines
        assert counts(store)["mentions"] == 12 * 5


def test_loading_again_changes_nothing(url: str, make_line: MakeLine) -> None:
    lines = [make_line(n) for n in range(5)]
    with tradewire.store.open(url) as store:
        store.load(lines[:3])
        before = counts(store)
        assert store.load(lines[:3]) == Loaded(unchanged=3)
        assert counts(store) == before
        assert store.load([*lines, *lines]) == Loaded(added=2, unchanged=8)
        assert list(store.records()) == lines


def test_the_newer_record_replaces_all_rows(url: str, make_line: MakeLine) -> None:
    old = [make_line(n, version="0.9.2") for n in range(3)]
    new = make_line(1, version="0.10.0", tariffs=[], dates=[], warnings=[], entities=[])
    with tradewire.store.open(url) as store:
        store.load(old)
        assert store.load([new]) == Loaded(replaced=1)
        assert list(store.records()) == [old[0], new, old[2]]
        found = counts(store)
        assert found["articles"] == 3
        assert found["tariffs"] == found["tariff_products"] == found["entity_roles"] == found["warnings"] == 2
        assert found["entities"] == 4
        assert found["mentions"] == 10
        # An older one, and one that is neither newer nor older, are left out.
        assert store.load([old[1], make_line(2, version="0.9.2", warnings=[])]) == Loaded(
            older=1, differing=1
        )
        assert list(store.records()) == [old[0], new, old[2]]


def test_differing_records_of_one_version_on_request(url: str, make_line: MakeLine) -> None:
    one, other = make_line(1), make_line(1, warnings=[])
    with tradewire.store.open(url) as store:
        assert store.load([one, other]) == Loaded(added=1, differing=1)
        assert store.load([other], replace=True) == Loaded(replaced=1)
        assert list(store.records()) == [other]
        assert counts(store).get("warnings", 0) == 0


def test_versions_of_one_article_in_one_batch(url: str, make_line: MakeLine) -> None:
    lines = [make_line(1, version=version) for version in ("0.2.0", "0.10.0", "0.3.0")]
    with tradewire.store.open(url) as store:
        assert store.load(lines) == Loaded(added=1, replaced=1, older=1)
        assert list(store.records()) == [lines[1]]


def test_bad_lines_are_named_and_the_rest_goes_on(url: str, make_line: MakeLine) -> None:
    good = [make_line(n) for n in range(4)]
    lines = [good[0], b"{", good[1], b"", make_line(9, id="sha256:no"), b"[" * 100_000, good[2], good[3]]
    errors: list[TradewireError] = []
    with tradewire.store.open(url) as store:
        assert store.load(lines, on_error=errors.append) == Loaded(added=4, failed=3)
        assert list(store.records()) == good
    assert [str(error).partition(":")[0] for error in errors] == ["record 2", "record 5", "record 6"]
    assert all(isinstance(error, RecordError) for error in errors)


def test_without_on_error_a_bad_line_ends_the_load(make_url: MakeUrl, make_line: MakeLine) -> None:
    with tradewire.store.open(make_url("duckdb")) as store:
        with pytest.raises(RecordError, match="record 2"):
            store.load([make_line(1), b"nothing"])
        assert list(store.records()) == []


HARD_TEXT = 'Robert\'); DROP TABLE articles;-- "x" {1,2} \\u0000 \\ \x00\x07 \u2028 é 🇰🇪 %s $1 :name'


def test_values_at_the_edges(url: str, make_line: MakeLine) -> None:
    raw = json.loads(make_line(1))
    big = 5_000_000
    text = raw["article"]["text"] + " " + HARD_TEXT + "x" * big
    raw["article"] |= {"text": text, "title": HARD_TEXT, "authors": [HARD_TEXT, "", "NULL", "a,b", '"'][:1]}
    raw["article"]["authors"] += ["NULL", "a,b", '"', "{}", "\\"]
    raw["entities"][0]["name"] = HARD_TEXT
    amounts = ["9" * 30, "-" + "1" * 30 + ".12345678", "1" * 31, "0.123456789", "007.50", "0"]
    raw["money"] = [{**raw["money"][0], "amount": amount} for amount in amounts]
    raw["tariffs"][0] |= {"imposer": [], "targets": [], "products": [], "name": HARD_TEXT}
    raw["tariffs"][0]["rate"] = {
        "unit": "compound",
        "parts": [
            {
                "unit": "specific",
                "amount": "90.045",
                "amount_high": None,
                "currency": "EUR",
                "per": HARD_TEXT,
            },
            {"unit": "percent", "low": "0.000000000000000000001", "high": "10", "qualifier": "about"},
        ],
    }
    raw["implications"] = [
        {
            "area": None,
            "impact": HARD_TEXT,
            "likelihood": None,
            "actors": [],
            "affected": ["KE", "e1"],
            "entities": ["e1"],
            "attributes": {"Time'frame": HARD_TEXT, "": ""},
            "source": {"block": 0},
            "start": 0,
            "end": 5,
        }
    ]
    lines = [json.dumps(raw, ensure_ascii=flag).encode() for flag in (True,)]
    Record.model_validate_json(lines[0])
    postgres = url.startswith("postgresql")
    shown = HARD_TEXT.replace("\0", "\ufffd") if postgres else HARD_TEXT
    with tradewire.store.open(url) as store:
        assert store.load(lines) == Loaded(added=1)
        assert list(store.records()) == lines
        (row,) = store.query("SELECT title, text, authors FROM articles").to_pylist()
        assert row["title"] == shown
        assert row["text"] == (text.replace("\0", "\ufffd") if postgres else text)
        authors = json.loads(row["authors"]) if isinstance(row["authors"], str) else row["authors"]
        assert authors == [shown, "NULL", "a,b", '"', "{}", "\\"]
        money = store.query("SELECT amount, amount_text FROM money ORDER BY ordinal").to_pylist()
        held = [None if row["amount"] is None else Decimal(row["amount"]) for row in money]
        assert held == [Decimal(amounts[0]), Decimal(amounts[1]), None, None, Decimal("7.5"), 0]
        assert [row["amount_text"] for row in money] == [None, None, amounts[2], amounts[3], None, None]
        tariff = store.query("SELECT * FROM tariffs").to_pylist()[0]
        assert tariff["rate_unit"] == "compound"
        assert Decimal(tariff["rate_amount"]) == Decimal("90.045")
        assert (tariff["rate_low"], tariff["rate_low_text"]) == (None, "0.000000000000000000001")
        assert Decimal(tariff["rate_high"]) == 10
        assert tariff["rate_per"] == shown
        assert tariff["imposer"] in ([], "[]")
        item = store.query("SELECT attributes, affected FROM implications").to_pylist()[0]
        attributes = item["attributes"]
        pairs = json.loads(attributes) if isinstance(attributes, str) else dict(attributes)
        assert pairs == {"Time'frame": shown, "": ""}
        assert counts(store)["articles"] == 1


@pytest.mark.parametrize("kind", ["duckdb", "parquet", pytest.param("postgresql", marks=pytest.mark.heavy)])
def test_decimals_are_decimals(kind: str, make_url: MakeUrl, make_line: MakeLine) -> None:
    with tradewire.store.open(make_url(kind)) as store:
        store.load([make_line(n) for n in range(3)])
        (row,) = store.query("SELECT sum(amount) AS total FROM money").to_pylist()
        assert row["total"] == Decimal(36_000_000_003)


@pytest.mark.parametrize("kind", [*FILES, pytest.param("postgresql", marks=pytest.mark.heavy)])
def test_views(kind: str, make_url: MakeUrl, make_line: MakeLine) -> None:
    raw = json.loads(make_line(1))
    threat = {**raw["tariffs"][0], "status": "threatened", "imposer": ["US", "CA"], "targets": []}
    with tradewire.store.open(make_url(kind)) as store:
        store.load([make_line(1), make_line(2, tariffs=[threat])])
        columns = "imposer, target, products, title"
        assert store.query(f"SELECT {columns} FROM measures_in_force").to_pylist() == [
            {"imposer": "KE", "target": "JP", "products": "tyres", "title": "Kenya doubles duty 1"}
        ]
        threats = store.query("SELECT imposer, target FROM threats_not_in_force ORDER BY imposer")
        assert threats.to_pylist() == [{"imposer": "CA", "target": None}, {"imposer": "US", "target": None}]
        amounts = store.query("SELECT currency, amounts, articles FROM amounts_by_currency").to_pylist()
        assert amounts == [{"currency": "KES", "amounts": 2, "articles": 2}]
        for view in VIEWS:
            store.query(f"SELECT * FROM {view}")


@pytest.mark.parametrize("kind", [*FILES, pytest.param("postgresql", marks=pytest.mark.heavy)])
def test_a_query_cannot_change_anything(kind: str, make_url: MakeUrl, make_line: MakeLine) -> None:
    with tradewire.store.open(make_url(kind)) as store:
        store.load([make_line(1)])
        with pytest.raises(StoreError):
            store.query("DELETE FROM articles")
        with pytest.raises(StoreError):
            store.query("SELECT nothing FROM nowhere")
        assert counts(store)["articles"] == 1


def test_an_empty_store_answers(url: str) -> None:
    with tradewire.store.open(url) as store:
        assert store.load([]) == Loaded()
        assert list(store.records()) == []


@pytest.mark.parametrize("kind", EVERY)
def test_a_store_that_is_not_there(kind: str, make_url: MakeUrl) -> None:
    with pytest.raises(StoreError, match="`tradewire load` makes it"):
        tradewire.store.open(make_url(kind), create=False)


def test_records_of_python(make_url: MakeUrl, make_line: MakeLine) -> None:
    records = [Record.model_validate_json(make_line(n)) for n in range(3)]
    with tradewire.store.open(make_url("duckdb")) as store:
        assert store.load(records) == Loaded(added=3)
        assert store.load(record.to_json() for record in records) == Loaded(unchanged=3)
        assert [Record.model_validate_json(line) for line in store.records()] == records


@pytest.mark.parametrize("kind", EVERY)
def test_two_loaders_at_once(kind: str, make_url: MakeUrl, make_line: MakeLine) -> None:
    """Two threads with stores of their own load the same records and some of their own, in small batches."""
    url = make_url(kind)
    shared = [make_line(n, version="0.2.0") for n in range(30)]
    own = [[make_line(100 * (1 + side) + n) for n in range(10)] for side in range(2)]
    old = [make_line(n, version="0.1.0") for n in range(30)]
    done: list[Any] = []
    tradewire.store.open(url).close()

    def run(side: int) -> None:
        lines = [*(old if side else shared), *own[side], *shared]
        try:
            with tradewire.store.open(url, wait=120) as store:
                store.batch_records = 35 if kind == "dlt" else 7
                done.append(store.load(lines))
        except BaseException as error:
            done.append(error)

    threads = [threading.Thread(target=run, args=[side]) for side in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(item) for item in done] == [Loaded, Loaded], done
    assert sum(item.added for item in done) == 50
    with tradewire.store.open(url) as store:
        assert sorted(store.records()) == sorted([*shared, *own[0], *own[1]])
        found = counts(store)
        assert (found["articles"], found["mentions"], found["money"]) == (50, 250, 50)
        positions = store.query("SELECT position FROM articles ORDER BY position").column(0).to_pylist()
        assert len(set(positions)) == 50


def older(store_url: str, kind: str) -> None:
    """Take a store back to a pretended version 0, which lacked a column and a table."""
    if kind == "parquet":
        folder = Path(store_url.partition(":")[2])
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        manifest["tradewire_store"] = 0
        del manifest["files"]["warnings"]
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        return
    statements = [
        "DROP TABLE warnings",
        "UPDATE tradewire_store SET value = '0'",
    ]
    for connection in connected(store_url, kind):
        for statement in statements:
            connection.execute(statement)


def newer(store_url: str, kind: str) -> None:
    if kind == "parquet":
        file = Path(store_url.partition(":")[2]) / "manifest.json"
        text = file.read_text(encoding="utf-8").replace('"tradewire_store": 1', '"tradewire_store": 2')
        file.write_text(text, encoding="utf-8")
        return
    for connection in connected(store_url, kind):
        connection.execute("UPDATE tradewire_store SET value = '2'")


def connected(store_url: str, kind: str) -> Any:
    if kind == "duckdb":
        import duckdb

        with duckdb.connect(store_url.partition(":")[2]) as connection:
            yield connection
    elif kind == "sqlite":
        import sqlite3

        file = sqlite3.connect(store_url.partition(":")[2], isolation_level=None)
        yield file
        file.close()
    else:
        import psycopg

        with psycopg.connect(store_url, autocommit=True) as server:
            server.execute("SET search_path = tradewire")
            yield server


MIGRATED = [*FILES, pytest.param("postgresql", marks=pytest.mark.heavy)]


@pytest.mark.parametrize("kind", MIGRATED)
def test_an_older_store_is_migrated(kind: str, make_url: MakeUrl, make_line: MakeLine) -> None:
    url = make_url(kind)
    lines = [make_line(n, month=f"2025-{n % 3 + 1:02d}") for n in range(10)]
    with tradewire.store.open(url) as store:
        store.load(lines)
        before = counts(store)
    older(url, kind)
    # Whoever only asks migrates it too.
    with tradewire.store.open(url, create=False) as store:
        assert counts(store) == before
    with tradewire.store.open(url) as store:
        assert list(store.records()) == lines
        assert store.load(lines) == Loaded(unchanged=10)
        assert store.load([make_line(10)]) == Loaded(added=1)
        for view in VIEWS:
            store.query(f"SELECT * FROM {view}")


@pytest.mark.parametrize("kind", MIGRATED)
def test_a_migration_that_fails_changes_nothing(
    kind: str, make_url: MakeUrl, make_line: MakeLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = make_url(kind)
    lines = [make_line(n) for n in range(4)]
    with tradewire.store.open(url) as store:
        store.load(lines)
    older(url, kind)
    with monkeypatch.context() as patch:

        def fail(*_: object) -> None:
            raise StoreError("x", "the power went")

        patch.setattr(f"tradewire.store.{kind}_store.flatten", fail)
        with pytest.raises(StoreError, match="the power went"):
            tradewire.store.open(url)
    with tradewire.store.open(url) as store:
        assert list(store.records()) == lines
        assert counts(store)["warnings"] == 4


@pytest.mark.parametrize("kind", MIGRATED)
@pytest.mark.parametrize("create", [True, False])
def test_a_newer_store_is_refused(kind: str, create: bool, make_url: MakeUrl, make_line: MakeLine) -> None:
    url = make_url(kind)
    with tradewire.store.open(url) as store:
        store.load([make_line(1)])
    newer(url, kind)
    with pytest.raises(SchemaMismatch, match=r"version 2, this tradewire knows up to 1"):
        tradewire.store.open(url, create=create)


@pytest.mark.parametrize("kind", MIGRATED)
def test_what_is_not_ours_stays(kind: str, make_url: MakeUrl) -> None:
    url = make_url(kind)
    if kind == "parquet":
        folder = Path(url.partition(":")[2])
        folder.mkdir()
        (folder / "thesis.doc").write_text("years of work", encoding="utf-8")
    else:
        if kind == "postgresql":
            import psycopg

            with psycopg.connect(url, autocommit=True) as server:
                server.execute("CREATE SCHEMA tradewire")
        for connection in connected(url, kind):
            connection.execute("CREATE TABLE money (purse text)")
            connection.execute("INSERT INTO money VALUES ('mine')")
    with pytest.raises(SchemaMismatch, match=r"not tradewire's|is no store"):
        tradewire.store.open(url)
    if kind != "parquet":
        for connection in connected(url, kind):
            assert connection.execute("SELECT * FROM money").fetchall() == [("mine",)]
    else:
        assert (folder / "thesis.doc").read_text(encoding="utf-8") == "years of work"
