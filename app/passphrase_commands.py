"""Commands about the passphrase of a book: who opens it from the command line, and how it is closed there."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app import places
from app.casework import protections
from app.casework.desks import Desk
from app.rules.problems import UserError

Done = TypeVar("Done")
Say = Callable[[str], None]
"""Tells whoever gave the command, at once."""
LONGEST_FILE = 10_000
"""Bytes; a passphrase is a hundredth of that."""
NO_TERMINAL = "This book is closed with a passphrase. Name a file that holds it with --passphrase-file FILE."
NO_NEW = "Name a file that holds the new passphrase with --passphrase-file FILE."


def key_of(folder: Path, file: str | None) -> bytes | None:
    """What opens the book in a folder; None for a plain one.

    It comes from the passphrase, or the recovery code, in the file that was named; else from this PC where that
    remembers it, or from the terminal. Raises UserError.
    """
    if not protections.is_closed(folder):
        return None
    if file is not None:
        return protections.key_from_either(folder, passphrase_in(file))
    return protections.remembered(folder) or protections.key_from_either(folder, _asked("Passphrase: ", NO_TERMINAL))


def passphrase_in(file: str) -> str:
    """The passphrase in a file: its first line, without the end of the line. Raises UserError."""
    try:
        with Path(file).open("rb") as opened:
            content = opened.read(LONGEST_FILE + 1)
    except OSError as error:
        trouble = places.trouble(error)
        raise UserError(f"{file} cannot be read: {trouble}. Name a file that holds the passphrase.") from None
    try:
        first, *_rest = content.decode("utf-8-sig").splitlines() or [""]
    except UnicodeDecodeError:
        raise UserError(f"{file} is not text in UTF-8, so it holds no passphrase.") from None
    if not first or len(content) > LONGEST_FILE:
        raise UserError(f"{file} holds no passphrase in its first line.")
    return first


def changed(desk: Desk, file: str | None, sheet: str | None, say: Say, *, closing: bool) -> None:
    """Close the book of a desk, or take its passphrase off, and say what was done. Raises UserError."""
    left = protections.finish_protection(desk)
    if left:
        say(left)
    if closing:
        protect(desk, file, sheet, say)
    else:
        say(protections.open_for_good(desk))


def protect(desk: Desk, file: str | None, sheet: str | None, say: Say) -> None:
    """Close the book with a passphrase. Raises UserError.

    The recovery code is said before the sheet is set: from then on nothing that fails can lose it.
    """
    if protections.has_passphrase(desk):
        raise UserError("This book is closed with a passphrase already. Nothing was changed.")
    if sheet is not None and Path(sheet).exists():
        raise UserError(f"{sheet} is there already. Name a file for the recovery sheet that is not there yet.")
    if file is not None:
        passphrase = again = passphrase_in(file)
    else:
        passphrase, again = _asked("New passphrase: ", NO_NEW), _asked("The same again: ", NO_NEW)
    done = protections.close_book(desk, passphrase, again)
    say(f"{done.said}\nRecovery code: {done.code}\nKeep it for the chair: it opens the book too.")
    if sheet is not None:
        say(_written(desk, done.code, sheet))


def _written(desk: Desk, code: str, sheet: str) -> str:
    """Write the recovery sheet; what to say of it."""
    try:
        Path(sheet).write_bytes(protections.recovery_sheet(desk, code))
    except OSError as error:
        return f"The recovery sheet could not be written as {sheet}: {places.trouble(error)}. Note the code."
    except Exception as error:  # noqa: BLE001 - the book is closed: what fails in the typesetting must not hide that
        return f"The recovery sheet could not be set ({type(error).__name__}: {error}). Note the code."
    protections.keep_sheet(desk)
    return f"The recovery sheet, to print, is {sheet}. Delete that file when it is printed."


def held(folder: Path, act: Callable[[], Done]) -> Done:
    """Do something while no window has the book open. Raises BookInUse where one has."""
    from app.ui.locks import take  # noqa: PLC0415 - Qt, for its lock file alone

    lock = take(folder)
    try:
        return act()
    finally:
        lock.release()


def ask_passphrase() -> str:
    """The passphrase of what is closed, typed on the terminal. Raises UserError where there is none."""
    return _asked("Passphrase: ", NO_TERMINAL)


def _asked(prompt: str, otherwise: str) -> str:
    """What is typed on the terminal, unseen. Raises UserError where there is none."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError(otherwise)
    try:
        return getpass.getpass(prompt, stream=sys.stderr)
    except (EOFError, KeyboardInterrupt):
        raise UserError("No passphrase was typed. Nothing was changed.") from None
