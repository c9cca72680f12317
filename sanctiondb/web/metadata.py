"""What every table and column of the record holds, for Datasette's own pages."""

from functools import cache
from typing import Any

import yaml

from sanctiondb.resources import folder
from sanctiondb.web import catalogue


def of(datasette: Any) -> dict[str, Any]:
    """Datasette's metadata for the record's database, once it has been found."""
    name = catalogue.record_name(datasette)
    return {"databases": {name: descriptions()}} if name else {}


@cache
def descriptions() -> dict[str, Any]:
    """The content of schema/descriptions.yaml: {'tables': {'roll_calls': {'description': ...}}}."""
    read: dict[str, Any] = yaml.safe_load(folder("schema").joinpath("descriptions.yaml").read_text("utf-8"))
    return read
