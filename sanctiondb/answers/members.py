"""Members: their codes and seats, their record on the Council, and how often two of them vote alike."""

import sqlite3

from sanctiondb import symbols
from sanctiondb.answers.database import Row, ask
from sanctiondb.errors import NotFound


def codes(connection: sqlite3.Connection, said: str, seat: bool = False) -> str:
    """The codes that a member's code stands for, joined by '|': 'RUS', with `seat` 'RUS|SUN'.

    Raises NotFound for a code that no member state has.
    """
    code = symbols.printable(said).strip().upper()
    row = connection.execute("SELECT seat FROM member_seats WHERE code = ?", (code,)).fetchone()
    if not row:
        raise NotFound(f"{code}: no member state has this code; give one like FRA or RUS, as the table"
                       " members lists them")
    if not seat:
        return code
    others = connection.execute(
        "SELECT code FROM member_seats WHERE seat = ? AND code <> ? ORDER BY code", (row[0], code)
    )
    return "|".join([code, *(other[0] for other in others)])


def codes_counted(connection: sqlite3.Connection, said: str, seat: bool) -> str | None:
    """One sentence that says which codes of a seat are counted; None where it has one code only."""
    alone, whole = codes(connection, said), codes(connection, said, seat=True)
    if alone == whole:
        return None
    if seat:
        return f"Counted for {alone}: {whole.replace('|', ', ')}, one seat."
    others = whole.removeprefix(f"{alone}|").replace("|", ", ")
    return f"Counted for {alone}: {alone} alone; {others} is the same seat under another code: --seat adds it."


def agreement(
    connection: sqlite3.Connection,
    a: str,
    b: str,
    *,
    seat: bool = False,
    body: str | None = None,
    outcome: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Row:
    """How often two members voted alike: `member_a, member_b, n, agree, agreement`.

    The members are their codes, those of a seat joined by '|'. `n` counts roll calls with a vote, of which every vote
    is known, in which both cast Y, N or A; `agreement` is agree / n to six digits, None where n is 0. Adoptions
    without a vote never count. Raises NotFound for an unknown code.
    """
    members_a, members_b = codes(connection, a, seat), codes(connection, b, seat)
    row = ask(
        connection, "agreement", members_a=members_a, members_b=members_b,
        body=body, outcome=outcome, since=since, until=until,
    )[0]
    share = round(row["agree"] / row["n"], 6) if row["n"] else None
    return {"member_a": members_a, "member_b": members_b, **row, "agreement": share}


def history(connection: sqlite3.Connection, said: str, seat: bool = False) -> Row:
    """A member on the Council: `spans`, `against` and `vetoes`, each a list of rows.

    `spans` are its terms, those of a permanent member cut by decade: `member, seat (permanent|elected), from, to,
    votes, yes, no, abstain, not_voting, vetoes`, the votes those of roll calls of which every vote is known, the
    vetoes all in the record. `against` is what it voted against, in the columns of `rollcalls`, `vetoes` what it
    vetoed, in those of the query `vetoes`. Raises NotFound for a code that no member state has.
    """
    known = codes(connection, said, seat)
    whole = {"regime": None, "since": None, "until": None, "members": known}
    return {
        "spans": ask(connection, "history", members=known),
        "against": ask(connection, "rollcalls", body="SC", outcome=None, vote="N", **whole),
        "vetoes": ask(connection, "vetoes", rule="all", **whole),
    }
