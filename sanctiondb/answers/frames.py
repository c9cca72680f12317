"""Answers as pandas data frames, for notebooks; the only module that imports pandas."""

from pathlib import Path

import pandas as pd

from sanctiondb.answers.database import reading
from sanctiondb.answers.exports import rows_of


def frame(db: str | Path, name: str) -> pd.DataFrame:
    """A table or named query of the database at DB as a data frame, one column each.

    Dates are ISO text, votes the letters Y, N, A, X, lists Python lists, unknown is missing (None or NaN).
    Raises NoDatabase and NotFound.
    """
    with reading(Path(db)) as connection:
        rows = rows_of(connection, name)
    return pd.DataFrame(list(rows), columns=rows.columns)
