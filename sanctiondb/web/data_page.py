"""The data page: every table and column, what is covered, where it is from, on what terms, and all of it to take."""

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import groupby
from typing import Any
from urllib.parse import quote

from datasette.utils import add_cors_headers
from datasette.utils.asgi import AsgiStream

from sanctiondb import __version__
from sanctiondb.answers import datapackage, dictionary, exports
from sanctiondb.answers.checks import rules
from sanctiondb.answers.database import Row, ask, uri
from sanctiondb.charts.coverage import coverage
from sanctiondb.errors import NotFound
from sanctiondb.web import addresses, asking, catalogue
from sanctiondb.web.asking import FORM
from sanctiondb.web.headers import CC0
from sanctiondb.web.responses import answering, as_csv, as_json

Connection = sqlite3.Connection

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}


@answering
async def data(datasette: Any, request: Any) -> Any:
    """What the record holds and where it is from; the columns of every table as CSV."""
    async def context() -> Row:
        facts = await _facts(datasette)
        table = datasette.urls.table
        name = catalogue.record_name(datasette)
        return facts | {
            "picture": coverage(facts["held"], lambda one: table(name, one)),
            "publishers": [(known, list(files)) for known, files in groupby(
                facts["sources"], key=lambda row: (row["publisher"], row["terms"]))],
            "download": _download(datasette), "described": described(facts, addresses.site(datasette, request)),
        }

    if request.url_vars["form"] == "json":
        return as_json(datasette, await asking.once(datasette, request, ("data",), lambda: _facts(datasette)))
    if request.url_vars["form"] == "csv":
        columns = await asking.once(datasette, request, ("columns",), lambda: catalogue.answer(
            datasette, dictionary.columns))
        return as_csv(datasette, columns, columns.columns)
    return await asking.kept(
        datasette, request, "data", (addresses.site(datasette, request),), context)


async def _facts(datasette: Any) -> Row:
    """Keys: `coverage, held, tables, sources, findings` (one a rule: `severity, rule, what, findings`)."""
    counts = Counter((row["severity"], row["rule"]) for row in await catalogue.findings(datasette))
    told = rules()
    found = [{"severity": severity, "rule": rule, "what": told.get(rule), "findings": number}
             for (severity, rule), number in counts.items()]
    known = await catalogue.answer(datasette, lambda connection: {
        "held": ask(connection, "pages/held"), "tables": dictionary.tables(connection),
        "sources": ask(connection, "pages/files")})
    return {"coverage": (await catalogue.current(datasette)).coverage, **known, "findings": found}


def _download(datasette: Any) -> str | None:
    """The address of the database file, where Datasette gives it away: of one that does not change."""
    database = datasette.databases[catalogue.record_name(datasette)]
    if database.is_mutable or database.is_memory or not datasette.setting("allow_download"):
        return None
    return f"{datasette.urls.database(database.name)}.db"


def described(facts: Row, site: str) -> Row:
    """The record as a schema.org Dataset, for search engines of data; `site` is the address of the start page."""
    covered = facts["coverage"]
    licences = [CC0] if covered["only_seeds"] else [CC0, f"{site}/sources"]
    return {
        "@context": "https://schema.org/", "@type": "Dataset", "@id": f"{site}/data", "url": f"{site}/data",
        "name": "sanctiondb: what the UN Security Council did about sanctions, and how everybody voted",
        "description": "Resolutions and failed drafts of the UN Security Council, every vote, vetoes, sanctions regimes"
                       " with their measures, mandates and listings, each with its source.",
        "keywords": ["United Nations", "Security Council", "sanctions", "vetoes", "votes", "Consolidated List"],
        "version": f"{__version__}, record of {covered['loaded']}", "dateModified": covered["loaded"],
        "isAccessibleForFree": True, "inLanguage": "en", "license": licences,
        "temporalCoverage": f"{covered['first']}/{covered['last']}", "spatialCoverage": "World",
        "creator": {"@type": "Organization", "name": "sanctiondb", "url": f"{site}/"},
        "isBasedOn": sorted({row["url"] for row in facts["sources"] if row["url"]}),
        "distribution": [
            {"@type": "DataDownload", "name": table["name"], "description": table["description"] or "",
             "encodingFormat": "text/csv", "contentUrl": f"{site}/data/{quote(table['name'])}.csv"}
            for table in facts["tables"]],
    }


@answering
async def package(datasette: Any, request: Any) -> Any:
    """A Frictionless data package of the tables beside it."""
    return as_json(datasette, await asking.ask(datasette, request, lambda connection: datapackage.package(
        connection, exports.tables(connection))))


@answering
async def table(datasette: Any, request: Any) -> Any:
    """One table whole, a piece at a time, on a connection of its own: a long one keeps nobody waiting."""
    name, form = request.url_vars["table"], request.url_vars["form"]
    known = await asking.ask(datasette, request, exports.tables)
    if name not in known:
        raise NotFound(f"{name}: no table of the record; expected one of {', '.join(known)}.")
    database = await catalogue.record(datasette)
    await datasette.ensure_permissions(request.actor, [
        ("view-table", (database.name, name)), ("view-database", database.name), "view-instance"])

    async def written(stream: Any) -> None:
        if request.method == "HEAD":
            return
        with closing(await asyncio.to_thread(_opened, database)) as connection:
            found = datapackage.pieces(connection, name, form)
            while (piece := await asyncio.to_thread(next, found, None)) is not None:
                await stream.write(piece)

    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    if datasette.cors:
        add_cors_headers(headers)
    return AsgiStream(written, headers=headers, content_type=TYPES[form])


def _opened(database: Any) -> Connection:
    """A connection that reads the file and nothing else, whichever thread asks it."""
    if not database.path:
        connected: Connection = database.connect()
        return connected
    how = "mode=ro" if database.is_mutable else "immutable=1"
    return sqlite3.connect(uri(database.path, how), uri=True, check_same_thread=False)


ROUTES = [
    (rf"^/data{FORM}", data),
    (r"^/data/datapackage\.(?P<form>json)$", package),
    (r"^/data/(?P<table>[A-Za-z_]+)\.(?P<form>csv|json)$", table),
]
"""The addresses of this module, with their views."""
