"""Taking a complaint in: what is written, and what is refused beside which field."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, replace
from typing import Any

import pytest

from app.casework.desks import Desk
from app.casework.intakes import Intake, Person, Point, Representative, intake_problems, log_complaint, tidied
from app.casework.letters import issue, letter_pdf, open_letter
from app.casework.questions import case_list
from app.casework.settings import Settings
from app.models.checks import check_book
from app.models.journals import records
from app.rules.triage import Contact
from tests.casework.cases import MONDAY, MR_D, OFFICER, a_case, on, refused

LONG = "x" * 10_000
MS_QUILL = Representative("Ms P. Quill", "daughter", "2 High Street\nWells", "BA5 1AA", "01749 000020", "", "")


def entries(desk: Desk, case_id: int) -> list[tuple[str, dt.date, str]]:
    with desk.book.reading() as session:
        return [(record.kind, record.on, record.sentence) for record in records(session, case_id)]


def with_person(**changes: str) -> Intake:
    return replace(MR_D, person=replace(MR_D.person, **changes))


def with_representative(**changes: str) -> Intake:
    return replace(MR_D, representative=replace(MS_QUILL, **changes))


def test_a_complaint_is_written_down_in_plain_sentences(desk: Desk, settings: Settings) -> None:
    contact = Contact(asked="no", unhappy="yes", matter="reported_before", work_open="yes")
    case = a_case(desk).received(
        "2026-11-20",
        logged=MONDAY,
        contact=contact,
        outcome="complaint_and_request",
        job="5512",
        representative=MS_QUILL,
        hazard="yes",
        hazard_action="the plumber was rung at noon",
        large_print=True,
        adjustments=("Ring in the mornings.",),
    )
    friday = dt.date(2026, 11, 20)
    assert entries(desk, case.id) == [
        ("opened", MONDAY, "Entered in Casebook as complaint 2026/001; the work goes on at the same time (job 5512)."),
        ("received", friday, "Received on Friday 20 November 2026 by telephone; first heard by Anne Clerk."),
        ("edition", friday, "Handled under the Code of 2024, in force when the complaint was received."),
        ("person", MONDAY, "Complainant: Mr D. Dunmore, with Ms P. Quill acting for them."),
        ("defined", MONDAY, "Complaint defined: 2 points, 2 outcomes wanted."),
        ("adjusted", MONDAY, "Adjustments: large print, Ring in the mornings."),
        ("hazard", friday, "A possible hazard in the home was reported. The plumber was rung at noon."),
        ("assigned", MONDAY, "Stage 1 is dealt with by Anne Clerk."),
    ]


def test_everything_that_was_typed_is_in_the_case_file(desk: Desk, settings: Settings) -> None:
    file = (
        a_case(desk)
        .received(MONDAY, representative=MS_QUILL, vulnerabilities="Recently widowed.", questions=("Which radiator?",))
        .file
    )
    assert (file.person, file.representative) == (MR_D.person, MS_QUILL)
    assert (file.points, file.outcomes, file.questions) == (MR_D.points, MR_D.outcomes, ("Which radiator?",))
    assert (file.words, file.vulnerabilities, file.first_heard_by) == (MR_D.words, "Recently widowed.", OFFICER)
    assert (file.received_on, file.received_how) == (MONDAY, "by telephone")


def test_references_count_within_the_year_of_logging(desk: Desk, settings: Settings) -> None:
    old = a_case(desk).received("2026-11-20", logged=MONDAY)
    next_one = a_case(desk).received("2026-11-23")
    in_january = a_case(on(desk, "2027-01-04")).received("2026-12-31", logged="2027-01-04")
    assert [case.file.reference for case in (old, next_one, in_january)] == ["2026/001", "2026/002", "2027/001"]


def test_the_thousandth_case_of_a_year_has_a_reference_too(desk: Desk, settings: Settings) -> None:
    with desk.book.writing(OFFICER) as work:
        body = {"reference": "2026/999", "outcome": "complaint", "job": "", "triage": {}}
        case_id = work.append(0, "opened", on=MONDAY, sentence="Logged.", body=body)
        work.append(case_id, "received", on=MONDAY, sentence="Received.", body={"how": "phone"})
        work.append(case_id, "edition", on=MONDAY, sentence="Edition.", body={"edition": "2024"})
        person = {**asdict(MR_D.person), "representative": None}
        work.append(case_id, "person", on=MONDAY, sentence="Person.", body=person)
    assert a_case(desk).received(MONDAY).file.reference == "2026/1000"
    assert a_case(desk).received(MONDAY).file.reference == "2026/1001"


@pytest.mark.parametrize(
    ("received", "edition", "words"),
    [
        ("2024-04-01", "2024", "Handled under the Code of 2024, in force when the complaint was received."),
        ("2024-03-31", "2022", "Handled under the Code of 2022, in force when the complaint was received."),
        ("2022-04-01", "2022", "Handled under the Code of 2022, in force when the complaint was received."),
        ("2022-03-31", "2020", "Handled under the Code of 2020, in force when the complaint was received."),
        (
            "2019-05-01",
            "2020",
            "Handled under the Code of 2020, the first there was; none was in force when the complaint was received.",
        ),
    ],
)
def test_the_edition_is_the_one_in_force_on_the_day_it_was_received(
    desk: Desk, settings: Settings, received: str, edition: str, words: str
) -> None:
    case = a_case(desk).received(received, logged=MONDAY)
    assert (case.file.edition_key, case.line("edition").sentence) == (edition, words)


# bad input


@pytest.mark.parametrize(
    ("intake", "field", "sentence"),
    [
        (
            replace(MR_D, received_on=dt.date(2026, 11, 24)),
            "received_on",
            "The date received must be today or in the past. Today is Monday 23 November 2026.",
        ),
        (
            replace(MR_D, received_on=dt.date(1989, 12, 31)),
            "received_on",
            "The date received must be in 1990 or later. Check the year.",
        ),
        (replace(MR_D, received_on=None), "received_on", "Enter the date received, for example 27 3 2026."),
        (
            replace(MR_D, received_on="31/2/2026"),
            "received_on",
            "There is no date “31/2/2026”. Enter a day, a month and a year.",
        ),
        (replace(MR_D, received_how="pigeon"), "received_how", "Choose how the complaint reached you."),
        (replace(MR_D, points=()), "points", "Enter at least one point: what are they unhappy about?"),
        (replace(MR_D, points=(Point("  \n "),)), "points", "Enter at least one point: what are they unhappy about?"),
        (
            replace(MR_D, points=(Point("One."), Point(LONG))),
            "points",
            "Point 2 has 10,000 characters; there is room for 1,000. Shorten it.",
        ),
        (replace(MR_D, points=(Point("One.", "his"),)), "points", "Say whose responsibility point 1 is."),
        (
            replace(MR_D, outcomes=(LONG,)),
            "outcomes",
            "Outcome 1 has 10,000 characters; there is room for 1,000. Shorten it.",
        ),
        (
            replace(MR_D, questions=("Why?", LONG)),
            "questions",
            "Question 2 has 10,000 characters; there is room for 1,000. Shorten it.",
        ),
        (
            replace(MR_D, words="x" * 20_001),
            "words",
            "What they said has 20,001 characters; there is room for 20,000. Shorten it.",
        ),
        (
            replace(MR_D, vulnerabilities="x" * 20_001),
            "vulnerabilities",
            "This has 20,001 characters; there is room for 20,000. Shorten it.",
        ),
        (
            replace(MR_D, adjustments=(LONG,)),
            "adjustments",
            "An adjustment has 10,000 characters; there is room for 200. Shorten it.",
        ),
        (
            replace(MR_D, hazard="yes", hazard_action=LONG),
            "hazard_action",
            "This has 10,000 characters; there is room for 200. Shorten it.",
        ),
        (
            replace(MR_D, first_heard_by=LONG),
            "first_heard_by",
            "This has 10,000 characters; there is room for 200. Shorten it.",
        ),
        (
            replace(MR_D, job=LONG),
            "job",
            "The job's reference has 10,000 characters; there is room for 200. Shorten it.",
        ),
        (with_person(name=""), "name", "Enter the full name of the person complaining."),
        (with_person(name=" \t\u00a0\u200b "), "name", "Enter the full name of the person complaining."),
        (
            with_person(name="D" + "u" * 200),
            "name",
            "The name has 201 characters; there is room for 120. Shorten it.",
        ),
        (with_person(salutation=LONG), "salutation", "This has 10,000 characters; there is room for 120. Shorten it."),
        (
            with_person(address="\n".join("123456789")),
            "address",
            "The address has 9 lines; an envelope shows 6 above the postcode. Join or leave out some.",
        ),
        (
            with_person(address=LONG),
            "address",
            "Line 1 of the address is too long for an envelope. Split it, or leave something out.",
        ),
        (with_person(postcode="BA5"), "postcode", "“BA5” is not a full postcode. Enter one like BA5 2XX."),
        (
            with_person(phone=LONG),
            "phone",
            "The telephone number has 10,000 characters; there is room for 120. Shorten it.",
        ),
        (
            with_person(email="dunmore"),
            "email",
            "Enter the whole e-mail address, like name@example.org, or leave it empty.",
        ),
        (
            with_person(email=f"{LONG}@dunmore.example"),
            "email",
            "The e-mail address has 10,016 characters; there is room for 120. Shorten it.",
        ),
        (
            with_representative(name="  "),
            "rep_name",
            "Enter the representative's name, or say that nobody acts for the resident.",
        ),
        (
            with_representative(authority=LONG),
            "rep_authority",
            "This has 10,000 characters; there is room for 120. Shorten it.",
        ),
        (
            with_representative(address="\n".join("123456789")),
            "rep_address",
            "The address has 9 lines; an envelope shows 6 above the postcode. Join or leave out some.",
        ),
        (with_representative(postcode="B"), "rep_postcode", "“B” is not a full postcode. Enter one like BA5 2XX."),
        (
            with_representative(email="q"),
            "rep_email",
            "Enter the whole e-mail address, like name@example.org, or leave it empty.",
        ),
    ],
)
def test_what_cannot_be_logged_is_refused_beside_its_field_and_nothing_is_written(
    desk: Desk, settings: Settings, intake: Intake, field: str, sentence: str
) -> None:
    with refused(desk) as said:
        log_complaint(desk, intake)
    assert said == {field: sentence}


def test_everything_that_is_wrong_is_said_at_once(desk: Desk, settings: Settings) -> None:
    with refused(desk) as said:
        log_complaint(desk, Intake(Person(), None, "", representative=Representative()))
    assert set(said) == {"received_on", "received_how", "name", "points", "rep_name"}


def test_ten_thousand_characters_of_what_they_said_are_kept_to_the_last(desk: Desk, settings: Settings) -> None:
    told = "She told me the whole story. " * 345
    assert len(told) > 10_000
    assert a_case(desk).received(MONDAY, words=told).file.words == told.strip()


ODD = [
    "<b>Bold</b> & \"co\" 'n' </para>",
    "{points} [when] {received_on}",
    "Mr O\u2019Brien\u2013Smith",
    "محمد الأحمد",
    "שרה כהן",
    "\u202eevil\u202c",
    "🏠🔥 leak 👨\u200d👩\u200d👧",
    "Ψ Ω 漢字",
    "100% %s %(x)s \\n",
    "'); DROP TABLE journal; --",
]


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_odd_text_in_every_field_is_kept_and_a_letter_prints_it_or_names_it(
    desk: Desk, settings: Settings, odd: str
) -> None:
    person = Person(odd, odd, f"{odd}\n{odd}", "BA5 2XX", odd, "")
    case = a_case(desk).received(
        MONDAY,
        person=person,
        points=(Point(odd, "shared"),),
        outcomes=(odd,),
        questions=(odd,),
        adjustments=(odd,),
        words=odd,
        first_heard_by=odd,
        job=odd,
        outcome="complaint_and_request",
        representative=Representative(odd, odd, odd, "", odd, "", odd),
    )
    file = case.file
    assert (file.person.name, file.points[0].text, file.outcomes, file.words) == (odd, odd, (odd,), odd)
    assert [row.who for row in case_list(desk, odd)] == [odd]
    letter = open_letter(desk, case.id, "acknowledgement", 1)
    assert letter.preview().startswith(b"%PDF")
    problems = letter.problems()
    if problems:
        assert all("cannot print" in problem.sentence for problem in problems), problems
        with refused(desk):
            issue(desk, letter)
    else:
        issue(desk, letter)
        assert letter_pdf(desk, case.file.letters[0].digest) == letter.preview()
    assert check_book(desk.book).sound


def test_the_longest_name_and_address_that_are_let_in_give_a_letter_or_a_sentence(
    desk: Desk, settings: Settings
) -> None:
    person = Person("D" + "u" * 119, "", "\n".join(["L" * 60] * 6), "BA5 2XX", "", "")
    case = a_case(desk).received(MONDAY, person=person, points=tuple(Point("P" * 999) for _ in range(9)))
    letter = open_letter(desk, case.id, "acknowledgement", 1)
    assert {problem.field for problem in letter.problems()} <= {"address", "addressee"}
    assert letter.preview().startswith(b"%PDF")


def test_tidying_keeps_what_was_said_and_drops_what_says_nothing(desk: Desk) -> None:
    typed: dict[str, Any] = {
        "points": (Point(" One \n point. ", "ours"), Point(" \u200b ")),
        "outcomes": ("", "  Mend it. "),
        "person": Person(" Mr  D.\nDunmore ", "", " 14 Chapel Row \r\nWells\r\n", "ba52xx", " 01749  000014 ", ""),
        "representative": replace(MS_QUILL, name="  Ms  P. Quill "),
    }
    found = tidied(replace(MR_D, **typed))
    assert found.points == (Point("One point.", "ours"),)
    assert found.outcomes == ("Mend it.",)
    assert found.person == Person("Mr D. Dunmore", "", "14 Chapel Row\nWells", "BA5 2XX", "01749 000014", "")
    assert found.representative == MS_QUILL
    assert intake_problems(found, MONDAY) == ()


def test_what_makes_somebody_vulnerable_stands_in_no_letter(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, vulnerabilities="Zyxwabc.")
    letter = open_letter(desk, case.id, "acknowledgement", 1)
    assert "Zyxwabc" not in repr(letter.draft)
    assert "Zyxwabc" not in " ".join(sentence for _, _, sentence in entries(desk, case.id))
