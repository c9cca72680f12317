"""An action as its page shows it: votes by kind, a strip of seats, a citation, its sources in one list."""

from itertools import groupby

from sanctiondb.answers.actions import reason, unknown_votes
from sanctiondb.answers.database import Row
from sanctiondb.web import charts
from sanctiondb.web.words import VOTES


def context(action: Row, differences: list[Row], members: dict[str, str]) -> Row:
    """What the template of an action needs beside its facts; `members` gives the last name under each code."""
    council, voted = action["body"] == "SC", action["modality"] == "vote"
    votes = ordered(action["votes"] if council else [vote | {"permanent": False} for vote in action["votes"]])
    missing = unknown_votes(action)
    names = members | {vote["member"]: str(vote["name"]) for vote in action["votes"]}
    return {
        "action": action,
        "reason": reason(action),
        "votes": votes,
        "groups": groups(votes) if voted else [],
        "seats": charts.seats(votes, action["required"]) if council and voted and not missing else None,
        "missing": missing,
        "names": names,
        "totals": totals(action),
        "published": _published_otherwise(action),
        "differences": differences,
        "disagreements": undecided(action["disagreements"], differences),
        "disputed_dates": disputed(action, differences),
        "reports": reports(action["sources"]),
    }


def ordered(votes: list[Row]) -> list[Row]:
    """Votes by the name of who cast them, permanent members first."""
    return sorted(votes, key=lambda vote: (not vote["permanent"], vote["name"]))


def totals(action: Row) -> list[str]:
    """The totals that are known, in words: ['9 yes', '2 abstaining']."""
    words = {"yes": "yes", "no": "no", "abstain": "abstaining", "not_voting": "not voting"}
    return [f"{action[name]} {word}" for name, word in words.items() if action[name] is not None]


def undecided(disagreements: list[Row], differences: list[Row]) -> list[Row]:
    """Disagreements of publishers but for those that a difference tells of, with what decides it."""
    told = {(row["field"], row["member"] or "", frozenset((row["official"], row["ours"]))) for row in differences}
    return [
        row for row in disagreements
        if (row["field"], row["member"] or "", frozenset((row["shown"], row["other"]))) not in told
    ]


def disputed(action: Row, differences: list[Row]) -> list[str]:
    """The days on which somebody else puts the action, beside the day shown."""
    said = [row["other"] for row in action["disagreements"] if row["field"] == "date"]
    said += [row[side] for row in differences if row["field"] == "date" for side in ("official", "ours")]
    return sorted({day for day in said if day and day != action["date"]})


def groups(votes: list[Row]) -> list[tuple[str, str, list[Row]]]:
    """The votes of each kind that was cast: letter, word, votes."""
    cast = {letter: [vote for vote in votes if vote["vote"] == letter] for letter in VOTES}
    return [(letter, word, cast[letter]) for letter, word in VOTES.items() if cast[letter]]


def reports(sources: list[Row]) -> list[tuple[Row, list[str]]]:
    """Each report of a publisher with what it cites."""
    keys = ("publisher", "file", "row", "edition", "downloaded")
    grouped = groupby(sources, key=lambda row: [row[key] for key in keys])
    whole = [list(rows) for _, rows in grouped]
    return [(rows[0], [row["source"] for row in rows if row["source"]]) for rows in whole]


def _published_otherwise(action: Row) -> list[tuple[str, int, int]]:
    """Totals whose published number differs from the votes counted: name, counted, published."""
    return [
        (name, action[name], action["published"][name])
        for name in ("yes", "no", "abstain", "not_voting")
        if action["published"][name] is not None and action["published"][name] != action[name]
    ]
