"""The errors a user may see: one sentence each, printed by Click, exit status 1."""

import click


class SanctiondbError(click.ClickException):
    """Nothing was done: the sentence says where, what was found, what was expected, what to do."""


class FileRefused(SanctiondbError):
    """A file that cannot be read as what it claims, or is said, to be."""


class NoDatabase(SanctiondbError):
    """There is no database to read, or it is not one of this program."""


class NotFound(SanctiondbError):
    """The symbol, slug or code asked for is not in the record, or names several things."""
