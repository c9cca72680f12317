"""Everybody on the lists for other tools: as a flat table, and as FollowTheMoney entities.

An entry is told as it was last seen on a list that was not recovered from a damaged file, where there is one.
FollowTheMoney (https://followthemoney.tech) is what yente and Aleph read. Its library cleans and checks each value;
one that it refuses, such as the name of no country, goes into the notes, and so does what it has no property for, so
that nothing is lost: births that are a range or approximate, documents without a number, notes on births, aliases and
addresses.
"""

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from sanctiondb import listing_fields
from sanctiondb.answers.database import Row, Rows, ask
from sanctiondb.errors import SanctiondbError

FLAT = [
    "reference", "kind", "name", "original_script", "aliases", "weak_aliases", "alias_notes", "regime", "committee",
    "listed_on", "first_seen", "last_seen", "gone_by", "delisted_on", "delisted_by", "births", "birth_places",
    "nationalities", "documents", "addresses", "titles", "positions", "gender", "comments",
]
"""The columns of the flat table; several values are parted by ' | '."""
SCHEMATA = {"individual": "Person", "entity": "Organization", "vessel": "Vessel"}
AUTHORITY = "United Nations Security Council"
ADDRESSES = ("INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS")
_PLACE = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
_DOCUMENT = ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "CITY_OF_ISSUE", "COUNTRY_OF_ISSUE",
             "DATE_OF_ISSUE", "NOTE")


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
    names: dict[Any, list[Row]] = {}
    for name in ask(connection, "pages/export_names"):
        names.setdefault(name["version_id"] or name["reference"], []).append(name)
    for row in ask(connection, "pages/listing_export"):
        content = json.loads(row.pop("content") or "{}")
        said = row.pop("said") or row["name"]
        given = names.get(row.pop("version_id") or row["reference"], [])
        yield row | {"name": said, "names": given, "content": content}


def _flat(row: Row) -> Row:
    content, names = row["content"], row["names"]
    values = {
        **{name: row[name] for name in FLAT if name in row},
        "original_script": _named(names, "original"),
        "aliases": _once(one["matched"] for one in names if one["role"] == "alias" and one["quality"] != "low"),
        "weak_aliases": _once(one["matched"] for one in names if one["quality"] == "low"),
        "alias_notes": _alias_notes(names),
        "births": [_birth(one) for one in content.get("INDIVIDUAL_DATE_OF_BIRTH", []) if _birth(one)],
        "birth_places": _places(content, "INDIVIDUAL_PLACE_OF_BIRTH"),
        "nationalities": _values(content, "NATIONALITY"),
        "documents": _joined(content, "INDIVIDUAL_DOCUMENT", _DOCUMENT),
        "addresses": [place for field in ADDRESSES for place in _places(content, field)],
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
    _add(entity, "notes", [flat["comments"], *_notes(row["names"], content)])
    _add(entity, "programId", [f"UN-{row['regime'].upper()}"] if row["regime"] else [])
    if row["gone_by"] is None and row["delisted_on"] is None:
        entity.add("topics", "sanction")
    if row["kind"] == "vessel":
        _add(entity, "imoNumber", [row["reference"].removeprefix("IMO")])
    elif row["kind"] == "individual":
        _person(entity, flat, content)
    _add(entity, "address", [place for field in ADDRESSES for place in _joined(content, field, _PLACE)])
    yield entity
    yield _sanction(model, entity, row)
    yield from _documents(model, entity, content)


def _person(entity: Any, flat: Row, content: Row) -> None:
    _add(entity, "nationality", _values(content, "NATIONALITY"))
    _add(entity, "birthDate", [_born(one)[0] for one in content.get("INDIVIDUAL_DATE_OF_BIRTH", [])])
    _add(entity, "birthPlace", _joined(content, "INDIVIDUAL_PLACE_OF_BIRTH", _PLACE))
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
    by = f" by {row['delisted_by']}" if row["delisted_by"] else ""
    _add(sanction, "status", [f"delisted{by}" if row["delisted_on"]
                              else gone if row["gone_by"] else f"on the list when last seen on {row['last_seen']}"])
    return sanction


def _documents(model: Any, entity: Any, content: Row) -> Iterator[Any]:
    for number, given in enumerate(content.get("INDIVIDUAL_DOCUMENT", []), 1):
        said = {name: listing_fields.first(given, name) for name in _DOCUMENT}
        if not said["NUMBER"]:
            continue
        document = model.make_entity("Passport" if said["TYPE_OF_DOCUMENT"] == "Passport" else "Identification")
        document.id = f"{entity.id}-document-{number}"
        document.add("holder", entity.id)
        _add(document, "number", [said["NUMBER"]])
        _add(document, "type", [said["TYPE_OF_DOCUMENT"], said["TYPE_OF_DOCUMENT2"]])
        _add(document, "country", [said["ISSUING_COUNTRY"], said["COUNTRY_OF_ISSUE"]])
        _add(document, "startDate", [listing_fields.day(said["DATE_OF_ISSUE"]) or said["DATE_OF_ISSUE"]])
        _add(document, "authority", [said["CITY_OF_ISSUE"] and f"issued in {said['CITY_OF_ISSUE']}"])
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


def _notes(names: list[Row], content: Row) -> list[str]:
    """What an entry says for which there is no property."""
    births = [_birth(one) for one in content.get("INDIVIDUAL_DATE_OF_BIRTH", []) if _birth(one) != _born(one)[0]]
    papers = [one for one in content.get("INDIVIDUAL_DOCUMENT", []) if not listing_fields.first(one, "NUMBER")]
    kinds = {
        "birth": births,
        "place of birth": _noted(content, "INDIVIDUAL_PLACE_OF_BIRTH"),
        "document": _joined({"papers": papers}, "papers", _DOCUMENT),
        "address": [note for field in ADDRESSES for note in _noted(content, field)],
        "alias": _alias_notes(names),
    }
    return [f"{kind}: {note}" for kind, notes in kinds.items() for note in notes]


def _noted(content: Row, field: str) -> list[str]:
    """Those of a field's places that have a note."""
    return [place for one in content.get(field, []) if listing_fields.first(one, "NOTE")
            for place in _places({field: [one]}, field)]


def _alias_notes(names: list[Row]) -> list[str]:
    """'Abu X: born 1970 in Kabul, Afghanistan; in Farsi' of each alias that has more than a name."""
    found = []
    for one in names:
        place = one["born_in"] and f"in {one['born_in']}"
        born = " ".join(filter(None, (one["born"], place)))
        if more := "; ".join(filter(None, (born and f"born {born}", one["note"]))):
            found.append(f"{one['matched']}: {more}")
    return _once(found)


def _named(names: list[Row], role: str) -> list[str]:
    return _once(name["matched"] for name in names if name["role"] == role)


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _born(birth: Row) -> tuple[str, str]:
    """A birth as a day or a year, and as a range of years; '' for none."""
    said = {name: listing_fields.first(birth, name) for name in ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR")}
    date = listing_fields.day(said["DATE"]) or said["DATE"] or said["YEAR"]
    years = [said[name] for name in ("FROM_YEAR", "TO_YEAR") if said[name]]
    return date, " and ".join(years)


def _birth(birth: Row) -> str:
    """A birth with all that is said of it: '1963-04-11', '1951 (approximately)', 'between 1960 and 1966 (a note)'."""
    date, years = _born(birth)
    kind, note = listing_fields.first(birth, "TYPE_OF_DATE").lower(), _tidy(listing_fields.first(birth, "NOTE"))
    told = ", ".join(filter(None, (date, f"between {years}" if years else "")))
    more = [kind] if kind and kind != "exact" and not (years and kind == "between") else []
    more += [note] if note else []
    return f"{told} ({'; '.join(more)})".strip() if more and (told or note) else told


def _places(content: Row, field: str) -> list[str]:
    """The places in a field, a note in brackets."""
    told = []
    for one in content.get(field, []):
        place, note = ", ".join(_joined({field: [one]}, field, _PLACE)), _tidy(listing_fields.first(one, "NOTE"))
        told.append(f"{place} ({note})".strip() if note else place)
    return [one for one in told if one]


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
