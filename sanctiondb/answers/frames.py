"""Tables and named queries as pandas data frames, with the dtypes that pandas finds; see `notebook` for tidy ones."""

from pathlib import Path

import pandas as pd

from sanctiondb.answers.database import reading
from sanctiondb.answers.exports import rows_of


def frame(db: str | Path, name: str) -> pd.DataFrame:
    """Every row of a table, view or named query of the database at DB, in its columns.

    Dates are ISO text, lists Python lists, true and false booleans, digests bytes; unknown is missing, None or NaN as
    pandas has it, and makes a column of whole numbers one of floats. Raises NoDatabase, and NotFound for another name.
    """
    with reading(Path(db)) as connection:
        rows = rows_of(connection, name)
    return pd.DataFrame(list(rows), columns=rows.columns)
