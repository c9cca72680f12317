"""`serve`: the record as a site."""

import os
import sys
from pathlib import Path

import click

from sanctiondb.answers.database import reading
from sanctiondb.cli import building, options
from sanctiondb.cli.printing import complain

SETTINGS = {"default_page_size": "50", "max_returned_rows": "1000"}


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="The port.")
@options.database
def serve(host: str, port: int, db: Path) -> None:
    """Serve the record with Datasette; makes the database from the seeds if there is none.

    \b
    Example:
      sanctiondb serve --port 8001
    """
    if not db.exists():
        building.make(db)
    with reading(db):
        complain(f"http://{host}:{port}/ (stop with Ctrl+C)")
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, value)]
    command = [sys.executable, "-m", "datasette", "serve", str(db), "--host", host, "--port", str(port)]
    os.execv(sys.executable, [*command, *settings])
