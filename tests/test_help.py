"""Every example of every --help runs as it stands there."""

import re
import shlex
from pathlib import Path

import click
import pytest
from commands import walked, within
from conftest import Run

from sanctiondb.cli import cli

SERVES = ("serve",)
"""What goes on until it is stopped."""

FILES = ("ingest", "listings ingest", "listings changes", "listings on", "listings show", "listings history",
         "listings search", "listings snapshots", "screen", "verify 2026")
"""What needs a file that is not ours to ship."""

EXTRAS = {"ftm": "followthemoney"}
"""What needs an extra: {word of the example: module}."""

COMMANDS = [((), cli), *walked()]
EXAMPLES = [
    (path, line.strip())
    for path, command in COMMANDS
    for line in (command.help or "").splitlines() if re.match(r"\s+(?:\S.* \| )?sanctiondb ", line)
]


def words(example: str) -> list[str]:
    """The words of an example, without what stands before a pipe, after a redirection, or beside as a comment."""
    own = re.sub(r"\s(?:>|\|).*|\s{3,}.*", "", example[example.index("sanctiondb "):])
    return shlex.split(own)[1:]


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) or "sanctiondb" for path, _ in COMMANDS])
def test_every_command_has_an_example_and_tells_of_every_option(
    path: tuple[str, ...], command: click.Command
) -> None:
    assert [example for owner, example in EXAMPLES if owner == path]
    assert all(param.help for param in command.params if isinstance(param, click.Option))
    assert str(command.help).split("\n\n")[0].strip().endswith(".")


def test_the_list_of_commands_tells_what_each_is_for_without_cutting_it_short(run: Run) -> None:
    told = run("--help").stdout.partition("Make and load:")[2]
    assert all(re.search(rf"^  {name} +\S.*", told, re.MULTILINE) for name in within(cli))
    assert "..." not in told and max(map(len, told.splitlines())) <= 80


@pytest.mark.parametrize("example", [example for _, example in EXAMPLES])
def test_every_example_is_understood(example: str) -> None:
    given = words(example)
    context, command = click.Context(cli, info_name="sanctiondb"), cli
    while isinstance(command, click.Group):
        command = within(command)[given.pop(0)]
        if not given and isinstance(command, click.Group):
            return
    command.make_context(command.name, given, parent=context, resilient_parsing=False)


@pytest.mark.parametrize("example", [
    example for _, example in EXAMPLES if not " ".join(words(example)).startswith((*SERVES, *FILES))])
def test_every_example_that_needs_no_file_of_others_runs(
    run: Run, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: str
) -> None:
    for word in set(words(example)) & set(EXTRAS):
        pytest.importorskip(EXTRAS[word])
    monkeypatch.chdir(tmp_path)
    result = run(*words(example), **({} if "--list" in example or "--db" in example else {"db": db}))
    assert result.exit_code == 0, result.output
    assert "Traceback" not in result.output
