"""Closing the book with a passphrase: what a passphrase must be, what is recorded, and the sheet that opens it again.

Passphrase and recovery code are nobody's record: the journal says that they were set or changed, and never what to.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.casework.desks import Desk
from app.casework.settings import actor, read_settings
from app.casework.workings import NO_LANDLORD, printing_of
from app.models import keyrings, keys, protections
from app.models.books import FILE, Work
from app.models.journals import records_of_no_case
from app.models.keys import (
    LEAST_LETTERS,
    PASSPHRASE,
    RECOVERY,
    Closed,
    KeyFile,
    KeyFileDamaged,
    WrongPassphrase,
    read_key_file,
)
from app.models.recasts import Stepped
from app.rules.problems import Problem, Refused
from app.rules.words import listed

__all__ = ["PASSPHRASE", "RECOVERY", "Closed", "WrongPassphrase"]

KIND = "protection"
"""The kind of entry that tells of it; its body says which of these was done."""
CLOSED, OPENED, CHANGED, NEW_SHEET = "closed", "opened", "passphrase", "recovery_sheet"

SENTENCES = {
    CLOSED: "The book was closed with a passphrase, and a recovery sheet was made.",
    OPENED: "The passphrase was taken off: whoever has the file of the book can read it.",
    CHANGED: "The passphrase was changed.",
    NEW_SHEET: "A new recovery sheet was made. The one before no longer opens the book.",
}

MOST_LETTERS = 1000
LEAST_DIFFERENT = 5
"""Different letters in a passphrase: 'aaaaaaaaaaaa' is long and no secret."""

DONE = (
    "The book is closed: without the passphrase or the recovery sheet nobody can read it, nor the backups beside it. "
    "A backup on a stick, or a copy elsewhere, from before today can still be read by anybody: make a new one, then "
    "delete the old one."
)
UNDONE = (
    "The passphrase is taken off: whoever has the file can read it. Backups that were made while the book was closed "
    "stay closed, and open with the passphrase or the recovery sheet of their day."
)
NO_SHEET = (
    "Your book has a passphrase, and its recovery sheet was neither printed nor saved from this window. If you forget "
    "the passphrase and nobody has the recovery code on paper, nobody can open the book, nor its backups."
)
ONLY_HERE = "The window locks only a book that has a passphrase. File, Passphrase… sets one."


@dataclass(frozen=True)
class ClosedBook:
    """What came of closing the book: the code for the recovery sheet, and what to tell her."""

    code: str
    said: str


def is_closed(folder: Path) -> bool:
    """Whether the book in a folder wants a passphrase."""
    return keys.is_closed(folder / FILE) and read_key_file(folder) is not None


def key_from(folder: Path, way: str, secret: str) -> bytes:
    """The key of the book in a folder, from its passphrase or its recovery code. Raises WrongPassphrase."""
    return _key_file(folder).open_with(way, secret)


def key_from_either(folder: Path, secret: str) -> bytes:
    """The key, from what may be the passphrase or the recovery code. Raises WrongPassphrase."""
    try:
        return key_from(folder, PASSPHRASE, secret)
    except WrongPassphrase as wrong:
        try:
            return key_from(folder, RECOVERY, secret)
        except WrongPassphrase:
            raise wrong from None


def prove(desk: Desk, secret: str) -> None:
    """Make sure that whoever types this may have the book that is open. Raises WrongPassphrase.

    The recovery code is as good. Where the key file is damaged or gone nothing can be proved, and to set a passphrase
    anew is what mends it.
    """
    try:
        found = read_key_file(_folder(desk))
    except KeyFileDamaged:
        return
    if found is not None or desk.book.whole.key is None:
        key_from_either(_folder(desk), secret)


def passphrase_problems(passphrase: str, again: str) -> tuple[Problem, ...]:
    """What must be put right in a new passphrase, and in its being typed once more."""
    if len(passphrase) < LEAST_LETTERS:
        sentence = f"Use at least {LEAST_LETTERS} letters: four short words that only you would put together."
        return (Problem("passphrase", sentence),)
    if len(passphrase) > MOST_LETTERS:
        return (Problem("passphrase", f"Use at most {MOST_LETTERS} letters."),)
    if len(set(passphrase.casefold())) < LEAST_DIFFERENT:
        return (Problem("passphrase", "The same few letters are soon guessed. Use four short words."),)
    if passphrase != again:
        sentence = "This is not what you typed above. Type the same passphrase in both."
        return (Problem("again", sentence),)
    return ()


def close_book(desk: Desk, passphrase: str, again: str, stepped: Stepped = lambda _name: None) -> ClosedBook:
    """Close the book with a passphrase. Raises Refused, or a UserError that says why it is as it was."""
    _refuse(passphrase_problems(passphrase, again))
    done = protections.protect(desk.book.whole, passphrase, _entry(desk, CLOSED), stepped)
    said = DONE
    if done.left_open:
        said = f"{DONE} {_left_open(done.left_open)}"
    return ClosedBook(done.code, said)


def open_for_good(desk: Desk, stepped: Stepped = lambda _name: None) -> str:
    """Take the passphrase off; gives what to tell her. Raises a UserError that says why the book is as it was."""
    folder = _folder(desk)
    protections.unprotect(desk.book.whole, _entry(desk, OPENED), stepped)
    keyrings.forget(folder)
    return UNDONE


def change_passphrase(desk: Desk, passphrase: str, again: str) -> None:
    """Another passphrase from now on. Raises Refused."""
    _refuse(passphrase_problems(passphrase, again))
    protections.change_passphrase(desk.book.whole, passphrase)
    _record(desk, CHANGED)


def recovery_code_to_print() -> str:
    """A code for a sheet that is not printed yet: it opens nothing until `new_recovery_code` is given it."""
    return keys.new_recovery_code()


def new_recovery_code(desk: Desk, printed: str = "") -> str:
    """A new code for the recovery sheet, or the one that was printed; the sheet before no longer opens the book."""
    code = protections.change_recovery_code(desk.book.whole, printed)
    _record(desk, NEW_SHEET)
    return code


def keep_sheet(desk: Desk) -> None:
    """The recovery sheet is printed or saved, or its code is on paper: Today asks for it no more."""
    with suppress(protections.CannotProtect):  # it asks once more then; the sheet is good all the same
        protections.keep_sheet(desk.book.whole)


def lacks_sheet(desk: Desk) -> bool:
    """Whether this book has a passphrase and nobody has its recovery sheet, as far as Casebook knows."""
    return not desk.read_only and protections.sheet_waits(desk.book.whole)


def sheet_notice(desk: Desk) -> str:
    """That nobody has the recovery sheet; empty where it was printed or saved, or the book has no passphrase."""
    return NO_SHEET if lacks_sheet(desk) else ""


def recovery_sheet(desk: Desk, code: str) -> bytes:
    """The recovery sheet as a PDF. The code is on it and nowhere else."""
    from app.reports.recovery_sheets import RecoverySheet, recovery_sheet_pdf  # noqa: PLC0415 - the typesetter

    printing = printing_of(desk)
    named = printing.landlord != NO_LANDLORD
    return recovery_sheet_pdf(RecoverySheet(printing, code, named=named, first=not _had_sheet(desk)))


def sheet_lacks_name(desk: Desk) -> bool:
    """Whether the last recovery sheet was made before Settings had the landlord's name, and it has one now."""
    if not has_passphrase(desk) or not read_settings(desk).landlord:
        return False
    with desk.book.whole.reading() as session:
        found = records_of_no_case(session, (KIND, "setting"))
    made = max((record.seq for record in found if record.body.get("what") in (CLOSED, NEW_SHEET)), default=0)
    return not any(record.seq < made and record.body.get("values", {}).get("landlord") for record in found)


def _had_sheet(desk: Desk) -> bool:
    """Whether there was a sheet, or a code on paper, before the one that is made now.

    The one that was made as the book was first closed is none, while it was neither printed nor saved.
    """
    with desk.book.whole.reading() as session:
        found = records_of_no_case(session, (KIND,))
    made = [record for record in found if record.body.get("what") in (CLOSED, NEW_SHEET)]
    return len(made) > 1 or not lacks_sheet(desk)


def finish_protection(desk: Desk) -> str:
    """Do what was left to do when closing or opening this book was stopped; what to tell her, empty for nothing."""
    left = protections.finish(desk.book.whole)
    return f"Closing the book with a passphrase was stopped, and is finished now. {_left_open(left)}" if left else ""


def fits(folder: Path, key: bytes | None) -> bool:
    """Whether a key opens the book in a folder as it is now; a plain book needs none.

    On another PC the passphrase may have been taken off and set anew, or a backup restored. Raises KeyFileDamaged.
    """
    return not is_closed(folder) or (key is not None and protections.opens(folder / FILE, key))


def remembered(folder: Path) -> bytes | None:
    """The key of the book in a folder, where this PC remembers it and it opens the book."""
    key = keyrings.recall(folder)
    return key if key is not None and protections.opens(folder / FILE, key) else None


def can_be_remembered() -> str:
    """Why this PC cannot remember the key; empty where it can."""
    return "" if keyrings.can_remember() else keyrings.NOWHERE


def is_remembered(desk: Desk) -> bool:
    """Whether this PC remembers the key of this book."""
    return desk.book.whole.key is not None and keyrings.recall(_folder(desk)) == desk.book.whole.key


def remember(desk: Desk, *, wanted: bool) -> None:
    """Have this PC remember the key of this book, or forget it. Raises NoKeyring."""
    key = desk.book.whole.key
    if not wanted or key is None:
        keyrings.forget(_folder(desk))
    else:
        keyrings.remember(_folder(desk), key)


def has_passphrase(desk: Desk) -> bool:
    """Whether this book is closed with a passphrase."""
    return desk.book.whole.key is not None


def _left_open(copies: tuple[Path, ...]) -> str:
    names = listed(tuple(str(path) for path in copies))
    return f"These copies could not be closed, so anybody can read them: {names}. Delete them."


def _folder(desk: Desk) -> Path:
    path = desk.book.whole.path
    if path is None:
        raise protections.CannotProtect("This book is in no file, so it has no passphrase. Nothing was changed.")
    return path.parent


def _key_file(folder: Path) -> KeyFile:
    found = read_key_file(folder)
    if found is None:
        raise protections.CannotProtect(f"The book in {folder} has no passphrase. Nothing was changed.")
    return found


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise Refused(problems)


def _entry(desk: Desk, what: str) -> tuple[str, Callable[[Work], object]]:
    """Who writes it, and what writes the entry that it was done."""
    return actor(desk), lambda work: work.append(
        None, KIND, on=desk.today(), sentence=SENTENCES[what], body={"what": what}
    )


def _record(desk: Desk, what: str) -> None:
    who, write = _entry(desk, what)
    with desk.book.whole.writing(who) as work:
        write(work)
