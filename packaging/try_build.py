"""Tries a built Casebook as it is used, on books of its own in a folder that is thrown away afterwards.

    python packaging/try_build.py dist/Casebook

It needs the Python of the checks, and a file of the tests. It says what was tried, and ends with 0 where all of it went
as it should, 1 where something did not, and 2 where there is no built program in the folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

ROOT = Path(__file__).resolve().parent.parent
OLD_XLS = ROOT / "tests" / "incoming" / "files" / "old.xls"
WINDOW, TERMINAL = "Casebook", "casebook-terminal"
TODAY = "2026-11-23"
PATIENCE = 180
"""Seconds that a command may take: a windowed program that fails before its window is there may hang for ever."""
OPENS_WITHIN = 60
"""Seconds within which a window has to be there."""
LOG = "Ref,Date received,Name,Complaint\nC-1,10/03/2024,Mr D. Dunmore,Damp\n"
TYPED = "four short words here"
EVENT = {"edition": None, "events": [{"kind": "received", "on": TODAY}]}


OWN_FOLDERS = (
    *("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"),
    *("WIN_PD_OVERRIDE_LOCAL_APPDATA", "WIN_PD_OVERRIDE_APPDATA"),
)
"""What leads a program away from the folders of whoever runs it. Windows itself looks at no such word: the second two
are those of the library that asks Windows (platformdirs, from 4.4 on)."""


def _own_log() -> str:
    """The log of whoever runs this; a program that was not led away would write there."""
    path = Path(platformdirs.user_log_dir("Casebook", appauthor=False)) / "casebook.log"
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


class WrongError(Exception):
    """The program did not do what it should; the message says what it did."""


@dataclass(frozen=True)
class Build:
    """A built program and the folder in which it is tried."""

    program: Path
    room: Path
    log_before: str = field(default_factory=_own_log)
    """What stood in the log of whoever tries it; nothing may come to it."""

    @property
    def book(self) -> str:
        """The folder of the sample book."""
        return str(self.room / "book")

    def path(self, name: str) -> Path:
        """The file of one of the two programs."""
        return self.program / (f"{name}.exe" if os.name == "nt" else name)

    def environment(self) -> dict[str, str]:
        """Nobody's own folders, no screen, no keyring, and nothing of the Python that runs this."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DBUS_SESSION"))}
        own = {name: str(self.room / name) for name in OWN_FOLDERS}
        home = str(self.room / "home")
        return {**kept, **own, "HOME": home, "USERPROFILE": home, "QT_QPA_PLATFORM": "offscreen"}

    def run(self, *words: str, ends: int = 0, given: str = "") -> str:
        """What a command says, in both its outputs. Raises WrongError where it ends with another status."""
        command = [str(self.path(TERMINAL)), *words]
        how = {"cwd": self.room, "env": self.environment(), "timeout": PATIENCE}
        try:
            done = subprocess.run(command, check=False, input=given.encode(), capture_output=True, **how)  # type: ignore[call-overload]
        except subprocess.TimeoutExpired:
            raise WrongError(f"`{' '.join(words)}` did not end within {PATIENCE} seconds.") from None
        said: str = (done.stdout + done.stderr).decode("utf-8", "replace")
        if done.returncode != ends:
            raise WrongError(f"`{' '.join(words)}` ended with {done.returncode} and not with {ends}:\n{said}")
        return said

    def has(self, wanted: str, *words: str, ends: int = 0, given: str = "") -> str:
        """What a command says, which has to have this in it."""
        said = self.run(*words, ends=ends, given=given)
        if wanted not in said:
            raise WrongError(f"`{' '.join(words)}` did not say “{wanted}” but:\n{said}")
        return said

    def open(self, *words: str) -> subprocess.Popen[bytes]:
        """Start the program that opens a window."""
        quiet = subprocess.DEVNULL
        command = [str(self.path(WINDOW)), *words]
        return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=self.room, env=self.environment())


def parts(build: Build) -> None:
    """Every part of the program loads; on Windows and macOS, which always have a keyring, it is found."""
    said = build.has("every part loads", "--self-test")
    if sys.platform in ("win32", "darwin") and "this PC remembers keys" not in said:
        raise WrongError(f"The keyring of this PC was not found: {said}")
    build.has("Casebook ", "--version")


def counting(build: Build) -> None:
    """A timeline is counted without a book."""
    said = build.run("clocks", "-", "--today", TODAY, given=json.dumps(EVENT))
    if json.loads(said)["clocks"][0]["due"] != "2026-11-30":
        raise WrongError(f"Five working days after {TODAY} are not {said}")


def sample(build: Build) -> None:
    """A sample book is written, says what is due, and is sound."""
    build.run("sample", build.book, "--today", TODAY)
    build.has("Acknowledge by", "--book", build.book, "due", "--today", TODAY)
    build.has("The book is sound.", "--book", build.book, "check")


def backups(build: Build) -> None:
    """A backup is made, and put in the place of the book."""
    file = str(build.room / "backup.casebook")
    build.run("--book", build.book, "backup", file)
    build.run("--book", build.book, "restore", file)
    build.has("The book is sound.", "--book", build.book, "check")


def out_and_back(build: Build) -> None:
    """Everything is written out, letters as PDF, and a book is made of it again."""
    out = build.room / "out"
    build.run("--book", build.book, "export", str(out))
    _is_pdf(next(iter(sorted(out.rglob("*.pdf"))), out / "no letter.pdf"))
    build.run("--book", str(build.room / "back"), "import", str(out))
    build.has("The book is sound.", "--book", str(build.room / "back"), "check")


def old_logs(build: Build) -> None:
    """Old logs come in: CSV, a workbook, and one of the old kind, read by a second process; a damaged one does not."""
    import openpyxl  # noqa: PLC0415 - only here

    (build.room / "log.csv").write_text(LOG, encoding="utf-8")
    book = openpyxl.Workbook()
    for row in LOG.replace("C-1", "C-2").splitlines():
        book.active.append(row.split(","))
    book.save(build.room / "log.xlsx")
    (build.room / "log.xls").write_bytes(OLD_XLS.read_bytes())
    (build.room / "damaged.xls").write_bytes(OLD_XLS.read_bytes()[:1500])
    for name in ("log.csv", "log.xlsx", "log.xls"):
        build.has("1 will be added.", "--book", build.book, "import", str(build.room / name), "--dry-run")
        build.has("1 case brought in.", "--book", build.book, "import", str(build.room / name))
    build.has("casebook: ", "--book", build.book, "import", str(build.room / "damaged.xls"), ends=2)


def passphrases(build: Build) -> None:
    """A book is closed, opened with the passphrase and with the recovery code, and not without; then for good."""
    phrase, code, sheet = (build.room / name for name in ("phrase.txt", "code.txt", "sheet.pdf"))
    phrase.write_text(f"{TYPED}\n", encoding="utf-8")
    with_phrase = ("--book", build.book, "--passphrase-file", str(phrase))
    said = build.has("Recovery code: ", *with_phrase, "protect", "--sheet", str(sheet))
    _is_pdf(sheet)
    code.write_text(said.split("Recovery code: ")[1].splitlines()[0], encoding="utf-8")
    build.has("--passphrase-file", "--book", build.book, "due", ends=2)
    build.has("Acknowledge by", *with_phrase, "due", "--today", TODAY)
    build.has("The book is sound.", "--book", build.book, "--passphrase-file", str(code), "check")
    build.run(*with_phrase, "unprotect")
    build.has("The book is sound.", "--book", build.book, "check")


def main_job(build: Build) -> None:
    """The main job is done in windows that nobody sees: pictures and a letter are left."""
    folder = build.room / "demonstration"
    build.has("Answer by", "--demonstrate", str(folder), "--today", TODAY)
    if not list(folder.glob("*.png")):
        raise WrongError("No picture was left.")
    _is_pdf(next(iter(folder.glob("*.pdf")), folder / "no letter.pdf"))


def window(build: Build) -> None:
    """A window opens on the book and holds it; a second start ends at once; one to read only stands beside it."""
    first = build.open("--book", build.book)
    try:
        _until((Path(build.book) / "casebook.lock").exists, "The window did not take hold of the book.")
        time.sleep(2)  # until the book is open behind it
        if build.open("--book", build.book).wait(PATIENCE):
            raise WrongError("A second start did not bring the first window to the front.")
        build.has("open in Casebook already", "--book", build.book, "unprotect", ends=2)
        build.has("Acknowledge by", "--book", build.book, "due", "--today", TODAY)
        second = build.open("--read-only", "--book", build.book)
        time.sleep(5)
        stopped = [name for name, one in (("first", first), ("second", second)) if one.poll() is not None]
        second.kill()
        second.wait()
        if stopped:
            raise WrongError(f"The {' and the '.join(stopped)} window did not stay open.")
    finally:
        first.kill()
        first.wait()


def mistakes(build: Build) -> None:
    """What is asked for wrongly is one line and status 2; nothing of all this was a fault of ours."""
    build.has("There is no book in", "--book", str(build.room / "nowhere"), "due", ends=2)
    build.has("casebook: ", "--nonsense", ends=2)
    faults = [path.read_text(encoding="utf-8") for path in build.room.rglob("casebook.log")]
    if faults:
        raise WrongError(f"The log has faults:\n{''.join(faults)}")
    if _own_log() != build.log_before:
        raise WrongError(f"Your own log was written in, and not one of the trial:\n{_own_log()}")


TRIALS: tuple[Callable[[Build], None], ...] = (
    parts,
    counting,
    sample,
    backups,
    out_and_back,
    old_logs,
    passphrases,
    main_job,
    window,
    mistakes,
)


def _is_pdf(path: Path) -> None:
    if not path.is_file() or not path.read_bytes().startswith(b"%PDF-"):
        raise WrongError(f"{path.name} is no PDF.")


def _until(true: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + OPENS_WITHIN
    while not true():
        if time.monotonic() > end:
            raise WrongError(otherwise)
        time.sleep(0.1)


def tried(build: Build, trials: tuple[Callable[[Build], None], ...]) -> list[str]:
    """Do each trial, say how it went, and return the names of those that went wrong."""
    wrong = []
    for trial in trials:
        sentence = " ".join((trial.__doc__ or trial.__name__).split())
        try:
            trial(build)
        except (WrongError, OSError, ValueError, LookupError, subprocess.SubprocessError) as error:
            wrong.append(trial.__name__)
            print(f"WRONG  {sentence}\n       {error}", flush=True)
        else:
            print(f"good   {sentence}", flush=True)
    return wrong


def main(arguments: list[str]) -> int:
    """Try the build in a folder; returns the exit status."""
    folder = Path(*arguments).resolve() if len(arguments) == 1 else Path()
    with tempfile.TemporaryDirectory(prefix="casebook-trial-", ignore_cleanup_errors=True) as room:
        build = Build(folder, Path(room).resolve())
        lacking = [name for name in (WINDOW, TERMINAL) if not build.path(name).is_file()]
        if len(arguments) != 1 or lacking:
            print("Name the folder of a built Casebook, such as dist/Casebook.", file=sys.stderr)
            return 2
        wrong = tried(build, TRIALS)
    print(
        f"{len(wrong)} of {len(TRIALS)} went wrong: {', '.join(wrong)}." if wrong else "Everything went as it should."
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
