"""The intake guide: walked to every end, and what was answered is what is written."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any

import pytest

from app.casework.desks import Desk
from app.casework.files import case_file
from app.casework.guides import CHECK, Field
from app.casework.intake_guides import finish_intake, intake_guide, intake_of, request_of
from app.casework.intakes import HOW, Point
from app.casework.requests import OUTCOMES, WATCHED, request_history, request_list
from app.casework.settings import Settings
from app.models.checks import check_book
from app.rules.problems import Problem
from tests.casework.cases import MONDAY, OFFICER, refused
from tests.casework.walks import walks
from tests.staircase import ROOT

STUDIES = tomllib.loads((ROOT / "tests/rules/scenarios/triage/cases.toml").read_text(encoding="utf-8"))["contact"]
TYPED: dict[str, Any] = {
    "received_on": dt.date(2026, 11, 20),
    "first_heard_by": "The warden",
    "job": "5512",
    "name": "Mr D. Dunmore",
    "salutation": "Mr Dunmore",
    "address": "14 Chapel Row\nWells",
    "postcode": "ba52xx",
    "phone": "01749 000014",
    "email": "d.dunmore@dunmore.example",
    "logged_on": dt.date(2023, 6, 13),
    "rep_name": "Ms P. Quill",
    "rep_relation": "daughter",
    "rep_address": "2 High Street\nWells",
    "rep_postcode": "BA5 1AA",
    "rep_phone": "01749 000020",
    "rep_email": "p.quill@quill.example",
    "rep_authority": "signed form of 3 May",
    "points": (("The radiator leaks.", "ours"), ("The carpet smells.", "")),
    "outcomes": ("Mend it.",),
    "questions": ("Which radiator?",),
    "words": "I told you in spring.",
    "hazard_about": "the wet carpet",
    "hazard_action": "the plumber was rung",
    "large_print": True,
    "adjustments": ("Ring in the mornings.",),
    "vulnerabilities": "Recently widowed.",
    "request_name": "Mrs E. Vale",
    "request_address": "12 Chapel Row",
    "request_phone": "01749 000012",
    "request_matter": "A tap drips.",
    "request_review_on": dt.date(2026, 12, 7),
    "offered_on": dt.date(2026, 11, 20),
}


def typed(field: Field) -> Any:  # noqa: ANN401 - whatever the field holds
    return TYPED[field.key]


def test_every_walk_ends_and_what_was_answered_is_written(desk: Desk, settings: Settings) -> None:
    guide = intake_guide(desk, OFFICER)
    ends: dict[str, int] = {}
    for answers in walks(guide, typed, {"received_how": "phone", "offered_how": "phone"}):
        kind, number = finish_intake(desk, answers)
        ends[kind] = ends.get(kind, 0) + 1
        if kind == "complaint":
            _is_what_was_answered(desk, number, answers)
        else:
            row = next(row for row in request_list(desk) if row.request_id == number)
            assert (row.name, row.address, row.phone, row.matter) == (
                "Mrs E. Vale",
                "12 Chapel Row",
                "01749 000012",
                "A tap drips.",
            )
            assert row.received_on == dt.date(2026, 11, 20)
    # asked (1) or unhappy in one of 5 ways that make a complaint, each with work or not, a representative or not, a
    # hazard or not; 3 ways to stay unhappy without a complaint, and 3 wishes without unhappiness
    assert ends == {"complaint": 6 * 2 * 2 * 2, "request": 6}
    assert {row.what for row in request_list(desk)} == set(OUTCOMES.values())
    watched = {row.what for row in request_list(desk) if row.stands.next_on == dt.date(2026, 12, 7)}
    assert watched == {OUTCOMES[key] for key in WATCHED}
    assert {row.stands.next_on for row in request_list(desk)} == {dt.date(2026, 12, 7), None}
    assert check_book(desk.book).sound


def test_a_contact_under_the_2022_code_is_walked_without_the_offer(desk: Desk, settings: Settings) -> None:
    """What settles there and then, or is in hand, does so at once: its Code demands no offer of complaining."""
    fixed = {"received_how": "phone", "received_on": dt.date(2023, 6, 12)}
    ends = list(walks(intake_guide(desk, OFFICER), typed, fixed))
    assert not [answers for answers in ends if "choice" in answers]
    found = [request_of(desk, answers).outcome for answers in ends if "request_name" in answers]
    assert sorted(found) == sorted([*OUTCOMES, "service_request"])
    assert len(ends) - len(found) == 4 * 2 * 2 * 2


@pytest.mark.parametrize("received", [MONDAY, dt.date(2023, 6, 12)], ids=["2024", "2022"])
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: str(study["id"]))
def test_the_case_studies_are_taken_in_as_what_they_are(
    desk: Desk, settings: Settings, study: dict[str, Any], received: dt.date
) -> None:
    """Appendix A of the 2022 Code and what follows from the clauses, from the first question to the record."""
    fixed = {"received_on": received, "received_how": "phone", "offered_how": "phone", "represented": "no"}
    told = {**fixed, **study["answers"], "offered_on": received, "logged_on": received, "hazard": "no"}
    left_open = {} if "work_open" in study["answers"] else {"work_open": "no"}
    guide = intake_guide(desk, OFFICER)
    (answers,) = walks(guide, typed, {**told, **left_open})
    kind, number = finish_intake(desk, answers)
    assert kind == ("complaint" if study["outcome"].startswith("complaint") else "request")
    if kind == "request":
        assert next(row.what for row in request_list(desk) if row.request_id == number) == OUTCOMES[study["outcome"]]
        offered = "Offered the choice of complaining" in request_history(desk, number)[0]
        assert offered == (study.get("offer", False) and received == MONDAY)
    else:
        assert case_file(desk, number).received_on == received


def test_the_day_of_logging_is_asked_where_the_code_counts_from_it(desk: Desk, settings: Settings) -> None:
    """Ten working days from Tuesday 13 June 2023 end on Tuesday 27 June (2022 Code 5.1)."""
    fixed = {"received_how": "phone", "received_on": dt.date(2023, 6, 12)}
    guide = intake_guide(desk, OFFICER)
    answers = next(answers for answers in walks(guide, typed, fixed) if "points" in answers)
    assert guide.problems("contact", {**answers, "logged_on": dt.date(2023, 6, 9)}) == (
        Problem(
            "logged_on",
            "It was received on Monday 12 June 2023, so it cannot have been logged before. Check both dates.",
        ),
    )
    assert [one.field for one in guide.problems("contact", {**answers, "logged_on": "soon"})] == ["logged_on"]
    _, case_id = finish_intake(desk, answers)
    clocks = {clock.key: clock for clock in case_file(desk, case_id).clocks}
    assert clocks["stage1.respond"].due == dt.date(2023, 6, 27)
    _, unknown = finish_intake(desk, {**answers, "logged_on": None})
    assert all(line.kind != "logged" for line in case_file(desk, unknown).history)
    _, new = finish_intake(desk, {**answers, "received_on": MONDAY, "logged_on": MONDAY})
    assert all(line.kind != "logged" for line in case_file(desk, new).history)


def _is_what_was_answered(desk: Desk, number: int, answers: dict[str, Any]) -> None:
    file = case_file(desk, number)
    assert (file.person.name, file.person.postcode, file.person.email) == (
        "Mr D. Dunmore",
        "BA5 2XX",
        "d.dunmore@dunmore.example",
    )
    assert (file.received_on, file.received_how, file.first_heard_by) == (
        dt.date(2026, 11, 20),
        "by telephone",
        "The warden",
    )
    assert file.points == (Point("The radiator leaks.", "ours"), Point("The carpet smells.", "to_check"))
    assert (file.outcomes, file.questions, file.words) == (("Mend it.",), ("Which radiator?",), "I told you in spring.")
    assert (file.large_print, file.adjustments, file.vulnerabilities) == (
        True,
        ("Ring in the mornings.",),
        "Recently widowed.",
    )
    assert (file.representative is not None) == (answers["represented"] == "yes")
    if file.representative is not None:
        assert (file.representative.name, file.representative.authority) == ("Ms P. Quill", "signed form of 3 May")
    assert file.hazard_pressing == (answers["hazard"] == "yes")
    logged = next(line for line in file.history if line.kind == "opened")
    assert ("job 5512" in logged.sentence) == (answers["work_open"] == "yes")


@pytest.mark.parametrize("how", HOW)
def test_every_way_of_reaching_the_landlord_is_written_in_words(desk: Desk, settings: Settings, how: str) -> None:
    fixed = {"received_how": how, "asked": "yes", "work_open": "no", "represented": "no", "hazard": "no"}
    (answers,) = walks(intake_guide(desk, OFFICER), typed, fixed)
    _, number = finish_intake(desk, answers)
    assert case_file(desk, number).received_how == HOW[how]


def test_with_nothing_answered_the_path_goes_one_way_and_nothing_breaks(desk: Desk, settings: Settings) -> None:
    guide = intake_guide(desk)
    path = guide.path({})
    assert path[0] == "contact"
    assert len(path) == len(set(path))
    for step in guide.steps:
        guide.problems(step.key, {})
        if step.advice is not None:
            assert isinstance(step.advice({}), str)


def test_changing_an_earlier_answer_leaves_nothing_of_the_old_road(desk: Desk, settings: Settings) -> None:
    """She said a slip, put right at once; then that they did ask to complain; then that nobody acts for them."""
    answers = {
        **TYPED,
        "received_how": "phone",
        "asked": "yes",
        "unhappy": "no",
        "wants": "repair",
        "matter": "slip",
        "put_right": "yes",
        "choice": "no",
        "work_open": "no",
        "represented": "no",
        "hazard": "no",
        "rep_postcode": "nonsense",
    }
    guide = intake_guide(desk)
    assert guide.path(answers) == ("contact", "asked", "work", "who", "what", "hazard", "needs", CHECK)
    assert all(guide.problems(step, answers) == () for step in guide.path(answers))
    kind, number = finish_intake(desk, answers)
    file = case_file(desk, number)
    assert (kind, file.representative, file.hazards) == ("complaint", None, ())
    assert "job" not in next(line for line in file.history if line.kind == "opened").sentence


@pytest.mark.parametrize(
    ("step", "key", "value", "sentence"),
    [
        ("contact", "received_on", dt.date(2026, 11, 24), "The date received must be today or in the past."),
        ("contact", "received_on", "32 1 2026", "There is no date “32 1 2026”."),
        ("contact", "first_heard_by", "x" * 201, "This has 201 characters; there is room for 200."),
        ("asked", "asked", "", "Say whether they asked to complain, in any words."),
        ("work", "work_open", "", "Say whether a repair, or other work, is still to be done."),
        ("who", "name", " ", "Enter the full name of the person complaining."),
        ("who", "represented", "", "Say whether somebody acts for them."),
        ("who", "postcode", "Wells", "“Wells” is not a full postcode."),
        ("who", "rep_name", "", "Enter the representative's name, or say that nobody acts for the resident."),
        ("what", "points", (), "Enter at least one point: what are they unhappy about?"),
        ("what", "points", (("  ", "ours"),), "Enter at least one point: what are they unhappy about?"),
        ("hazard", "hazard", "", "Say whether this could be a hazard in the home."),
        ("needs", "adjustments", ("x" * 201,), "An adjustment has 201 characters; there is room for 200."),
    ],
)
@pytest.mark.usefixtures("settings")
def test_a_problem_is_said_on_the_step_where_it_can_be_put_right_and_on_no_other(
    desk: Desk, step: str, key: str, value: object, sentence: str
) -> None:
    good = {**TYPED, "received_how": "phone", "asked": "yes", "work_open": "yes", "represented": "yes", "hazard": "yes"}
    guide = intake_guide(desk)
    answers = {**good, key: value}
    (problem,) = guide.problems(step, answers)
    assert problem.field == key
    assert problem.sentence.startswith(sentence)
    assert all(guide.problems(other, answers) == () for other in guide.path(good) if other != step)


def test_finishing_with_something_wrong_writes_nothing(desk: Desk, settings: Settings) -> None:
    with refused(desk) as said:
        finish_intake(desk, {**TYPED, "asked": "yes", "received_how": "phone", "name": ""})
    assert said == {"name": "Enter the full name of the person complaining."}
    with refused(desk) as said:
        finish_intake(desk, {**TYPED, "asked": "no", "unhappy": "no", "wants": "repair", "request_name": ""})
    assert said == {"request_name": "Enter the name of the person who told you."}


def test_finishing_before_the_triage_is_settled_is_refused_in_a_sentence(desk: Desk, settings: Settings) -> None:
    with refused(desk):
        finish_intake(desk, {**TYPED, "asked": "no"})


def test_the_words_prompt_for_a_hazard_with_its_date(desk: Desk, settings: Settings) -> None:
    advice = intake_guide(desk).step("what").advice
    assert advice is not None
    said = advice({"received_on": MONDAY, "words": "", "points": (("There is MOULD by the gas boiler.", "ours"),)})
    assert said == (
        "They mention: mould, gas. If it could be a significant hazard, the investigation is due by "
        "Monday 7 December 2026. Tell whoever does repairs now; do not wait for the complaint."
    )
    assert advice({"received_on": MONDAY, "words": "The warden was rude.", "points": ()}) == ""
    old = advice({"received_on": dt.date(2025, 10, 24), "words": "damp", "points": ()})
    assert old == "They mention: damp. Tell whoever does repairs now; do not wait for the complaint."
    assert advice({"received_on": "soon", "words": "damp"}).startswith("They mention: damp. Tell whoever")


def test_the_answers_become_an_intake_and_a_request(desk: Desk) -> None:
    intake = intake_of(desk, {})
    assert (intake.received_on, intake.points, intake.representative, intake.outcome) == (None, (), None, "")
    assert request_of(desk, {"request_name": "Mrs E. Vale"}).name == "Mrs E. Vale"


def test_who_first_heard_it_is_the_officer_until_she_says_otherwise(desk: Desk, settings: Settings) -> None:
    guide = intake_guide(desk, OFFICER)
    initial = {field.key: field.initial for field in guide.step("contact").fields}
    assert initial == {
        "received_on": MONDAY,
        "logged_on": None,
        "received_how": "phone",
        "first_heard_by": OFFICER,
    }
    assert guide.finish == "Log this complaint"
    assert guide.step("request").ending == "Record it"


def test_beside_who_and_what_would_help_stand_the_clauses_of_representatives_and_adjustments(
    desk: Desk, settings: Settings
) -> None:
    steps = {step.key: step for step in intake_guide(desk).steps}
    edition = desk.editions.in_force_on(desk.today())
    for key, beside in (("who", "representation"), ("needs", "adjustments")):
        clause = edition.beside("people", beside)
        assert clause
        assert steps[key].clause.startswith(f"Code {clause.number}: {clause.says}")
