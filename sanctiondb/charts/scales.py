"""Where a day or a number stands on a chart."""

from dataclasses import dataclass
from datetime import date

GAP = 1
"""What is left free on each side of a bar."""

STEPS = (1, 5, 10, 20, 50, 100, 500, 1000)


@dataclass(frozen=True)
class Years:
    """A scale from the beginning of one year to the beginning of another, `left` to `right` on the canvas."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: str) -> float:
        """The place of an ISO day; what lies outside stands at the edge."""
        return self.at(years(day))

    def at(self, moment: float) -> float:
        """The place of a moment in years: 2006.5; what lies outside stands at the edge."""
        share = (moment - self.first) / max(self.last - self.first, 1)
        return round(self.left + min(max(share, 0), 1) * (self.right - self.left), 1)

    def slot(self, year: int, step: int = 1) -> tuple[float, float]:
        """The left edge and the width of the bar of a year, or of a decade with a `step` of 10."""
        left, right = self.at(year), self.at(year + step)
        return round(left + GAP, 1), round(max(right - left - 2 * GAP, 1), 1)

    def ticks(self, most: int = 12, room: float = 0) -> list[tuple[float, str]]:
        """The years to be written below, as (place, year): every one, every fifth, tenth, at most `most`.

        A year that is less than `room` from the right end, where half of it would be cut off, is left out.
        """
        found = [(self.at(year), str(year)) for year in round_numbers(self.first, self.last, most)]
        return [(x, text) for x, text in found if x <= self.right - room]


def years(day: str) -> float:
    """A day as a year and the part of it that is over: 2006.78; no day of the calendar is too late for it."""
    found = date.fromisoformat(day)
    return found.year + (found.timetuple().tm_yday - 1) / 366


def round_numbers(first: int, last: int, most: int) -> list[int]:
    """Numbers to write beside a scale from `first` to `last`: multiples of 1, 5, 10, ..., not more than `most`."""
    step = next((step for step in STEPS if last - first < most * step), STEPS[-1])
    return [number for number in range(first, last + 1) if number % step == 0]
