"""Tracebacks: where rich is installed, Datasette 0.65 prints of every error page each local variable of each frame.

The extra `ftm` brings rich along. Such a print takes seconds, fails on some values, and then there is no error page.
"""


def plain() -> None:
    """Keeps Datasette to plain tracebacks, and to none for errors that have a page; it has no setting for that."""
    from datasette import handle_exception  # loads every plugin, this one too

    handle_exception.rich = None
