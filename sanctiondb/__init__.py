"""sanctiondb: what the UN Security Council did about sanctions, and how everybody voted.

In a notebook: `db = sanctiondb.open("sanctions.db")`, then `db.votes(body="SC", since="2006")`.
"""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`open`, found when first asked for, so that importing sanctiondb stays light."""
    if name == "open":
        from importlib import import_module

        return import_module("sanctiondb.notebook").open
    raise AttributeError(f"module 'sanctiondb' has no attribute {name!r}")
