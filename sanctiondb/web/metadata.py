"""What every table and column of the record holds, for Datasette's own pages."""

from typing import Any

from sanctiondb.answers.datapackage import descriptions
from sanctiondb.web import catalogue


def of(datasette: Any) -> dict[str, Any]:
    """Datasette's metadata for the record's database, once it has been found."""
    name = catalogue.record_name(datasette)
    return {"databases": {name: {"tables": descriptions()}}} if name else {}
