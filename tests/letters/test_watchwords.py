"""Words that no letter has: what is out of date, and words of tenancy at an almshouse."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app import places
from app.letters.checks import unmet
from app.letters.drafts import Draft
from app.letters.facts import Landlord
from app.letters.watchwords import OUTDATED, TENANCY, outdated, read_watchlist, tenancy_words
from app.rules.problems import Problem
from app.rules.tables import EditionError
from tests.letters.cases import EDITIONS, LANDLORD, LETTERS_OF, acknowledgement, draft, written

FOLDER = places.resources() / "letters"
ALMSHOUSE = replace(
    LANDLORD,
    almshouse=True,
    rent_word="weekly maintenance contribution",
    agreement_word="letter of appointment",
    resident_word="almsperson",
)


def saying(words: str, edition: str = "2024", landlord: Landlord = LANDLORD, dated: dt.date | None = None) -> Draft:
    """The acknowledgement with these words in one of its parts."""
    letter = draft(edition, landlord) if dated is None else draft(edition, landlord, dated=dated)
    return letter.with_text("questions", f"{letter.part('questions').text}\n\n{words}")


def old(words: str, edition: str = "2024", dated: dt.date | None = None) -> list[Problem]:
    return list(outdated(saying(words, edition, dated=dated), LANDLORD, FOLDER))


@pytest.mark.parametrize(
    ("words", "named", "instead"),
    [
        ("A designated person can refer you.", "designated person", "straight to the Housing Ombudsman"),
        ("Your MP must wait eight weeks.", "eight weeks", "at once"),
        ("The Ombudsman hears you after 8 weeks.", "8 weeks", "at once"),
        ("There is an eight-week wait for the Ombudsman.", "eight-week", "at once"),
        ("Write to PO Box 152, Liverpool.", "PO Box 152", "stands in Settings"),
        ("Write to Exchange Tower, London.", "Exchange Tower", "stands in Settings"),
        ("This is stage 0 of our procedure.", "stage 0", "“stage 1”"),
        ("We take it as an informal complaint.", "informal complaint", "“complaint”"),
        ("We take it as a Formal Complaint.", "Formal Complaint", "“complaint”"),
        ("Write to info@housing-ombudsman.org.uk.", "info@housing-ombudsman.org.uk", "postal address"),
        ("You can email the Housing Ombudsman.", "email the Housing Ombudsman", "postal address"),
        ("You can **e-mail** the Ombudsman.", "e-mail the Ombudsman", "postal address"),
        ("Next is the third stage.", "third stage", "“stage 2”"),
    ],
)
def test_what_is_out_of_date_is_named_with_what_to_write(words: str, named: str, instead: str) -> None:
    (problem,) = old(words)
    assert problem.field == "questions"
    assert problem.sentence.startswith(f"“{named}” is out of date. ")
    assert instead in problem.sentence
    assert problem in unmet(saying(words), acknowledgement("2024"), LANDLORD)


@pytest.mark.parametrize(
    "words",
    [
        "The work takes eight weeks.",
        "You are designated a parking place. Some person comes.",
        "Stage 1 comes first, then stage 2.",
        "Write to PO Box 1520.",
        "E-mail us at clerk@stannes.example.",
    ],
)
def test_what_only_looks_like_it_is_let_be(words: str) -> None:
    assert old(words) == []


def test_what_was_right_until_a_day_is_right_until_that_day() -> None:
    words = "A designated person can refer you to the Ombudsman, or you can go after eight weeks."
    assert old(words, "2020", dated=dt.date(2022, 9, 30)) == []
    assert len(old(words, "2020", dated=dt.date(2022, 10, 1))) == 2


def test_what_an_edition_allows_is_let_be_under_it() -> None:
    assert [len(old("Next is stage 3.", edition)) for edition in EDITIONS] == [0, 0, 1]
    assert [len(old("This is an informal complaint.", edition)) for edition in EDITIONS] == [0, 1, 1]


def test_the_words_of_the_resident_are_theirs() -> None:
    said = "Your letter called it an informal complaint, at stage 0."
    letter = draft(points=((said, "ours"),))
    assert list(outdated(letter, LANDLORD, FOLDER)) == []
    again = letter.with_text("questions", "It is no informal complaint.")
    assert [problem.field for problem in outdated(again, LANDLORD, FOLDER)] == ["questions"]


def test_an_old_address_in_settings_is_mended_there() -> None:
    kept = replace(LANDLORD, ombudsman=replace(LANDLORD.ombudsman, address=("PO Box 152", "Liverpool", "L33 7WQ")))
    (problem,) = outdated(draft(landlord=kept), kept, FOLDER)
    assert problem.field == "ombudsman_details"


@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_no_letter_that_ships_is_out_of_date(edition: str, kind: str, stage: int) -> None:
    assert list(outdated(written(edition, kind, stage), LANDLORD, FOLDER)) == []


@pytest.mark.parametrize(
    ("words", "named", "instead"),
    [
        ("You are our tenant.", "tenant", "Write “almsperson”."),
        ("Look at your Tenancy Agreement.", "Tenancy Agreement", "Write “letter of appointment”."),
        ("Your tenancy goes on.", "tenancy", "Write “letter of appointment”."),
        ("Your rent is not in question.", "rent", "Write “weekly maintenance contribution”."),
        ("Your landlord answers.", "landlord", "Write “the charity”, or “we”."),
        ("We will not evict you.", "evict", "Write “set aside your appointment”."),
    ],
)
def test_words_of_tenancy_are_wrong_at_an_almshouse(words: str, named: str, instead: str) -> None:
    (problem,) = tenancy_words(saying(words, landlord=ALMSHOUSE), ALMSHOUSE, FOLDER)
    assert problem.field == "questions"
    assert problem.sentence.startswith(f"“{named}” is a word of tenancy. ")
    assert problem.sentence.endswith(instead)
    assert list(tenancy_words(saying(words), LANDLORD, FOLDER)) == []


@pytest.mark.parametrize(
    "words",
    ["Section 11 of the Landlord and Tenant Act 1985.", "The current parent let us in.", "Let us know."],
)
def test_names_of_acts_and_words_like_it_are_let_be(words: str) -> None:
    assert list(tenancy_words(saying(words, landlord=ALMSHOUSE), ALMSHOUSE, FOLDER)) == []


def test_a_word_that_the_charity_chose_itself_is_let_be() -> None:
    chosen = replace(ALMSHOUSE, resident_word="tenant")
    assert list(tenancy_words(saying("You are our tenant.", landlord=chosen), chosen, FOLDER)) == []


def test_the_data_say_what_to_write_for_everything() -> None:
    for name in (OUTDATED, TENANCY):
        for one in read_watchlist(FOLDER / name).words:
            assert one.find
            assert one.why.endswith(".")
            assert one.instead.startswith("Write ")


def test_a_misspelt_key_or_term_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_text('[[words]]\nfind = ["x"]\nwhy = "Y."\ninstead = "Z."\nsinse = 2020-01-01\n', encoding="utf-8")
    with pytest.raises(EditionError, match=r"list\.toml \[\[words\]\] 1: “sinse” is not known"):
        read_watchlist(path)
    again = tmp_path / "again.toml"
    again.write_text('[[words]]\nfind = ["x"]\nwhy = "Y."\ninstead = "{wage_word}"\n', encoding="utf-8")
    with pytest.raises(EditionError, match="wage_word"):
        read_watchlist(again)
