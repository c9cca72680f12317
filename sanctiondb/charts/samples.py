"""Single marks of the charts, to stand beside the word for them."""

from markupsafe import Markup

from sanctiondb.charts.drawing import draw


def sample(kind: str) -> Markup:
    """A mark as an SVG of its own: an action ('tightened'), what came of a vote ('vetoed'), a kind of bar ('open')."""
    return draw("sample", kind=kind)
