"""Every command of the program with the words that call it, for the tests of the command line and the README."""

from collections.abc import Iterator

import click

from sanctiondb.cli import cli


def within(group: click.Group) -> dict[str, click.Command]:
    """The commands of a group by name."""
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command}


def walked(group: click.Group = cli, *above: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below a group with the words that lead to it, by name, each group before its own commands."""
    for name, command in sorted(within(group).items()):
        yield (*above, name), command
        if isinstance(command, click.Group):
            yield from walked(command, *above, name)
