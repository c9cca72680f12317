"""The records that ship with the program."""
