"""The site: what Datasette asks of this plugin, and nothing else; the work is in the modules beside it."""

from typing import Any

from datasette import hookimpl

from sanctiondb import words
from sanctiondb.web import (
    catalogue, cells, downloads, headers, limits, metadata, named, named_values, pages, prefixed, sorting,
    suggestions, tracebacks,
)


@hookimpl
def startup(datasette: Any) -> Any:
    """Finds the record among the open databases before the first page, and spares it what only takes time."""

    async def find() -> None:
        tracebacks.plain()
        await catalogue.record(datasette)
        suggestions.switch_off(datasette)

    return find


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """The site's own pages, each with its JSON and CSV."""
    return pages.ROUTES


@hookimpl
def get_metadata(datasette: Any) -> dict[str, Any]:
    """What every table and column holds, which column labels a row, which facets are offered."""
    return metadata.of(datasette)


@hookimpl
def canned_queries(datasette: Any, database: str) -> Any:
    """The named queries of the command line, under the same names where no table bears them."""
    return named.queries(datasette, database)


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Leads from a symbol or a regime in Datasette's own tables to its page; says beside a value what it should be."""
    if (field := cells.corrected_field(table, column)) and (beside := cells.beside(datasette, database, row, field)):
        return cells.marked(datasette, column, value, beside)
    return cells.linked(datasette, database, column, value)


@hookimpl
def extra_template_vars(datasette: Any) -> Any:
    """What every page needs for its head and foot: the record's name, its date, acknowledgements."""
    return catalogue.for_templates(datasette)


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Filters that write codes of the database as words, and put columns in order."""
    env.filters.update(words.FILTERS | {"sanctiondb_leading": cells.leading})


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """One sentence for a column that a table cannot be sorted by; all else is Datasette's."""
    return sorting.handled(datasette, request, exception)


@hookimpl
def asgi_wrapper(datasette: Any) -> Any:
    """From the outside in: never too much at once, no formula in any CSV, headers on everything, a proxy's path off
    every question, impossible values of named queries refused."""
    with_headers, without_prefix = headers.wrapper(datasette), prefixed.wrapper(datasette)
    checked = named_values.wrapper(datasette)
    return lambda application: limits.limiting(downloads.guarding(with_headers(without_prefix(checked(application)))))
