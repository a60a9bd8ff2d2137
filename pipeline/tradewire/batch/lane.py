"""The lane of the articles that failed: one JSON object a line, beside the records."""

from __future__ import annotations

import json

from tradewire.errors import ExtractError, RecordError, TradewireError


def stage(error: TradewireError) -> str:
    """Where on the way it failed: "read", "layout", "worker", "assemble", a component's name."""
    if isinstance(error, ExtractError):
        return error.step
    if isinstance(error, RecordError):
        return "assemble"
    return "read"


def failure(error: TradewireError) -> dict[str, str]:
    """`source` (the input's name), `stage`, `reason` (one line)."""
    source = getattr(error, "source", "")
    reason = error.cause if isinstance(error, ExtractError) else getattr(error, "reason", str(error))
    return {"source": str(source), "stage": stage(error), "reason": " ".join(str(reason).split())}


def failure_line(error: TradewireError) -> str:
    """The failure as a line of JSON, without the line break."""
    return json.dumps(failure(error), ensure_ascii=False)


def passes(error: TradewireError) -> bool:
    """Whether the same article may well succeed another time: its worker died, its file was not there."""
    return stage(error) == "worker" or isinstance(error.__cause__, OSError)
