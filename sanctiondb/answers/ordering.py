"""An order in which neighbours are alike, for a table of all pairs."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CLOSE = 9
"""Digits to which two places on the line are the same; then the order given decides."""


def seriated(similarity: "NDArray[np.float64]") -> list[int]:
    """The rows of a symmetric matrix in an order that keeps alike ones together: [2, 0, 1]; NaN is unknown.

    Spectral seriation: rows stand by their place in the Fiedler vector, the eigenvector of the second smallest
    eigenvalue of the Laplacian (Atkins, Boman and Hendrickson, A Spectral Algorithm for Seriation and the
    Consecutive Ones Problem, SIAM Journal on Computing 28, 1998): where some order makes similarity fall away
    from the diagonal, this finds it. What is unknown counts as the mean of what is known, so it draws nobody
    anywhere. The first row given stands in the first half.
    """
    import numpy as np

    size = len(similarity)
    if size < 3:
        return list(range(size))
    known = similarity[~np.isnan(similarity) & ~np.eye(size, dtype=bool)]
    filled = np.where(np.isnan(similarity), known.mean() if known.size else 0, similarity)
    positive = filled - filled.min() + 1  # the same added to all moves every eigenvalue but the first as much
    np.fill_diagonal(positive, 0)
    return _along(np.linalg.eigh(np.diag(positive.sum(axis=1)) - positive)[1][:, 1])


def _along(line: "NDArray[np.float64]") -> list[int]:
    import numpy as np

    places = np.round(line, CLOSE)
    if places[np.flatnonzero(places)[:1]].sum() > 0:
        places = -places
    return sorted(range(len(places)), key=lambda i: (places[i], i))
