"""A load that dies anywhere leaves whole articles, and the next one does the rest."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import tradewire.store
from tradewire.errors import StoreError
from tradewire.store import Loaded, Store
from tradewire.store.tables import TABLES

MakeLine = Callable[..., bytes]
MakeUrl = Callable[[str], str]

ARTICLES = 120
LOADER = """
import sys, tradewire.store
with tradewire.store.open(sys.argv[1]) as store:
    store.batch_records = 10
    with open(sys.argv[2], "rb") as lines:
        print("begun", flush=True)
        store.load(lines)
"""


def versions(make_line: MakeLine) -> tuple[list[bytes], list[bytes]]:
    """Records of an old version, and newer ones of half of the articles and of as many others."""
    old = [make_line(n, month=f"2025-{n % 4 + 1:02d}") for n in range(ARTICLES)]
    new = [make_line(n, version="0.2.0", warnings=[]) for n in range(ARTICLES // 2, ARTICLES * 3 // 2)]
    return old, new


def check_whole(store: Store) -> None:
    """Every article has all of its rows, once."""
    per_article = (
        "SELECT a.record_id, a.tradewire_version AS version,"
        " (SELECT count(*) FROM mentions m WHERE m.record_id = a.record_id) AS mentions,"
        " (SELECT count(*) FROM money m WHERE m.record_id = a.record_id) AS money,"
        " (SELECT count(*) FROM warnings w WHERE w.record_id = a.record_id) AS warnings,"
        " (SELECT count(*) FROM records r WHERE r.record_id = a.record_id) AS records FROM articles a"
    )
    found = store.query(per_article).to_pylist()
    assert len({row["record_id"] for row in found}) == len(found)
    for row in found:
        warnings = 0 if row["version"] == "0.2.0" else 1
        rows = (row["mentions"], row["money"], row["warnings"], row["records"])
        assert rows == (5, 1, warnings, 1), row
    known = {row["record_id"] for row in found}
    for table in TABLES:
        ids = store.query(f"SELECT DISTINCT record_id FROM {table}").column(0).to_pylist()
        assert set(ids) <= known, table


def check_final(store: Store, old: list[bytes], new: list[bytes]) -> None:
    """The store is what loading both without any trouble gives."""
    check_whole(store)
    half = ARTICLES // 2
    assert sorted(store.records()) == sorted([*old[:half], *new])
    amounts = store.query("SELECT amount FROM money").column(0).to_pylist()
    assert sum(map(Decimal, amounts)) == sum(12_000_000_000 + n for n in range(ARTICLES * 3 // 2))


@pytest.mark.heavy
@pytest.mark.parametrize("kind", ["duckdb", "parquet", "sqlite"])
def test_a_loader_that_is_killed(kind: str, make_url: MakeUrl, make_line: MakeLine, tmp_path: Path) -> None:
    url = make_url(kind)
    old, new = versions(make_line)
    with tradewire.store.open(url) as store:
        store.load(old)
    (tmp_path / "new.jsonl").write_bytes(b"\n".join(new))
    command = [sys.executable, "-c", LOADER, url, str(tmp_path / "new.jsonl")]
    chance = random.Random(8)
    longest = 0.4
    for _ in range(5):
        with subprocess.Popen(command, stdout=subprocess.PIPE) as loader:
            assert loader.stdout is not None
            assert loader.stdout.readline() == b"begun\n"
            time.sleep(chance.uniform(0, longest))
            loader.send_signal(signal.SIGKILL)
        with tradewire.store.open(url, create=False) as store:
            check_whole(store)
            done = store.query("SELECT count(*) AS n FROM articles WHERE tradewire_version = '0.2.0'")
        longest *= 0.7 if done.to_pylist()[0]["n"] == len(new) else 1.2
    with tradewire.store.open(url) as store:
        store.load(new)
        check_final(store, old, new)


@pytest.mark.heavy
def test_a_connection_that_is_cut_in_a_batch(database: str, make_line: MakeLine) -> None:
    """The loader's backend is terminated at 20 random points; each time loading goes on."""
    import psycopg

    old, new = versions(make_line)
    with tradewire.store.open(database) as store:
        store.load(old)
    chance = random.Random(20)
    cut = 0
    messages: list[str] = []
    longest = 0.5
    with psycopg.connect(database, autocommit=True) as killer:
        # Loading works on something every time: it begins again from the old records.
        while cut < 20:
            store = tradewire.store.open(database)
            store.batch_records = 10
            pid = store._connection.info.backend_pid  # type: ignore[attr-defined]
            wait = chance.uniform(0, longest)
            timer = threading.Timer(wait, killer.execute, ["SELECT pg_terminate_backend(%s)", [pid]])
            timer.start()
            try:
                store.load(new)
            except StoreError as error:
                cut += 1
                messages.append(str(error))
            else:
                longest *= 0.8
            finally:
                timer.join()
                store.close()
            with tradewire.store.open(database) as store:
                check_whole(store)
                if cut < 20 and store.query("SELECT count(*) FROM articles").column(0)[0].as_py() > ARTICLES:
                    killer.execute("DROP SCHEMA tradewire CASCADE")
            with tradewire.store.open(database) as store:
                store.load(old)
    with tradewire.store.open(database) as store:
        store.load(new)
        check_final(store, old, new)
    assert all("tester" in message and "s3cret" not in message for message in messages)


FULL = """
import resource, signal, sys, tradewire.store
from tradewire.errors import StoreError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with tradewire.store.open(sys.argv[1]) as store:
    with open(sys.argv[2], "rb") as lines:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
        store.batch_records = 10
        try:
            store.load(lines)
        except StoreError as error:
            print(error)
            sys.exit(7)
"""


@pytest.mark.parametrize(("kind", "limit"), [("duckdb", 100_000), ("parquet", 12_000), ("sqlite", 400_000)])
def test_a_disk_that_fills(
    kind: str, limit: int, make_url: MakeUrl, make_line: MakeLine, tmp_path: Path
) -> None:
    """A limit on the size of files stands in for it: writing fails in the midst of a batch."""
    url = make_url(kind)
    lines = [make_line(n) for n in range(60)]
    (tmp_path / "lines.jsonl").write_bytes(b"\n".join(lines))
    command = [sys.executable, "-c", FULL, url, str(tmp_path / "lines.jsonl"), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 7, done.stdout + done.stderr
    assert done.stdout.startswith(f"{url}: ")
    with tradewire.store.open(url) as store:
        check_whole(store)
        there = len(list(store.records()))
        assert there < 60
        assert store.load(lines) == Loaded(added=60 - there, unchanged=there)
        check_whole(store)
