"""Bringing a whole book back: what was altered, cut short or made to do harm is refused, and nothing is written."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import places, systems
from app.casework import book_imports
from app.casework.book_imports import (
    CannotMake,
    Means,
    NotAnExport,
    bring_back,
    is_empty,
    is_export,
    is_free,
    looked_through,
    make_book,
)
from app.casework.desks import SAMPLE_MARK, Desk, open_desk
from app.casework.exports import Stopped, export_everything
from app.casework.protections import close_book
from app.models import export_loads
from app.models.books import Work, book_in_memory
from app.rules.problems import UserError
from tests.casework.cases import NOW
from tests.models.ledgers import DAY, PERSON, everything, full_book
from tests.ui.desks import st_annes


@pytest.fixture
def exported(desk: Desk, tmp_path: Path) -> Path:
    """A book with a case and its letter, exported."""
    full_book(desk.book)
    with desk.book.writing("Anne Clerk") as work:
        work.save_draft(2, "stage_answer", 1, "half written")
        work.keep_begun(0, "intake", "{}")
    export_everything(desk, tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def empty(desk: Desk) -> Iterator[Desk]:
    """Another desk, with nothing in its book."""
    book = book_in_memory(lambda: NOW)
    yield replace(desk, book=book)
    book.close()


def refuses(empty: Desk, folder: Path, words: str) -> None:
    """The folder is refused with a sentence, and nothing is written."""
    before = everything(empty.book)
    with pytest.raises(NotAnExport, match=words) as refusal:
        bring_back(empty, folder)
    assert "Nothing was brought in." in refusal.value.sentence
    assert everything(empty.book) == before


def altered(folder: Path, path: str, change: Callable[[str], str], *, known: bool = True) -> None:
    """Alters a file; where `known`, so that the list of files says the same."""
    place = folder / path
    text = place.read_bytes().decode()
    assert change(text) != text
    place.write_bytes(change(text).encode())
    if known and path != "export.json":
        relisted(folder, path)


def relisted(folder: Path, path: str) -> None:
    """Puts the length and digest that a file now has in the list of files."""
    manifest = json.loads((folder / "export.json").read_text(encoding="utf-8"))
    content = (folder / path).read_bytes()
    for one in manifest["files"]:
        if one["path"] == path:
            one |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    (folder / "export.json").write_text(json.dumps(manifest), encoding="utf-8")


def told(folder: Path, **changes: object) -> None:
    """Has `export.json` say something else."""
    manifest = json.loads((folder / "export.json").read_text(encoding="utf-8")) | changes
    (folder / "export.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_a_folder_is_known_for_an_export(exported: Path, tmp_path: Path) -> None:
    assert is_export(exported)
    assert not is_export(tmp_path)
    assert not is_export(exported / "README.txt")


def test_what_came_back_is_told_with_its_seal(exported: Path, empty: Desk) -> None:
    back = bring_back(empty, exported)
    assert back.words.startswith("The book is back: 1 complaint, ")
    assert "sound. Its seal is " in back.words or "this was found" in back.words
    assert back.seal in back.words


def test_only_an_empty_book_takes_it(exported: Path, desk: Desk) -> None:
    before = everything(desk.book)
    with pytest.raises(UserError, match="only be brought into an empty one"):
        bring_back(desk, exported)
    assert everything(desk.book) == before


def test_stopping_leaves_the_book_empty(exported: Path, empty: Desk) -> None:
    steps = []

    def stop(done: int, total: int) -> None:
        steps.append((done, total))
        if len(steps) > 20:
            raise Stopped("You stopped it.")

    with pytest.raises(Stopped):
        bring_back(empty, exported, stop)
    assert not any(everything(empty.book).values())


def test_a_folder_that_is_no_export_is_refused(tmp_path: Path, empty: Desk) -> None:
    refuses(empty, tmp_path, "there is no export.json in it")
    refuses(empty, tmp_path / "gone", "there is no export.json in it")


ALTERED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a word of the journal": (
        lambda at: altered(at, "Tables/journal.json", lambda text: text.replace("he rang", "he sang"), known=False),
        "is not what it was",
    ),
    "a word of the journal, and the list of files": (
        lambda at: altered(at, "Tables/journal.json", lambda text: text.replace("he rang", "he sang")),
        r"words of entry \d+ were changed",
    ),
    "a date of the journal": (
        lambda at: altered(at, "Tables/journal.json", lambda text: text.replace("2026-11-23", "2026-11-24", 1)),
        "Its journal is not whole",
    ),
    "a moment that is none": (
        lambda at: _moment_of_nothing(at),  # noqa: PLW0108 - it stands below
        "^Something in it cannot be read",
    ),
    "a cut journal": (lambda at: altered(at, "Tables/journal.json", _without_last_row), "has not as many rows"),
    "a cut journal, and its count": (
        lambda at: _cut_and_counted(at),  # noqa: PLW0108 - it stands below
        "does not end with the entry that its seal names",
    ),
    "a journal cut in the middle": (
        lambda at: altered(at, "Tables/journal.json", lambda text: re.sub(r"\{\"seq\": 4,.*\n", "", text)),
        "does not fit together",
    ),
    "a file cut short": (
        lambda at: altered(at, "Tables/journal.json", lambda text: text[: len(text) // 2]),
        "cannot hold|no book can hold|is not what it was",
    ),
    "a letter": (
        lambda at: altered(at, _letter(at), lambda text: text.replace("letter", "lesser"), known=False),
        "is not what it was",
    ),
    "a letter, and the list of files": (
        lambda at: altered(at, _letter(at), lambda text: text.replace("letter", "lesser")),
        "is not what it was",
    ),
    "the name in the register": (
        lambda at: altered(at, "Tables/complaint.json", lambda text: text.replace("Dunmore", "Dunless")),
        "table “complaint” does not say what its journal says",
    ),
    "a case that the journal has not": (
        lambda at: altered(at, "Tables/complaint.json", lambda text: text.replace('"id": 2', '"id": 3')),
        "table “complaint” does not say",
    ),
    "another kind of value": (
        lambda at: altered(at, "Tables/journal.json", lambda text: text.replace('"seq": 1,', '"seq": "1",')),
        "Row 1 of its table “journal” is not that of a book",
    ),
    "a column too many": (
        lambda at: altered(at, "Tables/setting.json", lambda text: text.replace('{"key"', '{"x": 1, "key"', 1)),
        "Row 1 of its table “setting” is not that of a book",
    ),
    "a number that is none": (
        lambda at: altered(at, "Tables/journal.json", lambda text: text.replace('"recipe": 1', '"recipe": NaN', 1)),
        "Row 1 of its table",
    ),
    "a number too large": (
        lambda at: altered(at, "Tables/journal.json", lambda text: text.replace('"seq": 1,', f'"seq": {10**30},')),
        "Row 1 of its table",
    ),
    "an unknown recipe": (
        lambda at: altered(at, "Tables/journal.json", lambda text: text.replace('"recipe": 1', '"recipe": 7', 1)),
        "not whole|no book can hold",
    ),
    "half a character": (
        lambda at: altered(at, "Tables/setting.json", lambda text: text.replace("St Anne", "\\ud800", 1)),
        "does not say|no book can hold",
    ),
    "a bomb of brackets": (
        lambda at: altered(at, "Tables/begun.json", lambda _: "[\n" + "[" * 100_000 + "\n]\n"),
        "no book can hold|not what it was",
    ),
    "no seal": (lambda at: told(at, seal="1-00000000"), "does not end with the entry"),
    "a newer book": (lambda at: told(at, book_version=999), "does not know"),
    "no version": (lambda at: told(at, book_version=0), "does not know"),
    "a newer format": (lambda at: told(at, format_version=2), "newer Casebook"),
    "another format": (lambda at: told(at, format="x"), "is not that of an export"),
    "no rows": (lambda at: told(at, rows={}), "has not the tables of a book"),
    "rows below nothing": (lambda at: told(at, rows={"journal": -1}), "altered or cut short"),
    "files of another kind": (lambda at: told(at, files={"a": 1}), "altered or cut short"),
    "no files": (lambda at: told(at, files=[]), "is not among its files"),
    "no export.json to speak of": (lambda at: (at / "export.json").write_text("{"), "altered or cut short")
    and (
        lambda at: (at / "export.json").write_bytes(b"{\xff"),
        "altered or cut short",
    ),
    "a missing file": (lambda at: (at / "Tables/journal.json").unlink(), "is missing"),
    "a missing letter": (lambda at: (at / _letter(at)).unlink(), "is missing"),
}


def _without_last_row(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join([*lines[:-3], lines[-3].removesuffix(",\n") + "\n", lines[-1]])


def _cut_and_counted(folder: Path) -> None:
    altered(folder, "Tables/journal.json", _without_last_row)
    told(folder, rows=_rows(folder) | {"journal": _rows(folder)["journal"] - 1})


def _moment_of_nothing(folder: Path) -> None:
    """The last entry says that it was typed at no moment at all, and every digest agrees with that."""
    rows = json.loads((folder / "Tables/journal.json").read_text(encoding="utf-8"))
    last = rows[-1] | {"recorded_at": "yesterday"}
    keys = ("seq", "case_id", "kind", "happened_on", "recorded_at", "actor", "body_digest", "prev")
    lines = ["casebook 1", *("-" if last[key] is None else str(last[key]) for key in keys)]
    last["hash"] = hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    written = ",\n".join(json.dumps(row, ensure_ascii=False) for row in (*rows[:-1], last))
    (folder / "Tables/journal.json").write_text(f"[\n{written}\n]\n", encoding="utf-8")
    relisted(folder, "Tables/journal.json")
    told(folder, last_hash=last["hash"], seal=f"{last['seq']}-{last['hash'][:8]}")


def _rows(folder: Path) -> dict[str, int]:
    rows: dict[str, int] = json.loads((folder / "export.json").read_text(encoding="utf-8"))["rows"]
    return rows


def _letter(folder: Path) -> str:
    (found,) = folder.rglob("*.pdf")
    return found.relative_to(folder).as_posix()


@pytest.mark.parametrize("what", ALTERED)
def test_what_was_altered_is_refused(exported: Path, empty: Desk, what: str) -> None:
    alter, words = ALTERED[what]
    alter(exported)
    refuses(empty, exported, words)


@pytest.mark.parametrize(
    "path",
    ["../outside.pdf", "/etc/passwd", r"C:\outside.pdf", r"..\outside.pdf", "Letters/../../outside.pdf", "CON", ""],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(exported: Path, empty: Desk, path: str) -> None:
    (exported.parent / "outside.pdf").write_bytes(b"%PDF- a letter")
    moved(exported, path)
    refuses(empty, exported, "may not be in an export")


def moved(folder: Path, path: str) -> None:
    """Has the letter be said to lie elsewhere."""
    letter = _letter(folder)
    altered(folder, "Tables/document.json", lambda text: text.replace(json.dumps(letter), json.dumps(path)))
    manifest = json.loads((folder / "export.json").read_text(encoding="utf-8"))
    told(folder, files=[one | ({"path": path} if one["path"] == letter else {}) for one in manifest["files"]])


def test_a_document_of_another_file_is_refused(exported: Path, empty: Desk) -> None:
    letter = json.dumps(_letter(exported))
    altered(exported, "Tables/document.json", lambda text: text.replace(letter, '"README.txt"'))
    refuses(empty, exported, "is not what it was")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("what", ["file", "folder", "loop", "pipe", "manifest"])
def test_a_link_or_a_pipe_is_refused(exported: Path, empty: Desk, what: str) -> None:
    letter = exported / _letter(exported)
    if what == "folder":
        shutil.move(letter.parent, exported.parent / "elsewhere")
        letter.parent.symlink_to(exported.parent / "elsewhere")
    elif what == "manifest":
        shutil.move(exported / "export.json", exported.parent / "export.json")
        (exported / "export.json").symlink_to(exported.parent / "export.json")
    else:
        shutil.move(letter, exported.parent / "elsewhere.pdf")
        if what == "pipe":
            os.mkfifo(letter)
        else:
            letter.symlink_to(letter if what == "loop" else exported.parent / "elsewhere.pdf")
    refuses(empty, exported, "is a link to another place|is no file")


def test_a_huge_file_is_not_read_into_memory(exported: Path, empty: Desk) -> None:
    size = 160_000_000
    with (exported / "Tables/journal.json").open("wb") as file:
        file.write(b"[\n")
        file.truncate(size)  # no line ends in it
    digest = hashlib.sha256(b"[\n")
    for _ in range((size - 2) // 1_000_000):
        digest.update(bytes(1_000_000))
    digest.update(bytes((size - 2) % 1_000_000))
    manifest = json.loads((exported / "export.json").read_text(encoding="utf-8"))
    true = {"bytes": size, "sha256": digest.hexdigest()}
    told(exported, files=[one | (true if "journal.json" in one["path"] else {}) for one in manifest["files"]])
    tracemalloc.start()
    try:
        refuses(empty, exported, "is not what it was|no book can hold")
        assert tracemalloc.get_traced_memory()[1] < 4 * export_loads.LONGEST_ROW
    finally:
        tracemalloc.stop()


def test_no_more_of_a_file_is_read_than_the_list_says(exported: Path, empty: Desk) -> None:
    with (exported / "README.txt").open("r+b") as file:
        file.truncate(50_000_000_000)  # a hole, which takes no room on the disk
    refuses(empty, exported, "is not what it was")


def test_a_case_larger_than_any_is_refused(exported: Path, empty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_loads, "LARGEST_CASE", 10)
    refuses(empty, exported, "larger than any")


def test_a_case_of_an_edition_that_is_not_here_is_refused(desk: Desk, empty: Desk, tmp_path: Path) -> None:
    with desk.book.writing("Anne Clerk") as work:
        _case_of(work, "1066")
    export_everything(desk, tmp_path / "out")
    refuses(empty, tmp_path / "out", "no book can hold|edition")


def _case_of(work: Work, edition: str) -> None:
    case_id = work.append(0, "opened", on=DAY, sentence="Logged.", body={"reference": "1"})
    work.append(case_id, "received", on=DAY, sentence="Received.", body={"how": "phone"})
    work.append(case_id, "edition", on=DAY, sentence="Code.", body={"edition": edition})
    work.append(case_id, "person", on=DAY, sentence="Complainant.", body=PERSON)


def test_an_export_of_an_older_book_comes_back_into_a_newer_one(exported: Path, desk: Desk, empty: Desk) -> None:
    for table in ("draft", "begun"):  # which had no digests in version 4
        altered(exported, f"Tables/{table}.json", lambda text: re.sub(', "digest": "[0-9a-f]*"', "", text))
    told(exported, book_version=4)
    bring_back(empty, exported)
    old, new = everything(desk.book), everything(empty.book)
    for table in ("draft", "begun"):
        assert new.pop(table) == [(*row[:-1], "") for row in old.pop(table)]
    assert new == old


MEANS = Means(places.resources(), lambda: DAY, lambda: NOW)


def test_a_new_book_is_made_in_a_folder_and_nothing_else_lies_there(exported: Path, desk: Desk, tmp_path: Path) -> None:
    back = make_book(MEANS, exported, tmp_path / "new" / "Book")
    assert back.words.startswith("The book is back: 1 complaint, ")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["Book"]
    assert [path.name for path in (tmp_path / "new" / "Book").iterdir()] == ["casebook.db"]
    made = open_desk(tmp_path / "new" / "Book", places.resources(), lambda: DAY, lambda: NOW)
    assert everything(made.book) == everything(desk.book)
    made.book.close()


@pytest.mark.parametrize("name", ["casebook.db", "casebook.db-wal", "casebook.key"])
def test_no_book_is_written_over_nor_what_belongs_to_one(exported: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "Book").mkdir()
    (tmp_path / "Book" / name).write_bytes(b"mine")
    assert not is_free(tmp_path / "Book")
    with pytest.raises(CannotMake, match="There is a book in"):
        make_book(MEANS, exported, tmp_path / "Book")
    assert {path.name: path.read_bytes() for path in (tmp_path / "Book").iterdir()} == {name: b"mine"}


def test_it_goes_beside_the_backups_of_a_book_that_is_gone(exported: Path, tmp_path: Path) -> None:
    (tmp_path / "Book" / "Backups").mkdir(parents=True)
    make_book(MEANS, exported, tmp_path / "Book")
    assert sorted(path.name for path in (tmp_path / "Book").iterdir()) == ["Backups", "casebook.db"]


def test_no_book_is_made_within_the_exported_folder(exported: Path) -> None:
    before = sorted(exported.rglob("*"))
    with pytest.raises(CannotMake, match="lies in the exported folder itself"):
        make_book(MEANS, exported, exported / "Book")
    assert sorted(exported.rglob("*")) == before


@pytest.mark.parametrize("share", [0, 1, 5, 12, 16, 21])
def test_wherever_it_is_stopped_no_book_and_no_folder_is_left(exported: Path, tmp_path: Path, share: int) -> None:
    """In the comparing of files, in the rows, in the check that comes after them, and as the key is taken off."""

    def stop(done: int, of: int) -> None:
        if done * 22 >= of * share:
            raise Stopped("You stopped it.")

    with pytest.raises(Stopped):
        make_book(MEANS, exported, tmp_path / "new" / "Book", stop)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_full_disk_is_a_sentence_and_leaves_nothing(
    exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(book_imports, "sync", full)
    with pytest.raises(CannotMake, match="could not be made in") as refusal:
        make_book(MEANS, exported, tmp_path / "new" / "Book")
    assert "Nothing was left there." in refusal.value.sentence
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_changed_since_it_was_looked_into_is_refused(exported: Path, empty: Desk, tmp_path: Path) -> None:
    seen = looked_through(exported)
    told(exported, made_by="Somebody else")
    with pytest.raises(NotAnExport, match="not what it was when you looked into it"):
        bring_back(empty, exported, seen=seen)
    with pytest.raises(NotAnExport, match="not what it was when you looked into it"):
        make_book(MEANS, exported, tmp_path / "Book", seen=seen)
    assert is_empty(empty)
    assert not (tmp_path / "Book").exists()


def test_to_stop_once_it_is_there_checks_it_to_the_end(exported: Path, empty: Desk) -> None:
    def stop(done: int, of: int) -> None:
        if done * 22 > of * 12:
            raise Stopped("You stopped it.")

    back = bring_back(empty, exported, stop)
    assert back.complaints == 1
    assert not is_empty(empty)


def test_a_book_in_which_only_a_setting_was_made_is_not_empty(empty: Desk) -> None:
    assert is_empty(empty)
    st_annes(empty)
    assert not is_empty(empty)


KILLED = """
import datetime as dt, os, signal, sys
from pathlib import Path
from app import places
from app.casework.book_imports import Means, bring_back, make_book
from app.casework.desks import open_desk

means = Means(places.resources(), lambda: dt.date(2026, 11, 23), lambda: dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC))
folder, target, into, share = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], float(sys.argv[4])

def kill(done, of):
    if done >= of * share:
        os.kill(os.getpid(), signal.SIGKILL)

if into == "new":
    make_book(means, folder, target, kill)
else:
    bring_back(open_desk(target, means.resources, means.today, means.now), folder, kill)
"""


@pytest.mark.skipif(os.name == "nt", reason="no process can be killed so there")
@pytest.mark.parametrize("share", [0.05, 0.3, 0.6])
@pytest.mark.parametrize("into", ["new", "open"])
def test_a_program_that_is_killed_leaves_no_half_book_and_it_can_be_done_again(
    exported: Path, desk: Desk, tmp_path: Path, into: str, share: float
) -> None:
    target = tmp_path / "place" / "Book"
    done = subprocess.run([sys.executable, "-c", KILLED, str(exported), str(target), into, str(share)], check=False)  # noqa: S603 - our own
    assert done.returncode == -signal.SIGKILL
    if into == "new":
        assert not target.exists()
        make_book(MEANS, exported, target)
    made = open_desk(target, places.resources(), lambda: DAY, lambda: NOW)
    if into == "open" and is_empty(made):
        bring_back(made, exported)
    assert everything(made.book) == everything(desk.book)
    made.book.close()


KILLED_LATE = """
import datetime as dt, os, signal, sys
from pathlib import Path
from app import places, systems
from app.casework import book_imports
from app.casework.book_imports import Means, make_book

means = Means(places.resources(), lambda: dt.date(2026, 11, 23), lambda: dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC))
kill = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
setattr(*{"before": (book_imports, "_take_key_off"), "just before": (systems, "put_new")}[sys.argv[3]], kill)
make_book(means, Path(sys.argv[1]), Path(sys.argv[2]))
"""


def readable(folder: Path) -> list[Path]:
    """The files in which the resident's name can be read."""
    return [path for path in folder.rglob("*") if path.is_file() and b"Dunmore" in path.read_bytes()]


@pytest.mark.skipif(os.name == "nt", reason="no process can be killed so there")
@pytest.mark.parametrize("moment", ["before", "just before"])
def test_a_kill_at_the_very_end_leaves_nothing_to_read_once_the_book_is_made_again_and_closed(
    exported: Path, tmp_path: Path, moment: str
) -> None:
    place = tmp_path / "place"
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", KILLED_LATE, str(exported), str(place / "Book"), moment], check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert moment == "just before" or readable(place) == []
    make_book(MEANS, exported, place / "Book")
    assert readable(place) == [place / "Book" / "casebook.db"]
    assert [path.name for path in place.iterdir()] == ["Book"]
    made = open_desk(place / "Book", places.resources(), lambda: DAY, lambda: NOW)
    close_book(made, "four short words here", "four short words here")
    made.book.close()
    assert readable(place) == []


def test_a_book_that_comes_there_meanwhile_is_never_replaced(
    exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = systems.put_new

    def another_first(begun: Path, path: Path) -> None:
        path.write_bytes(b"another's")
        put(begun, path)

    monkeypatch.setattr(systems, "put_new", another_first)
    with pytest.raises(CannotMake, match="There is a book in"):
        make_book(MEANS, exported, tmp_path / "Book")
    assert {path.name: path.read_bytes() for path in (tmp_path / "Book").iterdir()} == {"casebook.db": b"another's"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Book", "out"]


def test_an_empty_file_of_a_book_that_was_never_made_is_in_nobodys_way(exported: Path, tmp_path: Path) -> None:
    (tmp_path / "Book").mkdir()
    (tmp_path / "Book" / "casebook.db").touch()
    assert is_free(tmp_path / "Book")
    assert make_book(MEANS, exported, tmp_path / "Book").complaints == 1


def test_the_folder_is_held_while_a_book_is_made_in_it(exported: Path, tmp_path: Path) -> None:
    target, seen = tmp_path / "new" / "Book", list[str]()

    def hold(folder: Path) -> Callable[[], None]:
        seen.append(f"held {folder == target} {folder.is_dir()}")
        return lambda: seen.append(f"let go {(target / 'casebook.db').exists()}")

    make_book(replace(MEANS, hold=hold), exported, target)
    (target / "casebook.db").unlink()
    make_book(replace(MEANS, hold=hold), exported, target)
    assert seen == ["held True True", "let go True"] * 2

    def in_use(_folder: Path) -> Callable[[], None]:
        raise UserError("This book is open in Casebook already.")

    with pytest.raises(UserError, match="open in Casebook already"):
        make_book(replace(MEANS, hold=in_use), exported, tmp_path / "other" / "Book")
    assert not (tmp_path / "other").exists()


def test_a_sample_never_becomes_her_own_book(
    empty: Desk, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the folder says of itself: its journal knows."""
    full_book(desk.book)
    with desk.book.writing("Anne Clerk") as work:
        work.append(None, "setting", on=DAY, sentence="A sample.", body={"values": {SAMPLE_MARK: True}})
    export_everything(desk, tmp_path / "out")
    monkeypatch.setattr(places, "data", lambda: tmp_path / "Own")
    for says in (True, False):
        told(tmp_path / "out", sample=says)
        with pytest.raises(UserError, match="never becomes your own book"):
            bring_back(empty, tmp_path / "out")
        assert is_empty(empty)
        with pytest.raises(UserError, match="never becomes your own book"):
            make_book(MEANS, tmp_path / "out", tmp_path / "Own")
        assert not (tmp_path / "Own").exists()
    assert make_book(MEANS, tmp_path / "out", tmp_path / "Apart").complaints == 1


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_folder_that_may_not_be_looked_into_is_no_export_and_no_place(exported: Path) -> None:
    exported.chmod(0)
    assert not is_export(exported)
    assert not is_free(exported)
    exported.chmod(0o700)
