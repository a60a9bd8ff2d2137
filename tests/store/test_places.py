"""Where a store cannot be: what is said then, and that no password is."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import tradewire.store
from tradewire.errors import StoreBusy, StoreError, UsageError
from tradewire.store.url import parse_url, passwords, without_password

MakeLine = Callable[..., bytes]
MakeUrl = Callable[[str], str]


@pytest.mark.parametrize(
    ("url", "kind", "place"),
    [
        ("duckdb:a.duckdb", "duckdb", "a.duckdb"),
        ("duckdb:/data/a b.db", "duckdb", "/data/a b.db"),
        ("a.duckdb", "duckdb", "a.duckdb"),
        ("./x.sqlite3", "sqlite", "./x.sqlite3"),
        ("sqlite:news", "sqlite", "news"),
        ("parquet:out/news", "parquet", "out/news"),
        ("dlt:bigquery", "dlt", "bigquery"),
        ("postgres://h/d", "postgresql", "postgres://h/d"),
    ],
)
def test_urls(url: str, kind: str, place: str) -> None:
    target = parse_url(url)
    assert (target.kind, target.place) == (kind, place)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "records.jsonl",
        "duckdb:",
        "mysql://h/d",
        "duckdb://a.duckdb",
        "parquet:\0",
        "s3:bucket",
        "postgresql:x",
    ],
)
def test_urls_that_name_no_store(url: str) -> None:
    with pytest.raises(UsageError, match=r"store|slashes"):
        tradewire.store.open(url)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:s3cret@h:5432/d", "postgresql://me:***@h:5432/d"),
        ("postgresql://me:a:b@c@h/d", "postgresql://me:***@h/d"),
        ("postgresql://h/d?password=s3cret&user=me", "postgresql://h/d?password=***&user=me"),
        ("postgresql://me@h/d", "postgresql://me@h/d"),
        ("mysql://me:s3cret@h/d", "mysql://me:***@h/d"),
        ("postgresql://me:s3/cret?x@h/d", "postgresql://me:***@h/d"),
    ],
)
def test_passwords_are_not_shown(url: str, shown: str) -> None:
    assert without_password(url) == shown


def test_passwords_are_found_as_written_and_decoded() -> None:
    assert passwords("postgresql://me:a%2Fb@h/d") == {"a%2Fb", "a/b"}
    assert passwords("postgresql://h/d?password=x%20y") == {"x%20y", "x y"}
    assert passwords("postgresql://me@h/d") == set()


@pytest.mark.parametrize(
    ("url", "module", "extra"),
    [("postgresql://h/d", "psycopg", "postgres"), ("dlt:duckdb", "dlt", "dlt")],
)
def test_a_driver_that_is_missing(url: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert importlib.util.find_spec(module), "the tests have it"
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=rf"pip install 'tradewire\[{extra}\]'"):
        tradewire.store.open(url)


@pytest.mark.parametrize("secret", ["pa ss", "p%41ss", "p@ss:w/rd", "0"])
def test_a_server_that_is_not_there(secret: str) -> None:
    from urllib.parse import quote

    with pytest.raises(StoreError) as caught:
        tradewire.store.open(f"postgresql://me:{quote(secret, safe='')}@127.0.0.1:9/d", wait=2)
    said = str(caught.value)
    assert said.startswith("postgresql://me:***@127.0.0.1:9/d: ")
    assert secret not in said.replace("127.0.0.1", "") or secret == "0"


def test_a_url_that_the_driver_cannot_read() -> None:
    with pytest.raises(StoreError) as caught:
        tradewire.store.open("postgresql://me:s3cret%ZZ@h/d")
    assert "s3cret" not in str(caught.value)
    with pytest.raises(StoreError) as caught:
        tradewire.store.open("postgresql://me:s3cret@h:port/d")
    assert "s3cret" not in str(caught.value)


@pytest.mark.heavy
def test_a_password_that_is_wrong(database: str) -> None:
    wrong = database.replace("s3cret", "wr0ng")
    with pytest.raises(StoreError, match="password authentication failed") as caught:
        tradewire.store.open(wrong)
    assert "wr0ng" not in str(caught.value)


@pytest.mark.heavy
def test_no_permission_on_a_server(database: str, make_line: MakeLine) -> None:
    import psycopg

    tradewire.store.open(database).close()
    with psycopg.connect(database, autocommit=True) as owner:
        owner.execute("DROP ROLE IF EXISTS reader")
        owner.execute("CREATE ROLE reader LOGIN PASSWORD 'read1ng'")
    host = database.rpartition("@")[2]
    reader = f"postgresql://reader:read1ng@{host}"
    with pytest.raises(StoreError, match="permission denied"):
        tradewire.store.open(reader, schema="another")
    with psycopg.connect(database, autocommit=True) as owner:
        owner.execute("GRANT USAGE ON SCHEMA tradewire TO reader")
        owner.execute("GRANT SELECT ON ALL TABLES IN SCHEMA tradewire TO reader")
    with tradewire.store.open(reader, create=False) as store:
        assert store.query("SELECT count(*) AS n FROM articles").to_pylist() == [{"n": 0}]
        with pytest.raises(StoreError, match="permission denied"):
            store.load([make_line(1)])
    with psycopg.connect(database, autocommit=True) as owner:
        owner.execute("DROP OWNED BY reader")
        owner.execute("DROP ROLE reader")


@pytest.mark.heavy
def test_two_schemas_of_a_database(database: str, make_line: MakeLine) -> None:
    for name in ("news", 'Odd name; DROP TABLE "articles" --'.replace('"', "")):
        with tradewire.store.open(database, schema=name) as store:
            store.load([make_line(1)])
            assert store.query("SELECT count(*) AS n FROM articles").to_pylist() == [{"n": 1}]
    for name in ("", 'a"b', "pg_mine", "x" * 64, "a\0b"):
        with pytest.raises(UsageError, match="no name for a schema"):
            tradewire.store.open(database, schema=name)


@pytest.mark.heavy
def test_the_whole_record_as_jsonb(database: str, make_line: MakeLine) -> None:
    with tradewire.store.open(database) as store:
        store.load([make_line(1), make_line(2)])
        sql = "SELECT document->'article'->>'title' AS title FROM records WHERE document @> %s ORDER BY 1"
        found = store.query(sql.replace("%s", """'{"tariffs": [{"imposer": ["KE"]}]}'"""))
        assert [row["title"] for row in found.to_pylist()] == ["Kenya doubles duty 1", "Kenya doubles duty 2"]


@pytest.mark.heavy
def test_results_of_a_server_have_types(database: str) -> None:
    sql = (
        "SELECT 1::int AS i, 2.50::numeric AS n, 'x'::text AS t, true AS b, DATE '2025-03-04' AS d,"
        " ARRAY['a', NULL] AS l, '{\"a\": 1}'::jsonb AS j, NULL::bigint AS z,"
        " now() AS at, '1 day'::interval AS v"
    )
    with tradewire.store.open(database) as store:
        table = store.query(sql)
    kinds = {field.name: str(field.type) for field in table.schema}
    assert kinds["i"] == "int32"
    assert kinds["n"].startswith("decimal128")
    assert kinds["z"] == "int64"
    assert kinds["l"] == "list<item: string>"
    assert kinds["d"] == "date32[day]"
    assert kinds["at"].startswith("timestamp")
    assert table.to_pylist()[0]["j"] == '{"a": 1}'


@pytest.mark.parametrize("kind", ["duckdb", "sqlite", "parquet"])
def test_a_folder_that_is_not_there_or_not_one(kind: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match=kind):
        tradewire.store.open(f"{kind}:{tmp_path}/file/store")
    with pytest.raises(StoreError, match=kind):
        tradewire.store.open(f"{kind}:{tmp_path}/file/store", create=False)


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_a_file_of_something_else(kind: str, tmp_path: Path) -> None:
    (tmp_path / "song").write_bytes(b"ID3 la la la " * 1000)
    with pytest.raises(StoreError, match=kind):
        tradewire.store.open(f"{kind}:{tmp_path}/song")
    assert (tmp_path / "song").read_bytes() == b"ID3 la la la " * 1000


@pytest.mark.parametrize("text", ["[]", "{}", '{"tradewire_store": "x"}', "{", '{"tradewire_store": 1}'])
def test_a_manifest_that_is_damaged(text: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match="parquet"):
        tradewire.store.open(f"parquet:{tmp_path}")


@pytest.mark.parametrize("name", ["a[b]*?", "it's", "ü ñ"])
@pytest.mark.parametrize("kind", ["duckdb", "sqlite", "parquet"])
def test_odd_names_of_places(kind: str, name: str, tmp_path: Path, make_line: MakeLine) -> None:
    with tradewire.store.open(f"{kind}:{tmp_path}/{name}") as store:
        store.load([make_line(1)])
        assert store.query("SELECT count(*) AS n FROM mentions").to_pylist() == [{"n": 5}]


@pytest.mark.parametrize("kind", ["duckdb", "sqlite", "parquet"])
def test_a_store_that_is_busy(kind: str, make_url: MakeUrl, make_line: MakeLine) -> None:
    """Somebody else holds it for longer than we wait."""
    import fcntl
    import sqlite3
    import subprocess

    url = make_url(kind)
    with tradewire.store.open(url, wait=0.2) as store:
        place = url.partition(":")[2]
        if kind == "parquet":
            with (Path(place) / ".lock").open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                with pytest.raises(StoreBusy, match="try again"):
                    store.load([make_line(1)])
        elif kind == "sqlite":
            other = sqlite3.connect(place, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreBusy, match="try again"):
                store.load([make_line(1)])
            other.execute("ROLLBACK")
            other.close()
        else:
            code = (
                "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(1, flush=True); sys.stdin.read()"
            )
            command = [sys.executable, "-c", code, place]
            with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
                assert holder.stdout is not None
                holder.stdout.readline()
                with pytest.raises(StoreBusy, match="try again"):
                    store.load([make_line(1)])
                holder.communicate()
        assert store.load([make_line(1)]).added == 1


def test_parquet_files_that_no_manifest_names_do_not_count(make_url: MakeUrl, make_line: MakeLine) -> None:
    url = make_url("parquet")
    folder = Path(url.partition(":")[2])
    with tradewire.store.open(url) as store:
        store.load([make_line(1)])
    (file,) = folder.glob("money/*/*.parquet")
    stray = file.with_name("stray.parquet")
    stray.write_bytes(file.read_bytes())
    with tradewire.store.open(url, create=False) as store:
        assert store.query("SELECT count(*) AS n FROM money").to_pylist() == [{"n": 1}]
        assert stray.exists()
    with tradewire.store.open(url) as store:
        assert not stray.exists()
        assert list(store.records()) == [make_line(1)]


def test_parquet_files_are_partitioned_and_few(make_url: MakeUrl, make_line: MakeLine) -> None:
    import pyarrow.parquet as pq

    url = make_url("parquet")
    folder = Path(url.partition(":")[2])
    lines = [make_line(n, month=["2025-03", "2024-12", None][n % 3]) for n in range(60)]
    with tradewire.store.open(url) as store:
        store.batch_records = 3
        store.load(lines)
        assert list(store.records()) == lines
    with tradewire.store.open(url) as store:
        months = sorted(path.name for path in (folder / "tariffs").iterdir())
        assert months == ["published_month=2024-12", "published_month=2025-03", "published_month=unknown"]
        files = list(folder.glob("tariffs/published_month=2025-03/*.parquet"))
        assert len(files) < 16, "small files of a month become one"
        assert pq.ParquetFile(files[0]).metadata.row_group(0).column(0).compression == "ZSTD"
        assert store.load(lines).unchanged == 60
        before = sorted(folder.rglob("*.parquet"))
        store.load(lines)
        assert sorted(folder.rglob("*.parquet")) == before


def test_a_duckdb_file_in_other_hands(make_url: MakeUrl, make_line: MakeLine) -> None:
    """DuckDB alone reads it, views too, and a load waits for it; rows are in small groups, lines in zstd."""
    import duckdb

    url = make_url("duckdb")
    with tradewire.store.open(url, wait=0.2) as store:
        store.load([make_line(number) for number in range(1500)])
        with duckdb.connect(url.partition(":")[2], read_only=True) as connection:

            def one(sql: str) -> object:
                row = connection.execute(sql).fetchone()
                assert row is not None
                return row[0]

            assert one("SELECT count(*) FROM mentions") == 7500
            assert one("SELECT count(*) > 0 FROM measures")
            assert one("SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('mentions')") == 2
            of_lines = (
                "pragma_storage_info('records') WHERE column_name = 'record' AND segment_type = 'VARCHAR'"
            )
            assert one(f"SELECT string_agg(DISTINCT compression) FROM {of_lines}") == "ZSTD"
            with pytest.raises(StoreBusy, match="try again"):
                store.load([make_line(1500)])
        assert store.load([make_line(1500)]).added == 1


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_asking_makes_no_store_of_a_file(kind: str, tmp_path: Path) -> None:
    import sqlite3

    import duckdb

    file = tmp_path / "mine"
    connect = duckdb.connect if kind == "duckdb" else sqlite3.connect
    with connect(str(file)) as connection:
        connection.execute("CREATE TABLE purse (coins INTEGER)")
    if kind == "sqlite":
        connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match="`tradewire load` makes it"):
        tradewire.store.open(f"{kind}:{file}", create=False)
    assert file.read_bytes() == before


def test_the_manifest_is_enough_for_other_programs(make_url: MakeUrl, make_line: MakeLine) -> None:
    """As docs/stores.md shows it."""
    import json

    import duckdb

    url = make_url("parquet")
    folder = url.partition(":")[2]
    with tradewire.store.open(url) as store:
        store.load([make_line(n, month=f"2025-0{n}") for n in range(1, 4)])
    manifest = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))
    files = [f"{folder}/{path}" for paths in manifest["files"]["tariffs"].values() for path in paths]
    assert len(duckdb.read_parquet(files).fetchall()) == 3
    sql = f"SELECT DISTINCT published_month FROM '{folder}/tariffs/**/*.parquet'"
    rows = duckdb.execute(sql).fetchall()
    assert sorted(rows) == [("2025-01",), ("2025-02",), ("2025-03",)]
