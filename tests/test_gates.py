"""Each gate of `.ci/run` lets the sound project pass, and stops a fault that is planted in a copy of it.

Needs the tools of the `dev` extra, and runs on demand only:

    pytest -m gates tests/test_gates.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.gates

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
SKIPPED = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", "dist", "build", ".pytest_cache", ".ruff_cache"
)


@dataclass(frozen=True)
class Gate:
    """How `.ci/run` calls a gate, and the same as a command in a copy of the project."""

    line: str
    command: tuple[str, ...]


SCHEMA = f"{BIN}/tradewire schema | diff - schemas/record.v1.schema.json"
GATES = {
    "lint": Gate('"$tools/ruff" check .', (f"{BIN}/ruff", "check", ".")),
    "format": Gate('"$tools/ruff" format --check .', (f"{BIN}/ruff", "format", "--check", ".")),
    "types": Gate('"$tools/mypy"', (f"{BIN}/mypy",)),
    "imports": Gate('"$tools/lint-imports"', (f"{BIN}/lint-imports",)),
    "schema": Gate(
        '"$tools/tradewire" schema | diff - schemas/record.v1.schema.json',
        ("bash", "-o", "pipefail", "-c", SCHEMA),
    ),
    "fixtures": Gate(
        '"$tools/tradewire" check fixtures --against benchmarks/baseline.json',
        (f"{BIN}/tradewire", "check", "fixtures", "--against", "benchmarks/baseline.json"),
    ),
    "readme": Gate(
        '"$python" .ci/readme_commands.py README.md', (sys.executable, ".ci/readme_commands.py", "README.md")
    ),
}


def run(command: tuple[str, ...], copy: Path, path: Path | None = None) -> tuple[int, str]:
    """Exit code and output of a command in a copy of the project, whose package it sees."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "COV"))}
    environment |= {"PYTHONPATH": str(path or copy / "pipeline"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=copy, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.returncode, done.stdout.decode()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project; what a test changes in it, it puts back."""
    copy = tmp_path_factory.mktemp("gates") / "project"
    shutil.copytree(ROOT, copy, ignore=SKIPPED)
    return copy


def append(line: str) -> Callable[[str], str]:
    return lambda text: f"{text}{line}\n"


def change(old: str, new: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return changed


FAULTS = {
    "an unused import": ("lint", "pipeline/tradewire/errors.py", append("import os")),
    "the package through its source root": (
        "lint",
        "tests/test_schemas.py",
        append("from pipeline.tradewire import errors as errors"),
    ),
    "an assert in library code": ("lint", "pipeline/tradewire/errors.py", append("assert True")),
    "a print in library code": ("lint", "pipeline/tradewire/errors.py", append("print('x')")),
    "spaces": ("format", "pipeline/tradewire/errors.py", append("x  =  1")),
    "a wrong type": ("types", "pipeline/tradewire/errors.py", append('NUMBER: int = "one"')),
    "an untyped function": ("types", "pipeline/tradewire/errors.py", append("def f(x):\n    return x")),
    "an import against the flow": (
        "imports",
        "pipeline/tradewire/records/source.py",
        append("from tradewire.extract import build_nlp as build_nlp"),
    ),
    "spaCy in the lexicons": (
        "imports",
        "pipeline/tradewire/lexicons/base.py",
        append("import spacy as spacy"),
    ),
    "a folder that has no place in the flow": ("imports", "pipeline/tradewire/extras.py", append("X = 1")),
    "a field that the schema lacks": (
        "schema",
        "pipeline/tradewire/records/source.py",
        append("    weather: str | None = None"),
    ),
    "a schema edited by hand": ("schema", "schemas/record.v1.schema.json", append(" ")),
    "an expectation that is not met": (
        "fixtures",
        "fixtures/wire-peru-fabrics/record.yaml",
        change("status: announced", "status: threatened"),
    ),
    "a baseline that had more": (
        "fixtures",
        "benchmarks/baseline.json",
        change('"product cut flower"', '"product lily"'),
    ),
    "a README without its test command": ("readme", "README.md", change("$ pip install", "$ pip-install")),
}


@pytest.mark.parametrize("gate", GATES.values(), ids=GATES)
def test_the_sound_project_passes(gate: Gate, project: Path) -> None:
    assert gate.line in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    code, output = run(gate.command, project)
    assert code == 0, output


@pytest.mark.parametrize(("gate", "file", "plant"), FAULTS.values(), ids=FAULTS)
def test_a_fault_stops(gate: str, file: str, plant: Callable[[str], str], project: Path) -> None:
    path = project / file
    sound = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(plant(sound or ""), encoding="utf-8")
    try:
        code, output = run(GATES[gate].command, project)
    finally:
        if sound is None:
            path.unlink()
        else:
            path.write_text(sound, encoding="utf-8")
    assert code != 0, output


WHEEL_TESTS = ("tests/lexicons", "tests/records", "tests/test_schemas.py")


def test_tests_on_the_wheel_see_a_file_that_it_lacks(project: Path, tmp_path: Path) -> None:
    pytest_command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *WHEEL_TESTS)
    code, output = run(pytest_command, project, installed(project, tmp_path / "sound"))
    assert code == 0, output
    settings = project / "pyproject.toml"
    sound = settings.read_text(encoding="utf-8")
    faulty = sound.replace(
        'packages = ["pipeline/tradewire"]', 'packages = ["pipeline/tradewire"]\nexclude = ["*.yaml"]'
    )
    assert faulty != sound
    settings.write_text(faulty, encoding="utf-8")
    try:
        wheel = installed(project, tmp_path / "faulty")
    finally:
        settings.write_text(sound, encoding="utf-8")
    code, output = run(pytest_command, project, wheel)
    assert code != 0
    assert "yaml" in output


def installed(project: Path, target: Path) -> Path:
    """A folder that holds what the project's wheel installs, and nothing else."""
    build = (sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", f"{target}-wheel", ".")
    code, output = run(build, project)
    assert code == 0, output
    (wheel,) = Path(f"{target}-wheel").glob("*.whl")
    pip = (
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
    )
    code, output = run(pip, project)
    assert code == 0, output
    return target


def test_a_failing_test_fails_the_run(project: Path) -> None:
    path = project / "pipeline" / "tradewire" / "records" / "base.py"
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace('extra="forbid"', 'extra="ignore"'), encoding="utf-8")
    try:
        code, output = run((sys.executable, "-m", "pytest", "-q", "tests/records"), project)
    finally:
        path.write_text(sound, encoding="utf-8")
    assert code == 1, output
