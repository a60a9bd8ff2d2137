"""The command `tradewire`: one file a command.

A command is two functions: `x_cli()` takes the options, `x()` does the work and can be
called without a shell. Nothing heavy is imported before a command runs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 all done, 1 some inputs failed, 2 wrong usage."""
    from tradewire.cli.app import run

    sys.exit(run(args))
