"""The votes of an action as its page draws them: seats at the table, marks of an Assembly, a bar with its threshold."""

from functools import lru_cache

from sanctiondb import charter, folding
from sanctiondb.answers.database import Row
from sanctiondb.charts.assembly import assembly
from sanctiondb.charts.drawing import Link
from sanctiondb.charts.horseshoe import SAID, horseshoe
from sanctiondb.charts.tally import tally


def named(action: Row, names: list[tuple[str, str]]) -> list[Row]:
    """The votes of an action by name, permanent members of the Council first.

    What publishers write in capitals is written as the record writes it; `names` are the pairs of a code and a name
    that it knows.
    """
    council = action["body"] == "SC"
    written = {(code, _plain(name)): name for code, name in names}
    votes = [
        vote | {"name": written.get((vote["member"], _plain(vote["name"])), vote["name"]),
                "permanent": council and vote["permanent"]}
        for vote in action["votes"]
    ]
    return sorted(votes, key=lambda vote: (not vote["permanent"], vote["name"]))


@lru_cache(maxsize=2048)
def _plain(name: str) -> str:
    """A name without case and accents, which publishers leave out."""
    return folding.bare(name)


def seats(action: Row, votes: list[Row], council: list[Row]) -> list[Row]:
    """Who sat on the Council and how each voted, for its picture; nothing where who sat is not known.

    `votes` are those known by name, `council` the members that sat on the day of the vote. Where the votes are not
    those of a whole Council, the others sit with a vote that is not known, if the record knows all who sat.
    """
    if action["body"] != "SC" or len(votes) > charter.size(action["date"]):
        return []
    known, sat = {vote["member"]: vote for vote in votes}, {row["member"]: row for row in council}
    whole = known if len(known) == charter.size(action["date"]) else sat
    if len(whole) != charter.size(action["date"]) or known.keys() - whole.keys():
        return []
    return [_seat(row, known.get(code), action) for code, row in whole.items()]


def _seat(row: Row, vote: Row | None, action: Row) -> Row:
    letter = "" if action["modality"] == "without_vote" else vote["vote"] if vote else "?"
    return {"member": row["member"], "name": row["name"], "permanent": row["permanent"], "vote": letter,
            "veto": row["member"] in action["vetoed_by"]}


def pictures(action: Row, votes: list[Row], council: list[Row], link: Link) -> Row:
    """What the page of an action draws: `seats` (rows), `table`, `marks`, `bar` (SVG or None), `kinds` for the key."""
    shown = seats(action, votes, council)
    voted = action["modality"] == "vote"
    return {
        "seats": sorted(shown, key=lambda row: (not row["permanent"], row["name"])),
        "table": horseshoe(shown, link, _middle(action)),
        "marks": assembly(votes, link) if action["body"] == "GA" and voted else None,
        "bar": tally(action, _group(votes), thresholds(action)) if voted else None,
        "kinds": [kind for kind in SAID if any(row["vote"] == kind and not row["veto"] for row in shown)],
        "said": SAID,
    }


def thresholds(action: Row) -> list[tuple[float, str]]:
    """How many had to vote in favour, with the words for it.

    In the Council the number that Article 27 requires; in the Assembly, of those who voted yes or no, half and two
    thirds (Article 18), for the record does not know which of the two a question needed.
    """
    if action["body"] == "SC":
        return [(action["required"], f"{action['required']} required")] if action["required"] else []
    voting = (action["yes"] or 0) + (action["no"] or 0)
    return [(voting / 2, "half"), (voting * 2 / 3, "two thirds")] if voting else []


def _middle(action: Row) -> list[str]:
    if action["modality"] == "without_vote":
        return ["", "adopted", "without", "a vote"]
    if action["yes"] is None:
        return []
    return [str(action["yes"]), "in favour", *([f"{action['required']} required"] if action["required"] else [])]


def _group(votes: list[Row]) -> Link:
    """Leads from a letter to those who voted so, where any of them is known by name."""
    cast = {vote["vote"] for vote in votes}
    return lambda letter: f"#vote-{letter}" if letter in cast else None
