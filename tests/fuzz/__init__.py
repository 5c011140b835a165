"""Hostile input: every reader is given what nobody meant it to read; see `__main__`."""
