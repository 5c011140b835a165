"""Casebook: complaints under the Housing Ombudsman's Complaint Handling Code, on one PC, without a server.

The hall: `start` (opens the book and the window), `places` (where data and resources are), `clock` (the only reader
of the wall clock), `errors` (what happens when we are at fault) and `commands` (the command line). All else is in the
rooms.
"""

__version__ = "0.1.0"
