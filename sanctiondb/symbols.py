"""United Nations document symbols: read in every spelling, written in one."""

import re

COUNCIL = re.compile(r"S/RES/(\d{1,5})(?:\((\d{4})\))?")
ASSEMBLY = re.compile(r"A/RES/(?:E?S-)?\d{1,5}[/(]\S+(?: \S+)?")
_ADDRESS = re.compile(r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?", re.IGNORECASE)
_BODY = r"(?:(?:UN|United Nations)\s*)?"
_WORD = r"(?:resolution|res\.?|r)?\s*(?:no\.?\s*)?"
_SPOKEN = re.compile(
    _BODY + r"(?:SC|S\.C\.|Security Council)?\s*" + _WORD + r"(\d{1,5})\s*(?:\(?\s*(\d{4})\s*\)?)?", re.IGNORECASE
)
_SPOKEN_ASSEMBLY = re.compile(
    _BODY + r"(?:GA|General Assembly)?\s*" + _WORD + r"((?:ES-)?\d{1,2}/\d+\w*)", re.IGNORECASE
)
_COUNCIL_LOOSE = re.compile(r"S(?:C)?/RES[/\s]\s*(\d{1,5})\s*(?:\(?\s*(\d{4})\s*\)?)?", re.IGNORECASE)
_SPACE_BEFORE_BRACKET = re.compile(r"\s+(?=[(\[])")
_MEETING = re.compile(r"^(?:([SA])/)?PV(?=\.?\d)", re.IGNORECASE)
_LETTERED = re.compile(r"(A/RES/(?:[\w-]+/\d+|\d+\([^)]+\)))([A-Z].*)")
_DRAFT_OF_A_YEAR = re.compile(r"(?:19|20)\d\d/\d+")


def printable(text: str) -> str:
    """A text as typed, what is no text in it (bytes that are not UTF-8) replaced by question marks."""
    return text.encode("utf-8", "replace").decode()


def canonical(text: str) -> str:
    """The one spelling of a symbol that this project prints.

    'S/RES/1718 (2006)', 's/res/1718(2006)' and '1718 (2006)' give 'S/RES/1718(2006)'; 'UNSCR 1718'
    and 'resolution 1718' give 'S/RES/1718', which names the resolution without its year; '53/135'
    gives 'A/RES/53/135', '2024/255' gives 'S/2024/255'. Any other symbol comes back trimmed, with no
    space before a bracket and its Rev., Add. and PV in the usual capitals.
    """
    symbol = _ADDRESS.sub("", " ".join(printable(text).split()))
    if said := _SPOKEN.fullmatch(symbol) or _COUNCIL_LOOSE.fullmatch(symbol):
        number, year = said.groups()
        return f"S/RES/{int(number)}" + (f"({year})" if year else "")
    if _DRAFT_OF_A_YEAR.fullmatch(symbol):
        return f"S/{symbol}"
    if said := _SPOKEN_ASSEMBLY.fullmatch(symbol):
        return f"A/RES/{said[1].upper()}"
    return _capitals(_SPACE_BEFORE_BRACKET.sub("", symbol))


def _capitals(symbol: str) -> str:
    if symbol.lower().startswith(("s/res/", "a/res/")):
        return symbol.upper()
    symbol = _MEETING.sub(lambda found: f"{(found[1] or 'S').upper()}/PV", symbol, count=1)
    for suffix in ("Rev.", "Add.", "Corr."):
        symbol = re.sub(rf"/{suffix[:-1]}\.?(?=\d)", f"/{suffix}", symbol, flags=re.IGNORECASE)
    head, slash, rest = symbol.partition("/")
    return head.upper() + slash + rest if slash else symbol


def council_resolution(text: str, year: str) -> str | None:
    """The symbol of a Council resolution, its year filled in where absent; None for anything else."""
    found = COUNCIL.fullmatch(canonical(text))
    return f"S/RES/{int(found[1])}({found[2] or year})" if found else None


def assembly_resolution(text: str) -> str | None:
    """The symbol of a General Assembly resolution; None for anything else."""
    symbol = canonical(text)
    return symbol if ASSEMBLY.fullmatch(symbol) else None


def bare(symbol: str) -> str:
    """A symbol without the square brackets that one source sets and another does not: A/RES/34/9D for A/RES/34/9[D]."""
    return symbol.replace("[", "").replace("]", "")


def spellings(symbol: str) -> tuple[str, ...]:
    """An Assembly resolution's symbol without and with brackets around its letter: A/RES/34/9D, A/RES/34/9[D]."""
    plain = bare(symbol)
    found = _LETTERED.fullmatch(plain)
    return (plain, f"{found[1]}[{found[2]}]") if found else (plain,)


def number(symbol: str) -> int | None:
    """A Council resolution's number: 1718 for S/RES/1718(2006); None for any other symbol."""
    found = COUNCIL.fullmatch(symbol)
    return int(found[1]) if found else None


def without_year(symbol: str) -> bool:
    """Whether a symbol names a Council resolution by its number alone: 'S/RES/1718'."""
    found = COUNCIL.fullmatch(symbol)
    return found is not None and found[2] is None


def slug(symbol: str) -> str:
    """A symbol as part of an address: 's-res-1718-2006'."""
    return re.sub(r"[^a-z0-9]+", "-", symbol.lower()).strip("-")
