"""What the pages of members say in sentences with numbers in them."""

from collections.abc import Collection

from sanctiondb.answers.database import Row
from sanctiondb.words import numbered, with_article


def lede(council: list[Row], against: int, vetoes: int) -> str:
    """One sentence: a member's terms on the Council, how often it voted against there, how often that was a veto.

    `council` are its terms there, oldest first (`since, until, permanent`).
    """
    if not council:
        return "Never sat on the Security Council, as far as the record knows."
    permanent = any(term["permanent"] for term in council)
    sat = "A permanent member of" if permanent else f"{numbered(len(council), 'term')} on"
    span = f"{council[0]['since'][:4]} to {(council[-1]['until'] or 'now')[:4]}"
    told = numbered(against, "vote against", "votes against") if against else "no vote against"
    return f"{sat} the Security Council, {span}: {told} there in the record{_vetoes(against, vetoes, permanent)}."


def _vetoes(against: int, vetoes: int, permanent: bool) -> str:
    if not permanent or not against:
        return ""
    if against == 1:
        return ", a veto" if vetoes else ", no veto"
    return f", {vetoes:,} of them {'a veto' if vetoes == 1 else 'vetoes'}" if vetoes else ", none of them a veto"


def further(name: str, rows: Collection[Row]) -> str | None:
    """One sentence on the votes against that the shares of a member leave out; None where there is none.

    `rows` are those of `member_record.votes_by_year` in one body.
    """
    years = [row["year"] for row in rows if row["further_no"]]
    count = sum(row["further_no"] for row in rows)
    if not count:
        return None
    when = f"{years[0]} to {years[-1]}" if len(years) > 1 else f"{years[0]}"
    are, they = ("is", "it is") if count == 1 else ("are", "they are")
    return (f"{numbered(count, 'further vote')} against by {with_article(name)} ({when}) {are} known from roll calls of"
            f" which not every vote is known: {they} left out of these shares, so the share of no is too low.")


def left_out(counts: dict[str, int], names: dict[str, str]) -> str | None:
    """One sentence on the votes against that an agreement does not count, by the code of the member; None for none."""
    told = [f"{names.get(code, code)} {count:,}" for code, count in counts.items() if count]
    if not told:
        return None
    return ("Only roll calls of which every vote is known count. Further votes against are known from roll calls"
            f" of which not every vote is, and left out: {', '.join(told)}.")
