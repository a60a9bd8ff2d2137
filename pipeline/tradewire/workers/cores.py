"""How many cores this process may use: its affinity mask, and the quota of its control group."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

_GROUPS = Path("/proc/self/cgroup")
_ROOT = Path("/sys/fs/cgroup")


def available_cores(*, groups: Path = _GROUPS, root: Path = _ROOT) -> int:
    """The number of cores that may be used, at least 1.

    A part of a core counts as one: with a quota of 1.5 two workers use all of it, one does not.

    Args:
        groups: the file that names the control groups of this process.
        root: where the file systems of control groups are mounted.

    Source: the kernel's documentation, admin-guide/cgroup-v2 (cpu.max) and scheduler/sched-bwc
    (cpu.cfs_quota_us); sched_getaffinity(2).
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min([cores, *(math.ceil(quota) for quota in _quotas(groups, root))]))


def _quotas(groups: Path, root: Path) -> Iterator[float]:
    """Quotas, in cores, of the control group and all those around it."""
    try:
        lines = groups.read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    for line in lines:
        _, _, rest = line.partition(":")
        controllers, _, path = rest.partition(":")
        own = PurePosixPath(path.lstrip("/"))
        # In a container the group's path may be the host's, and the mount begins at the group itself.
        around = [own, *own.parents]
        if not controllers:
            yield from (q for g in around if (q := _unified(root / g)) is not None)
        elif "cpu" in controllers.split(","):
            for mount in (root / controllers, root / "cpu"):
                yield from (q for g in around if (q := _separate(mount / g)) is not None)


def _unified(group: Path) -> float | None:
    """Of version 2: "150000 100000", "max 100000"."""
    quota, _, period = _line(group / "cpu.max").partition(" ")
    return _ratio(quota, period)


def _separate(group: Path) -> float | None:
    """Of version 1: the quota is -1 where there is none."""
    return _ratio(_line(group / "cpu.cfs_quota_us"), _line(group / "cpu.cfs_period_us"))


def _ratio(quota: str, period: str) -> float | None:
    if quota.isdecimal() and period.isdecimal() and int(period):
        return int(quota) / int(period)
    return None


def _line(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
