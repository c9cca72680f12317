"""A file into the record, whole or not at all: read, check, file, tell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats.base import Format, Publisher
from sanctiondb.record import corrections, snapshots, telling
from sanctiondb.record.checking import checked, dangling
from sanctiondb.record.filing import Filed, file_report
from sanctiondb.record.ledger import Ledger, Options
from sanctiondb.record.names import Names
from sanctiondb.record.readings import Confirmed
from sanctiondb.record.rosters import Rosters
from sanctiondb.record.settled import Summary
from sanctiondb.record.sqlite import Database
from sanctiondb.record.store import Contradiction, savepoint, transaction
from sanctiondb.reports import Reject, Report

Progress = Callable[[Iterable[Any]], Iterable[Any]]


@dataclass
class _Taken:
    """What was taken of a file so far."""

    read: int = 0
    actions: int = 0
    filed: Filed = field(default_factory=Filed)
    rejects: list[Reject] = field(default_factory=list)
    keys: dict[tuple[str, str], int] = field(default_factory=dict)


class _DryRun(Exception):
    """Undoes the transaction of a dry run."""


def ingest(
    db: Database, file: SourceFile, format: Format, options: Options, progress: Progress = iter
) -> Summary:
    """Loads one file in one transaction and returns its summary.

    Raises FileRefused, with nothing loaded, for a file of another layout, for one whose records lead to
    what is not in the record, and, under `strict`, for one with any row at fault.
    """
    try:
        with transaction(db):
            summary, touched = load(db, file, format, options, format.publisher, progress)
            settle(db, touched, file.name)
            if options.dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return summary


def load(
    db: Database,
    file: SourceFile,
    format: Format,
    options: Options,
    publisher: Publisher,
    progress: Progress = iter,
) -> tuple[Summary, set[int]]:
    """Loads one file inside a transaction that is open; the publisher may be another than the format's.

    Returns the reports that are to be told with `settle`, once all files of the transaction are in.
    """
    ledger = Ledger(db, file, format.name, publisher.id)
    if not format.snapshot and (options.recover or options.partial):
        option = "--recover" if options.recover else "--partial"
        raise FileRefused(f"{file.name}: {option} is for the Consolidated List of a day; this was read as"
                          f" {format.name}: leave {option} out")
    if format.snapshot:
        return _snapshot(db, file, ledger, options, progress), set()
    touched = ledger.open(options)
    if (counts := ledger.settled()) and not touched and not options.replace:
        return Summary(file.name, format.name, file.sha256, ledger.edition, **counts), set()
    if options.replace:
        touched |= ledger.supersede_earlier()
    telling.forget(db, touched)
    taken = _take(db, ledger, file, format, progress)
    if taken.rejects and (options.strict or options.replace):
        raise FileRefused(_refusal(file, taken.rejects, "--strict" if options.strict else "--replace"))
    summary = _summary(file, format, ledger, taken)
    ledger.close(summary, taken.rejects)
    return summary, taken.filed.touched | touched


def _snapshot(
    db: Database, file: SourceFile, ledger: Ledger, options: Options, progress: Progress
) -> Summary:
    """A list as on one day; what another file held is never taken back, for both were published."""
    if options.replace:
        raise FileRefused(f"{file.name}: --replace is for files of records; a list of a day is kept beside the others:"
                          " leave --replace out")
    summary, rejects = snapshots.load(db, file, ledger, options, progress)
    if rejects and options.strict:
        raise FileRefused(_refusal(file, rejects, "--strict"))
    return summary


def settle(db: Database, touched: set[int], name: str) -> None:
    """Tells what changed; raises FileRefused where the record would lead to what is not in it."""
    telling.tell(db, touched, Rosters(db.conn))
    if touched and (fault := dangling(db.conn)):
        raise FileRefused(f"{name}: {fault}; nothing was loaded")


def _take(db: Database, ledger: Ledger, file: SourceFile, format: Format, progress: Progress) -> _Taken:
    taken, names, rosters = _Taken(), Names(db.conn), Rosters(db.conn)
    confirmed = Confirmed(db.conn, ledger.publisher, ledger.id, rosters)
    items = format.read_again(file, confirmed.lines) if format.read_again else format.read(file)
    for item in progress(items):
        taken.read += 1 if isinstance(item, Reject) else item.rows
        for part in [item] if isinstance(item, Reject) else checked(item, names, taken.keys):
            if isinstance(part, Reject):
                taken.rejects.append(part)
            elif confirmed.takes(part):
                taken.filed.add(Filed(unchanged=part.rows))
                taken.actions += 1
            elif isinstance(part, Report):
                if part.more:
                    confirmed.write()
                _file(db, ledger, part, taken, rosters)
    confirmed.write()
    return taken


def _file(db: Database, ledger: Ledger, report: Report, taken: _Taken, rosters: Rosters) -> None:
    """A record that contradicts itself is found out when it is told, and taken back alone."""
    try:
        filed = _filed(db, ledger, report, rosters)
    except Contradiction as contradiction:
        taken.rejects.append(Reject(report.row, None, report.key, str(contradiction)))
        return
    taken.filed.add(filed)
    taken.actions += report.kind == "action" and not report.more


def _filed(db: Database, ledger: Ledger, report: Report, rosters: Rosters) -> Filed:
    if report.kind == "action":
        return file_report(db.conn, ledger.id, ledger.publisher, report, rosters)
    with savepoint(db):
        filed = file_report(db.conn, ledger.id, ledger.publisher, report, rosters)
        telling.tell(db, filed.touched, rosters)
        if report.kind == "correction":
            corrections.refuse_contradiction(db.conn, report)
    return filed


def _summary(file: SourceFile, format: Format, ledger: Ledger, taken: _Taken) -> Summary:
    filed = taken.filed
    return Summary(
        file.name, format.name, file.sha256, ledger.edition, taken.read,
        filed.new, filed.changed, filed.unchanged, len(taken.rejects), taken.actions,
    )


def _refusal(file: SourceFile, rejects: list[Reject], option: str) -> str:
    first = rejects[0]
    return (
        f"{file.name}: row {first.row}, {first.column or 'all columns'}: {first.value!r} {first.reason};"
        f" with {option} nothing was loaded ({len(rejects)} rows at fault): mend the file or leave"
        f" {option} out"
    )
