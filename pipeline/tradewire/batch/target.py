"""`--out`: a directory of parts, or one file, whose parts stand beside it until it is whole."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tradewire.batch.folder import DUPLICATES, ERRORS, FIRST_PART, LOCK, PART_RECORDS, STATE, Folder
from tradewire.errors import OutputError, ResumeError, UsageError

_MARK = ".complete"

Mode = Literal["new", "resume", "incremental"]


@dataclass(frozen=True, slots=True)
class Target:
    """Where an output is built: `folder`, and for an output that is one file that `file`."""

    name: str
    folder: Path
    file: Path | None

    @property
    def errors(self) -> Path:
        """The lane of the failures once the run is at its end: "records.errors.jsonl" of records.jsonl."""
        if self.file is None:
            return self.folder / ERRORS
        return self.file.with_suffix(f".errors{self.file.suffix}")

    @property
    def duplicates(self) -> Path:
        """The lane of the duplicates once the run is at its end: "records.duplicates.jsonl"."""
        if self.file is None:
            return self.folder / DUPLICATES
        return self.file.with_suffix(f".duplicates{self.file.suffix}")

    @property
    def outputs(self) -> tuple[Path, ...]:
        """What is no input although an input directory holds it."""
        if self.file is None:
            return (self.folder,)
        return (self.folder, self.file, self.errors, self.duplicates)


def target_of(out: str) -> Target:
    """What `out` names: a directory if it is one or ends with a slash, else a file."""
    path = Path(out)
    if out.endswith(("/", os.sep)) or path.is_dir():
        return Target(out, path, None)
    return Target(out, path.with_name(f"{path.name}.parts"), path)


@contextlib.contextmanager
def open_target(
    target: Target, mode: Mode, plan: Mapping[str, Any], *, part_records: int = PART_RECORDS
) -> Iterator[Folder]:
    """The folder of `target`, as `mode` has it: a new one, one to resume or begin, one to add to or begin.

    At the end an output that is one file is put in its place if the run came to its end; a folder
    that nothing was done in is removed.

    Raises:
        UsageError: it cannot be made there, or the mode does not fit.
        ResumeError: an earlier run left something there that the mode does not go on with.
        OutputError: the disk is full.
    """
    if mode == "incremental" and target.file is not None:
        raise UsageError(f"{target.name}: --incremental adds to a directory of parts: --out {target.name}/")
    settle(target)
    existed = target.folder.is_dir()
    ours = _make(target)
    try:
        _check(target, mode)
        folder = Folder(
            target.folder, plan, output=target.name, part_records=None if target.file else part_records
        )
    except BaseException:
        if ours:
            _remove(target, keep=existed)
        raise
    try:
        _agree(folder, mode, plan)
        yield folder
    finally:
        empty = not folder.articles
        finished = folder.complete
        folder.close()
        if target.file is not None and finished:
            _put_in_place(target)
        elif empty and not finished and ours:
            _remove(target, keep=existed)


def _agree(folder: Folder, mode: Mode, plan: Mapping[str, Any]) -> None:
    if mode == "incremental":
        folder.adopt(plan)
    elif differences := folder.differences(plan):
        reason = f"the unfinished run had other options ({'; '.join(differences)})"
        raise ResumeError(folder.output, f"{reason}; repeat them, or start again with another --out")


def _make(target: Target) -> bool:
    """Make the folder; whether it was not there, or was empty."""
    if target.file is not None and not target.file.parent.is_dir():
        raise UsageError(f"{target.name}: cannot be written (no such directory)")
    try:
        target.folder.mkdir(exist_ok=True)
        new = not any(target.folder.iterdir())
        (target.folder / LOCK).touch()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise UsageError(f"{target.name}: cannot be written ({reason})") from error
    return new


def _check(target: Target, mode: Mode) -> None:
    """That what is in the folder may be gone on with."""
    if (target.folder / STATE).exists():
        if mode == "new":
            again = "delete it to start again"
            if target.file is None:
                how = "--resume goes on with an unfinished run, --incremental adds what is new"
            else:
                how = "--resume goes on with it"
            raise ResumeError(str(target.folder), f"holds an earlier run: {how}; {again}")
    elif any(path.name != LOCK for path in target.folder.iterdir()):
        raise UsageError(f"{target.folder}: is a directory with something else in it; --out takes a new one")


def settle(target: Target) -> bool:
    """Finish what a run began that ended as it put its file in place; whether there was such a run."""
    if target.file is None or not (target.folder / _MARK).exists():
        return False
    _put_in_place(target)
    return True


def _put_in_place(target: Target) -> None:
    """The one part becomes the file, the failures stand beside it, the folder goes.

    Each step may be done already, by a run that ended in between: the mark says what there is to do,
    and goes last.
    """
    if target.file is None:
        return
    part, mark = target.folder / FIRST_PART, target.folder / _MARK
    lanes = ((target.folder / ERRORS, target.errors), (target.folder / DUPLICATES, target.duplicates))
    try:
        if not mark.exists():
            there = [path.name for path in (part, *(lane for lane, _ in lanes)) if path.exists()]
            new = mark.with_name(f".{_MARK}.new")
            new.write_text("\n".join(there), encoding="utf-8")
            os.replace(new, mark)
        had = mark.read_text(encoding="utf-8").split("\n")
        for path, place in ((part, target.file), *lanes):
            if path.exists():
                os.replace(path, place)
            elif path.name not in had and place == target.file:
                place.write_bytes(b"")  # a run without a record
            elif path.name not in had:
                place.unlink(missing_ok=True)  # the failures or duplicates of an earlier run
        for path in target.folder.iterdir():
            if path != mark:
                path.unlink()
        mark.unlink()
        target.folder.rmdir()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise OutputError(target.name, f"cannot be put in place ({reason})") from error


def _remove(target: Target, *, keep: bool) -> None:
    """Remove what a run without an article has left; a directory that was there before is kept, empty."""
    shutil.rmtree(target.folder, ignore_errors=True)
    if keep:
        target.folder.mkdir(exist_ok=True)
