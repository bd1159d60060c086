"""What every format is read into: values as they stand in the file, each with its place."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Raw:
    """A value and where it stands. Scalars are text, or None where there is nothing: schema.py makes numbers of them.

    ``value``: str, None, bool (JSON's true and false), a list of Raw, or a dict of Raw.
    """

    value: object
    where: str

    @property
    def is_scalar(self) -> bool:
        return self.value is None or isinstance(self.value, str)


@dataclass
class RawRecord:
    """One service of a file, by column."""

    values: dict[str, Raw]
    where: str


@dataclass
class RawFile:
    """The records of a file and the columns it has for all of them."""

    name: str
    records: list[RawRecord] = field(default_factory=list)
