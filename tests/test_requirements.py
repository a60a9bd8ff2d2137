"""What is locked, the lowest versions that are declared, and the licences: each is what it says."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("ci.txt", "lowest.txt")
OLDEST = {"python_version": "3.11", "python_full_version": "3.11.0"}


def declared(root: Path) -> Iterator[Requirement]:
    """Every requirement of the package and of what its tests need, on the oldest Python."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    names = ("documents", "postgres", "ray", "dlt", "test")
    for line in (*project["dependencies"], *(line for name in names for line in extras[name])):
        requirement = Requirement(line)
        if requirement.name != "tradewire" and (
            requirement.marker is None or requirement.marker.evaluate(OLDEST)
        ):
            yield requirement


def entries(root: Path, lock: str) -> list[str]:
    return (root / "requirements" / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashes_and_no_address(root: Path, lock: str) -> None:
    found = entries(root, lock)
    assert len(found) > 100
    assert all(re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry) for entry in found)
    assert not [entry for entry in found if "://" in entry or entry.startswith("-")]


def test_every_lower_bound_is_the_version_that_is_tested(root: Path) -> None:
    """`.ci/run` runs tests with these; docs/dependencies.md has the command that writes the file."""
    locked = dict(re.findall(r"(?m)^([\w.-]+)==(\S+)", "\n".join(entries(root, "lowest.txt"))))
    for requirement in declared(root):
        lowest = [one.version for one in requirement.specifier if one.operator in (">=", "==")]
        assert len(lowest) == 1, f"{requirement}: no lower bound"
        found = locked[canonicalize_name(requirement.name)]
        assert found in requirement.specifier
        padded = [re.sub(r"(\.0)+$", "", version) for version in (found, lowest[0])]
        assert padded[0] == padded[1], f"{requirement}: {found} is what is tested"


def test_the_licences_are_those_of_what_is_installed(root: Path) -> None:
    """`python .ci/licences.py --write` writes what is new; a licence of a new kind is read first."""
    command = [sys.executable, str(root / ".ci" / "licences.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("| `spacy` | MIT |", "| `spacy` | ISC |"), "spacy: its licence is 'MIT' now"),
        (("| `spacy` | MIT | to run |\n", ""), "spacy: has no row"),
        (("| `spacy` | MIT |", "| `spacy` | AGPL-3.0-only |"), "spacy: nobody has read this licence yet"),
        (("# Licences of dependencies", "# Licences"), "the text above the table is another one"),
    ],
)
def test_licences_that_are_not(root: Path, tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    for name in (".ci/licences.py", "docs/licences.md", "requirements/ci.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text((root / name).read_text(encoding="utf-8"), encoding="utf-8")
    document = tmp_path / "docs" / "licences.md"
    text = document.read_text(encoding="utf-8")
    assert change[0] in text
    document.write_text(text.replace(*change), encoding="utf-8")
    command = [sys.executable, str(tmp_path / ".ci" / "licences.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert complaint in done.stdout
