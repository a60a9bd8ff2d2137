"""Cores that may be used: by the affinity mask, and by quotas of control groups."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tradewire.workers.cores import available_cores


def groups(tmp_path: Path, lines: str, files: dict[str, str]) -> int:
    """The cores where /proc/self/cgroup says `lines` and the groups' files hold `files`."""
    (tmp_path / "cgroup").write_text(lines, encoding="ascii")
    for name, text in files.items():
        path = tmp_path / "fs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="ascii")
    return available_cores(groups=tmp_path / "cgroup", root=tmp_path / "fs")


@pytest.fixture(autouse=True)
def _eight_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(range(8)), raising=False)


@pytest.mark.parametrize(
    ("lines", "files", "cores"),
    [
        ("", {}, 8),
        ("0::/\n", {"cpu.max": "max 100000\n"}, 8),
        ("0::/\n", {"cpu.max": "200000 100000\n"}, 2),
        ("0::/\n", {"cpu.max": "150000 100000\n"}, 2),  # a part of a core counts
        ("0::/\n", {"cpu.max": "10000 100000\n"}, 1),
        ("0::/\n", {"cpu.max": "9900000 100000\n"}, 8),  # no more than there are
        (
            "0::/a/b\n",
            {"a/cpu.max": "300000 100000\n", "a/b/cpu.max": "max 100000\n"},
            3,
        ),  # the one around it
        ("0::/host/of/it\n", {"cpu.max": "400000 100000\n"}, 4),  # the mount begins at the group
        ("0::/\n", {"cpu.max": "rubbish\n"}, 8),
        ("0::/\n", {"cpu.max": "100000 0\n"}, 8),
        (
            "4:memory:/x\n3:cpu,cpuacct:/x\n",
            {"cpu,cpuacct/x/cpu.cfs_quota_us": "250000\n", "cpu,cpuacct/x/cpu.cfs_period_us": "100000\n"},
            3,
        ),
        ("1:cpu:/\n", {"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, 8),
    ],
)
def test_quotas(tmp_path: Path, lines: str, files: dict[str, str], cores: int) -> None:
    assert groups(tmp_path, lines, files) == cores


def test_the_affinity_mask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {3, 5, 6}, raising=False)
    assert groups(tmp_path, "0::/\n", {}) == 3


def test_this_machine() -> None:
    assert available_cores() >= 1
