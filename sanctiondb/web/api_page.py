"""The API page: how to ask this site from a program, with examples that are asked when the page is drawn."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from sanctiondb import __version__
from sanctiondb.answers import listings
from sanctiondb.answers.database import Row
from sanctiondb.web import addresses, asking, catalogue
from sanctiondb.web.responses import answering, as_csv, as_json, page

ROWS = ["title", "path", "form", "note"]
SHOWN = 12
"""Lines of an answer that the page shows."""
WIDEST = 160


@dataclass(frozen=True)
class Example:
    """One address to ask, what it answers with, and what is to be known of it; `{db}` is the database's name."""

    title: str
    path: str
    form: str
    note: str
    lists: bool = False
    """Whether it needs a Consolidated List to be loaded."""


EXAMPLES = [
    Example("One action whole", "/actions/s-2024-255.json", "json",
            "Votes, outcome, the rule behind it, measures, corrections, sources."),
    Example("Every vote on it", "/actions/s-2024-255.csv", "csv",
            "One row a member: Y yes, N no, A abstaining, X not voting."),
    Example("An action by its symbol", "/actions/S/RES/1718(2006).json", "json",
            "Leads on (302) to the action's own address."),
    Example("Measures in force on a day", "/in-force.json?on=2017-12-31", "json", "Today's without ?on=."),
    Example("One regime on a day", "/regimes/dprk.csv?on=2017-12-31", "csv", "Without ?on= every measure it ever had."),
    Example("Vetoes by a stated rule", "/vetoes.csv?rule=drafts&count=decade", "csv",
            "Counts differ by rule; the page of vetoes says how."),
    Example("Words in actions, measures, regimes", "/search.json?q=coal", "json", "At most 50, the best first."),
    Example("Who was on the list on a day", "/listings.csv?on=2020-11-30&regime=dprk", "csv",
            "As far as the lists that are loaded show.", lists=True),
    Example("Names that may be meant", "/listings.json?name=Saddam+Hussein", "json",
            "With score and reasons: a lead, not a determination.", lists=True),
    Example("A table, filtered and sorted",
            "/{db}/roll_calls.json?_shape=array&body=SC&outcome=vetoed&_sort_desc=date&_size=3", "json",
            "Datasette's own interface; it works for every table and view."),
    Example("SQL of your own", "/{db}.json?_shape=array&sql=select+outcome%2C+count(*)+as+number+from+roll_calls"
            "+where+body%3D%27SC%27+group+by+1+order+by+2+desc", "json", "One SELECT, within the limits below."),
    Example("A table whole", "/data/regimes.csv", "csv",
            "All rows, however many; so for every table on the data page."),
    Example("What each column means", "/data.csv", "csv", "One row a column of every table."),
]


@answering
async def api(datasette: Any, request: Any) -> Any:
    """How to ask this site, with the first lines of real answers; the list of the examples as JSON and CSV."""
    await asking.admit(datasette, request)
    found = await examples(datasette)
    if form := request.url_vars["form"]:
        rows = [{name: row[name] for name in ROWS} for row in found]
        return as_json(datasette, rows) if form == "json" else as_csv(datasette, rows, ROWS)

    async def made() -> list[Row]:
        return [row | await _answer(datasette, row["path"]) for row in found]

    return await page(datasette, request, "api", {
        "examples": await asking.once(datasette, request, ("examples",), made, _sound),
        "site": addresses.site(datasette, request), "version": __version__, "cors": datasette.cors,
        "most": datasette.setting("max_returned_rows"), "limit": datasette.setting("sql_time_limit_ms"),
        "sql": datasette.setting("default_allow_sql"),
    })


def _sound(shown: list[Row]) -> bool:
    """Whether every example was answered: one that was not, as the site was busy, is asked again next time."""
    return all(row["status"] == 200 for row in shown)


async def examples(datasette: Any) -> list[Row]:
    """The examples that this record can answer: `title, path, form, note`."""
    name = quote(catalogue.record_name(datasette) or "")
    lists = await catalogue.answer(datasette, listings.newest)
    return [
        {"title": one.title, "path": one.path.replace("{db}", name), "form": one.form, "note": one.note}
        for one in EXAMPLES if lists or not one.lists
    ]


async def _answer(datasette: Any, path: str) -> Row:
    """The `status` of what an address answers, and as its `answer` the first lines, long ones cut."""
    answer = await datasette.client.get(path, follow_redirects=True)
    lines = answer.text.splitlines()
    shown = [line if len(line) <= WIDEST else line[:WIDEST] + " ..." for line in lines[:SHOWN]]
    return {"status": answer.status_code, "answer": "\n".join(shown + (["..."] if len(lines) > SHOWN else []))}


ROUTES = [
    (rf"^/api{asking.FORM}", api),
]
"""The addresses of this module, with their views."""
