"""The files that ship with the program: SQL, JSON Schemas, seeds."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def folder(name: str) -> Traversable:
    """The folder installed as sanctiondb.NAME; in a bare checkout, the one beside the package."""
    package, *below = name.split("/")
    try:
        return files(f"sanctiondb.{package}").joinpath(*below)
    except ModuleNotFoundError:
        return files("sanctiondb").joinpath("..", name)


def texts(name: str, suffix: str) -> dict[str, str]:
    """The files of a folder that end in SUFFIX: {stem: text}, in the order of their names."""
    found = [entry for entry in folder(name).iterdir() if entry.name.endswith(suffix)]
    return {
        entry.name.removesuffix(suffix): entry.read_text(encoding="utf-8")
        for entry in sorted(found, key=lambda entry: entry.name)
    }
