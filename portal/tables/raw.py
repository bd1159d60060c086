"""What every format is read into: values as they stand in the file, each with its place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Raw:
    """A value and where it stands. Scalars are text, or None where there is nothing: who reads them makes numbers of them.

    ``value``: str, None, bool (JSON's true and false), a list of Raw, or a dict of Raw.
    """

    value: object
    where: str


@dataclass
class RawRecord:
    """One record of a file, by column."""

    values: dict[str, Raw]
    where: str
