"""Cells of Datasette's own tables that lead to a page of the site."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from sanctiondb.answers.database import Row
from sanctiondb.web import catalogue
from sanctiondb.web.catalogue import Catalogue

TOLD = {
    "too_few": "too few votes",
    "too_few_and_p5_no": "too few votes, a permanent member among those against",
}
"""Outcomes whose code is no word."""

FIELDS = {
    "roll_calls": {
        "date", "resolution", "draft", "meeting", "title", "agenda", "subjects", "session", "committee_report",
        "vote_note", "topics", "modality", "published_yes", "published_no", "published_abstain",
        "published_not_voting", "published_total"},
    "votes": {"member", "name", "vote", "permanent"},
}
"""The columns of two tables that show what an official row says, and what it should say; counts are our own."""

Link = tuple[str, str | None]
"""What is read, and the path it leads to, if any."""


def linked(datasette: Any, database: str, column: str, value: Any) -> Any:
    """A cell with its symbols, actions and regimes as links, to be awaited; None where it has none."""
    if column == "outcome" and value in TOLD and database == catalogue.record_name(datasette):
        return f"{value} ({TOLD[value]})"
    if value is None or value == "" or database != catalogue.record_name(datasette):
        return None
    known = catalogue.recent(datasette.databases[database])
    return _cell(datasette, known, column, value) if known else _first(datasette, column, value)


def corrected_field(table: str | None, column: str) -> str | None:
    """The field of an official row that a column of a table shows: 'yes' for published_yes of roll_calls."""
    return column.removeprefix("published_") if column in FIELDS.get(table or "", ()) else None


def beside(datasette: Any, database: str, row: Any, field: str) -> tuple[str, Row] | None:
    """The correction of a field of a row of roll_calls or votes, with the id of its action; None for most rows."""
    known = catalogue.recent(datasette.databases[database]) if database == catalogue.record_name(datasette) else None
    if known is None or not known.corrections:
        return None
    columns = row.keys()
    slug = row["slug"] if "slug" in columns else None
    if slug is None and "roll_call_id" in columns:
        slug, _ = known.actions.get(_plain(row["roll_call_id"]), (None, None))
    member = row["member"] if slug and "member" in columns else None
    found = known.corrected(slug, field, _plain(member)) if slug else None
    return (str(slug), found) if slug and found else None


def _plain(value: Any) -> Any:
    return value["value"] if isinstance(value, dict) else value


async def marked(datasette: Any, column: str, value: Any, found: tuple[str, Row]) -> Markup:
    """A cell with what it should say after what it says."""
    slug, correction = found
    known = await catalogue.current(datasette)
    template = datasette.jinja_env.get_template("sanctiondb_cell.html")
    links = parts(known, column, value) or [(str(_plain(value)), None)]
    return Markup(await template.render_async(
        links=links, urls=datasette.urls, correction=correction, action=f"/actions/{slug}#corrections"))


async def _first(datasette: Any, column: str, value: Any) -> Any:
    """The first cell of a table, for which the file is looked at."""
    cell = _cell(datasette, await catalogue.current(datasette), column, value)
    return await cell if cell else None


def _cell(datasette: Any, known: Catalogue, column: str, value: Any) -> Any:
    links = parts(known, column, value)
    return _drawn(datasette, links) if any(path for _, path in links) else None


async def _drawn(datasette: Any, links: list[Link]) -> Markup:
    template = datasette.jinja_env.get_template("sanctiondb_cell.html")
    return Markup(await template.render_async(links=links, urls=datasette.urls))


def parts(known: Catalogue, column: str, value: Any) -> list[Link]:
    """A cell's value in its parts: [('S/RES/1718(2006)', '/actions/s-res-1718-2006')]."""
    if isinstance(value, dict):
        value = value["value"]
    if column == "roll_call_id":
        return [_action(known, value)]
    if not isinstance(value, str):
        return []
    if column in ("regime", "slug") and value in known.regimes:
        return [(known.regimes[value] if column == "regime" else value, f"/regimes/{value}")]
    if column in ("id", "slug") and value in known.slugs:
        return [(value, f"/actions/{value}")]
    if column == "reference":
        return [(value, f"/listings/{value}")]
    return [(symbol, known.address(symbol)) for symbol in value.split("|")]


def leading(items: Iterable[Any], first: list[str], key: str) -> list[Any]:
    """Columns or cells in order, those named in `first` before all others; `key` holds the name."""
    return sorted(items, key=lambda item: first.index(item[key]) if item[key] in first else len(first))


def _action(known: Catalogue, number: Any) -> Link:
    slug, symbol = known.actions.get(number, (None, str(number)))
    return symbol, f"/actions/{slug}" if slug else None
