"""Who holds the lock of a database, as far as the system tells."""

from pathlib import Path

LOCKS = Path("/proc/locks")
"""Linux's list: '1: POSIX  ADVISORY  WRITE 4711 08:01:393344 1073741825 1073741825', the inode in the middle."""


def holder(path: Path) -> str | None:
    """The program that is writing to a file, as 'process 4711 (sanctiondb ingest ...)'; None where nobody tells."""
    try:
        inode = str(path.stat().st_ino)
        lines = [line.split() for line in LOCKS.read_text().splitlines()]
    except OSError:
        return None
    found = [line[4] for line in lines if len(line) == 8 and line[3] == "WRITE" and line[5].split(":")[-1] == inode]
    return f"process {found[0]}{_command(found[0])}" if found and found[0] != "0" else None


def _command(process: str) -> str:
    try:
        words = Path("/proc", process, "cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return ""
    said = " ".join(Path(word).name if number < 2 else word for number, word in enumerate(words) if word)
    return f" ({said[:60].rstrip()})" if said else ""
