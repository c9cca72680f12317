"""A running Datasette for the tests of the site, and what is read from its pages."""

import asyncio
import csv
import io
import re
import shutil
from pathlib import Path

from datasette.app import Datasette

from sanctiondb.files import SourceFile
from sanctiondb.formats import recognise
from sanctiondb.record.ingestion import ingest
from sanctiondb.record.ledger import Options
from sanctiondb.record.store import writing

OFFICIAL = Path(__file__).parent.parent / "fixtures" / "undl-sc-votes" / "2026_02_06_sc_voting.csv"


class Site:
    """A running Datasette, asked one address at a time."""

    def __init__(self, *files, **settings):
        self.datasette = Datasette([str(file) for file in files], settings=settings)

    def get(self, address, **how):
        return asyncio.run(self.datasette.client.get(address, **how))


def links(page):
    return re.findall(r'href="([^"]+)"', page.text)


def rows(response):
    return list(csv.DictReader(io.StringIO(response.text)))


def with_official(site_db, tmp_path, file=OFFICIAL):
    """A site of the seeds and one file of the UN Digital Library."""
    path = Path(shutil.copy(site_db, tmp_path))
    loaded(path, file)
    return Site(path)


def loaded(path, file):
    source = SourceFile(file)
    with writing(path) as db:
        return ingest(db, source, recognise(source), Options())
