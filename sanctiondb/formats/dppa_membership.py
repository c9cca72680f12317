"""The UN Peace & Security Data Hub's list of Council members by year."""

from sanctiondb.files import SourceFile
from sanctiondb.formats.base import Format, has_columns, rows
from sanctiondb.formats.publishers import DPPA
from sanctiondb.reports import Reading, Reject, Report

COLUMNS = ("id", "year", "security_council_member", "last_update")
SPELLINGS = {
    "German DR (German Democratic Republic)": "German Democratic Republic",
    "German FR (German Federal Republic)": "Germany, Federal Republic of",
    "USSR (Union of Soviet Socialist Republics)": "USSR",
    "Ukrainian SSR (Ukrainian Soviet Socialist Republic)": "Ukrainian SSR",
}
"""Names that only this file spells so, and the members' usual ones."""


def read(file: SourceFile) -> Reading:
    """Every year's member as one report of kind `seat_year`; a row without a name is a reject.

    The published file lost the names with letters outside ASCII (Türkiye, Côte d'Ivoire). It calls
    members by their names of today, back in time. Raises FileRefused for a file of another layout.
    """
    for item in rows(file, COLUMNS):
        yield item if isinstance(item, Reject) else _report(*item)


def _report(row: int, line: dict[str, str]) -> Report | Reject:
    name, year = line["security_council_member"].strip(), line["year"].strip()
    name = SPELLINGS.get(name, name)
    if not name:
        reason = f"is blank; expected the member that sat in {year}: the source lost names with accents"
        return Reject(row, "security_council_member", "", reason)
    if len(year) != 4 or not year.isdecimal() or not 1945 <= int(year) <= 2200:
        return Reject(row, "year", line["year"], "is no year; expected one like 2006")
    content = {"year": int(year), "name": name, "last_update": line["last_update"], "id": line["id"]}
    return Report("seat_year", f"{year} {name}", row, content)


FORMAT = Format(
    "dppa-sc-membership",
    "UN Peace & Security Data Hub, Security Council membership (CSV)",
    DPPA,
    has_columns("year", "security_council_member"),
    read,
)
