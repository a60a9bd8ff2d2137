"""A long run leaves nothing behind: benchmarks/soak.py, shortened."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def soak(root: Path) -> ModuleType:
    """The program, as a module."""
    spec = importlib.util.spec_from_file_location("soak", root / "benchmarks" / "soak.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def run(soak: ModuleType, **last: Any) -> Any:
    """A run of ten equal tenths, but what is said of the last."""
    look = {"articles": 100, "cpu": 2.0, "memory": 10**9, "handles": 8, "threads": 3, "processes": 2}
    tenths = [*[look] * 9, look | {name: value for name, value in last.items() if name in ("cpu", "memory")}]
    data = {"before": look, "tenths": tenths, "after": look | last, "records": 1000, "failures": 0}
    return soak.given(data)


@pytest.mark.parametrize(
    ("last", "fault"),
    [
        ({"handles": 9}, "1 file handles left"),
        ({"processes": 3}, "1 processes left"),
        ({"threads": 5}, "2 threads left"),
        ({"cpu": 2.2}, "the last tenth took +10.0% CPU time"),
        ({"memory": 12 * 10**8}, "memory grew by +20.0% since the second tenth"),
    ],
)
def test_what_a_long_run_must_not_do(soak: ModuleType, last: dict[str, float], fault: str) -> None:
    assert run(soak, **last).faults() == [fault]


def test_a_run_without_faults(soak: ModuleType) -> None:
    assert run(soak, cpu=2.08, memory=1_040_000_000, handles=7).faults() == []


@pytest.mark.heavy
@pytest.mark.parametrize("workers", [0, 2])
def test_nothing_is_left(soak: ModuleType, root: Path, workers: int) -> None:
    """Tenths this short take as long as chance has it: half as long again is a fault that is none of its."""
    program = root / "benchmarks" / "soak.py"
    command = [sys.executable, str(program), "--articles", "1500", "--child", str(workers)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    soaked = soak.given(json.loads(done.stdout))
    assert (soaked.records, soaked.failures) == (1500, 0)
    assert soaked.tenths[4].processes == workers
    assert soaked.slower() < 0.5
    assert not [fault for fault in soaked.faults() if not fault.startswith("the last tenth")]
