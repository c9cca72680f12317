"""Bars of years whose parts stand on each other, each bar a link with what it says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A part of a year's bar: how high it stands, how tall it is, its kind."""

    y: float
    height: float
    kind: str


@dataclass(frozen=True)
class Year:
    """The bar of one year: what it says, where it leads, its place and its parts."""

    label: str
    address: str | None
    x: float
    width: float
    parts: list[Part]
