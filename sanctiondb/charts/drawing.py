"""Draws the templates of the charts."""

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

Row = dict[str, Any]
"""A row of an answer, by its columns."""

Link = Callable[[str], str | None]
"""Gives the address of what a text names: a symbol, a slug, a path of the site; None where there is no page."""


def draw(template: str, **context: Any) -> Markup:
    """A template of this package as an SVG element, whatever is put into it escaped.

    `template` is its name without the suffix: 'decades'. Raises jinja2.UndefinedError for what was not given.
    """
    return Markup(_environment().get_template(f"{template}.svg").render(context))


@cache
def _environment() -> Environment:
    loader = PackageLoader("sanctiondb.charts")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
