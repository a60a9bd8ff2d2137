"""Reading records back, for the commands that take a JSONL file."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tradewire.errors import ReadError, RecordError

if TYPE_CHECKING:
    from tradewire.records import Record


def read_records(path: Path) -> Iterator[Record | RecordError]:
    """The records of a JSONL file ("-" is stdin), one by one; a line that is none gives its error.

    Raises:
        ReadError: the file cannot be read.
    """
    from pydantic import ValidationError

    from tradewire.records import Record
    from tradewire.records.reasons import reason

    name = str(path)
    try:
        with contextlib.ExitStack() as stack:
            lines = sys.stdin.buffer if name == "-" else stack.enter_context(path.open("rb"))
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    yield Record.model_validate_json(line)
                except ValidationError as error:
                    yield RecordError(f"{name}:{number}", reason(error))
    except OSError as error:
        raise ReadError(name, (error.strerror or type(error).__name__).lower()) from error
