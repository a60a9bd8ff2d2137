"""What the documents say is what the program does."""

from __future__ import annotations

import doctest
import importlib
import json
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import tradewire
from tradewire.cli.app import app

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def fences(path: Path, language: str) -> list[str]:
    return [body for kind, body in _FENCE.findall(path.read_text(encoding="utf-8")) if kind == language]


def transcript(console: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, and what stands under each."""
    for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def trimmed(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def test_the_readme_begins_with_its_two_commands(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    installs = [line for line in text.splitlines() if line.startswith("$ pip install")]
    assert installs == [
        "$ pip install . && tradewire extract seeds --out records.jsonl",
        '$ pip install ".[test]" && pytest -n 2',
    ]
    first_screen = text.splitlines()[:60]
    assert set(installs) <= set(first_screen)


@pytest.mark.parametrize(("name", "number"), [("README.md", 3), ("docs/quality.md", 1)])
def test_documents_show_what_the_commands_print(
    root: Path, tmp_path: Path, request: pytest.FixtureRequest, name: str, number: int
) -> None:
    """`--force-regen` writes what they print now into the document."""
    for folder in ("seeds", "fixtures", "benchmarks", "tests/check/gold"):
        shutil.copytree(root / folder, tmp_path / folder)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    shown = 0
    for console in fences(root / name, "console"):
        for command, output in transcript(console):
            wanted = command.removeprefix("pip install . && ")
            if not wanted.startswith("tradewire "):
                continue
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", wanted],
                cwd=tmp_path,
                env={**os.environ, "PATH": path},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=True,
            )
            now = trimmed(done.stdout.decode())
            if now != trimmed(output) and request.config.getoption("force_regen"):
                document = (root / name).read_text(encoding="utf-8")
                old, new = f"$ {command}\n{output}", "\n".join([f"$ {command}", *now, ""])
                (root / name).write_text(document.replace(old, new), encoding="utf-8")
            assert now == trimmed(output), command
            shown += 1
    assert shown >= number


def test_the_python_of_the_readme(root: Path) -> None:
    done = doctest.testfile(str(root / "README.md"), module_relative=False, report=True)
    assert done.attempted >= 3
    assert done.failed == 0


def test_the_record_in_the_readme_is_that_of_the_seed(root: Path, extractor: tradewire.Extractor) -> None:
    (block,) = fences(root / "README.md", "json")
    record = extractor.extract(root / "seeds" / "seed-canada-mexico.txt")
    shown = json.loads(block)
    tariff = json.loads(record.to_json())["tariffs"][0]
    assert shown == {key: tariff[key] for key in shown}


def test_links_lead_somewhere(root: Path) -> None:
    for path in (root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def modules() -> list[str]:
    found = pkgutil.walk_packages(tradewire.__path__, "tradewire.")
    return sorted(module.name for module in found if module.name != "tradewire.__main__")


@pytest.mark.parametrize("name", modules())
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def sections(path: Path) -> dict[str, str]:
    """The text under each second-level heading."""
    parts = re.split(r"^## (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def leaves(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Every command that does something, with those of groups, by its full name."""
    if not hasattr(command, "commands"):
        yield name, command
        return
    for part, inner in command.commands.items():
        yield from leaves(inner, f"{name} {part}")


def test_every_command_is_documented_with_its_options(root: Path) -> None:
    documented = sections(root / "docs" / "commands.md")
    commands = dict(leaves(typer.main.get_command(app), "tradewire"))
    assert sorted(documented) == sorted(commands)
    for name, command in commands.items():
        text = documented[name]
        options = {option for p in command.params for option in p.opts if option.startswith("--")}
        described = set(re.findall(r"^\| `(--[a-z-]+)`", text, flags=re.MULTILINE))
        assert described == options - {"--help"}, name
        assert f"$ {name}" in text or f"{name} -" in text


def test_the_limits_in_the_documents_are_the_limits(root: Path) -> None:
    from tradewire.extract import MAX_CHARS

    text = sections(root / "docs" / "commands.md")["tradewire extract"]
    assert f"| `--max-bytes` | {tradewire.Limits().max_bytes} |" in text
    assert f"| `--max-chars` | {MAX_CHARS} |" in text


def test_every_component_and_folder_is_in_the_architecture(root: Path) -> None:
    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for factory in project["project"]["entry-points"]["spacy_factories"]:
        assert f"| `{factory}` |" in text
    package = Path(tradewire.__file__).parent
    for path in package.iterdir():
        if path.is_dir() and path.name[0] not in "._":
            assert f"{path.name}/" in text, path.name


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!;\[ ]", requirement)[0].lower() for requirement in requirements}


def test_every_dependency_is_justified(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    documented = sections(root / "docs" / "dependencies.md")

    def rows(title: str) -> set[str]:
        lines = [line.split("|")[1] for line in documented[title].splitlines() if line.startswith("| `")]
        return {name.lower() for line in lines for name in re.findall(r"`([\w-]+)`", line)}

    assert rows("To run") == names(project["dependencies"])
    assert rows("To test and develop") == names(extras["test"] + extras["dev"]) - {"tradewire"}


def test_every_dependency_is_locked_with_hashes_and_no_address(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    text = (root / "requirements" / "ci.txt").read_text(encoding="utf-8")
    entries = text.replace("\\\n", " ").splitlines()
    locked = {entry.partition("==")[0].lower() for entry in entries}
    wanted = names(project["dependencies"] + extras["test"] + extras["dev"]) - {"tradewire"}
    assert wanted <= locked
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_the_changelog_has_a_place_for_what_is_new(root: Path) -> None:
    assert "Unreleased" in sections(root / "CHANGELOG.md")
