"""Which roll calls an agreement is counted from, and how: read from an address, and written into others."""

from dataclasses import dataclass, replace
from typing import Any

from sanctiondb.answers.agreement import SCORES
from sanctiondb.web.asking import day, one_of, query, said, whole
from sanctiondb.web.responses import Refused

FLOOR = 20
"""Roll calls that two members must share for their agreement to be shown, unless the address says otherwise."""

BODIES = {"SC": "Security Council", "GA": "General Assembly", "both": "both bodies"}

ABSTAIN = {
    "differs": "a vote of its own", "half": "half way between yes and no",
    "ignore": "nothing: such roll calls are left out",
}
"""The rules of `agreement.SCORES` in words."""

assert ABSTAIN.keys() == SCORES.keys()

CHOICES = {"bodies": BODIES, "rules": ABSTAIN, "usual_floor": FLOOR}
"""What the form of these conditions offers."""


@dataclass(frozen=True)
class Conditions:
    """What an address says of them: `body` is SC, GA or both, days are ISO or None."""

    body: str = "SC"
    since: str | None = None
    until: str | None = None
    abstain: str = "differs"
    floor: int = FLOOR
    seat: bool = False

    @property
    def of_matrix(self) -> dict[str, Any]:
        """Those that choose roll calls, as `matrix.matrix` takes them."""
        return {"body": None if self.body == "both" else self.body, "since": self.since, "until": self.until}

    def query(self, **others: Any) -> str:
        """The end of an address that says the same, after other parameters: '?group=P5&body=GA'; '' for the usual."""
        usual = Conditions()
        own = {name: value for name, value in vars(self).items() if value != getattr(usual, name)}
        return query({name: 1 if value is True else value for name, value in (others | own).items()})

    def in_body(self, body: str) -> "Conditions":
        """The same for another body."""
        return replace(self, body=body)

    def of_year(self, year: int, step: int = 1) -> "Conditions":
        """The same for one year, or for a decade with a `step` of 10, as far as the period reaches into it."""
        since, until = f"{year}-01-01", f"{year + step - 1}-12-31"
        return replace(self, since=max(since, self.since or since), until=min(until, self.until or until))

    def options(self, floor: bool) -> str:
        """The same as options of the command line: ' --body GA --since 1990-01-01'; with `floor` that, too."""
        told = {**self.of_matrix, "abstain": None if self.abstain == "differs" else self.abstain,
                "floor": self.floor if floor else None}
        return "".join(f" --{name} {value}" for name, value in told.items() if value) + " --seat" * self.seat

    def words(self) -> str:
        """The same in words: 'General Assembly, 1990-01-01 to the last day in the record'."""
        period = f"{self.since or 'the first'} to {self.until or 'the last day in the record'}"
        return f"{BODIES[self.body]}, {period}" if self.since or self.until else f"{BODIES[self.body]}, every year"


def read(request: Any) -> Conditions:
    """The conditions of an address; raises Refused."""
    found = Conditions(
        body=one_of(request, "body", list(BODIES), "SC"), since=day(request, "since"),
        until=day(request, "until"), abstain=one_of(request, "abstain", list(ABSTAIN), "differs"),
        floor=whole(request, "floor") or FLOOR, seat=seat(request))
    if found.since and found.until and found.since > found.until:
        raise Refused(f"{found.since} to {found.until}: the period ends before it begins; give the earlier day first.")
    return found


def seat(request: Any) -> bool:
    """Whether the address asks to count the codes of one seat together; raises Refused for anything but 1."""
    asked = said(request, "seat")
    if asked not in ("", "1"):
        raise Refused(f"{asked[:40]}: no value of seat; expected 1 to count the codes of one seat together, or leave it"
                      " out.")
    return bool(asked)
