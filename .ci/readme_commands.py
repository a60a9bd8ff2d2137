"""Print the commands of a README that install something, as they are written there."""

from __future__ import annotations

import sys
from pathlib import Path


def main(path: str) -> int:
    """Print each line that begins with "$ pip install"; 1 if there are not exactly two."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    commands = [line.removeprefix("$ ") for line in lines if line.startswith("$ pip install")]
    sys.stdout.write("".join(command + "\n" for command in commands))
    return 0 if len(commands) == 2 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
