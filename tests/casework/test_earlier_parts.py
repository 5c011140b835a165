"""Any part that somebody had in an earlier stage counts, under whatever spelling (2024 Code 6.13)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.casework.approvals import Approval, approve_remedy
from app.casework.desks import Desk
from app.casework.earlier_parts import Part, part_words, parts_in
from app.casework.lessons import Lesson, record_lesson
from app.casework.letters import open_letter
from app.casework.milestones import Milestone, record_milestone
from app.casework.remedies import add_remedy
from app.casework.settings import Settings
from app.casework.stage_people import Considerer, barring
from tests.casework.cases import REVIEWER, Case, on, refused
from tests.casework.righted_cases import MEND, PAY, allow, first, records, righted, unapproved

HALE = "Margaret Hale"
DAY = dt.date(2026, 12, 14)


def answered(case: Case) -> Case:
    case.acknowledged("2026-11-24").responded("2026-11-27")
    case.desk = on(case.desk, DAY)
    return case


def approved(desk: Desk) -> Case:
    """The tester's case: the sum of stage 1 was approved by Margaret Hale."""
    case = unapproved(desk)
    approve_remedy(desk, case.id, first(case).seq, Approval(HALE, dt.date(2026, 11, 23)))
    return answered(case)


def asked(case: Case, name: str) -> None:
    milestone = Milestone("escalation_requested", DAY, 2, considerer=Considerer(name))
    record_milestone(case.desk, case.id, milestone)


@pytest.mark.parametrize("name", ["Margaret Hale", "MARGARET HALE", "Ms Margaret Hale", "Hale, Margaret"])
def test_who_approved_a_sum_at_stage_1_is_refused_for_stage_2(desk: Desk, settings: Settings, name: str) -> None:
    case = approved(desk)
    with refused(case.desk) as said:
        asked(case, name)
    assert said["person"].endswith("approved £100 at stage 1, so somebody else must take this stage.")
    assert name in said["person"]


def test_a_name_that_looks_like_hers_is_asked_about(desk: Desk, settings: Settings) -> None:
    case = approved(desk)
    with refused(case.desk) as said:
        asked(case, "M. Hale")
    assert said["two_people"].startswith("M. Hale looks like Margaret Hale, who approved £100 at stage 1.")


def test_who_was_to_see_to_something_or_to_a_lesson_is_refused(desk: Desk, settings: Settings) -> None:
    case = answered(righted(desk, replace(MEND, who="Mr T. Webb")))
    assert barring(case.desk, records(case), 2, "Mr T. Webb")[0][0].why == "was to see to what stage 1 promised"
    record_lesson(case.desk, case.id, Lesson("Ring back.", "Mr P. Orme", "no", "", "no"))
    found = parts_in(records(case), 2)
    assert Part("Mr P. Orme", 1, "was to see to what was learnt at stage 1") in found
    assert barring(case.desk, records(case), 2, "Mr P. Orme")[1]


def test_who_has_stage_2_approves_nothing_of_stage_1(desk: Desk, settings: Settings) -> None:
    case = answered(unapproved(desk))
    asked(case, REVIEWER)
    with refused(case.desk) as said:
        approve_remedy(case.desk, case.id, first(case).seq, Approval(REVIEWER, DAY))
    assert said["approved_by"].startswith(f"{REVIEWER} considers stage 2, and may have no part in stage 1.")
    approve_remedy(case.desk, case.id, first(case).seq, Approval(HALE, DAY))


def test_the_letter_says_of_them_what_is_true_of_the_record(desk: Desk, settings: Settings) -> None:
    """Also where the part came on record after they had the stage: of a book from before, or by a correction."""
    case = answered(righted(desk, MEND))
    asked(case, REVIEWER)
    sentence = "They took no part in our answer at stage 1."
    assert sentence in open_letter(case.desk, case.id, "acknowledgement", 2).draft.part("reviewer").text
    with case.desk.book.writing("Anne Clerk") as work:
        body = {"promise": first(case).seq, "by": REVIEWER.upper()}
        work.append(case.id, "remedy_approved", on=DAY, sentence="Approved.", body=body)
    assert part_words(records(case), 2, REVIEWER).startswith("approved ")
    text = open_letter(case.desk, case.id, "acknowledgement", 2).draft.part("reviewer").text
    assert sentence not in text
    assert "On our records, they approved " in text


def test_the_approval_of_a_later_stages_own_sum_bars_nobody(desk: Desk, settings: Settings) -> None:
    case = answered(righted(desk, MEND))
    asked(case, REVIEWER)
    allow(case.desk, "50")
    add_remedy(case.desk, case.id, replace(PAY, why_more="It went on.", by=dt.date(2026, 12, 18)))
    of_2 = next(one for one in records(case).standing if one.kind == "remedy" and one.body["stage"] == 2)
    approve_remedy(case.desk, case.id, of_2.seq, Approval(REVIEWER, DAY))
    assert part_words(records(case), 2, REVIEWER) == ""
