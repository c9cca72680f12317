"""sanctiondb: what the UN Security Council did about sanctions, and how everybody voted."""

__version__ = "0.1.0"
