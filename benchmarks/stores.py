"""What loading records costs: rows and megabytes a second of each store, beside what a database does alone.

    python benchmarks/stores.py RECORDS.jsonl [--count N] [--postgresql URL] [--rounds N] [--write]

RECORDS is a file of records; N of them (10,000) are made of it by giving them other ids. Beside each store
stands its yardstick, measured in turns with it in the same run:

- DuckDB and Parquet: `read_json` of the same file, written to a table of a new file, or to one Parquet file
  (zstd). It makes one nested table; a store makes fifteen, keeps each line and its digest, and looks up which
  record is newer.
- most of the same tables by DuckDB alone: `read_json`, and a query with `unnest` for each.
- PostgreSQL: COPY of the same rows, made before, into the same empty tables with their keys and indexes.

Times of DuckDB, Parquet and SQLite are seconds of user CPU of the process, those of PostgreSQL wall-clock,
since the work is the server's; the best round counts. The last column compares by wall-clock: what somebody
waits, where nothing else runs. Memory is the highest of a process that loads N
records, and of one that loads four times as many. `--write` puts it all into benchmarks/stores.md.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
ID = b'"id":"sha256:'
ROUNDS = 3
TIMES = 4  # as many records for the second look at memory


def made(source: Path, count: int) -> Iterator[bytes]:
    """`count` lines of the file's records, over and over, each with an id of its own."""
    lines = source.read_bytes().splitlines()
    for number in range(count):
        line = lines[number % len(lines)]
        start = line.index(ID) + len(ID)
        name = hashlib.sha256(line[start : start + 64] + str(number).encode()).hexdigest()
        yield line[:start] + name.encode() + line[start + 64 :]


def load(url: str, file: Path) -> None:
    """What is measured."""
    import tradewire.store

    with tradewire.store.open(url) as store, file.open("rb") as lines:
        store.load(lines)


def read_json_to_duckdb(file: Path, out: Path) -> None:
    """The yardstick of the DuckDB store."""
    import duckdb

    with duckdb.connect(str(out)) as connection:
        connection.execute(f"CREATE TABLE records AS SELECT * FROM read_json('{file}')")


def read_json_to_parquet(file: Path, out: Path) -> None:
    """The yardstick of the Parquet store."""
    import duckdb

    with duckdb.connect() as connection:
        query = f"SELECT * FROM read_json('{file}')"
        connection.execute(f"COPY ({query}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)")


def tables_by_duckdb(file: Path, out: Path) -> None:
    """The larger part of the tables (all that most articles have rows in), by SQL."""
    import duckdb

    lists = ("entities", "money", "percentages", "dates", "warnings")
    with duckdb.connect(str(out)) as connection:
        run = connection.execute
        run(f"CREATE TEMP TABLE nested AS SELECT * FROM read_json('{file}')")
        run("CREATE TABLE articles AS SELECT id, unnest(article), unnest(source), pipeline FROM nested")
        blocks = "unnest(article.blocks) AS item, generate_subscripts(article.blocks, 1) AS n"
        run(f"CREATE TABLE blocks AS SELECT id, n, unnest(item) FROM (SELECT id, {blocks} FROM nested)")
        for name in lists:
            items = f"unnest({name}) AS item, generate_subscripts({name}, 1) AS n"
            query = f"SELECT id AS record_id, n, unnest(item) FROM (SELECT id, {items} FROM nested)"
            run(f"CREATE TABLE {name} AS {query}")
        spans = "unnest(item.mentions) AS span, generate_subscripts(item.mentions, 1) AS m"
        owners = "SELECT id, unnest(entities) AS item FROM nested"
        run(f"CREATE TABLE mentions AS SELECT id, m, unnest(span) FROM (SELECT id, {spans} FROM ({owners}))")
        options = "columns = {'record': 'VARCHAR'}, delim = chr(1), quote = '', header = false"
        lines = f"read_csv('{file}', {options})"
        run(f"CREATE TABLE records AS SELECT record, sha256(record) AS digest FROM {lines}")


def copy_rows(url: str, file: Path) -> Callable[[], None]:
    """COPY of the rows that loading `file` makes, into tables that are there and empty."""
    import psycopg

    from tradewire.store.flatten import flatten
    from tradewire.store.parse import as_lines, parse
    from tradewire.store.postgresql_rows import INDEXES, copy_text, ddl
    from tradewire.store.tables import TABLES

    lines = list(as_lines(file.open("rb")))
    batch = parse(lines, print)
    tables = flatten(batch, list(range(len(lines))))
    # The record stands there twice, as text and as what becomes JSONB.
    line = tables["records"].column("record")
    tables["records"] = tables["records"].append_column("document", line)
    ready = {name: b"".join(map(bytes, copy_text(name, table))) for name, table in tables.items()}

    def copy() -> None:
        with psycopg.connect(url) as connection:
            connection.execute("DROP SCHEMA IF EXISTS raw CASCADE")
            connection.execute("CREATE SCHEMA raw")
            for name in TABLES:
                connection.execute(f"CREATE TABLE raw.{name} ({ddl(name, keys=True)})".encode())
            for name, columns in INDEXES:
                connection.execute(f"CREATE INDEX ON raw.{name} {columns}".encode())
            for name, rows in ready.items():
                command = f"COPY raw.{name} FROM STDIN (FORMAT csv)".encode()
                with connection.cursor() as cursor, cursor.copy(command) as into:
                    into.write(rows)

    return copy


def timed(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds of user CPU that `work` takes of this process, and of wall-clock."""
    cpu, wall = os.times().user, time.perf_counter()
    work()
    return os.times().user - cpu, time.perf_counter() - wall


def peak(url: str, file: Path) -> int:
    """Bytes of memory, at the highest, of a process that loads the file."""
    command = [sys.executable, __file__, "--only-load", url, str(file)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _highest() -> int:
    """Bytes of memory that this process had at the highest; getrusage would begin with its parent's."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def emptied(folder: Path) -> Path:
    """A folder with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def drop(url: str) -> None:
    """Take away the schema of the loads before."""
    import psycopg

    with psycopg.connect(url) as connection:
        connection.execute("DROP SCHEMA IF EXISTS tradewire CASCADE")


def measure(source: Path, count: int, postgresql: str | None, rounds: int) -> str:
    """The tables, as Markdown."""
    import tradewire.store
    from tradewire.store.tables import TABLES

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, more = folder / "records.jsonl", folder / "more.jsonl"
        file.write_bytes(b"".join(line + b"\n" for line in made(source, count)))
        more.write_bytes(b"".join(line + b"\n" for line in made(source, TIMES * count)))
        warm = emptied(folder / "warm")
        small = warm / "small.jsonl"
        small.write_bytes(b"".join(line + b"\n" for line in made(source, 100)))
        for kind in ("duckdb", "parquet", "sqlite"):
            load(f"{kind}:{warm / kind}", small)
        with tradewire.store.open(f"duckdb:{warm / 'count'}") as store:
            with file.open("rb") as lines:
                store.load(lines)
            rows = sum(
                store.query(f"SELECT count(*) AS n FROM {table}").to_pylist()[0]["n"] for table in TABLES
            )
        at = folder / "at"
        works: dict[str, Callable[[], None]] = {
            "DuckDB": lambda: load(f"duckdb:{at / 'a'}", file),
            "read_json to a DuckDB table": lambda: read_json_to_duckdb(file, at / "a"),
            "the same tables by DuckDB's SQL": lambda: tables_by_duckdb(file, at / "a"),
            "Parquet": lambda: load(f"parquet:{at / 'a'}", file),
            "read_json to a Parquet file": lambda: read_json_to_parquet(file, at / "a"),
            "SQLite": lambda: load(f"sqlite:{at / 'a'}", file),
        }
        yard = {
            "DuckDB": "read_json to a DuckDB table",
            "Parquet": "read_json to a Parquet file",
        }
        if postgresql:
            server = postgresql
            works["PostgreSQL"] = lambda: load(server, file)
            works["COPY of the same rows"] = copy_rows(server, file)
            yard["PostgreSQL"] = "COPY of the same rows"
        by_server = {"PostgreSQL", "COPY of the same rows"}
        best = dict.fromkeys(works, float("inf"))
        waited = dict.fromkeys(works, float("inf"))
        for _ in range(rounds):
            for label, work in works.items():
                emptied(at)
                if label == "PostgreSQL":
                    drop(server)
                cpu, wall = timed(work)
                best[label] = min(best[label], wall if label in by_server else cpu)
                waited[label] = min(waited[label], wall)
        size = file.stat().st_size / 1e6
        text = [f"{count:,} records, {size:,.1f} MB of JSON, {rows:,} rows; best of {rounds} rounds.", ""]
        text += [
            "| | seconds | rows/s | MB/s | to its yardstick | by wall-clock |",
            "|---|---|---|---|---|---|",
        ]
        for label, seconds in best.items():
            ratios = [f"{by[yard[label]] / by[label]:.2f}" if label in yard else "" for by in (best, waited)]
            speed = f"{rows / seconds:,.0f} | {size / seconds:,.1f}"
            text.append(f"| {label} | {seconds:.2f} | {speed} | {' | '.join(ratios)} |")
        text += [
            "",
            f"| Highest memory, MB | {count:,} records | {TIMES * count:,} records |",
            "|---|---|---|",
        ]
        urls = {kind: f"{kind}:{at / 'a'}" for kind in ("duckdb", "parquet", "sqlite")}
        for kind, url in (urls | ({"postgresql": postgresql} if postgresql else {})).items():
            cells = []
            for one in (file, more):
                emptied(at)
                if kind == "postgresql":
                    drop(url)
                cells.append(f"{peak(url, one) / 1e6:,.0f}")
            text.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(text) + "\n"


def main() -> int:
    """Measure and print."""
    if sys.argv[1:2] == ["--only-load"]:
        load(sys.argv[2], Path(sys.argv[3]))
        print(_highest())
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--postgresql", metavar="URL", default=os.environ.get("TRADEWIRE_POSTGRESQL"))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    text = measure(arguments.records, arguments.count, arguments.postgresql, arguments.rounds)
    print(text)
    if arguments.write:
        head = "# Stores: what loading costs\n\n`benchmarks/stores.py` says what is measured and how.\n\n"
        file = HERE / "stores.md"
        before = file.read_text(encoding="utf-8") if file.is_file() else ""
        _, told, remarks = before.partition("\nWhat this says:")  # is for people to bring up to date
        file.write_text(head + text + told + remarks, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
