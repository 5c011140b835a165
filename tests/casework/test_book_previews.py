"""Looking into an exported book: what it holds, what is wrong with it, and a forgery that fits together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import places
from app.casework.audits import audit
from app.casework.book_imports import Means, NotAnExport, Stopped
from app.casework.book_previews import exported_at, look_into, no_export
from app.casework.desks import Desk
from app.casework.exports import export_everything
from app.casework.intakes import log_complaint
from app.casework.lost_books import LostBook
from app.casework.milestones import add_note
from app.casework.questions import case_list
from app.models.books import PLAIN
from app.rules.problems import UserError
from tests.casework.cases import MONDAY, MR_D
from tests.models.ledgers import break_in
from tests.ui.desks import Day, desk_on_disk, desk_with_a_case, st_annes

MEANS = Means(places.resources(), Day().today, Day().now)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Desk]:
    """A book in a folder, with one case."""
    with desk_with_a_case(tmp_path / "Book") as made:
        yield made


@pytest.fixture
def out(own: Desk, tmp_path: Path) -> Path:
    """That book, exported."""
    export_everything(own, tmp_path / "out")
    return tmp_path / "out"


def here(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if not path.name.endswith(("-shm", "-wal"))}


def test_it_says_what_is_in_it_and_leaves_nothing_behind(own: Desk, out: Path, tmp_path: Path) -> None:
    before, told = here(tmp_path / "Book"), list[tuple[int, int]]()
    found = look_into(own, out, MEANS, lambda done, of: told.append((done, of)))
    has = " ".join(found.has)
    assert "It is the book of St Anne's Almshouses." in has
    assert "1 case, open; " in has
    assert "Last entry: Monday 23 November 2026" in has
    assert f"Seal {audit(own).seal}; book version " in has
    assert (found.troubles, found.sample) == ((), False)
    assert [done for done, _of in told] == sorted(done for done, _of in told)
    assert len({of for _done, of in told}) == 1
    found.close()
    assert here(tmp_path / "Book") == before


def test_what_is_made_aside_is_closed_so_that_a_stop_leaves_none_of_it_to_read(own: Desk, out: Path) -> None:
    found = look_into(own, out, MEANS)
    assert found.desk.book.path is not None
    for left in found.desk.book.path.parent.iterdir():
        content = left.read_bytes()
        assert not content.startswith(PLAIN)
        assert b"Dunmore" not in content
    found.close()


def test_a_seal_is_held_against_it_before_anything_is_brought_in(own: Desk, out: Path) -> None:
    seal = audit(own).seal
    found = look_into(own, out, MEANS)
    assert found.judged(f"Seal {seal}").true
    later = found.judged("900-12345678")
    assert (later.verdict, "exported before this letter" in later.advice) == ("cut", True)
    number, digits = seal.split("-")
    slip = found.judged(f"{number}-{digits[:-1]}{'0' if digits[-1] != '0' else '1'}")
    assert (slip.verdict, "Look at the letter again" in slip.advice) == ("mistyped", True)
    with pytest.raises(UserError):
        found.judged("4812")
    found.close()


def test_a_book_that_was_written_anew_fits_together_and_only_a_posted_seal_shows_it(
    own: Desk, out: Path, tmp_path: Path
) -> None:
    """A forger makes another book with Casebook itself: every digest, the chain and the list of files are right."""
    posted = audit(own).seal
    forged = st_annes(desk_on_disk(tmp_path / "Forged", Day()))
    log_complaint(forged, replace(MR_D, first_heard_by="nobody at all"))
    add_note(forged, case_list(forged)[0].case_id, MONDAY, "All was well.")
    export_everything(forged, tmp_path / "forged")
    forged.book.close()
    found = look_into(own, tmp_path / "forged", MEANS)
    assert found.troubles == ()
    judged = found.judged(posted)
    assert judged.verdict == "rewritten"
    assert "Do not bring it in" in judged.advice
    found.close()


def test_what_is_wrong_with_a_folder_is_said_and_nothing_stays(own: Desk, out: Path, tmp_path: Path) -> None:
    before = here(tmp_path / "Book")
    journal = out / "Tables" / "journal.json"
    journal.write_bytes(journal.read_bytes().replace(b"Dunmore", b"Dunmoor"))
    with pytest.raises(NotAnExport, match="is not what it was when the export was made"):
        look_into(own, out, MEANS)
    assert here(tmp_path / "Book") == before


def test_what_was_wrong_when_it_was_exported_is_told(own: Desk, tmp_path: Path) -> None:
    break_in(own.book, "UPDATE draft SET text = 'x'", "DELETE FROM setting WHERE key = 'phone'")
    export_everything(own, tmp_path / "unsound")
    with pytest.raises(NotAnExport, match="does not say what its journal says"):
        look_into(own, tmp_path / "unsound", MEANS)


def test_it_can_be_stopped_and_leaves_nothing(own: Desk, out: Path, tmp_path: Path) -> None:
    before = here(tmp_path / "Book")

    def stop(_done: int, _of: int) -> None:
        raise Stopped("You stopped it.")

    with pytest.raises(Stopped):
        look_into(own, out, MEANS, stop)
    assert here(tmp_path / "Book") == before


def test_it_is_looked_into_where_the_book_does_not_open(out: Path, tmp_path: Path) -> None:
    found = look_into(LostBook(tmp_path / "nowhere"), out, MEANS)
    assert found.landlord == "St Anne's Almshouses"
    found.close()


def test_the_export_is_found_where_she_chooses_a_folder_too_high_or_too_low(out: Path, tmp_path: Path) -> None:
    (tmp_path / "Papers").mkdir()
    inside = out.rename(tmp_path / "Papers" / "Casebook export")
    assert exported_at(inside) == inside
    assert exported_at(inside / "Tables") == inside
    assert exported_at(tmp_path / "Papers") == inside
    assert exported_at(tmp_path) == tmp_path
    assert "is a backup: that is restored" in no_export(tmp_path).sentence


def test_what_a_folder_says_of_itself_is_cut_short_and_need_not_be_a_date(own: Desk, out: Path) -> None:
    told = json.loads((out / "export.json").read_text(encoding="utf-8"))
    (out / "export.json").write_text(
        json.dumps(told | {"made_on": "yesterday", "made_by": "A\n" * 500}), encoding="utf-8"
    )
    found = look_into(own, out, MEANS)
    assert "on a day that it does not say by A A A" in found.has[-1]
    assert len(found.has[-1]) < 200
    found.close()
