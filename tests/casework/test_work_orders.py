"""Work orders from the book: who, which letter, which format, by when."""

from __future__ import annotations

import pytest

from app.casework.desks import Desk
from app.casework.letters import NoSuchLetter
from app.casework.other_formats import record_format
from app.casework.settings import Settings
from app.casework.work_orders import work_order, work_order_of, work_order_title
from tests.casework.cases import MONDAY, Case, a_case, on
from tests.casework.test_post_rounds import text_of


@pytest.fixture
def case(desk: Desk, settings: Settings) -> Case:
    return a_case(desk).received("2026-11-20", adjustments=("Letters in Braille.", "Ring first.")).issued(MONDAY)


def number(case: Case) -> int:
    return case.file.letters[0].letter_id


def test_it_says_all_that_its_maker_needs_and_no_more(case: Case) -> None:
    order = work_order_of(case.desk, case.id, number(case))
    assert (order.resident, order.letter, order.dated) == ("Mr D. Dunmore", "Stage 1 acknowledgement", MONDAY)
    assert order.asked == ("Letters in Braille.",)  # that he is to be rung first is no business of theirs
    assert order.due == (
        "With the resident by Friday 27 November 2026, the last day for this letter under the Code.",
        "Ready to post by Wednesday 25 November 2026. If it cannot be made by then, the letter goes on paper first.",
    )
    assert work_order_title(case.desk, case.id) == "Work order 2026/001"
    said = text_of(work_order(case.desk, case.id, number(case)))
    for words in ("wanted in another format: Braille", "Mr D. Dunmore, 14 Chapel Row", "Friday 27 November 2026"):
        assert words in said
    assert "radiator" not in said


def test_when_there_is_no_time_left_the_paper_goes_first(case: Case) -> None:
    late = on(case.desk, "2026-11-26")
    assert work_order_of(late, case.id, number(case)).due[1].startswith("That leaves no time for the post.")


def test_after_the_letter_went_it_is_wanted_as_soon_as_it_can_be_made(case: Case) -> None:
    case.posted(MONDAY)
    assert work_order_of(case.desk, case.id, number(case)).due == (
        "The letter went on paper on Monday 23 November 2026. The other format is wanted as soon as it can be made.",
    )


def test_an_e_mail_is_ordered_to_the_address_on_record(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-20", adjustments=("By e-mail as well.",)).issued(MONDAY)
    (task,) = work_order_of(desk, case.id, number(case)).tasks
    assert task.order.endswith("It is d.dunmore@dunmore.example.")


def test_there_is_nothing_to_order_once_it_went_or_was_withdrawn(case: Case) -> None:
    record_format(case.desk, case.id, number(case), "braille", on=MONDAY)
    with pytest.raises(NoSuchLetter, match="every format"):
        work_order(case.desk, case.id, number(case))
    with pytest.raises(NoSuchLetter, match="withdrawn"):
        work_order(case.desk, case.id, 999)
