"""`publish`: the record as a folder for a host."""

from pathlib import Path

import click

from sanctiondb.cli import options
from sanctiondb.cli.printing import complain
from sanctiondb.cli.serving import check_apart, prefix


@click.command()
@click.argument("folder", metavar="DIR", type=options.Place(file_okay=False))
@click.option("--base-url", "base", metavar="PATH", default="/", callback=prefix, show_default=True,
              help="The path that a proxy will serve the site under: /un/.")
@click.option("--https", is_flag=True, help="Whole addresses begin with https, whatever a proxy says.")
@options.database
def publish(folder: Path, base: str, https: bool, db: Path) -> None:
    """Write a folder that a host serves with one command: the database and what Datasette needs to know of it.

    The database is vacuumed, inspected and served as immutable; settings, terms, the versions of this program and
    of Datasette, a README and a Procfile stand beside it. The folder appears whole or not at all. Over a folder
    that it wrote before it publishes again; files of yours in it stay.

    \b
    Example:
      sanctiondb publish site/
      sanctiondb publish site/ --base-url /un/ --https
    """
    from sanctiondb.web import publishing

    check_apart(base, db)
    written = publishing.publish(db, folder, base, https)
    complain(f"{folder}: {written['database']} ({written['size'] / 1e6:.1f} MB) and what a host needs")
    complain(f"To serve it: cd {folder} && {publishing.COMMAND}")
    for term in written["terms"]:
        complain(term)
