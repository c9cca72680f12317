"""Tells members, terms, regimes and statements from their reports: the first publisher in rank is shown."""

from collections.abc import Callable
from typing import Any

from sanctiondb.record import corrections, readings
from sanctiondb.record.rosters import Rosters
from sanctiondb.record.sqlite import Database

Content = dict[str, Any]

TABLES = {
    "member": ("member_names", "members"),
    "term": ("council_terms",),
    "bloc": ("bloc_terms", "blocs"),
    "seat_year": ("seat_years",),
    "regime": ("committees", "mandates", "monitoring_bodies", "measures", "regime_symbols", "regimes"),
    "statement": ("statements",),
    "correction": ("corrections",),
    "listing_event": ("listing_events",),
    "vessel": ("vessels",),
}
"""The tables that the reports of each kind fill."""

BEST = """
SELECT reports.id FROM reports JOIN publishers ON publishers.id = publisher
WHERE kind = ? AND key = ? ORDER BY rank, reports.id LIMIT 1
"""


def tell(db: Database, kind: str, key: str, rosters: Rosters) -> None:
    """Derives what the first publisher in rank says of one thing."""
    first = db.conn.execute(BEST, (kind, key)).fetchone()
    if first and (stands := readings.standing(readings.of(db.conn, first[0], rosters))):
        TELLERS[kind](db, stands.content, first[0])


def forget(db: Database, kind: str, key: str) -> None:
    """Takes out what the reports of one thing said."""
    for table in TABLES[kind]:
        db.conn.execute(
            f"DELETE FROM {table} WHERE report_id IN (SELECT id FROM reports WHERE kind = ? AND key = ?)",
            (kind, key),
        )


def _member(db: Database, content: Content, report: int) -> None:
    code, names = content["code"], content["names"]
    db.table("members").insert(
        {"code": code, "name": names[-1]["name"], "state": content["state"], "since": content.get("since"),
         "until": content.get("until"), "note": content.get("note"), "report_id": report}
    )
    db.table("member_names").insert_all(
        {"code": code, "name": name["name"], "since": name.get("from"), "until": name.get("until"),
         "report_id": report}
        for name in names
    )


def _term(db: Database, content: Content, report: int) -> None:
    db.table("council_terms").insert(
        {"member": content["member"], "permanent": content["permanent"], "since": content["from"],
         "until": content.get("until"), "represented_by": content.get("represented_by"),
         "note": content.get("note"), "report_id": report}
    )


def _bloc(db: Database, content: Content, report: int) -> None:
    code = content["code"]
    db.table("blocs").insert(
        {"code": code, "name": content["name"], "note": content.get("note"), "report_id": report}
    )
    db.table("bloc_terms").insert_all(
        {"bloc": code, "member": term["member"], "since": term["from"], "until": term.get("until"),
         "report_id": report}
        for term in content["members"]
    )


def _seat_year(db: Database, content: Content, report: int) -> None:
    db.conn.execute(
        "INSERT INTO seat_years SELECT publisher, ?, ?, ?, id FROM reports WHERE id = ?",
        (content["year"], content["member"], content["name"], report),
    )


def _statement(db: Database, content: Content, report: int) -> None:
    db.table("statements").insert(
        {**{name: content.get(name) for name in ("slug", "statement", "verdict", "why", "note")},
         "report_id": report}
    )
    db.table("statement_evidence").insert_all(
        {"statement": content["slug"], "position": position, "symbol": symbol}
        for position, symbol in enumerate(content["evidence"], 1)
    )


def _correction(db: Database, content: Content, report: int) -> None:
    names = ("publisher", "symbol", "key", "field", "member", "reason")
    db.table("corrections").insert(
        {**{name: content.get(name) for name in names},
         **{side: corrections.written(content[side]) for side in ("official", "corrected")},
         "evidence": "|".join(content["evidence"]), "report_id": report}
    )


def _listing_event(db: Database, content: Content, report: int) -> None:
    names = ("reference", "event", "date", "decision", "note")
    db.table("listing_events").insert(
        {**{name: content.get(name) for name in names}, "sources": "|".join(content["sources"]), "report_id": report}
    )


def _vessel(db: Database, content: Content, report: int) -> None:
    """A vessel has no reference number of the list; its IMO number stands for one."""
    reference = f"IMO{content['imo']}"
    names = ("name", "regime", "listed_on", "delisted_on", "checked", "flag", "decision", "note")
    db.table("vessels").insert(
        {"reference": reference, **{name: content.get(name) for name in names},
         "measures": "|".join(content["measures"]), "sources": "|".join(content["sources"]), "report_id": report}
    )
    db.table("vessel_names").insert_all(
        {"reference": reference, "name": name} for name in content.get("other_names", []) if name != content["name"]
    )


def _regime(db: Database, content: Content, report: int) -> None:
    slug = content["slug"]
    names = ("slug", "name", "target", "founded_by", "since", "until", "status", "ended_by", "checked", "note")
    db.table("regimes").insert({**{name: content.get(name) for name in names}, "report_id": report})
    db.table("contentions").insert_all(
        {"regime": slug, "position": position, "who": side["who"], "holds": side["holds"],
         "sources": "|".join(side["sources"])}
        for position, side in enumerate(content.get("contested", []), 1)
    )
    if committee := content["committee"]:
        parts = ("name", "established_by", "paragraph", "since", "until", "note")
        db.table("committees").insert(
            {**{part: committee.get(part) for part in parts}, "regime": slug, "report_id": report}
        )
    for measure in content["measures"]:
        _measure(db, slug, measure, report)
    for body in content.get("bodies", []):
        _monitoring_body(db, slug, body, report)
    _link(db, slug, _symbols(content), report)


def _measure(db: Database, slug: str, measure: Content, report: int) -> None:
    names = ("id", "measure", "type", "action", "symbol", "paragraph", "until", "ended_by", "binding",
             "changes", "summary", "unconfirmed", "note")
    db.table("measures").insert(
        {**{name: measure.get(name) for name in names}, "regime": slug, "since": measure["from"],
         "took_effect": measure.get("took_effect", True), "contested": measure.get("contested", False),
         "report_id": report}
    )
    _times(db, measure)
    sources = measure.get("sources", [measure["symbol"]])
    db.table("measure_sources").insert_all(
        {"measure": measure["id"], "position": position, "source": source}
        for position, source in enumerate(sources, 1)
    )


def _times(db: Database, measure: Content) -> None:
    """How long a measure was decided to run, and when it was suspended."""
    db.table("measure_terms").insert_all(
        {"measure": measure["id"], "position": position, "symbol": term["symbol"],
         "paragraph": term.get("paragraph"), "until": term["until"]}
        for position, term in enumerate(measure.get("terms", []), 1)
    )
    db.table("suspensions").insert_all(
        {"measure": measure["id"], "position": position, "since": pause["from"], "until": pause["until"],
         "symbol": pause["symbol"], "paragraph": pause.get("paragraph")}
        for position, pause in enumerate(measure.get("suspensions", []), 1)
    )


def _monitoring_body(db: Database, slug: str, body: Content, report: int) -> None:
    names = ("name", "kind", "founded_by", "paragraph", "size", "note")
    body_id = db.table("monitoring_bodies").insert(
        {**{name: body.get(name) for name in names}, "regime": slug, "report_id": report}
    ).last_pk
    names = ("symbol", "paragraph", "start", "end", "ended_by", "note")
    db.table("mandates").insert_all(
        {**{name: mandate.get(name) for name in names}, "body_id": body_id, "report_id": report}
        for mandate in body["mandates"]
    )


def _symbols(content: Content) -> set[str]:
    """Every action that a regime's record cites."""
    mandates = [mandate for body in content.get("bodies", []) for mandate in body["mandates"]]
    times = [time for measure in content["measures"] for name in ("terms", "suspensions")
             for time in measure.get(name, [])]
    cited = [content["founded_by"], content.get("ended_by"), *content.get("background", [])]
    cited += [entry[name] for entry in (*content["measures"], *mandates, *times)
              for name in ("symbol", "ended_by") if entry.get(name)]
    return {symbol for symbol in cited if symbol}


def _link(db: Database, slug: str, symbols: set[str], report: int) -> None:
    db.conn.executemany(
        "INSERT OR IGNORE INTO regime_symbols VALUES (?, ?, ?)",
        [(slug, symbol, report) for symbol in sorted(symbols)],
    )


TELLERS: dict[str, Callable[[Database, Content, int], None]] = {
    "member": _member,
    "term": _term,
    "bloc": _bloc,
    "seat_year": _seat_year,
    "regime": _regime,
    "statement": _statement,
    "correction": _correction,
    "listing_event": _listing_event,
    "vessel": _vessel,
}
