"""The command line. Each command imports only what it needs, so that counting days does not wait for a window."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from app import __version__, clock, places
from app.rules.dates import read_date
from app.rules.problems import UserError

if TYPE_CHECKING:
    from app.casework.desks import Desk

TIMELINE = (
    "a timeline as JSON, or - to read it from the input; in an extension, good_reason lets it run past the ordinary "
    "limit, and reason is for readers"
)
OPENS_WITH = "the first line of this file is the passphrase; else it is asked"
COMMANDS = {
    "clocks": "compute the clocks of a timeline file and print JSON",
    "due": "what is due, soonest first",
    "check": "verify everything in the book",
    "sample": "write the sample book into an empty folder",
    "backup": "write the whole book into one file, and check it",
    "restore": "put a backup in the place of the book, which is kept",
    "export": "write everything into a new or empty folder, in open formats",
    "import": "bring in an old log (CSV, Excel), or make an empty book what an exported one was",
    "protect": "close the book with a passphrase",
    "unprotect": "take the passphrase off",
}
DONE, FINDINGS, BAD_INPUT = 0, 1, 2
LONGEST_FILE = 1_000_000
"""Bytes; a case of a thousand events is a tenth of that."""
UNSEEN, CURLY = frozenset("\u200b\u2060\ufeff"), frozenset("“”„")
"""What a copied path may have in it that is no part of it: the folder that is made then only looks the same."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Casebook. Returns 0 for done, 1 for findings, 2 for bad input (one line on stderr, nothing written)."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # a second process, which reads a workbook, begins here as well
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may not be UTF-8
    try:
        return _run(_parser().parse_args(arguments))
    except UserError as error:
        return _refuse(error.sentence)
    except BrokenPipeError:  # whoever read our lines had enough of them
        _let_go(sys.stdout)
        return DONE
    except OSError as error:  # a folder that may not be read, or a name too long for the disk
        return _refuse(f"{error.filename}: {error.strerror}." if error.filename else str(error))


def _say(text: str, end: str = "\n") -> None:
    """Print, and have it written before anything else is done. Raises UserError where it cannot be."""
    try:
        print(text, end=end, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        _let_go(sys.stdout)
        raise UserError(f"The output cannot be written: {error.strerror or error}. Send it somewhere else.") from None


def _refuse(sentence: str) -> int:
    """Say in one line on stderr what is wrong; the exit code says it where even that cannot be written.

    The program that opens a window has no stderr on Windows. There a window says it, unless a command was typed: what
    runs by itself at night must not wait for somebody to close a window.
    """
    if sys.stderr is None:
        if not COMMANDS.keys() & set(sys.argv[1:]):
            from app import start

            start.tell_alone(sentence)
        return BAD_INPUT
    try:
        print(f"casebook: {' '.join(sentence.split())}", file=sys.stderr, flush=True)
    except OSError:
        _let_go(sys.stderr)
    return BAD_INPUT


def _let_go(stream: IO[str]) -> None:
    """Send nowhere what is left in a stream, for Python would try to write it again at the end and complain."""
    with contextlib.suppress(OSError):  # a stream with no file behind it keeps its words to itself
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run(given: argparse.Namespace) -> int:
    os.umask(0o077)  # whatever is written is for this user alone; Windows has that from the folder
    commands = {
        "clocks": _clocks,
        "due": _due,
        "check": _check,
        "sample": _sample,
        "backup": _backup,
        "restore": _restore,
        "export": _export,
        "import": _import,
        "protect": _protect,
        "unprotect": _protect,
    }
    if given.command:
        return commands[given.command](given)
    from app import start

    if given.self_test:
        _say(start.self_test())
        return DONE
    folder = _folder(given)
    today = given.today
    if given.demonstrate:
        from app import demonstrations

        start.hush_offscreen()
        _say(demonstrations.demonstrate(Path(given.demonstrate), today or clock.today()))
        return DONE
    counted = (lambda: today) if today else clock.today
    return start.open_window(folder, sample=given.sample, today=counted, read_only=given.read_only)


def _clocks(given: argparse.Namespace) -> int:
    from app.rules.calendars import CalendarError
    from app.rules.tables import EditionError
    from app.timeline_files import Days, clocks_of

    today = given.today or clock.today()
    days = Days(tuple(given.extra_holiday), tuple(given.working_instead))
    try:
        found = clocks_of(_text(given.file), today, places.resources(), days)
    except (EditionError, CalendarError):  # these are about Casebook's own files
        raise
    except UserError as error:
        raise UserError(f"{given.file}: {error.sentence}") from None
    _say(json.dumps(found, ensure_ascii=False, indent=2))
    return DONE


def _due(given: argparse.Namespace) -> int:
    from app import book_commands

    with _looking_at(given) as desk:
        supposed = book_commands.supposing(desk, given.extra_holiday, given.working_instead)
        _say(book_commands.due(supposed, as_json=given.json))
    return DONE


def _check(given: argparse.Namespace) -> int:
    from app import book_commands

    with book_commands.looking_at(_folder(given), clock.today(), clock.now, given.passphrase_file) as desk:
        report, sound = book_commands.check(desk, as_json=given.json, seal=given.seal)
        _say(report)
    return DONE if sound else FINDINGS


def _looking_at(given: argparse.Namespace) -> contextlib.AbstractContextManager[Desk]:
    from app import book_commands

    return book_commands.looking_at(_folder(given), given.today or clock.today(), clock.now, given.passphrase_file)


def _protect(given: argparse.Namespace) -> int:
    """Close the book with a passphrase, or take the passphrase off."""
    from app import book_commands, passphrase_commands

    folder, file, closing = _folder(given), given.passphrase_file, given.command == "protect"

    def act() -> None:
        desk = book_commands.open_existing(folder, given.today or clock.today(), clock.now, file)
        try:
            passphrase_commands.changed(desk, file, given.sheet if closing else None, _say, closing=closing)
        finally:
            desk.book.close()

    book_commands.must_be_there(folder)
    passphrase_commands.held(folder, act)
    return DONE


def _sample(given: argparse.Namespace) -> int:
    from app import book_commands

    _say(book_commands.sample(Path(given.folder), given.today or clock.today()))
    return DONE


def _backup(given: argparse.Namespace) -> int:
    from app import backup_commands

    with _looking_at(given) as desk:
        _say(backup_commands.backup(desk, Path(given.file), clock.now()))
    return DONE


def _restore(given: argparse.Namespace) -> int:
    from app import backup_commands, passphrase_commands

    folder, path, file = _folder(given), Path(given.file), given.passphrase_file
    _say(passphrase_commands.held(folder, lambda: backup_commands.restore_into(folder, path, file, clock.now())))
    return DONE


def _export(given: argparse.Namespace) -> int:
    from app import exchange_commands

    with _looking_at(given) as desk:
        _say(exchange_commands.export(desk, Path(given.folder)))
    return DONE


def _import(given: argparse.Namespace) -> int:
    from app import exchange_commands, old_log_commands

    at = exchange_commands.Place(_folder(given), given.today or clock.today(), clock.now, given.passphrase_file)
    how = old_log_commands.How(given.dry_run, given.sheet, given.answered_open)
    _say(exchange_commands.import_path(at, Path(given.path), how))
    return DONE


def _text(name: str) -> str:
    """A timeline file, or standard input; one longer than any timeline is not read to its end."""
    try:
        if name == "-":
            if sys.stdin is None:
                raise UserError("there is no input to read from.")
            read = sys.stdin.buffer.read(LONGEST_FILE + 1)
        else:
            with Path(name).open("rb") as file:
                read = file.read(LONGEST_FILE + 1)
    except OSError as error:
        raise UserError(f"it cannot be read: {error.strerror or error}.") from None
    if len(read) > LONGEST_FILE:
        raise UserError("it is longer than 1 MB, so it is no timeline.")
    try:
        return read.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError("it is not text in UTF-8, so it is no timeline.") from None


def _folder(given: argparse.Namespace) -> Path:
    if given.book is not None:
        if not given.book.strip():
            raise UserError("--book names no folder. Name one, or leave the option out for your own book.")
        if (UNSEEN & set(given.book) or given.book[0] in CURLY) and not Path(given.book).exists():
            raise UserError(
                "--book has a curly quotation mark or a character that nobody sees in it, as text has that was copied "
                "from a page, and there is no such folder. Type the folder anew, in straight quotation marks."
            )
        return _followed(Path(given.book))
    return _followed(places.sample() if given.sample else places.data())


def _followed(folder: Path) -> Path:
    """The folder in which the book of this one is now. Raises UserError where that is not to be found."""
    if not (folder / places.MOVED_NOTE).exists():
        return folder
    from app.casework.book_places import followed

    there = followed(folder)
    if there != folder and sys.stderr is not None:
        print(f"casebook: the book was moved from {folder}; it is opened in {there}.", file=sys.stderr, flush=True)
    return there


def _day(text: str) -> dt.date:
    try:
        return read_date(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="casebook", description="Complaints under the Housing Ombudsman's Complaint Handling Code.")
    parser.add_argument("--version", action="version", version=f"Casebook {__version__}")
    parser.add_argument("--self-test", action="store_true", help="load every part of the program, then stop")
    parser.add_argument("--read-only", action="store_true", help="show the book in a window; nothing can be recorded")
    parser.add_argument("--demonstrate", metavar="DIR", help="do the main job on a sample book without a screen")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for name, words in COMMANDS.items():
        commands.add_parser(name, help=words, description=words)
    choices = commands.choices
    _own_arguments(choices)
    for one, default in ((parser, None), *((choice, argparse.SUPPRESS) for choice in choices.values())):
        one.add_argument("--book", metavar="DIR", default=default, help="the folder of the book")
        one.add_argument("--passphrase-file", metavar="FILE", default=default, help=OPENS_WITH)
        one.add_argument("--today", metavar="DATE", type=_day, default=default, help="count as on this day")
        sample_default = False if default is None else default
        one.add_argument("--sample", action="store_true", default=sample_default, help="use the sample book")
    return parser


def _own_arguments(choices: Mapping[str, argparse.ArgumentParser]) -> None:
    """What each command takes beside what all of them take."""
    choices["clocks"].add_argument("file", metavar="FILE", help=TIMELINE)
    choices["sample"].add_argument("folder", metavar="DIR")
    choices["backup"].add_argument("file", metavar="FILE", help="a file that is not there yet, or a folder")
    choices["restore"].add_argument("file", metavar="FILE", help="a backup")
    choices["export"].add_argument("folder", metavar="DIR")
    choices["import"].add_argument("path", metavar="PATH", help="an old log, or the folder of an export")
    choices["import"].add_argument("--dry-run", action="store_true", help="say what would be brought in, and stop")
    choices["import"].add_argument("--sheet", metavar="NAME", help="the sheet of a workbook; else the likeliest")
    words = "what was answered and has no day of closing is still open"
    choices["import"].add_argument("--answered-open", action="store_true", help=words)
    choices["protect"].add_argument("--sheet", metavar="FILE", help="write the recovery sheet as a PDF")
    for name in ("clocks", "due"):
        for option, words in (
            ("--extra-holiday", "count this day as a bank holiday"),
            ("--working-instead", "count this bank holiday as a working day"),
        ):
            choices[name].add_argument(option, metavar="DATE", type=_day, action="append", default=[], help=words)
    for name in ("due", "check"):
        choices[name].add_argument("--json", action="store_true", help="print JSON")
    choices["check"].add_argument("--seal", metavar="SEAL", default="", help="judge the seal of a posted letter, too")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as every other bad input does."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Print one line and end with exit code 2."""
        raise SystemExit(_refuse(message))

    def exit(self, status: int = DONE, message: str | None = None) -> NoReturn:
        """End, once the help or the version is written."""
        _say("", end="")
        super().exit(status, message)


if __name__ == "__main__":
    sys.exit(main())
