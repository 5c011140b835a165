"""How a case that was brought in from an old log is known for one: on its page, in lists, in its first entry."""

from __future__ import annotations

from app.casework.cases import CaseRecords

SERIES = "OLD/"
"""What the references of cases begin with that were brought in: they are counted in no year's numbers."""
IMPORTED = "imported"
"""The kind of entry that says that a log was brought in."""
ROW = "row"
"""Where the opening entry, and the tombstone once it is erased, keep the number of its row in the old log."""
OTHER_REFERENCE = "old_reference"
"""Where the opening entry keeps the reference in the old log."""
ENTRIES = "entries"
"""Where the opening entry says how many entries the import wrote of the case: whatever follows was done since."""


def brought_in_words(case: CaseRecords) -> str:
    """'brought in from an old log (C-12)'; empty for a case that was logged here."""
    opened = case.facts("opened")
    if "import" not in opened:
        return ""
    was = str(opened.get(OTHER_REFERENCE, ""))
    return f"brought in from an old log{f' ({was})' if was else ''}"


def is_brought_in(reference: str) -> bool:
    """Whether this is the reference of a case that was brought in."""
    return reference.startswith(SERIES)
