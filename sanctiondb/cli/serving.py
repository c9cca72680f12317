"""`serve`: the record as a site."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from sanctiondb.answers.database import reading
from sanctiondb.cli import building, options
from sanctiondb.cli.printing import complain


def prefix(ctx: click.Context, param: click.Parameter, said: str) -> str:
    """A path with a slash at both ends: '/un/' for 'un'; Click's usage error for an address."""
    if "://" in said or any(one in said for one in "?# "):
        raise click.BadParameter(f"{said!r}; expected a path such as /un/, without host or question")
    inner = said.strip("/")
    return f"/{inner}/" if inner else "/"


def check_apart(base: str, db: Path) -> None:
    """Click's usage error where a proxy's path is also one of the site's, which no address could tell apart."""
    from sanctiondb.web.pages import own_paths

    if base == f"/{db.stem}/":
        raise click.UsageError(f"{base} is the path of the database {db.name} already; give another --base-url")
    if base.strip("/").partition("/")[0] in own_paths():
        raise click.UsageError(f"{base} is a path of the site itself already; give another --base-url")


@click.command()
@click.option("--host", metavar="HOST", default="127.0.0.1", show_default=True,
              help="The address to listen on; 0.0.0.0 for all.")
@click.option("--port", metavar="PORT", type=click.IntRange(0, 65535), default=8001, show_default=True,
              help="The port; 0 for any that is free.")
@click.option("--uds", metavar="SOCKET", type=options.Place(dir_okay=False),
              help="Listen on this Unix socket instead, for a proxy.")
@click.option("--open", "opening", is_flag=True, help="Open the site in a browser.")
@click.option("--immutable", is_flag=True,
              help="Nothing writes to the database meanwhile: it can be downloaded, and tables are counted once.")
@click.option("--base-url", "base", metavar="PATH", default="/", callback=prefix, show_default=True,
              help="The path that a proxy serves the site under: /un/.")
@click.option("--proxy", metavar="IPS", envvar="FORWARDED_ALLOW_IPS", show_envvar=True,
              help="Proxies whose X-Forwarded-For and -Proto are believed, joined by commas; * for any.  [default:"
                   " this machine]")
@click.option("--https", is_flag=True, help="Whole addresses begin with https, whatever a proxy says.")
@click.option("--no-sql", is_flag=True, help="Let nobody ask SQL of their own; tables and named queries stay.")
@options.database
def serve(host: str, port: int, uds: Path | None, opening: bool, db: Path, proxy: str | None, **how: Any) -> None:
    """Serve the record with Datasette; makes the database from the seeds if there is none. Ctrl+C stops it.

    Behind a proxy that serves the site under a path, give that path as --base-url. The proxy may take it off
    or pass it on, and has to pass on the header Host.

    \b
    Example:
      sanctiondb serve --open
      sanctiondb serve --host 0.0.0.0 --port 8080 --immutable
      sanctiondb serve --base-url /un/ --proxy 10.0.0.5 --https
    """
    from sanctiondb.cli import listening

    if uds and opening:
        raise click.UsageError("--open goes without --uds: a browser opens no socket of Unix")
    check_apart(how["base"], db)
    if not db.exists():
        building.make(db)
    with reading(db):
        port = port if uds else listening.free(host, port)
    address = listening.address(host, port, how["base"])
    complain(f"{uds or address} (stop with Ctrl+C)")
    if opening:
        listening.open_when_up(address, host, port)
    if proxy := proxy or ("*" if uds else None):
        os.environ["FORWARDED_ALLOW_IPS"] = proxy
    where = ["--uds", str(uds)] if uds else ["--host", host, "--port", str(port)]
    _run([*_files(db, how["immutable"]), *where, *_settings(how["base"], how["https"], not how["no_sql"])])


def _files(db: Path, immutable: bool) -> list[str]:
    return ["--immutable", str(db)] if immutable else [str(db)]


def _settings(base: str, https: bool, sql: bool) -> list[str]:
    from sanctiondb.web.settings import chosen

    values = chosen(base, https, sql).items()
    texts = {name: str(int(value) if isinstance(value, bool) else value) for name, value in values}
    return [word for name, text in texts.items() for word in ("--setting", name, text)]


def _run(words: list[str]) -> None:
    """Hands over to Datasette's own command line until it is stopped."""
    from datasette.cli import cli as datasette

    sys.exit(datasette.main(["serve", *words], prog_name="datasette", standalone_mode=True))
