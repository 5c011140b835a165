"""The picture on the letterhead: chosen from a file, kept in the book, frozen with the letters that show it."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from app.casework.desks import Desk
from app.casework.letters import issue, letter_pdf, open_letter
from app.casework.logos import choose_logo, letterhead, logo_of, remove_logo, ruler_page
from app.casework.settings import Settings, read_settings, save_settings
from app.models.checks import check_book
from app.models.journals import records
from app.rules.problems import Refused
from tests.casework.cases import a_case, refused


def file(folder: Path, size: tuple[int, int] = (300, 200), colour: str = "navy") -> Path:
    path = folder / f"{colour}.png"
    Image.new("RGB", size, colour).save(path)
    return path


def sentences(desk: Desk) -> list[str]:
    with desk.book.reading() as session:
        return [one.sentence for one in records(session, kinds=("setting",))]


def pictures(pdf: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].images)


def test_a_logo_that_is_chosen_is_on_the_letterhead_until_it_is_taken_off(
    desk: Desk, settings: Settings, tmp_path: Path
) -> None:
    assert logo_of(desk, read_settings(desk)) is None
    before = len(sentences(desk))
    choose_logo(desk, file(tmp_path))
    logo = letterhead(desk).logo
    assert logo is not None
    assert logo.size == (300, 200)
    assert sentences(desk)[-1] == "A logo was put on the letterhead."
    save_settings(desk, read_settings(desk))  # saving the rest of the page leaves it where it is
    assert letterhead(desk).logo == logo
    remove_logo(desk)
    remove_logo(desk)
    assert letterhead(desk).logo is None
    assert sentences(desk)[-1] == "The logo was taken off the letterhead."
    assert len(sentences(desk)) == before + 2
    assert check_book(desk.book).sound


def test_a_letter_keeps_the_logo_that_it_was_issued_with(desk: Desk, settings: Settings, tmp_path: Path) -> None:
    case = a_case(desk).received("2026-11-20")
    choose_logo(desk, file(tmp_path))
    letter = open_letter(case.desk, case.id, "acknowledgement", 1)
    assert pictures(letter.preview()) == 1
    remove_logo(case.desk)
    with refused(case.desk) as said:
        issue(case.desk, letter)
    assert "settings" in said[""]  # it would not be what was previewed
    choose_logo(case.desk, file(tmp_path))
    number = issue(case.desk, open_letter(case.desk, case.id, "acknowledgement", 1))
    choose_logo(case.desk, file(tmp_path, colour="green"))
    with case.desk.book.reading() as session:
        (record,) = (one for one in records(session) if one.seq == number)
    assert pictures(letter_pdf(case.desk, record.body["document"])) == 1
    assert "png" not in str(record.body["landlord"])  # the page has the picture; the entry does not carry it again
    result = check_book(case.desk.book)
    assert result.sound
    assert result.words.endswith("and 1 letter")


def test_what_cannot_be_printed_is_refused_in_its_own_words_and_nothing_is_written(
    desk: Desk, settings: Settings, tmp_path: Path
) -> None:
    before = sentences(desk)
    large, text = tmp_path / "large.png", tmp_path / "text.png"
    large.write_bytes(bytes(30_000_000))
    text.write_text("This is not a picture.", encoding="utf-8")
    for path, said in ((large, "10 MB"), (text, "PNG or a JPEG"), (tmp_path / "gone.png", "cannot be read")):
        with pytest.raises(Refused) as refusal:
            choose_logo(desk, path)
        (problem,) = refusal.value.problems
        assert problem.field == "logo"
        assert said in problem.sentence
    assert sentences(desk) == before


def test_a_logo_that_is_missing_stops_no_letter_and_is_found(desk: Desk, settings: Settings) -> None:
    with desk.book.writing("Nobody") as work:
        body = {"values": {"logo": "0" * 64}}
        work.append(None, "setting", on=desk.today(), sentence="A logo was put on the letterhead.", body=body)
    assert letterhead(desk).logo is None
    assert [finding.sentence for finding in check_book(desk.book).findings] == [
        "The logo of the letterhead is missing from the book."
    ]


def test_the_ruler_page_is_set_for_the_envelopes_that_settings_have(desk: Desk, settings: Settings) -> None:
    before = ruler_page(desk)
    assert before == ruler_page(desk)
    save_settings(desk, settings.__class__(**{**vars(settings), "across": "2,5 mm", "down": "-1"}))
    assert (letterhead(desk).across, letterhead(desk).down) == (2.5, -1.0)
    text = pypdf.PdfReader(io.BytesIO(ruler_page(desk))).pages[0].extract_text()
    assert "2.5 mm right and 1 mm up" in " ".join(text.split())
