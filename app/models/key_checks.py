"""Checks of the key file beside a closed book: would the passphrase, and the recovery sheet, still open it tomorrow?

Nobody types either of them for the check. Each has a digest beside it, so damage shows before it is needed.
"""

from __future__ import annotations

from app.models.books import Book
from app.models.findings import Finding, Found
from app.models.keys import FILE, PASSPHRASE, RECOVERY, KeyFileDamaged, read_key_file

SHEET_ADVICE = (
    "Nothing that you recorded is touched by this. Choose File, Passphrase…, and make a new recovery sheet: the one "
    "that was printed before may not open this book. Then make a backup."
)
PHRASE_ADVICE = (
    "Nothing that you recorded is touched by this. Keep the book open, choose File, Passphrase…, and set the "
    "passphrase again; where the present one is asked for, the code of the recovery sheet is taken, too. Then make "
    "a backup."
)
DAMAGED = {
    RECOVERY: ("What the recovery sheet opens is damaged in the key file.", SHEET_ADVICE),
    PASSPHRASE: ("What the passphrase opens is damaged in the key file.", PHRASE_ADVICE),
}
"""What is found of each way that may not open the book any more, and what to do about it."""


def key_faults(book: Book) -> Found:
    """What is wrong with the key file of a closed book."""
    if book.path is None:
        return
    try:
        keys = read_key_file(book.path.parent)
    except KeyFileDamaged:
        yield f"The key file {FILE} beside the book is damaged: neither passphrase nor recovery sheet would open it."
        return
    if keys is None:
        if not book.read_only:  # a copy that is only read has none of its own
            yield f"The key file {FILE} is not beside the book any more: nothing would open it."
        return
    for way in keys.damaged:
        yield Finding("keys", *DAMAGED[way])
    if not keys.whole and not keys.damaged:
        yield f"The key file {FILE} is damaged, and opens the book all the same."
