"""sqlite-utils, without the pandas that it imports where it finds it.

It does so for types of columns that this program does not have; the import takes a quarter of a second of every
command that writes.
"""

import sys

__all__ = ["Database", "Migrations"]

if "pandas" in sys.modules:
    from sqlite_utils import Database, Migrations
else:
    sys.modules["pandas"] = None  # type: ignore[assignment]
    try:
        from sqlite_utils import Database, Migrations
    finally:
        del sys.modules["pandas"]
