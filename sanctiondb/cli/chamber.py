"""A roll call drawn in the terminal: the Council as it sat, a shape a vote; the Assembly as bars."""

from typing import Any

from sanctiondb.answers.actions import unknown_votes
from sanctiondb.cli.bars import bar
from sanctiondb.cli.printing import drawable, painted, room
from sanctiondb.words import VOTES

SHAPES = {"Y": "✓", "N": "✗", "A": "○", "X": "–"}
FEWEST, MOST = 8, 15
"""Seats that make a horseshoe; the Council had eleven, and has fifteen."""

MARGIN, CELL, STEP, LEAST = 6, 6, 9, 80
"""Columns: for a veto told on the left, for a seat ("✗ RUS*"), from seat to seat, and for the whole picture."""

CURVE = (4, 2, 1, 0, 0)
"""How far each row of the two sides stands in, from the head down."""

BAR = 40
"""Columns of the longest bar."""

Piece = tuple[int, int, str, str]
"""A text in the picture: row, column, the text, the same with its colours."""


def shape(vote: str) -> str:
    """The shape of a vote; its letter where the terminal has no such characters."""
    return SHAPES[vote] if drawable("".join(SHAPES.values())) else vote


def drawn(action: dict[str, Any]) -> str | None:
    """The roll call of an action as a picture; None where too few votes are known, or the terminal is too narrow."""
    if not action["votes"] or action["manner"] == "without_vote" or room() < LEAST:
        return None
    if action["body"] == "GA":
        return bars(action)
    known = FEWEST <= len(action["votes"]) <= MOST and not unknown_votes(action)
    return horseshoe(action) if known else None


def horseshoe(action: dict[str, Any]) -> str:
    """The members around the table by name, clockwise from the lower left, the counts in the middle.

    A permanent member has an asterisk; the word veto stands beside the seat that cast one.
    """
    seats = sorted(action["votes"], key=lambda vote: str(vote["name"]))
    side = (len(seats) + 2) // 3
    head, vetoed = seats[side:-side], set(action["vetoed_by"])
    start, width = MARGIN + CURVE[0] + CELL, len(head) * STEP - (STEP - CELL)
    placed = [piece for i, vote in enumerate(head) for piece in _at_head(vote, start + i * STEP, vetoed)]
    for i, (left, right) in enumerate(zip(seats[side - 1::-1], seats[-side:], strict=True)):
        inset = CURVE[min(i, len(CURVE) - 1)]
        placed += [_left(left, i + 2, MARGIN + inset, vetoed),
                   _right(right, i + 2, start + width + 1 + CURVE[0] - inset, vetoed)]
    told = _told(action)
    longest = max(len(text) for text, _ in told)
    placed += [(i + 3, start + (width - longest) // 2, *text) for i, text in enumerate(told)]
    return "\n".join(line for line in _lines(placed) if line)


def bars(action: dict[str, Any]) -> str:
    """How many voted each way, a bar each."""
    counts = {letter: sum(vote["vote"] == letter for vote in action["votes"]) for letter in VOTES}
    most = max(counts.values())
    return "\n".join(
        f"{painted(shape(letter), letter)} {word.lower():11}{counts[letter]:4} "
        f"{painted(bar(counts[letter], most, BAR), letter)}".rstrip()
        for letter, word in VOTES.items()
    )


def _text(vote: dict[str, Any]) -> str:
    return f"{shape(vote['vote'])} {vote['member']}" + ("*" if vote["permanent"] else "")


def _piece(row: int, column: int, text: str, vote: dict[str, Any]) -> Piece:
    return row, column, text, painted(text, vote["vote"])


def _at_head(vote: dict[str, Any], column: int, vetoed: set[str]) -> list[Piece]:
    """A seat at the head of the table, the word for its veto above it."""
    seat = _piece(1, column, _text(vote), vote)
    return [_piece(0, column + 2, "veto", vote), seat] if vote["member"] in vetoed else [seat]


def _left(vote: dict[str, Any], row: int, column: int, vetoed: set[str]) -> Piece:
    return (_piece(row, column - 5, f"veto {_text(vote)}", vote) if vote["member"] in vetoed
            else _piece(row, column, _text(vote), vote))


def _right(vote: dict[str, Any], row: int, column: int, vetoed: set[str]) -> Piece:
    return _piece(row, column, _text(vote) + (" veto" if vote["member"] in vetoed else ""), vote)


def _lines(placed: list[Piece]) -> list[str]:
    """The pieces as lines: each where it was put, as far as the one before it leaves room."""
    lines = [""] * (max(row for row, *_ in placed) + 1)
    reached = [0] * len(lines)
    for row, column, plain, shown in sorted(placed, key=lambda piece: piece[:2]):
        lines[row] += " " * (column - reached[row]) + shown
        reached[row] = max(column, reached[row]) + len(plain)
    return lines


def _told(action: dict[str, Any]) -> list[tuple[str, str]]:
    """The counts for the middle, plain and with their colours: '✓ 13 yes'; then what was required."""
    counts = [(letter, sum(vote["vote"] == letter for vote in action["votes"])) for letter in VOTES]
    lines = [(letter, f"{shape(letter)} {count:2} {VOTES[letter].lower()}") for letter, count in counts if count]
    told = [(text, painted(text, letter)) for letter, text in lines]
    if action["required"]:
        told.append((f"  {action['required']:2} required",) * 2)
    return told
