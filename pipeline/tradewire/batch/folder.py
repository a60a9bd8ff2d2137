"""A folder of parts with a manifest, which a run writes and a later run goes on with.

::

    part-000001.jsonl          whole: its length and digest are in the manifest
    part-000002.jsonl.partial  grows; cut back to what was committed when a run goes on
    errors.jsonl               the lane of the failures
    duplicates.jsonl           the lane of articles that were left out, their text being there already
    manifest.json              what input, which bytes, which versions and options made it
    .state.sqlite              the ledger: what is done
    .lock                      held by the run that writes

Lines are written and synced first, then the ledger is committed with the lengths of the files and
the articles that are in them. Whatever ends a run, what stands behind a committed length is not
done, and what stands before it is: nothing is lost and nothing is there twice.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tradewire.batch.lane import failure_line, passes
from tradewire.batch.ledger import DONE, FAILED, PASSED, DoneArticle, Ledger, Part
from tradewire.batch.parts import GrowingFile, locked, sync_directory
from tradewire.batch.reading import digest_of
from tradewire.batch.skipping import duplicate_line
from tradewire.errors import DuplicateArticle, OutputError, ReadError, ResumeError, TradewireError

if TYPE_CHECKING:
    from tradewire.batch.reading import Item

STATE, MANIFEST, ERRORS, LOCK = ".state.sqlite", "manifest.json", "errors.jsonl", ".lock"
DUPLICATES = "duplicates.jsonl"
_PART = "part-{:06}.jsonl"
FIRST_PART = _PART.format(1)
FORMAT = "1"  # of the ledger; one of another format is refused

PART_RECORDS = 50_000  # about 1 GB of records of ordinary news
_KEPT = "what is done is kept, the same command with --resume goes on with it"
# Work that a kill can cost, in seconds: so much, or where the disk is slow so many times what a commit takes.
_COMMIT_SECONDS = 0.25
_COMMIT_SHARE = 20
_BUFFER_LINES = 200


class Folder:
    """The folder at `path`, opened for writing; `output` is its name for messages.

    Args:
        path: the folder; it is there.
        plan: what decides the records beside the inputs: options by name, as JSON holds them.
        part_records: records of a part; None for a single part.
        output: the output as the user named it.

    Raises:
        OutputError: it cannot be written.
        ResumeError: another run is writing, or what is there was changed.
    """

    def __init__(
        self, path: Path, plan: Mapping[str, Any], *, output: str, part_records: int | None = PART_RECORDS
    ) -> None:
        self.path = path
        self.output = output
        self.records = 0
        self.failures = 0
        self._part_records = part_records
        self._made_by = ""
        self._lines: list[str] = []
        self._failed: list[str] = []
        self._duplicates: list[str] = []
        self._done: list[DoneArticle] = []
        self._next_commit = time.monotonic() + _COMMIT_SECONDS
        with self._writing(), contextlib.ExitStack() as opened:
            self._lock = locked(path / LOCK, output)
            opened.callback(os.close, self._lock)
            self.ledger = Ledger(path / STATE)
            opened.callback(self.ledger.close)
            self.facts = self.ledger.facts() or {"format": FORMAT, "plan": json.dumps(plan, sort_keys=True)}
            if self.facts.get("format") != FORMAT:
                raise ResumeError(output, "was written by another version of tradewire; use another --out")
            self._open_files()
            opened.pop_all()

    def _open_files(self) -> None:
        whole = self.ledger.parts()
        for part in whole:
            # A run that ended between the commit of a whole part and its new name.
            if self._partial(part.number).exists():
                os.replace(self._partial(part.number), self._whole(part.number))
        size, lines = self.facts.get("part", "0 0").split()
        self._number = whole[-1].number + 1 if whole else 1
        self._part = GrowingFile(self._partial(self._number), size=int(size), lines=int(lines))
        size, lines = self.facts.get("errors", "0 0").split()
        self._errors = GrowingFile(self.path / ERRORS, size=int(size), lines=int(lines))
        size, lines = self.facts.get("duplicates", "0 0").split()
        self._left_out = GrowingFile(self.path / DUPLICATES, size=int(size), lines=int(lines))

    @property
    def articles(self) -> int:
        """How many articles are done and kept, in all runs."""
        return self.ledger.totals()[2] if self.facts.get("part") else 0

    @property
    def all_failures(self) -> int:
        """How many of them failed."""
        return self._errors.lines

    @property
    def all_duplicates(self) -> int:
        """How many of them were left out because their text was there already."""
        return self._left_out.lines

    def differences(self, plan: Mapping[str, Any]) -> list[str]:
        """How `plan` differs from that of the run before: "max_chars was 10, is 20"."""
        before = json.loads(self.facts["plan"])
        return [
            f"{name} was {before.get(name)!s}, is {plan.get(name)!s}"
            for name in sorted({*before, *plan})
            if before.get(name) != plan.get(name)
        ]

    @property
    def complete(self) -> bool:
        """Whether the run came to its end."""
        return self.facts.get("complete") == "yes"

    def adopt(self, plan: Mapping[str, Any]) -> None:
        """Begin a further run, in a part of its own: its plan and versions may be others."""
        if self._part.lines:
            self._end_part()
        self.facts["plan"] = json.dumps(plan, sort_keys=True)
        self.facts.pop("made_by", None)
        self.facts["complete"] = "no"

    def made_by(self, versions: Mapping[str, str]) -> None:
        """Note what makes the records from here on.

        Raises:
            ResumeError: an unfinished run was made by something else.
        """
        self._made_by = json.dumps(dict(versions), sort_keys=True)
        before = self.facts.setdefault("made_by", self._made_by)
        if before != self._made_by:
            was, now = json.loads(before), versions
            what = ", ".join(
                f"{name} was {was[name]}, is {now[name]}" for name in now if was[name] != now[name]
            )
            raise ResumeError(
                self.output, f"the run was made by other versions ({what}); start again with another --out"
            )

    def add(self, item: Item, outcome: str | TradewireError) -> None:
        """Keep the line of a record, or what failed, with the next commit."""
        if isinstance(outcome, str):
            self.records += 1
            self._lines.append(outcome)
            state = DONE
        elif isinstance(item.found, DuplicateArticle):
            self._duplicates.append(duplicate_line(item.found))
            state = DONE
        else:
            self.failures += 1
            self._failed.append(failure_line(outcome))
            error = item.found if isinstance(item.found, ReadError) else outcome
            state = PASSED if passes(error) else FAILED
        self._done.append(DoneArticle(item.input, item.number, digest_of(item.found), state))
        if self._part_records and self._part.lines + len(self._lines) >= self._part_records:
            self._end_part()
        elif time.monotonic() > self._next_commit:
            self.commit()
        elif len(self._lines) >= _BUFFER_LINES:
            with self._writing():
                self._write()

    def commit(self) -> None:
        """Write, sync, and commit the ledger.

        Raises:
            OutputError: it cannot be written; what was committed before is kept.
        """
        begun = time.monotonic()
        with self._writing():
            self._write()
            for file in (self._part, self._errors, self._left_out):
                file.sync()
            self.ledger.commit(self._done, self._state())
        self._done.clear()
        now = time.monotonic()
        self._next_commit = now + max(_COMMIT_SECONDS, _COMMIT_SHARE * (now - begun))

    def _end_part(self) -> None:
        with self._writing():
            self._write()
            for file in (self._part, self._errors, self._left_out):
                file.sync()
            self._part.close()
            part = Part(
                self._number,
                self._part.lines,
                self._part.size,
                self._part.sha256,
                self.facts.get("made_by", "{}"),
            )
            partial, whole = self._part.path, self._whole(self._number)
            self._number += 1
            self._part = GrowingFile(self._partial(self._number))
            self.ledger.commit(self._done, self._state(), part)
            os.replace(partial, whole)
            sync_directory(self.path)
            self._done.clear()
            self.write_manifest()

    def finish(self) -> None:
        """The run did all there was: the last part is whole, and the manifest says so."""
        self.facts["complete"] = "yes"
        if self._part.lines + len(self._lines):
            self._end_part()
        else:
            self.commit()
            with self._writing():
                self.write_manifest()

    def leave(self) -> None:
        """The run ends before its end: keep what was added, for another to go on with."""
        self.commit()
        with self._writing():
            self.write_manifest()

    def close(self) -> None:
        """Close the files; what was not committed is forgotten."""
        for file in (self._part, self._errors, self._left_out):
            file.close()
        self.ledger.close()
        os.close(self._lock)

    def write_manifest(self) -> None:
        """Write manifest.json anew; it is replaced as a whole."""
        inputs, size, articles = self.ledger.totals()
        content = {
            "manifest": FORMAT,
            "complete": self.complete,
            "made_by": json.loads(self.facts.get("made_by", "null")),
            "plan": json.loads(self.facts["plan"]),
            "inputs": {"files": inputs, "bytes": size, "articles": articles},
            "failures": self._errors.lines,
            "duplicates": self._left_out.lines,
            "parts": [
                {
                    "file": self._whole(part.number).name,
                    "records": part.records,
                    "bytes": part.bytes,
                    "sha256": part.sha256,
                    "made_by": json.loads(part.made_by),
                }
                for part in self.ledger.parts()
            ],
        }
        new = self.path / f".{MANIFEST}.new"
        new.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        os.replace(new, self.path / MANIFEST)

    def _write(self) -> None:
        if self._lines:
            self._part.write(self._lines)
            self._lines.clear()
        if self._failed:
            self._errors.write(self._failed)
            self._failed.clear()
        if self._duplicates:
            self._left_out.write(self._duplicates)
            self._duplicates.clear()

    def _state(self) -> dict[str, str]:
        self.facts["part"] = f"{self._part.size} {self._part.lines}"
        self.facts["errors"] = f"{self._errors.size} {self._errors.lines}"
        self.facts["duplicates"] = f"{self._left_out.size} {self._left_out.lines}"
        return self.facts

    def _whole(self, number: int) -> Path:
        return self.path / _PART.format(number)

    def _partial(self, number: int) -> Path:
        return self.path / f"{_PART.format(number)}.partial"

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise OutputError(
                self.output, f"cannot be written any further ({reason.lower()}); {_KEPT}"
            ) from error
