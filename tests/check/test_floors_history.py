"""A floor that was lowered by hand is found in the history of its file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git")

FILE = Path("benchmarks") / "baseline.json"


def put(folder: Path, floors: dict[str, float], name: str = "fixtures") -> None:
    (folder / FILE).parent.mkdir(exist_ok=True)
    text = json.dumps({"sets": {name: {"floors": floors, "cases": {}}}})
    (folder / FILE).write_text(text, encoding="utf-8")


def commit(folder: Path) -> None:
    git = ("git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "x", "--allow-empty")):
        subprocess.run([*git, *command], check=True, capture_output=True)


def floors(root: Path, folder: Path) -> tuple[int, str]:
    script = root / "benchmarks" / "floors.py"
    done = subprocess.run([sys.executable, str(script), str(folder)], capture_output=True, check=False)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def test_floors_rise(root: Path, tmp_path: Path) -> None:
    put(tmp_path, {"money": 0.5})
    commit(tmp_path)
    put(tmp_path, {"money": 0.6, "tariffs": 0.1})
    commit(tmp_path)
    assert floors(root, tmp_path) == (0, f"floors only rose in 3 versions of {FILE.as_posix()}\n")


def test_a_floor_that_fell_is_named_wherever_it_did(root: Path, tmp_path: Path) -> None:
    put(tmp_path, {"money": 0.5, "tariffs": 0.5})
    commit(tmp_path)
    put(tmp_path, {"money": 0.4})
    code, said = floors(root, tmp_path)  # on disk
    assert code == 1
    assert "on disk: fixtures: the floor of money fell from 0.5 to 0.4" in said
    assert "the floor of tariffs fell from 0.5 to none" in said
    commit(tmp_path)
    put(tmp_path, {"money": 0.9, "tariffs": 0.9})
    commit(tmp_path)
    assert floors(root, tmp_path)[0] == 1  # in a commit before


def test_a_set_that_is_gone_is_named(root: Path, tmp_path: Path) -> None:
    put(tmp_path, {"money": 0.5})
    commit(tmp_path)
    put(tmp_path, {"money": 0.5}, "others")
    assert floors(root, tmp_path)[0] == 1


def test_without_a_history_all_is_well(root: Path, tmp_path: Path) -> None:
    put(tmp_path, {"money": 0.5})
    assert floors(root, tmp_path) == (0, f"floors only rose in 1 versions of {FILE.as_posix()}\n")


def test_the_floors_of_this_project(root: Path) -> None:
    assert floors(root, root)[0] == 0
