"""What docs/tariffs.md names is what there is."""

from __future__ import annotations

import re
from pathlib import Path

from tradewire.lexicons.rule_precision import rule_precisions


def section(root: Path, title: str) -> str:
    text = (root / "docs" / "tariffs.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def test_every_rule_for_who_and_whom_is_named(root: Path) -> None:
    """A rule that the benchmark has seen stands in the list, by the name that records are explained with."""
    text = section(root, "Rules for who and whom")
    named = set(re.findall(r"`([a-z-]+)`", text))
    measured = {entry.rule for entry in rule_precisions()} - {"none"}
    assert measured - named == set()


def test_every_module_of_a_step_is_there(root: Path) -> None:
    modules = root / "pipeline" / "tradewire" / "relate" / "tariffs"
    rows = [line for line in section(root, "The steps").splitlines() if re.match(r"\| \d+\.", line)]
    paths = [path for row in rows for path in re.findall(r"`([a-z_/]+)`", row.split("|")[2])]
    named = {name for path in paths for name in path.split("/")}
    folders = {path.name for path in modules.iterdir() if (path / "__init__.py").is_file()}
    there = folders | {path.stem for path in modules.rglob("*.py")}
    assert named - {""} <= there
    assert folders <= named
