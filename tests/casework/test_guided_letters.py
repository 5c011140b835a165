"""Across rooms: what the guides record is what their letters say, from the verbs themselves to the printed page."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pypdf
import pytest

from app.casework.desks import Desk
from app.casework.letters import OpenLetter, issue, mark_posted, open_letter
from app.casework.planned_extensions import Extension, plan_extension
from app.casework.refusals import refuse
from app.casework.remedies import Weighing, add_remedy, weigh
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.answered_cases import case_of_2022_running, decided, decision_for, received_case, reviewed_case
from tests.casework.cases import Case, on
from tests.casework.refused_cases import FACTS, new_case, refusal_of
from tests.casework.righted_cases import MEND, PAY


def text_of(letter: OpenLetter) -> str:
    """The words of a letter as they are printed."""
    pages = pypdf.PdfReader(io.BytesIO(letter.preview())).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def sent(case: Case, kind: str, stage: int) -> str:
    """A letter that lacks nothing, issued and posted on the desk's day; returns its words."""
    letter = open_letter(case.desk, case.id, kind, stage)
    assert letter.problems() == ()
    mark_posted(case.desk, case.id, issue(case.desk, letter), case.desk.today(), "first")
    assert check_book(case.desk.book).sound
    return text_of(letter)


def put_right(case: Case) -> None:
    """The effect weighed, and two things offered."""
    weigh(case.desk, case.id, Weighing({"duration": "Seven weeks."}, "You were cold for seven weeks."))
    for remedy in (MEND, PAY):
        add_remedy(case.desk, case.id, remedy)


def test_an_answer_at_stage_1_says_what_was_decided_and_what_puts_it_right(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    put_right(case)
    case.desk = on(case.desk, "2026-12-04")
    decided(case)
    text = sent(case, "response", 1)
    for words in ("We agree with your complaint.", "Mend the radiator in the front room."):
        assert words in text
    assert "The payments come to £100 in all." in text
    assert case.clock("stage1.respond").stopped == dt.date(2026, 12, 4)


def test_a_final_answer_says_who_decided(desk: Desk, settings: Settings) -> None:
    case = reviewed_case(desk)
    decided(case, 2, points=tuple(replace(one, finding="not_upheld") for one in decision_for(case, 2).points))
    text = sent(case, "response", 2)
    assert "Canon H. Price looked at your complaint." in text
    assert "We found nothing wrong" in text
    assert "This is our final answer." in text


def test_a_planned_extension_is_what_its_notice_gives(desk: Desk, settings: Settings) -> None:
    case = received_case(desk)
    plan = Extension(1, dt.date(2026, 12, 18), "The surveyor has to take up the floor.", every=1, unit="weeks")
    case.desk = on(case.desk, "2026-12-01")
    plan_extension(case.desk, case.id, plan)
    text = sent(case, "extension", 1)
    assert "By Friday 18 December 2026." in text
    assert "every week" in text
    assert case.clock("stage1.respond").due == dt.date(2026, 12, 18)


def test_who_does_not_agree_to_more_time_is_told_the_good_reason_again(desk: Desk, settings: Settings) -> None:
    """Due on Tuesday 21 February 2023; Friday 10 March is past the ordinary ten more, which end on Tuesday 7 March."""
    case = case_of_2022_running(desk)
    until, listed, consent = dt.date(2023, 3, 10), "The wall is listed.", "The consent comes in March."
    plan_extension(case.desk, case.id, Extension(1, until, listed, consent, agreed="no"))
    sent(case, "extension", 1)
    text = text_of(open_letter(case.desk, case.id, "extension_not_agreed", 1))
    assert "The wall is listed. The consent comes in March." in text
    assert "By Friday 10 March 2023, as we told you." in text


@pytest.mark.parametrize("ground", list(FACTS))
def test_a_refusal_is_explained_with_the_facts_of_its_ground(desk: Desk, settings: Settings, ground: str) -> None:
    case = new_case(desk)
    refuse(case.desk, case.id, refusal_of(case, ground))
    text = sent(case, "refusal", 1)
    for words in (
        FACTS[ground]["policy_reference"],
        "It is fourteen months since the radiator was replaced.",
        "He lives on the ground floor and is in good health.",
        "You can ask the Housing Ombudsman to look at this decision.",
        {"time_limit": "It happened on Monday 2 June 2025.", "court": "Its number is K00TA123."}.get(ground, "")
        or {"considered": "Our reference then was 2019/007.", "policy": "names matters"}[ground],
    ):
        assert words in text


def test_a_stage_that_is_refused_is_explained_too(desk: Desk, settings: Settings) -> None:
    case = received_case(desk).responded("2026-12-04").asked_for(2, "2026-12-14")
    refuse(case.desk, case.id, refusal_of(case, "policy"))
    text = sent(case, "escalation_refusal", 2)
    assert "You asked us on Monday 14 December 2026 to look at your complaint again at stage 2." in text
    assert "Complaint Stage" not in text
