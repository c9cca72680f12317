"""One action as a page of text for the terminal."""

from typing import Any

from sanctiondb.answers.actions import heard, reason, unknown_votes
from sanctiondb.cli import chamber
from sanctiondb.cli.printing import painted, table, wrapped
from sanctiondb.words import VOTES


def page(action: dict[str, Any]) -> str:
    """The action as lines of text: heading, reason, the roll call drawn and told, measures, corrections, sources."""
    action = heard(action)
    parts = [_head(action), _votes(action)]
    for title, name, columns in (
        ("Measures", "measures", ("regime", "paragraph", "measure", "action", "from", "until")),
        ("Mandates", "mandates", ("regime", "body", "symbol", "start", "end", "ended_by")),
        ("Statements", "statements", ("verdict", "statement", "why")),
        ("Corrections of official rows", "corrections",
         ("publisher", "member", "field", "official", "corrected", "evidence", "reason", "standing")),
        ("Revisions by later editions", "changes", ("publisher", "member", "field", "before", "after")),
        ("Publishers disagree", "disagreements", ("publisher", "member", "field", "shown", "other")),
        ("Sources", "sources", ("publisher", "source", "file", "row", "edition")),
    ):
        if action[name]:
            parts.append(f"{title}\n{table(action[name], columns)}".rstrip())
    return "\n\n".join(parts)


def _head(action: dict[str, Any]) -> str:
    outcome = painted(action["outcome"] or "outcome unknown", action["outcome"])
    lines = [f"{action['symbol']}  {outcome}  {action['date']}"]
    lines += [wrapped(text) for text in dict.fromkeys((action["summary"], action["title"])) if text]
    lines += [wrapped(reason(action)), ""]
    for label, name in (
        ("Id", "id"), ("Draft", "draft"), ("Meeting", "meeting"), ("Agenda", "agenda"),
        ("Vote", "vote_note"), ("Note", "note"),
        ("Procedural by", "procedural_basis"), ("Shown by", "procedural_record"),
    ):
        if action[name]:
            lines.append(wrapped(f"{label + ':':15}{action[name]}", 15))
    lines += [wrapped(f"{'Should be:':15}{_corrected(row)}", 15) for row in action["corrections"]
              if row["standing"] == "stands"]
    if action["regimes"]:
        lines.append(f"{'Regimes:':15}{', '.join(action['regimes'])}")
    return "\n".join(lines)


def _corrected(row: dict[str, Any]) -> str:
    """What a row should say, and whose word it is not: 'date 2006-09-14, not 2006-09-13 (S/RES/1708(2006))'."""
    of = f" of {row['member']}" if row["member"] else ""
    return (f"{row['field']}{of} {row['corrected'] or 'nothing'}, not {row['official'] or 'nothing'} as of"
            f" {row['publisher']} ({', '.join(row['evidence'])})")


def _votes(action: dict[str, Any]) -> str:
    if not action["votes"]:
        return "Votes: not known"
    lines = ["Votes (* permanent member)" if action["body"] == "SC" else "Votes"]
    if picture := chamber.drawn(action):
        lines += ["", picture, ""]
    for letter, word in VOTES.items():
        votes = [vote for vote in action["votes"] if vote["vote"] == letter]
        if votes:
            told = wrapped(f"{chamber.shape(letter)} {word} ({len(votes)}): {_names(votes, action['body'])}", 2)
            lines.append(painted(told[0], letter) + told[1:])
    if missing := unknown_votes(action):
        lines.append(f"Not known by name: {missing}")
    return "\n".join(lines)


def _names(votes: list[dict[str, Any]], body: str) -> str:
    """Names by the alphabet; permanent members of the Council with an asterisk."""
    ordered = sorted(votes, key=lambda vote: str(vote["name"]))
    return ", ".join(vote["name"] + ("*" if vote["permanent"] and body == "SC" else "") for vote in ordered)
