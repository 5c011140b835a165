"""Findings: what a check of the book found, each a sentence, with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

RESTORE = (
    "Record nothing more. Restore the newest backup that is sound (File menu, Backups…), and keep the damaged book "
    "aside until whoever looks after this PC has seen it."
)
ADVICE = {
    "file": RESTORE,
    "cipher": RESTORE,
    "keys": (
        "Nothing that you recorded is touched by this, and the book is open: put it right before you close it. Choose "
        "File, Passphrase…, set the passphrase again and print a new recovery sheet. Then make a backup."
    ),
    "guards": (
        "Another program changed the book, or its file is damaged. Use the book in Casebook alone. "
        "Restore the newest backup that is sound (File menu, Backups…)."
    ),
    "journal": (
        "Keep a copy of the book as it is: it shows what was done. Compare the seals of posted letters with it, then "
        "restore the newest backup in which this entry is whole (File menu, Backups…)."
    ),
    "register": (
        "The journal, which counts, is not touched by this, but a list or a letter may show it wrongly. "
        "Restore the newest backup that is sound (File menu, Backups…)."
    ),
    "documents": (
        "Do not print or send this file. The letter on paper, or a copy that you saved, still shows what it was. "
        "Restore the newest backup in which it is whole (File menu, Backups…)."
    ),
    "drafts": (
        "Nothing that was issued or recorded is touched. Open what you were writing, read it through, "
        "and put right what is wrong: it is then kept anew. If it cannot be opened, restore a backup."
    ),
    "seals": (
        "Keep a copy of the book as it is. Ask for the posted letter and type the seal from its foot into Check my "
        "records: it shows which of the two was changed."
    ),
    "editions": "Install the Casebook that knows this edition of the Code, and open the book with that.",
    "clocks": (
        "The record is as it was written, and the letter stands: the resident may hold you to its date. Look at the "
        "working of the date in the case. Where Casebook or its bank holidays were renewed since, that is the reason; "
        "keep to the earlier date. Else ask whoever looks after Casebook."
    ),
    "orphans": (
        "Nothing that belongs to a case is missing by this, and no date counts it. Keep this page; "
        "if the next check names more of the kind, ask whoever looks after this PC."
    ),
}
"""What to do about a finding, by the check that found it."""


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was written, with the check that found it."""

    check: str
    sentence: str
    own_advice: str = ""
    """What to do about this one, where it is not what the check always advises."""
    technical: str = ""
    """The words of SQLite or of the computer, for whoever looks after the PC; they stand last in the copied text."""

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self.own_advice or ADVICE[self.check]


Found = Iterator[str | Finding]
"""What a check finds: sentences, and findings where there is advice for one alone."""
