"""Workbooks of the old kind (.xls), read by a second process that may fall over without harm.

Such a file says by itself how much memory it wants, and a damaged one may want all that there is, upon which a process
is ended on the spot. So it is read where nothing else is: what that process can read it hands over, and no more.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from app.incoming.sheets import Sheet, Unreadable
from app.incoming.workbooks import open_old
from app.incoming.zipped_parts import DAMAGED

PATIENCE = 60
"""Seconds after which a file that is still being read is damaged."""
MOST_MEMORY = 1_500_000_000
"""Bytes that the second process may take, where the system can hold it to that."""
SHEETS, REFUSED = "sheets", "refused"


def read_old(path: Path, patience: float = PATIENCE) -> dict[str, Sheet]:
    """The sheets of an old workbook by their names. Raises Unreadable."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=hand_over, args=(str(path), theirs), daemon=True)
    child.start()
    theirs.close()
    answer: tuple[str, dict[str, Sheet] | str] = (REFUSED, DAMAGED)
    try:
        if ours.poll(patience):
            answer = ours.recv()
    except (EOFError, OSError):  # it fell over
        answer = (REFUSED, DAMAGED)
    finally:
        ours.close()
        child.kill()
        child.join()
    found = answer[1]
    if isinstance(found, str):
        raise Unreadable(found)
    return found


def hand_over(path: str, to: Connection) -> None:
    """What the second process does: read every sheet and hand it over, or the sentence that says why not."""
    _hold_back()
    try:
        book = open_old(Path(path), Path(path).read_bytes())
        to.send((SHEETS, {name: book.sheet(name) for name in book.names}))
    except Unreadable as refusal:
        to.send((REFUSED, refusal.sentence))
    except MemoryError:
        to.send((REFUSED, DAMAGED))
    to.close()


def _hold_back() -> None:
    """Take no more memory than is given, and say nothing of a fall: its words are the library's, not ours."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource  # noqa: PLC0415 - see above

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, AttributeError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
