"""Everybody on the lists for other tools: as a flat table, and as FollowTheMoney entities.

FollowTheMoney (https://followthemoney.tech) is what yente and Aleph read. Its library cleans and checks each value;
one that it refuses, such as the name of no country, goes into the notes, so that nothing is lost.
"""

import csv
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from sanctiondb import listing_fields
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.errors import SanctiondbError

FLAT = [
    "reference", "kind", "name", "original_script", "aliases", "weak_aliases", "regime", "committee", "listed_on",
    "first_seen", "last_seen", "gone_by", "delisted_on", "delisted_by", "births", "birth_places", "nationalities",
    "documents", "addresses", "titles", "positions", "gender", "comments",
]
"""The columns of the flat table; several values are parted by ' | '."""
SCHEMATA = {"individual": "Person", "entity": "Organization", "vessel": "Vessel"}
AUTHORITY = "United Nations Security Council"
_PLACE = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
_DOCUMENT = ("TYPE_OF_DOCUMENT", "NUMBER", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "DATE_OF_ISSUE", "NOTE")


def flat(connection: sqlite3.Connection) -> Rows:
    """One row an entry, those that are gone among them, as last seen; columns `FLAT`."""
    return Rows(FLAT, (_flat(row) for row in _entries(connection)))


def follow_the_money(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Entities of FollowTheMoney as dicts: each entry, its Sanction and its documents.

    Whoever is on the newest list has the topic `sanction`. Raises SanctiondbError where the library is not
    installed.
    """
    model = _model()
    for row in _entries(connection):
        for entity in _entities(model, row):
            yield entity.to_dict()


def _model() -> Any:
    """The library's model. Importing it lifts the limit on fields of CSV for the whole process; that is put back."""
    limit = csv.field_size_limit()
    try:
        from followthemoney import model
    except ImportError as error:
        raise SanctiondbError(
            "FollowTheMoney's library is not installed; expected it beside this program: pip install 'sanctiondb[ftm]'"
        ) from error
    finally:
        csv.field_size_limit(limit)
    return model


def _entries(connection: sqlite3.Connection) -> Iterator[Row]:
    names: dict[str, list[Row]] = {}
    for name in ask(connection, "pages/names"):
        names.setdefault(name["reference"], []).append(name)
    for row in ask(connection, "pages/listing_export"):
        content = json.loads(row.pop("content") or "{}")
        given = names.get(row["reference"], [])
        newest = max((name["last_seen"] for name in given), default=None)
        yield row | {"names": [name for name in given if name["last_seen"] == newest], "content": content}


def _flat(row: Row) -> Row:
    content, names = row["content"], row["names"]
    values = {
        **{name: row[name] for name in FLAT if name in row},
        "delisted_by": row["decision"],
        "original_script": _named(names, "original"),
        "aliases": [one["matched"] for one in names if one["role"] == "alias" and one["quality"] != "low"],
        "weak_aliases": [one["matched"] for one in names if one["quality"] == "low"],
        "births": _births(content), "birth_places": _places(content, "INDIVIDUAL_PLACE_OF_BIRTH"),
        "nationalities": _values(content, "NATIONALITY"),
        "documents": _joined(content, "INDIVIDUAL_DOCUMENT", _DOCUMENT),
        "addresses": _places(content, "INDIVIDUAL_ADDRESS") + _places(content, "ENTITY_ADDRESS"),
        "titles": _values(content, "TITLE"), "positions": _values(content, "DESIGNATION"),
        "gender": listing_fields.first(content, "GENDER"),
        "comments": _tidy(listing_fields.first(content, "COMMENTS1")),
    }
    return {name: " | ".join(value) if isinstance(value, list) else value for name, value in values.items()}


def _entities(model: Any, row: Row) -> Iterator[Any]:
    entity = model.make_entity(SCHEMATA[row["kind"]])
    entity.id = f"unsc-{row['reference'].lower().replace('.', '-')}"
    flat, content = _flat(row), row["content"]
    _add(entity, "name", [row["name"], *_named(row["names"], "original")])
    _add(entity, "alias", flat["aliases"].split(" | "))
    _add(entity, "weakAlias", flat["weak_aliases"].split(" | "))
    _add(entity, "notes", [flat["comments"]])
    _add(entity, "programId", [f"UN-{row['regime'].upper()}"] if row["regime"] else [])
    if row["gone_by"] is None and row["delisted_on"] is None:
        entity.add("topics", "sanction")
    if row["kind"] == "vessel":
        _add(entity, "imoNumber", [row["reference"].removeprefix("IMO")])
    elif row["kind"] == "individual":
        _person(entity, flat, content)
    _add(entity, "address", flat["addresses"].split(" | "))
    yield entity
    yield _sanction(model, entity, row)
    yield from _documents(model, entity, content)


def _person(entity: Any, flat: Row, content: Row) -> None:
    _add(entity, "nationality", _values(content, "NATIONALITY"))
    _add(entity, "birthDate", [one for one in _births(content) if "-" not in one or len(one) == 10])
    _add(entity, "birthPlace", flat["birth_places"].split(" | "))
    _add(entity, "title", _values(content, "TITLE"))
    _add(entity, "position", _values(content, "DESIGNATION"))
    gender = flat["gender"].lower()
    _add(entity, "gender", [gender] if gender in ("male", "female") else [])


def _sanction(model: Any, entity: Any, row: Row) -> Any:
    sanction = model.make_entity("Sanction")
    sanction.id = f"{entity.id}-sanction"
    sanction.add("entity", entity.id)
    _add(sanction, "authority", [AUTHORITY])
    _add(sanction, "program", [row["committee"] or row["regime"]])
    _add(sanction, "unscId", [row["reference"]])
    _add(sanction, "listingDate", [row["listed_on"]])
    _add(sanction, "endDate", [row["delisted_on"]])
    gone = f"delisted after {row['last_seen']}, by {row['gone_by']}"
    _add(sanction, "status", [f"delisted by {row['decision']}" if row["delisted_on"]
                              else gone if row["gone_by"] else f"on the list when last seen on {row['last_seen']}"])
    return sanction


def _documents(model: Any, entity: Any, content: Row) -> Iterator[Any]:
    for number, given in enumerate(content.get("INDIVIDUAL_DOCUMENT", []), 1):
        said = {name: listing_fields.first(given, name) for name in (*_DOCUMENT, "TYPE_OF_DOCUMENT2")}
        if not said["NUMBER"]:
            continue
        document = model.make_entity("Passport" if said["TYPE_OF_DOCUMENT"] == "Passport" else "Identification")
        document.id = f"{entity.id}-document-{number}"
        document.add("holder", entity.id)
        _add(document, "number", [said["NUMBER"]])
        _add(document, "type", [said["TYPE_OF_DOCUMENT2"] or said["TYPE_OF_DOCUMENT"]])
        _add(document, "country", [said["ISSUING_COUNTRY"] or said["COUNTRY_OF_ISSUE"]])
        _add(document, "startDate", [listing_fields.day(said["DATE_OF_ISSUE"])])
        _add(document, "summary", [said["NOTE"]])
        yield document


def _add(entity: Any, name: str, values: list[Any]) -> None:
    """Adds values to a property; those that the library refuses go into the notes or the summary."""
    kind = entity.schema.get(name)
    for text in [_tidy(value) for value in values if value]:
        clean = kind.type.clean(text)
        if clean and not kind.validate([clean]):
            entity.add(name, text)
        elif text:
            entity.add("notes" if "notes" in entity.schema.properties else "summary", f"{name}: {text}")


def _named(names: list[Row], role: str) -> list[str]:
    return [name["matched"] for name in names if name["role"] == role]


def _births(content: Row) -> list[str]:
    found = []
    for birth in content.get("INDIVIDUAL_DATE_OF_BIRTH", []):
        said = {name: listing_fields.first(birth, name) for name in ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR")}
        span = f"{said['FROM_YEAR']}-{said['TO_YEAR']}" if said["FROM_YEAR"] else ""
        found.append((listing_fields.day(said["DATE"]) or said["DATE"]) or said["YEAR"] or span)
    return [one for one in found if one]


def _places(content: Row, field: str) -> list[str]:
    return _joined(content, field, _PLACE)


def _joined(content: Row, field: str, parts: tuple[str, ...]) -> list[str]:
    """What stands in each of a field's elements, its parts joined by commas; empty ones left out."""
    told = [", ".join(filter(None, (_tidy(listing_fields.first(one, part)) for part in parts)))
            for one in content.get(field, [])]
    return [one for one in told if one]


def _values(content: Row, field: str) -> list[str]:
    given = [_tidy(text) for one in content.get(field, []) for text in one.get("VALUE", [])]
    return [one for one in given if one]


def _tidy(text: str) -> str:
    return " ".join(text.split())
