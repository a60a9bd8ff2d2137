"""What blocs, agreements, laws, organizations and companies have in common: a name and its other forms."""

from __future__ import annotations

from pydantic import StrictStr

from tradewire.lexicons.base import Entry


class NamedEntry(Entry):
    """A thing with a name.

    Forms are written with ASCII hyphens and straight apostrophes and without a leading
    article; a matcher folds dashes, quotes and spaces of the text to these.

    Attributes:
        name: the canonical name, as a record gives it.
        aliases: other forms that name this thing wherever they stand.
        loose: forms that also name other things, or nothing: they count only where the
            article supports this reading (the full name stands in it, or a cue beside it).
        case_sensitive: those of the forms that are everyday words in other letter case
            ("TRIPS", "Common Market"): they must be written as here.
    """

    name: StrictStr
    aliases: tuple[StrictStr, ...] = ()
    loose: tuple[StrictStr, ...] = ()
    case_sensitive: tuple[StrictStr, ...] = ()

    def forms(self) -> tuple[str, ...]:
        """The forms that need no support, the name first; `loose` ones are not among them."""
        return (self.name, *self.aliases)
