"""What tests of stores share: records to load, an empty store of each kind, and a PostgreSQL of their own."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

BINARIES = Path("/usr/lib/postgresql")
PASSWORD = "s3cret/of:tests"

MakeLine = Callable[..., bytes]
MakeUrl = Callable[[str], str]


def line(number: int, *, version: str = "0.1.0", month: str | None = "2025-03", **changes: Any) -> bytes:
    """The line of a sound record of article `number`, with something in every section."""
    text = f"Kenya doubles duty {number}\n\nKenya put a 50% duty on tyres from Japan worth 12 bn shillings."

    def span(words: str, after: int = 0) -> dict[str, Any]:
        start = text.index(words, after)
        return {"start": start, "end": start + len(words), "text": words}

    heading = text.index("\n")
    record: dict[str, Any] = {
        "schema_version": "1.0",
        "id": "sha256:" + hashlib.sha256(str(number).encode()).hexdigest(),
        "source": {"uri": f"kenya-{number}.txt", "media_type": "text/plain", "sha256": "f" * 64},
        "article": {
            "title": f"Kenya doubles duty {number}",
            "authors": ["A. Writer"],
            "published": month and f"{month}-{number % 28 + 1:02d}",
            "site": None,
            "url": None,
            "language": "en",
            "text": text,
            "blocks": [
                {"kind": "heading", "level": 1, "start": 0, "end": heading},
                {"kind": "paragraph", "level": None, "start": heading + 2, "end": len(text)},
            ],
        },
        "entities": [
            {
                "id": "e1",
                "kind": "country",
                "name": "Kenya",
                "code": "KE",
                "roles": [],
                "mentions": [span("Kenya"), span("Kenya", 9)],
            },
            {
                "id": "e2",
                "kind": "country",
                "name": "Japan",
                "code": "JP",
                "roles": [{"title": "partner", "of": "KE"}],
                "mentions": [span("Japan")],
            },
        ],
        "money": [
            {
                **span("12 bn shillings"),
                "amount": f"{12_000_000_000 + number}",
                "amount_high": None,
                "currency": "KES",
                "qualifier": "exact",
                "per": None,
                "equivalent_of": None,
                "implied_rate": None,
                "subject": "tyres",
                "period": None,
            }
        ],
        "percentages": [
            {
                **span("50%"),
                "value": "50",
                "value_high": None,
                "unit": "percent",
                "qualifier": "exact",
                "role": "tariff_rate",
                "previous": None,
                "subject": None,
            }
        ],
        "dates": [],
        "tariffs": [
            {
                "kind": "tariff",
                "rate": {"unit": "percent", "low": "50", "high": "50", "qualifier": "exact"},
                "previous_rate": None,
                "rate_change": None,
                "imposer": ["KE"],
                "targets": ["JP"],
                "products": [{"text": "tyres", "hs": ["40"]}],
                "exempt": [],
                "status": "in_force",
                "change": None,
                "retaliatory": False,
                "name": None,
                "legal_basis": None,
                "announced": None,
                "effective": None,
                "expires": None,
                "mentions": [span("50%")],
                "evidence": [span("Kenya put a 50% duty on tyres from Japan")],
                "confidence": 0.87,
            }
        ],
        "tables": [],
        "implications": [],
        "warnings": [{"code": "guessed_currency", "message": "taken for KES", "start": None, "end": None}],
        "pipeline": {
            "tradewire": version,
            "spacy": "3.8.7",
            "model": {"name": "en_core_web_md", "version": "3.7.1"},
        },
    }
    return json.dumps(record | changes, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


@pytest.fixture(scope="session")
def make_line() -> MakeLine:
    """The line of record `number`; `version` is that of tradewire, `changes` are sections."""
    return line


@pytest.fixture
def make_url(tmp_path: Path, request: pytest.FixtureRequest) -> MakeUrl:
    """The URL of a store of a kind that is not there yet; always the same one for a kind in a test."""

    def url(kind: str) -> str:
        if kind == "postgresql":
            return str(request.getfixturevalue("database"))
        if kind == "dlt":
            request.getfixturevalue("dlt_home")
            return "dlt:duckdb"
        return f"{kind}:{tmp_path / ('store' if kind == 'parquet' else f'store.{kind}')}"

    return url


@pytest.fixture
def dlt_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder of dlt's and a DuckDB as its destination, for one test."""
    monkeypatch.setenv("DLT_DATA_DIR", str(tmp_path / "dlt"))
    monkeypatch.setenv("DESTINATION__DUCKDB__CREDENTIALS", str(tmp_path / "warehouse.duckdb"))
    return tmp_path


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server; where there is none the test is skipped, but not in CI."""
    found = [path.parent for path in BINARIES.glob("*/bin/initdb")]
    if not found:
        reason = f"PostgreSQL's programs are not in {BINARIES} (Debian's package is postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with running(max(found, key=lambda path: float(path.parent.name))) as url:
        yield url


@pytest.fixture
def database(server: str) -> Iterator[str]:
    """The URL of an empty database."""
    import psycopg

    name = f"t{time.monotonic_ns()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        yield f"{server.rpartition('/')[0]}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@contextlib.contextmanager
def running(binaries: Path) -> Iterator[str]:
    """The URL of a server on a free port that ends with the block."""
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="tradewire-pg-"))
    try:
        run: dict[str, Any] = {"cwd": folder}
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
            run |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        secret, port = folder / "password", _free_port()
        secret.write_text(PASSWORD + "\n", encoding="utf-8")
        initdb: list[str | Path] = [
            binaries / "initdb",
            "-D",
            folder / "data",
            "-U",
            "tester",
            "-E",
            "UTF8",
            "--locale=C",
        ]
        initdb += ["--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"]
        subprocess.run(initdb, check=True, capture_output=True, **run)
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": folder,
            "fsync": "off",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            command: list[str | Path] = [binaries / "postgres", "-D", folder / "data", *options]
            process: subprocess.Popen[bytes] = subprocess.Popen(command, stdout=log, stderr=log, **run)
        try:
            _wait(binaries, port, process, folder / "log")
            yield f"postgresql://tester:{quote(PASSWORD, safe='')}@127.0.0.1:{port}/postgres"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> pwd.struct_passwd | None:
    """Whom the server runs as: it refuses root, so root becomes somebody else."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(binaries: Path, port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    ready: list[str | Path] = [binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(log.read_text(encoding="utf-8", errors="replace"))
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL does not answer")
