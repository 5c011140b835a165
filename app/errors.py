"""What happens when we are at fault: a line in the log without personal data, and a kind by which it is told once.

What the officer can put right is a `UserError` and never comes here. A log line names the program's version, the kind
of error and the places in our code it went through; never its message, which may hold a resident's name.
"""

from __future__ import annotations

import datetime as dt
import traceback
from dataclasses import dataclass
from pathlib import Path

from app import __version__

MOST_LOG_BYTES = 500_000


def kind_of(error: BaseException) -> str:
    """The kind of an error: its type and the last place in our code, by which it is told only once."""
    places = places_of(error)
    return f"{type(error).__name__} at {places[-1] if places else 'no place of ours'}"


def places_of(error: BaseException) -> tuple[str, ...]:
    """The places in our code that an error went through, outermost first: 'app/ui/windows.py:42 in show_page'."""
    found = []
    for frame in traceback.extract_tb(error.__traceback__):
        place = _place(Path(frame.filename))
        if place:
            found.append(f"{place}:{frame.lineno} in {frame.name}")
    return tuple(found)


def _place(path: Path) -> str:
    """Where in our code a file is, as `app/…`; empty for a file that is not ours."""
    root = Path(__file__).resolve().parent
    if not path.is_absolute():  # a frozen program knows its modules by what they were called in the tree: app/errors.py
        return path.as_posix() if path.parts[:1] == (root.name,) else ""
    path = path.resolve()
    return f"{root.name}/{path.relative_to(root).as_posix()}" if path.is_relative_to(root) else ""


def log_line(error: BaseException, moment: dt.datetime) -> str:
    """What the log keeps of an error."""
    when = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{when} Casebook {__version__} {type(error).__name__}: {' > '.join(places_of(error))}\n"


@dataclass(frozen=True)
class Report:
    """What is told of a fault: its kind, by which it is told once, and a note without personal data."""

    kind: str
    note: str


def report(error: BaseException, folder: Path, moment: dt.datetime) -> Report:
    """Write a fault in the log and say what to tell of it."""
    write_log(error, folder, moment)
    return Report(kind_of(error), log_line(error, moment))


def write_log(error: BaseException, folder: Path, moment: dt.datetime) -> Path | None:
    """Add an error to the log; the old half is dropped when it grows large. None where the log cannot be written."""
    path = folder / "casebook.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MOST_LOG_BYTES:
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            path.write_text("".join(lines[len(lines) // 2 :]), encoding="utf-8")
        with path.open("a", encoding="utf-8") as file:
            file.write(log_line(error, moment))
    except OSError:
        return None  # a full disk must not turn one fault into two
    return path
