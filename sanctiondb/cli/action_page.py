"""One action as a page of text for the terminal."""

from typing import Any

from sanctiondb.answers.actions import reason, unknown_votes
from sanctiondb.cli.printing import table, wrapped

VOTES = {"Y": "Yes", "N": "No", "A": "Abstaining", "X": "Not voting"}


def page(action: dict[str, Any]) -> str:
    """The action as lines of text: heading, reason, votes, measures, corrections, sources."""
    parts = [_head(action), _votes(action)]
    for title, name, columns in (
        ("Measures", "measures", ("regime", "paragraph", "measure", "action", "from", "until")),
        ("Mandates", "mandates", ("regime", "body", "symbol", "start", "end", "ended_by")),
        ("Statements", "statements", ("verdict", "statement", "why")),
        ("Corrections by later editions", "changes", ("publisher", "member", "field", "before", "after")),
        ("Publishers disagree", "disagreements", ("publisher", "member", "field", "shown", "other")),
        ("Sources", "sources", ("publisher", "source", "file", "row", "edition")),
    ):
        if action[name]:
            parts.append(f"{title}\n{table(action[name], columns)}".rstrip())
    return "\n\n".join(parts)


def _head(action: dict[str, Any]) -> str:
    lines = [f"{action['symbol']}  {action['outcome'] or 'outcome unknown'}  {action['date']}"]
    lines += [wrapped(text) for text in dict.fromkeys((action["summary"], action["title"])) if text]
    lines += [wrapped(reason(action)), ""]
    for label, name in (
        ("Id", "id"), ("Draft", "draft"), ("Meeting", "meeting"), ("Agenda", "agenda"),
        ("Vote", "vote_note"), ("Note", "note"),
        ("Procedural by", "procedural_basis"), ("Shown by", "procedural_record"),
    ):
        if action[name]:
            lines.append(wrapped(f"{label + ':':15}{action[name]}", 15))
    if action["regimes"]:
        lines.append(f"{'Regimes:':15}{', '.join(action['regimes'])}")
    return "\n".join(lines)


def _votes(action: dict[str, Any]) -> str:
    votes, lines = action["votes"], []
    for letter, word in VOTES.items():
        names = [vote["name"] + ("*" if vote["permanent"] else "") for vote in votes if vote["vote"] == letter]
        if names:
            lines.append(wrapped(f"{word} ({len(names)}): {', '.join(names)}", 2))
    if missing := unknown_votes(action):
        lines.append(f"Not known by name: {missing}")
    return "\n".join(["Votes (* permanent member)", *lines]) if votes else "Votes: not known"
