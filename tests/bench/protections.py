"""Closing and opening a book with a passphrase, killed at random moments: is it always a whole book, and no more plain?

`python -m tests.bench.protections [SECONDS] [SEED]` closes a book, or opens it for good, in a process of its own and
kills that (SIGKILL) at a random moment; opens the book with what its first bytes ask for, has what was left to do done,
and judges: is every entry there, is the check sound, is there a key file exactly where one is needed, and can a
resident's name be read in any file of a closed book? Then it goes on with the same book and the copies beside it.

It needs a system with fork. Trying a passphrase costs nothing in here: a kill is to fall on the files, not on scrypt.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from app.models import keys
from app.models.backups import FOLDER, back_up
from app.models.books import FILE, open_book
from app.models.checks import check_book
from app.models.keys import is_closed
from app.models.protections import finish, protect, unprotect
from tests.models.ledgers import NOW, everything, full_book, now
from tests.models.test_protections import CLOSED, OPENED, PHRASE, named_in, opened

LONGEST = 0.3
"""Seconds after which a process is killed at the latest."""
OLD_COPY = "casebook before upgrade from version 1.db"


def laid(folder: Path) -> int:
    """A plain book with backups and an old copy beside it; how many entries it has."""
    book = open_book(folder, now)
    full_book(book)
    for _ in range(3):
        back_up(book, folder / FOLDER, NOW)
    entries = len(everything(book)["journal"])
    book.close()
    (folder / OLD_COPY).write_bytes((folder / FILE).read_bytes())
    return entries


def turn(folder: Path, *, closing: bool) -> None:
    """What is killed: closes the book, or opens it for good."""
    book = opened(folder)
    finish(book)
    if closing:
        protect(book, PHRASE, CLOSED)
    else:
        unprotect(book, OPENED)
    book.close()


def killed(folder: Path, after: float, *, closing: bool) -> bool:
    """Lets a process do it, for so long; whether it had to be killed."""
    child = os.fork()
    if not child:
        try:
            turn(folder, closing=closing)
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 - it must not go on as a second parent
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("it could not be done")
    return os.WIFSIGNALED(status)


def judge(folder: Path, entries: int, found: Counter[str]) -> int:
    """Opens the book, has it finished and looks at everything; how many entries it has now."""
    book = opened(folder)
    try:
        finish(book)
        there, sound, closed = len(everything(book)["journal"]), check_book(book).sound, book.key is not None
    finally:
        book.close()
    found["closed" if closed else "plain"] += 1
    found["entries lost"] += there < entries
    found["unsound"] += not sound
    found["key file missing or left"] += (folder / keys.FILE).exists() != closed
    found["read as otherwise"] += is_closed(folder / FILE) != closed
    found["names readable in a closed book"] += bool(closed and named_in(folder))
    return there


def main(seconds: int, seed: int) -> int:
    """Kills for so long, and says what was found."""
    keys.COST = keys.LEAST_COST
    rng, found = random.Random(seed), Counter[str]()  # noqa: S311 - chance for a test, the same every time
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="protections-") as name:
        folder = Path(name) / "book"
        entries = laid(folder)
        while time.monotonic() < until:
            closing = not is_closed(folder / FILE)
            found["killed" if killed(folder, rng.uniform(0.02, LONGEST), closing=closing) else "done before"] += 1
            found["while closing" if closing else "while opening"] += 1
            entries = judge(folder, entries, found)
    sys.stdout.write(f"{seconds} s, seed {seed}, {entries} entries at the end: {dict(found)}\n")
    bad = (
        "entries lost",
        "unsound",
        "key file missing or left",
        "read as otherwise",
        "names readable in a closed book",
    )
    return 1 if any(found[what] for what in bad) else 0


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in (*sys.argv[1:3], *("300", "7")[len(sys.argv) - 1 :]))))
