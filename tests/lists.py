"""Consolidated Lists as small as a test needs them."""

from pathlib import Path
from xml.sax.saxutils import escape

Entry = dict[str, str]

ABU = {"ref": "QDi.901", "name": "ABU ONE", "type": "Al-Qaida", "listed": "2010-01-05"}
BADR = {"ref": "QDi.902 ", "name": "BADR TWO", "type": "Al-Qaida", "listed": "2011-02-06-05:00"}
CHO = {"ref": "KPi.903", "name": "CHO THREE", "type": "DPRK", "listed": "2012-03-07"}
FIRM = {"ref": "KPe.904", "name": "FIRM FOUR", "type": "DPRK", "listed": "2013-04-08", "kind": "ENTITY"}


def entry(given: Entry) -> str:
    """An INDIVIDUAL or ENTITY as published; `more` is put in as it stands."""
    kind = given.get("kind", "INDIVIDUAL")
    return (
        f"<{kind}><DATAID>{given.get('id', '1')}</DATAID><VERSIONNUM>1</VERSIONNUM>"
        f"<FIRST_NAME>{escape(given['name'])}</FIRST_NAME><UN_LIST_TYPE>{given['type']}</UN_LIST_TYPE>"
        f"<REFERENCE_NUMBER>{given['ref']}</REFERENCE_NUMBER><LISTED_ON>{given['listed']}</LISTED_ON>"
        f"<COMMENTS1>{escape(given.get('comments', ''))}</COMMENTS1>{given.get('more', '')}</{kind}>"
    )


def document(day: str, *entries: Entry, head: str = "", zone: str = "T12:00:00.000Z") -> str:
    """A list whole, of the day given."""
    people = [one for one in entries if "kind" not in one]
    others = [one for one in entries if "kind" in one]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<CONSOLIDATED_LIST dateGenerated="{day}{zone}">\n<INDIVIDUALS>\n'
        + "\n".join(map(entry, people)) + "\n</INDIVIDUALS>\n<ENTITIES>\n" + "\n".join(map(entry, others))
        + "\n</ENTITIES>\n</CONSOLIDATED_LIST>\n"
    )


def write(folder: Path, day: str, *entries: Entry) -> Path:
    """A list in a file named by its day."""
    path = folder / f"list-{day}.xml"
    path.write_text(document(day, *entries), encoding="utf-8")
    return path
