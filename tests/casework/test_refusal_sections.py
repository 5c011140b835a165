"""The section "Not accepted" of a case page."""

from __future__ import annotations

import datetime as dt

from app.casework.case_sections import sections_of
from app.casework.corrections import correct_date
from app.casework.desks import Desk
from app.casework.overturnings import Overturning, overturn, record_telling
from app.casework.page_sections import STATES, Section
from app.casework.refusal_sections import refusal_section
from app.casework.refusals import accept, refuse
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, Case, a_case
from tests.casework.refused_cases import new_case, records, refusal_of, refused_case
from tests.casework.test_refusal_letters import issued


def section_of(case: Case) -> Section:
    found = refusal_section(case.desk, records(case))
    assert found is not None
    assert {line.state for line in found.lines} <= set(STATES)
    return found


def words(section: Section) -> str:
    return "\n".join(f"{line.words} {line.detail}" for line in section.lines)


def test_a_case_of_which_nothing_was_refused_has_no_such_section(desk: Desk, settings: Settings) -> None:
    assert refusal_section(desk, records(new_case(desk))) is None


def test_a_refusal_is_told_with_its_reasons_and_what_is_to_do(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    section = section_of(case)
    assert (section.part, section.title) == ("answer", "Not accepted")
    head, letter = section.lines[:2]
    assert head.words.startswith("Not accepted on Monday 23 November 2026: it is too long ago. It is fourteen months")
    assert (head.state, [offer.deed for offer in head.offers]) == ("stopped", ["overturned"])
    assert (letter.state, [offer.deed for offer in letter.offers]) == ("open", ["refusal_told"])
    for said in ("ground floor", "coming sooner", "job log", "county court"):
        assert said in words(section)
    assert section in sections_of(case.desk, case.id)


def test_what_was_weighed_is_shown_beside_its_reason(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY, vulnerabilities="Lives alone.")
    refuse(case.desk, case.id, refusal_of(case))
    assert "Lives alone. Weighed: It makes no difference here." in words(section_of(case))


def test_whether_the_letter_went_is_said(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    issued(case)
    assert section_of(case).lines[1].words == "The letter that says why is issued. Post it, and say that you did."
    other = refused_case(case.desk, weighed=dict.fromkeys(("again", "alike"), "Each by itself."))
    record_telling(other.desk, other.id, MONDAY, "")
    line = section_of(other).lines[1]
    assert (line.words, line.state) == ("The resident was told why on Monday 23 November 2026.", "done")


def test_a_date_corrected_since_can_show_that_it_came_in_time(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    assert not any(line.state == "late" for line in section_of(case).lines)
    correct_date(case.desk, case.id, case.line("aware").seq, dt.date(2026, 6, 23), "Her daughter wrote then.")
    (late,) = (line for line in section_of(case).lines if line.state == "late")
    assert "Wednesday 23 June 2027" in late.words
    court = refused_case(case.desk, ground="court")
    assert not any(line.state == "late" for line in section_of(court).lines)


def test_what_was_overturned_or_taken_on_discretion_stays_to_be_read(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    overturn(case.desk, case.id, Overturning(MONDAY, "landlord", "", "Her daughter told us of the hospital."))
    accept(case.desk, case.id, refusal_of(case, reasons="She was in hospital."))
    section = section_of(case)
    assert section.title == "Whether to accept it"
    assert [line.state for line in section.lines] == ["done", "done", ""]
    assert section.lines[2].detail == "Overturned since."
    assert all(line.offers == () for line in section.lines)
