"""What says that a layer stays as spaCy has it; never leaves `speed_up`."""

from __future__ import annotations


class UnknownArchitecture(Exception):
    """A layer is not of the kind that is made faster here; the message says in what."""
