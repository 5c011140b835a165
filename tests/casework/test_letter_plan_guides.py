"""The pages that begin a letter with questions of its own."""

from __future__ import annotations

import datetime as dt

import pytest

from app.casework.case_deeds import deed, offered_deeds
from app.casework.cases import case_records
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.fulfilments import keep_promise, move_promise
from app.casework.guides import visible_fields
from app.casework.letter_kinds import KINDS
from app.casework.letter_plan_guides import LACKS, LETTER_DEEDS, UNPOSTED, letter_blocked, letter_fits, letter_form
from app.casework.letter_plans import plan_letter
from app.casework.letters import issue, keep_draft, mark_posted, open_letter
from app.casework.promises import open_promises, promises_made
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, Case, a_case, on
from tests.casework.letter_cases import finished, running
from tests.casework.righted_cases import MEND, righted

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


def test_a_letter_about_something_else_begins_with_that_and_not_with_the_answers_before(
    desk: Desk, settings: Settings
) -> None:
    """A draft about one promise is no draft about another."""
    case = running("2024")(desk)
    mended, paid = (str(one.seq) for one in promises_made(case_records(case.desk, case.id)))
    keep_promise(case.desk, case.id, int(paid), case.desk.today(), "The receipt.")
    said = {"what": "The radiator works.", "done_on": case.desk.today()}
    plan_letter(case.desk, case.id, "action_completed", 1, said, of=mended)
    letter = open_letter(case.desk, case.id, "action_completed", 1)
    keep_draft(case.desk, letter.written("done", "In her own words."))

    def begins(of: str) -> str:
        fields = visible_fields(letter_form("action_completed", case.desk, case.id, of).guide.steps[0], {})
        return str(next(one.initial for one in fields if one.key == "what"))

    assert begins(mended) == begins("") == "The radiator works."
    assert begins(paid) == "We paid you £100 for the months of ringing us about it."
    plan_letter(case.desk, case.id, "action_completed", 1, {**said, "what": "It is paid."}, of=paid)
    again = open_letter(case.desk, case.id, "action_completed", 1)
    assert "It is paid." in again.draft.part("done").text


def test_while_one_has_not_gone_no_other_of_its_kind_is_begun(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    day = case.desk.today()
    said = {"what": "The radiator works.", "done_on": day}
    plan_letter(case.desk, case.id, "action_completed", 1, said)
    number = issue(case.desk, open_letter(case.desk, case.id, "action_completed", 1))
    assert blocked(case, "action_completed") == UNPOSTED
    mark_posted(case.desk, case.id, number, day, "second")
    assert blocked(case, "action_completed") == ""


def test_the_only_question_of_a_letter_is_the_heading_of_its_page(desk: Desk, settings: Settings) -> None:
    """A form with one field shows no label beside it: its question would be on the page nowhere."""
    case = running("2024")(desk)
    steps = [
        letter_form(kind, case.desk, case.id, "").guide.steps[0] for kind, one in KINDS.items() if _asks(case, kind)
    ]
    alone = [step for step in steps if len(step.fields) == 1]
    assert [step.question for step in alone] == [step.fields[0].label for step in alone]
    assert "clarification" in [kind for kind in KINDS if _asks(case, kind)]
    assert any(step.question == "What is the letter to say?" for step in steps)
    assert alone


def _asks(case: Case, kind: str) -> bool:
    return f"write_{kind}" in {one.key for one in LETTER_DEEDS} and letter_fits(
        kind, case.desk, case_records(case.desk, case.id)
    )


def test_a_new_date_is_told_once_it_is_recorded_or_the_old_one_has_gone(desk: Desk, settings: Settings) -> None:
    """A day before its date a promise is not late, and a letter that says so is not true."""
    case = righted(desk, MEND)
    due = open_promises(case_records(case.desk, case.id))[0].by
    assert due is not None
    case.desk = on(case.desk, due)
    assert blocked(case, "action_update") == LACKS["action_update"][1]
    late = Case(on(case.desk, due + dt.timedelta(days=1)))
    late.id = case.id
    assert blocked(late, "action_update") == ""
    first = open_promises(case_records(case.desk, case.id))[0]
    move_promise(case.desk, case.id, first.seq, case.desk.workdays.after(due, 3), "The part is not here.")
    assert blocked(case, "action_update") == ""
