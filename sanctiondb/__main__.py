"""Runs the command line as `python -m sanctiondb`."""

from sanctiondb.cli import cli

if __name__ == "__main__":
    cli(prog_name="sanctiondb")
