"""What `tradewire extract` is asked to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tradewire.batch.ray_parts import Format
    from tradewire.batch.run import Policy
    from tradewire.batch.target import Mode, Target
    from tradewire.cli.extract_options import Engine
    from tradewire.read import Options


@dataclass(frozen=True, slots=True)
class Names:
    """What the user named: inputs one by one, or a list of them (`listed`, "-" for stdin)."""

    given: tuple[str, ...] = ()
    listed: str | None = None
    separator: bytes = b"\n"

    def __iter__(self) -> Iterator[str]:
        from tradewire.batch.inputs import listed_names, opened

        yield from self.given
        if self.listed is not None:
            with opened(self.listed) as stream:
                yield from listed_names(stream, separator=self.separator)

    @property
    def once(self) -> bool:
        """Whether they can be gone through only once: a list on stdin, or from a pipe."""
        return self.listed is not None and not Path(self.listed).is_file()


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be extracted and how.

    Attributes:
        names: the inputs.
        settings: of the extractor (`Extractor.settings`).
        policy: how it is carried out.
        out: a file, a directory (it is one, or ends with a slash), None or "-" for stdout.
        to: the URL of a store, instead of `out`; `schema` is the one in it that holds the tables.
        mode: whether to begin anew, go on, or do what is new.
        part_records: records of a part in a directory.
        skip_duplicates: leave out articles whose text was read before.
        engine: "local" for processes of this machine, "ray" for a cluster.
        address: of the cluster; None for one that is started here.
        form: "jsonl", or with Ray "parquet".
    """

    names: Names
    settings: dict[str, Any]
    policy: Policy
    out: str | None = None
    to: str | None = None
    schema: str = "tradewire"
    mode: Mode = "new"
    part_records: int | None = None
    skip_duplicates: bool = False
    engine: Engine = "local"
    address: str | None = None
    form: Format = "jsonl"

    @property
    def options(self) -> Options:
        """How inputs are read."""
        from tradewire.read import Options
        from tradewire.read.fields import field_map

        return Options(self.settings["limits"], field_map(self.settings["fields"]))

    @property
    def plan(self) -> dict[str, Any]:
        """What decides the records, as the manifest holds it."""
        names = list(self.names.given) if self.names.listed is None else {"files_from": self.names.listed}
        plan = {"inputs": names, **self.settings, **asdict(self.settings["limits"])}
        if self.skip_duplicates:
            plan["skip_duplicates"] = True
        del plan["limits"], plan["max_seconds"], plan["fast_ner"]  # how long it takes changes no record
        return plan

    @property
    def target(self) -> Target | None:
        """Where the output is built; None for stdout, a device, a pipe, which nothing takes the place of."""
        from tradewire.batch.target import target_of

        if self.out is None or self.out == "-":
            return None
        path = Path(self.out)
        return target_of(self.out) if not path.exists() or path.is_file() or path.is_dir() else None

    def size(self, outputs: Iterable[Path] = ()) -> int | None:
        """Bytes of all inputs; None where that cannot be told."""
        from tradewire.batch.inputs import total_size

        return None if self.names.once else total_size(self.names, outputs)
