"""The pages that begin a letter with questions of its own."""

from __future__ import annotations

import pytest

from app.casework.case_deeds import deed, offered_deeds
from app.casework.cases import case_records
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.guides import visible_fields
from app.casework.letter_kinds import KINDS
from app.casework.letter_plan_guides import LACKS, LETTER_DEEDS, letter_blocked, letter_fits, letter_form
from app.casework.letter_plans import plan_letter
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, Case, a_case
from tests.casework.letter_cases import finished, running

EXCEPTIONAL = "exceptional_circumstances"


def blocked(case: Case, kind: str) -> str:
    return letter_blocked(kind, case.desk, case_records(case.desk, case.id))


def test_there_is_a_deed_for_each_letter_that_asks() -> None:
    asking = {f"write_{kind}" for kind, one in KINDS.items() if one.planned}
    assert {one.key for one in LETTER_DEEDS} <= asking
    assert asking - {one.key for one in LETTER_DEEDS} <= {"write_request_notice"}
    assert {one.group for one in LETTER_DEEDS} == {"letters"}
    assert all(one.verb.endswith("…") for one in LETTER_DEEDS)
    assert set(LACKS) <= set(KINDS)


def test_the_menu_has_the_letters_of_the_edition_and_no_others(desk: Desk, settings: Settings) -> None:
    offered = {
        edition: {one.key for one in offered_deeds(case.desk, case.id) if one.group == "letters"}
        for edition in ("2020", "2022", "2024")
        for case in [running(edition)(desk)]
    }
    every = {one.key for one in LETTER_DEEDS}
    assert every - offered["2024"] == set()
    assert every - offered["2022"] == {f"write_{EXCEPTIONAL}"}
    assert offered["2020"] == {"write_invitation_to_comment", "write_correction"}


@pytest.mark.parametrize(
    "kind",
    [kind for kind in LACKS if kind != "progress_update"],
)
def test_what_a_letter_rests_on_is_recorded_first(desk: Desk, settings: Settings, kind: str) -> None:
    sentence = blocked(a_case(desk).received(MONDAY), kind)
    assert sentence.endswith(".")
    assert sentence == LACKS[kind][1]


@pytest.mark.parametrize("kind", ["clarification", "progress_update", "third_party", "remedy", "action_update"])
def test_a_letter_about_a_running_complaint_does_not_go_from_a_closed_one(
    desk: Desk, settings: Settings, kind: str
) -> None:
    assert blocked(finished("2024")(desk), kind) == "This case is closed. Open it again first."
    assert blocked(finished("2024")(desk), "feedback_survey") == ""


def test_the_page_begins_with_the_answers_that_were_kept(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    answers = {"letter_name": "acknowledgement", "letter_date": MONDAY, "wrong": "The day.", "right": "Tuesday."}
    plan_letter(case.desk, case.id, "correction", 1, {**answers, "dates_change": "no"})
    form = letter_form("correction", case.desk, case.id, "")
    begins = {one.key: one.initial for one in visible_fields(form.guide.steps[0], {})}
    assert begins["wrong"] == "The day."
    assert form.opens == ("correction", 1)


def test_the_clause_beside_it_is_that_of_the_letter(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    said = letter_form("contact_restriction", case.desk, case.id, "").guide.steps[0].clause
    assert said.startswith("Code 5.14: ")
    assert letter_form("correction", case.desk, case.id, "").guide.steps[0].clause == ""


def test_a_letter_that_an_edition_does_not_know_has_no_page(desk: Desk, settings: Settings) -> None:
    case = running("2022")(desk)
    assert not letter_fits(EXCEPTIONAL, case.desk, case_records(case.desk, case.id))
    with pytest.raises(KeyError):
        letter_form(EXCEPTIONAL, case.desk, case.id, "")


def test_a_letter_that_did_not_go_is_withdrawn_and_not_corrected(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    assert blocked(case, "correction") == ""
    strike_out(case.desk, case.id, case.line("acknowledged").seq, "It lies here still.")
    assert "can be withdrawn" in blocked(case, "correction")
    assert deed("write_correction").group == "letters"
