"""Formats that need an extra: the error says which."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from tradewire.errors import UnsupportedFormat


@contextlib.contextmanager
def needs(extra: str, name: str) -> Iterator[None]:
    """For the import of a library that only the extra `extra` brings.

    Raises:
        UnsupportedFormat: it is not installed; the message holds the command that installs it.
    """
    try:
        yield
    except ImportError as error:
        raise UnsupportedFormat(
            name, f"reading this needs the extra {extra!r}: pip install 'tradewire[{extra}]'"
        ) from error
