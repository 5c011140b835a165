"""The sections of putting it right: each promise with how it stands and what can be done of it, and the sums."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.casework.approvals import Approval, approve_remedy
from app.casework.desks import Desk
from app.casework.fulfilments import drop_promise, keep_promise, move_promise
from app.casework.lessons import Lesson, record_lesson
from app.casework.page_sections import SectionLine
from app.casework.remedies import Weighing, weigh
from app.casework.righting_sections import lessons_section, righting_section
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, REVIEWER, Case, a_case, on
from tests.casework.righted_cases import LATER, MEND, PAY, at_stage_2, closed_case, first, records, righted, unapproved


def lines(case: Case, day: str = "2026-11-30") -> tuple[SectionLine, ...]:
    return righting_section(on(case.desk, day), records(case)).lines


def test_a_promise_stands_with_its_day_its_owner_and_its_buttons(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    (line,) = lines(case)
    assert line.words == "Mend the radiator in the front room."
    assert line.detail == (
        "Act where there was delay, stage 1. By Friday 4 December 2026: 4 working days left.\n"
        "Mr T. Webb sees to it.\nThe resident agreed."
    )
    assert line.state == "soon"
    assert [offer.deed for offer in line.offers] == ["keep_promise", "move_promise", "drop_promise"]
    assert {offer.of for offer in line.offers} == {str(first(case).seq)}


def test_how_it_stands_is_its_state(desk: Desk, settings: Settings) -> None:
    case = righted(desk, MEND, PAY, replace(MEND, what="Say sorry.", remedy="apologise"))
    seqs = [line.offers[0].of for line in lines(case) if line.offers]
    assert [line.state for line in lines(case, "2026-12-07")] == ["late", "late", "late", ""]
    keep_promise(desk, case.id, int(seqs[0]), MONDAY, "Seen.")
    drop_promise(desk, case.id, int(seqs[1]), "They would rather not.")
    move_promise(desk, case.id, int(seqs[2]), LATER, "The chair is away.")
    done, dropped, moved = lines(case, "2026-11-30")
    assert [line.state for line in (done, dropped, moved)] == ["done", "stopped", "open"]
    assert "Done on Monday 23 November 2026. It was promised by Friday 4 December 2026: done in time." in done.detail
    assert "Shown by: Seen." in done.detail
    assert "No longer owed: They would rather not." in dropped.detail
    said = "Put off on Monday 23 November 2026 to Friday 11 December 2026, not by Friday 4 December 2026"
    assert f"{said}: The chair is away." in moved.detail
    assert [offer.deed for offer in done.offers] == ["write_action_completed"]
    assert dropped.offers == ()
    assert moved.offers[0].deed == "write_action_update"


def test_the_sums_stand_in_all_for_each_stage(desk: Desk, settings: Settings) -> None:
    case = at_stage_2(desk, PAY, replace(PAY, sum="12.50", head="statutory"))
    assert lines(case)[0].words == "£100, time and trouble: For the months of ringing us about it."
    assert lines(case)[-1].words == "Offered at stage 1 in all: £112.50"


def test_a_sum_that_waits_for_approval_says_so_and_can_be_approved(desk: Desk, settings: Settings) -> None:
    case = unapproved(desk)
    line = lines(case)[0]
    assert "The sum waits for approval. No date waits with it." in line.detail
    assert line.offers[-1].deed == "approve_remedy"
    approve_remedy(desk, case.id, first(case).seq, Approval(REVIEWER, MONDAY))
    line = lines(case)[0]
    assert "The sum was approved by Canon H. Price on Monday 23 November 2026." in line.detail
    assert "approve_remedy" not in [offer.deed for offer in line.offers]


def test_the_effect_stands_above_what_puts_it_right(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    weigh(desk, case.id, Weighing({}, "They slept in a coat."))
    assert lines(case)[0] == SectionLine("The effect on them, stage 1", "They slept in a coat.")


def test_with_nothing_promised_the_section_teaches_and_offers(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    section = righting_section(desk, records(case))
    assert section.lines == ()
    assert section.empty.startswith("Nothing is promised yet.")
    assert [offer.deed for offer in section.offers] == ["weigh", "add_remedy"]


def test_on_a_closed_case_only_a_lesson_is_offered(desk: Desk, settings: Settings) -> None:
    case = closed_case(desk)
    assert righting_section(case.desk, records(case)).offers == ()
    assert [offer.deed for offer in lessons_section(case.desk, records(case)).offers] == ["lesson"]


def test_a_lesson_stands_with_the_others_and_who_sees_to_it(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    assert lessons_section(desk, records(case)).empty.endswith("?")
    lesson = Lesson("Ring back.", "Anne Clerk", "yes", "Three homes.", "yes", "The rota.")
    record_lesson(desk, case.id, lesson)
    record_lesson(desk, case.id, replace(lesson, others="look", policy="no"))
    said = [line.detail for line in lessons_section(desk, records(case)).lines]
    assert said == [
        "Others were affected: Three homes.\nWhat changes: The rota.\nAnne Clerk sees to it.",
        "Others are still to be looked for.\nNo policy changes.\nAnne Clerk sees to it.",
    ]


def test_what_was_done_already_shows_no_day_that_was_promised(desk: Desk, settings: Settings) -> None:
    case = righted(desk, replace(MEND, done="yes", by=None, done_on=dt.date(2026, 11, 23), evidence="Seen."))
    (line,) = lines(case)
    assert line.state == "done"
    assert "It was promised" not in line.detail
