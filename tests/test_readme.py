"""The README shows what the program does today."""

import re
import subprocess
import sys

import readme
from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_what_the_readme_shows_is_what_the_commands_print() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "-I", "tests", "README.md"],
        cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, "run: cog -r -I tests README.md\n" + result.stdout + result.stderr


def test_the_readme_has_the_two_commands() -> None:
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/sanctiondb serve" in README
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest" in README


def test_every_file_that_the_readme_names_is_there() -> None:
    for target in re.findall(r"\]\((?!https?://|#)([^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_readme_tells_of_the_commands_of_groups() -> None:
    pages = readme.help_pages()
    assert "### listings\n" in pages and "#### listings changes\n\n```\nUsage: sanctiondb listings changes" in pages
