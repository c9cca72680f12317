"""The folder list is the design: imports point one way, every part has its place."""

import ast
import configparser
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "sanctiondb"
LEVELS = {
    "errors": 0, "resources": 0, "symbols": 0, "charter": 0, "folding": 0, "reports": 0, "words": 0,
    "durable": 0, "spreadsheets": 0, "__init__": 0,
    "bounded": 1, "charts": 1, "listing_fields": 1,
    "files": 2,
    "formats": 3, "answers": 3,
    "record": 4, "screening": 4, "notebook": 4,
    "web": 5,
    "cli": 6,
    "__main__": 7,
}
"""A part imports only parts on lower levels, and its own modules."""
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else (
            [alias.name for alias in node.names] if isinstance(node, ast.Import) else [])
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            if node.module == "sanctiondb":
                names = [f"sanctiondb.{alias.name}" for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("sanctiondb."))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    own = part_of(path)
    above = {part for part in imported(path) if part != own and part.isidentifier()
             and part != "__version__" and LEVELS[part] >= LEVELS[own]}
    assert not above, f"{own} imports {above}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_functions_are_short_and_files_have_one_theme(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not {name: length for name, length in lengths.items() if length > 45}
    assert text.count("\n") <= 320


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_public_function_is_documented(path: Path) -> None:
    bare = [
        node.name for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert not bare


def test_every_package_is_installed() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg")
    listed = set(config["options"]["packages"].split())
    found = {".".join(path.parent.relative_to(ROOT).parts) for path in PACKAGE.rglob("__init__.py")}
    assert listed == found | {"sanctiondb.schema", "sanctiondb.seeds"}


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "schema").glob("*.sql"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("folder", ["queries", "pages", "checks"])
def test_every_query_begins_with_its_title(folder: str) -> None:
    for path in (PACKAGE / "answers" / folder).glob("*.sql"):
        assert re.match(r"-- [A-Z].+\n", path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(path) != "record"],
                         ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_is_asked_of_several_tables_stands_in_a_file_of_sql(path: Path) -> None:
    """Lookups in one table and PRAGMAs may stand in Python, and what the writer asks beside what it writes."""
    texts = [node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    asked = [text for text in texts if re.match(r"\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b", text)]
    assert not [text for text in asked if re.search(r"\bJOIN\b|\bUNION\b|\(\s*SELECT\b", text)]


def test_the_top_level_is_the_designs() -> None:
    """What a checkout may hold beside it: environments, caches, databases, which git ignores."""
    expected = {
        "setup.cfg", "pyproject.toml", "sanctiondb", "schema", "seeds", "fixtures", "tests", "README.md",
        "LICENSE", "CHANGELOG.md", ".gitignore", ".ci", ".git",
    }
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text().split()}
    found = {path.name for path in ROOT.iterdir()}
    strange = {
        name for name in found - expected
        if not any(Path(name).match(pattern) for pattern in ignored)
    }
    assert not strange
    assert expected - found <= {".git"}
