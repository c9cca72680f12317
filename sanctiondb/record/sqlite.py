"""sqlite-utils, without the pandas and numpy that it imports where it finds them.

It does so for types of columns that this program does not have; the imports take a third of a second of every
command that writes.
"""

import sys

__all__ = ["Database", "Migrations"]

LEFT_OUT = [name for name in ("pandas", "numpy") if name not in sys.modules]

for name in LEFT_OUT:
    sys.modules[name] = None  # type: ignore[assignment]
try:
    from sqlite_utils import Database, Migrations
finally:
    for name in LEFT_OUT:
        del sys.modules[name]
