"""The formats that can be read: one module each, and this table of them."""

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats import (
    consolidated,
    dppa_membership,
    records,
    undl_ga_resolutions,
    undl_ga_votes,
    undl_marc,
    undl_sc_votes,
    unvotes,
    veto_list,
    votes_csv,
)
from sanctiondb.formats.base import Format, header, legible

FORMATS: dict[str, Format] = {
    module.FORMAT.name: module.FORMAT
    for module in (
        undl_sc_votes, undl_ga_votes, undl_ga_resolutions, undl_marc, dppa_membership, unvotes,
        consolidated, veto_list, votes_csv, records
    )
}
"""Every format by the name typed after --source."""


def recognise(file: SourceFile) -> Format:
    """The format of a file, told by its content; raises FileRefused where no format fits."""
    for candidate in FORMATS.values():
        if candidate.recognises(file):
            return candidate
    if not file.head.strip():
        raise FileRefused(f"{file.name}: the file is empty; expected an official file or records: fetch it again")
    known = "; ".join(candidate.title for candidate in FORMATS.values())
    raise FileRefused(
        f"{file.name}: row 1: found {legible(', '.join(header(file))) or 'nothing readable'!r}; expected one"
        f" of: {known}. Say which with --source"
    )


def joined(given: list[tuple[SourceFile, Format]]) -> list[tuple[SourceFile, Format]]:
    """The same files with their formats, those that only say something together made one.

    Raises FileRefused where they do not fit together.
    """
    alone = [(file, format) for file, format in given if not format.join]
    together: dict[str, list[SourceFile]] = {}
    for file, format in given:
        if format.join:
            together.setdefault(format.name, []).append(file)
    for name, files in together.items():
        if join := FORMATS[name].join:
            alone.append((join(files), FORMATS[name]))
    return alone
