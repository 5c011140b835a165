"""The holiday drill: what moves, what does not, what is said of it, and that it is written together or not at all.

Dates of 2022 are counted by hand in the calendar of `autumns`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.casework.calendars import ADD, STRIKE, TAKE_BACK, Amendment
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.files import case_file
from app.casework.holiday_drills import Drill, Move, amend, drill
from app.casework.house_rules import keep_house_rule
from app.casework.particulars import change_person
from app.casework.settings import Settings
from app.casework.workings import working_of
from app.models.books import Work
from app.models.journals import records, records_of_no_case
from app.rules.house_rules import HouseRule
from app.rules.problems import Refused
from app.rules.standings import Standing
from tests.casework.autumns import ADDED_ON, FUNERAL, NAME, PROCLAIMED, PROCLAMATION, REASON, autumn_desk, by
from tests.casework.cases import MR_D, Case, a_case, on, refused
from tests.models.ledgers import everything, findings

STRUCK = Amendment(STRIKE, FUNERAL, reason="It was a mistake.", learnt=dt.date(2022, 9, 20))


@pytest.fixture
def autumn(tmp_path: Path) -> Iterator[Desk]:
    """August 2022; cases are moved on by what happens on them."""
    desk = autumn_desk(tmp_path)
    yield desk
    desk.book.close()


@pytest.fixture
def promised(autumn: Desk) -> Case:
    """Acknowledged by a letter on Monday 5 September: the answer is due ten working days later, on Monday 19."""
    return a_case(autumn).received("2022-08-31", person=by("Mrs A").person).issued("2022-09-05").posted("2022-09-05")


def moved(drilled: Drill) -> list[tuple[str, str, str, str]]:
    return [(move.who, move.what, move.before.isoformat()[5:], move.after.isoformat()[5:]) for move in drilled.moves]


def dues(case: Case, day: dt.date = ADDED_ON) -> dict[str, str]:
    return {clock.key: clock.due.isoformat()[5:] for clock in case_file(on(case.desk, day), case.id).clocks}


def newest(case: Case) -> str:
    return case.line("calendar_moved").sentence


def test_every_open_date_that_runs_over_the_day_is_listed_with_what_it_was(autumn: Desk, promised: Case) -> None:
    """Mrs B has 12 to 16 September to be acknowledged in, Mrs C 13 to 19, Mrs E until the 8th, which is past.

    Mrs B's answer is projected from Friday 16: 19 to 23 (5) and 26 to 30 (10). Mrs C's from Monday 19: 20 to 23 (4),
    26 to 30 (9), 3 October (10). Mrs E's from Thursday 8: 9 (1), 12 to 16 (6), 19 to 22 (10).
    """
    a_case(autumn).received("2022-09-09", person=by("Mrs B").person)
    a_case(autumn).received("2022-09-12", person=by("Mrs C").person)
    a_case(autumn).received("2022-09-01", person=by("Mrs E").person)
    assert moved(drill(on(autumn, ADDED_ON), PROCLAMATION)) == [
        ("Mrs A", "Stage 1 response", "09-19", "09-20"),
        ("Mrs C", "Stage 1 acknowledgement", "09-19", "09-20"),
        ("Mrs E", "Stage 1 response (projected)", "09-22", "09-23"),
        ("Mrs B", "Stage 1 response (projected)", "09-30", "10-03"),
        ("Mrs C", "Stage 1 response (projected)", "10-03", "10-04"),
    ]


def test_what_is_due_before_the_day_does_not_move_and_gets_no_entry(autumn: Desk, promised: Case) -> None:
    """Acknowledged on Friday 2 September: 5 to 9 (5), 12 to 16 (10), so the answer is due on Friday 16."""
    early = a_case(autumn).received("2022-08-30").acknowledged("2022-09-02")
    assert amend(on(autumn, ADDED_ON), PROCLAMATION).cases == (promised.id,)
    assert dues(early)["stage1.respond"] == "09-16"
    assert "calendar_moved" not in {line.kind for line in early.file.history}


def test_a_case_that_was_answered_keeps_its_verdict_and_gets_no_entry(autumn: Desk) -> None:
    """Acknowledged on Monday 5 September and answered on Friday 9: early, whether due on the 19th or the 20th."""
    answered = a_case(autumn).received("2022-08-31").acknowledged("2022-09-05").responded("2022-09-09")
    drilled = amend(on(answered.desk, ADDED_ON), PROCLAMATION)
    assert (drilled.moves, drilled.letters) == ((), ())
    assert answered.clock("stage1.respond").standing.word == "met"
    assert "calendar_moved" not in {line.kind for line in answered.file.history}


def test_the_letter_that_states_the_old_date_is_flagged(promised: Case) -> None:
    (letter,) = drill(on(promised.desk, ADDED_ON), PROCLAMATION).letters
    assert (letter.case_id, letter.who, letter.dated) == (promised.id, "Mrs A", dt.date(2022, 9, 5))
    (flag,) = letter.flags
    assert flag == (
        "It promises an answer by Monday 19 September 2022; the Code's date is Tuesday 20 September 2022. "
        "The earlier of the two binds you."
    )


def test_a_letter_that_has_not_gone_yet_is_flagged_with_the_date_it_would_promise(autumn: Desk) -> None:
    """Issued on Monday 12 September for an answer ten working days on: 13 to 16 (4), 19 to 23 (9), 26 (10)."""
    case = a_case(autumn).received("2022-09-12").issued("2022-09-12")
    (letter,) = drill(on(case.desk, ADDED_ON), PROCLAMATION).letters
    (flag,) = letter.flags
    assert flag == (
        "It promises an answer by Monday 26 September 2022; if it goes on Monday 12 September 2022, the Code's date "
        "is Tuesday 27 September 2022. The earlier of the two binds you."
    )


def test_a_letter_that_waits_for_the_post_is_flagged_even_where_no_clock_moves(desk: Desk, settings: Settings) -> None:
    """Received on Monday 2 November 2026: to be acknowledged by Monday 9, the answer projected to Monday 23.

    Issued late, on Monday 23, the letter promises ten working days on: 24 to 27 (4), 30 (5), 1 to 4 December (9), 7.
    """
    a_case(desk).received("2026-11-02").issued("2026-11-23")
    mourning = Amendment(ADD, dt.date(2026, 12, 2), "Day of mourning", "Proclaimed.", desk.today())
    drilled = drill(desk, mourning)
    (letter,) = drilled.letters
    assert (drilled.moves, letter.flags[0][:55]) == ((), "It promises an answer by Monday 7 December 2026; if it ")


def test_what_a_letter_says_wrongly_already_is_no_matter_of_the_drill(autumn: Desk, promised: Case) -> None:
    late = on(autumn, ADDED_ON)
    for case in (promised, a_case(autumn).received("2022-08-22").issued("2022-08-24").posted("2022-08-24")):
        change_person(late, case.id, replace(MR_D.person, name="Mrs A", address="9 Chapel Row"), None, "She moved.")
    (letter,) = drill(late, PROCLAMATION).letters
    assert (letter.case_id, len(letter.flags)) == (promised.id, 1)
    assert letter.flags[0].startswith("It promises an answer by Monday 19 September 2022;")


def test_a_letter_whose_answer_is_out_is_not_flagged(promised: Case) -> None:
    promised.responded("2022-09-09")
    assert drill(on(promised.desk, ADDED_ON), PROCLAMATION).letters == ()


def test_the_drill_writes_nothing(promised: Case) -> None:
    before = everything(promised.desk.book)
    drill(on(promised.desk, ADDED_ON), PROCLAMATION)
    assert everything(promised.desk.book) == before
    assert dues(promised)["stage1.respond"] == "09-19"


def test_one_confirmation_writes_the_day_and_an_entry_on_each_case(autumn: Desk, promised: Case) -> None:
    other = a_case(autumn).received("2022-09-12", person=by("Mrs C").person)
    assert amend(on(autumn, ADDED_ON), PROCLAMATION) == drill_as_made(autumn, promised, other)
    assert newest(promised) == (
        f"Monday 19 September 2022 became a bank holiday ({NAME}): stage 1 response now due by "
        "Tuesday 20 September 2022, was Monday 19 September 2022."
    )
    assert newest(other) == (
        f"Monday 19 September 2022 became a bank holiday ({NAME}): stage 1 acknowledgement now due by "
        "Tuesday 20 September 2022, was Monday 19 September 2022. Stage 1 response (projected) now due by "
        "Tuesday 4 October 2022, was Monday 3 October 2022."
    )
    assert (dues(promised)["stage1.respond"], dues(other)["stage1.acknowledge"]) == ("09-20", "09-20")
    assert findings(autumn.book) == []


def drill_as_made(autumn: Desk, *cases: Case) -> Drill:
    """What the drill says of these cases, with the day not yet there."""
    bare = autumn.with_calendar(autumn.calendars.shipped)
    return drill(on(bare, ADDED_ON), PROCLAMATION)


def test_every_countdown_follows_at_once(autumn: Desk, promised: Case) -> None:
    """On Monday 12 September five working days are left to the 19th: 13 to 16 (4) and 19 (5); to the 20th as well.

    The letter that went promises the 19th, and that stays: four working days are left to it.
    """
    today = on(autumn, ADDED_ON)
    before = [(row.due, row.countdown) for row in due_list(today)]
    amend(today, PROCLAMATION)
    assert before == [(FUNERAL, "5 working days left")]
    assert [(row.due, row.countdown, row.lead) for row in due_list(today)] == [
        (FUNERAL, "4 working days left", "By your letter's promise"),
        (dt.date(2022, 9, 20), "5 working days left", "By the Code"),
    ]


def test_if_one_entry_cannot_be_written_none_is(autumn: Desk, promised: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    a_case(autumn).received("2022-09-12")
    append, calls = Work.append, list[str]()

    def stumble(work: Work, case_id: int | None, kind: str, **entry: Any) -> int:  # noqa: ANN401 - as it comes
        calls.append(kind)
        if calls.count("calendar_moved") > 1:
            raise ZeroDivisionError
        return append(work, case_id, kind, **entry)

    before = everything(autumn.book)
    monkeypatch.setattr(Work, "append", stumble)
    with pytest.raises(ZeroDivisionError):
        amend(on(autumn, ADDED_ON), PROCLAMATION)
    assert calls == ["holiday_added", "calendar_moved", "calendar_moved"]
    assert everything(autumn.book) == before
    assert dues(promised)["stage1.respond"] == "09-19"


def test_if_nothing_moves_the_day_is_recorded_all_the_same(autumn: Desk) -> None:
    drilled = amend(on(autumn, ADDED_ON), PROCLAMATION)
    assert (drilled.moves, drilled.letters, drilled.cases) == ((), (), ())
    assert autumn.workdays.why_closed(FUNERAL) == NAME


def test_a_desk_of_a_day_before_it_was_known_does_not_see_it(tmp_path: Path) -> None:
    """Typed on Monday 12 September: on Sunday 11 nobody who looked at the book knew of it."""
    days = [dt.date(2022, 8, 31)]
    desk = autumn_desk(tmp_path, lambda: days[-1])
    case = a_case(desk).received("2022-08-31")
    days.append(ADDED_ON)
    amend(desk, PROCLAMATION)
    before, since = desk.as_known_on(dt.date(2022, 9, 11)), desk.as_known_on(ADDED_ON)
    assert (before.workdays.why_closed(FUNERAL), since.workdays.why_closed(FUNERAL)) == ("", NAME)
    sets = [{line.kind for line in case_file(at, case.id).history} for at in (before, since)]
    assert ["calendar_moved" in kinds for kinds in sets] == [False, True]
    with pytest.raises(Refused, match="as it was known on Sunday 11 September 2022"):
        drill(before, PROCLAMATION)
    desk.book.close()


def test_a_day_that_turns_out_worked_moves_dates_back_and_may_leave_them_overdue(promised: Case) -> None:
    """On Tuesday 20 September the answer is due that day; if Monday was worked, it was due on Monday."""
    amend(on(promised.desk, ADDED_ON), PROCLAMATION)
    tuesday = on(promised.desk, "2022-09-20")
    (move,) = drill(tuesday, STRUCK).moves
    assert (move.before, move.after, move.remark) == (dt.date(2022, 9, 20), FUNERAL, "Overdue")
    amend(tuesday, STRUCK)
    assert newest(promised) == (
        f"Monday 19 September 2022 is no longer a bank holiday ({NAME}): stage 1 response now due by "
        "Monday 19 September 2022, was Tuesday 20 September 2022. It is overdue now."
    )


def test_a_day_learnt_of_late_can_end_a_lateness(promised: Case) -> None:
    """Late on Tuesday 20 September for an answer due on the 19th; with the day known it is due on the 20th."""
    tuesday = on(promised.desk, "2022-09-20")
    (move,) = drill(tuesday, PROCLAMATION).moves
    assert move.remark == "No longer late"


def test_what_was_sent_late_for_want_of_the_day_counts_in_time_even_on_a_closed_case(promised: Case) -> None:
    """Answered on Tuesday 20 September, a day after the 19th; closed on Wednesday 21."""
    promised.responded("2022-09-20").closed("2022-09-21")
    assert promised.clock("stage1.respond").standing.word == "late"
    (move,) = amend(on(promised.desk, "2022-09-22"), PROCLAMATION).moves
    assert move.remark == "Sent Tue 20 Sep 2022: no longer counts as late"
    assert newest(promised) == (
        f"Monday 19 September 2022 became a bank holiday ({NAME}): stage 1 response of Tuesday 20 September 2022 "
        "no longer counts as late: it was due by Tuesday 20 September 2022, and not by Monday 19 September 2022."
    )
    assert promised.clock("stage1.respond").standing.word == "met"


def test_what_stays_late_by_fewer_days_says_so_on_the_case(promised: Case) -> None:
    """Answered on Thursday 22 September: late by 20, 21 and 22 after the 19th, by 21 and 22 after the 20th."""
    promised.responded("2022-09-22").closed("2022-09-22")
    assert promised.clock("stage1.respond").standing == Standing("late", None, 3)
    (move,) = amend(on(promised.desk, "2022-09-23"), PROCLAMATION).moves
    assert (move.before, move.after) == (FUNERAL, dt.date(2022, 9, 20))
    assert move.remark == "Sent Thu 22 Sep 2022: 2 working days late, not 3 working days late"
    assert newest(promised) == (
        f"Monday 19 September 2022 became a bank holiday ({NAME}): stage 1 response of Thursday 22 September 2022 "
        "is 2 working days late now, and not 3 working days late: it was due by Tuesday 20 September 2022, and not by "
        "Monday 19 September 2022."
    )
    assert promised.clock("stage1.respond").standing == Standing("late", None, 2)
    assert "That moved it from" in working_of(promised.desk, promised.id, "stage1.respond").moves[0].sentence


def test_a_day_after_the_due_date_changes_the_lateness_and_not_the_date(autumn: Desk) -> None:
    """Acknowledged on Friday 2 September, so the answer was due on Friday 16: 5 to 9 (5), 12 to 16 (10).

    Sent on Tuesday 20, it is late by the 19th and 20th; with the 19th a bank holiday, by the 20th alone.
    """
    case = a_case(autumn).received("2022-08-30").acknowledged("2022-09-02").responded("2022-09-20")
    (move,) = amend(on(case.desk, "2022-09-21"), PROCLAMATION).moves
    assert move.before == move.after == dt.date(2022, 9, 16)
    assert move.sentence == (
        "stage 1 response of Tuesday 20 September 2022 is 1 working day late now, and not 2 working days late: "
        "it stays due by Friday 16 September 2022, and the days since are counted anew."
    )
    assert case.clock("stage1.respond").standing.late_by == 1
    assert working_of(case.desk, case.id, "stage1.respond").moves == ()


def test_an_answer_that_is_still_out_gets_a_cause_for_its_lateness_too(autumn: Desk) -> None:
    """The same answer, not sent by Wednesday 21 September: late by 19, 20 and 21, or by the last two."""
    case = a_case(autumn).received("2022-08-30").acknowledged("2022-09-02")
    (move,) = amend(on(case.desk, "2022-09-21"), PROCLAMATION).moves
    assert (move.what, move.remark) == ("Stage 1 response", "2 working days late, not 3 working days late")
    assert newest(case).endswith(
        "stage 1 response is 2 working days late now, and not 3 working days late: it stays due by "
        "Friday 16 September 2022, and the days since are counted anew."
    )


def test_a_projected_answer_is_called_so_when_its_lateness_changes(autumn: Desk) -> None:
    """Nothing was sent by Wednesday 21 September for a complaint of Monday 22 August.

    Acknowledgement due on Tuesday 30: 23 to 26 (4), 30 (5), the 29th being a bank holiday. Answer projected to
    Tuesday 13 September: 31 to 2 (3), 5 to 9 (8), 12 and 13 (10).
    """
    case = a_case(autumn).received("2022-08-22")
    moves = amend(on(case.desk, "2022-09-21"), PROCLAMATION).moves
    assert [(move.what, move.before) for move in moves] == [
        ("Stage 1 acknowledgement", dt.date(2022, 8, 30)),
        ("Stage 1 response (projected)", dt.date(2022, 9, 13)),
    ]
    assert moves[1].remark == "5 working days late, not 6 working days late"


def test_a_case_that_was_closed_before_the_day_is_left_alone(promised: Case) -> None:
    promised.responded("2022-09-09").closed("2022-09-16")
    assert drill(on(promised.desk, "2022-09-22"), PROCLAMATION).moves == ()


def test_taking_an_addition_back_moves_everything_back(promised: Case) -> None:
    today = on(promised.desk, ADDED_ON)
    amend(today, PROCLAMATION)
    taken = Amendment(TAKE_BACK, FUNERAL, reason="A hoax.")
    assert moved(drill(today, taken)) == [("Mrs A", "Stage 1 response", "09-20", "09-19")]
    amend(today, taken)
    assert newest(promised).startswith(f"Monday 19 September 2022 is no bank holiday after all ({NAME}): ")
    assert (today.calendar, today.workdays.is_working(FUNERAL)) == (today.calendars.shipped, True)


def test_taking_a_striking_out_back_makes_the_day_a_bank_holiday_again(desk: Desk, settings: Settings) -> None:
    """28 August 2028 is the Summer bank holiday of that year."""
    day = dt.date(2028, 8, 28)
    amend(desk, Amendment(STRIKE, day, reason="Moved.", learnt=desk.today()))
    assert desk.workdays.is_working(day)
    drilled = amend(desk, Amendment(TAKE_BACK, day, reason="It was not moved."))
    assert drilled.cause == "Monday 28 August 2028 is a bank holiday after all (Summer bank holiday)"
    assert desk.calendar.of_year(2028)[-3].change is None
    assert not desk.workdays.is_working(day)


def test_a_change_that_cannot_be_is_refused_and_nothing_is_written(autumn: Desk) -> None:
    today = on(autumn, ADDED_ON)
    for act in (drill, amend):
        with refused(today) as said:
            act(today, replace(PROCLAMATION, name=" ", reason="", learnt=dt.date(2022, 9, 13)))
        assert set(said) == {"name", "reason", "learnt"}
    amend(today, PROCLAMATION)
    with pytest.raises(Refused, match="is a bank holiday already"):
        amend(today, PROCLAMATION)


def test_the_landlords_own_limit_moves_as_well(autumn: Desk) -> None:
    """Nine working days from receipt on Tuesday 6 September: 7 to 9 (3), 12 to 16 (8), 19 (9)."""
    keep_house_rule(autumn, HouseRule("stage1.respond", 9, from_origin=True), "Our policy says so.")
    a_case(autumn).received("2022-09-06", person=by("Mrs H").person).acknowledged("2022-09-07")
    own = [move for move in drill(on(autumn, ADDED_ON), PROCLAMATION).moves if "own limit" in move.what]
    assert [(move.what, move.before, move.after) for move in own] == [
        ("Stage 1 response, your own limit", FUNERAL, dt.date(2022, 9, 20))
    ]


def test_moves_come_in_the_order_of_their_dates(autumn: Desk, promised: Case) -> None:
    a_case(autumn).received("2022-09-12", person=by("Mrs C").person)
    befores = [move.before for move in drill(on(autumn, ADDED_ON), PROCLAMATION).moves]
    assert befores == sorted(befores)


def test_the_reason_and_the_day_it_was_learnt_are_kept(autumn: Desk) -> None:
    amend(on(autumn, ADDED_ON), PROCLAMATION)
    (change,) = autumn.calendar.changes
    assert (change.date, change.adds, change.name, change.reason) == (FUNERAL, True, NAME, REASON)
    assert change.learnt == PROCLAIMED


def test_a_move_says_in_its_sentence_what_it_says_in_its_columns(promised: Case) -> None:
    move: Move
    (move,) = drill(on(promised.desk, ADDED_ON), PROCLAMATION).moves
    assert move.sentence == ("stage 1 response now due by Tuesday 20 September 2022, was Monday 19 September 2022.")


def test_the_journal_keeps_the_change_the_cause_and_each_date_by_the_key_of_its_working(autumn: Desk) -> None:
    """Received on Monday 12 September: 13 to 16 (4), 19 (5). Projected from there: 20 to 23 (4), 26 to 30 (9), 3."""
    case = a_case(autumn).received("2022-09-12")
    amend(on(autumn, ADDED_ON), PROCLAMATION)
    change, body = _written(case)
    assert body == {
        "change": change,
        "cause": f"Monday 19 September 2022 became a bank holiday ({NAME})",
        "moved": [
            {
                "key": "stage1.acknowledge",
                "name": "Stage 1 acknowledgement",
                "projected": False,
                "was": "2022-09-19",
                "now": "2022-09-20",
            },
            {
                "key": "stage1.respond",
                "name": "Stage 1 response",
                "projected": True,
                "was": "2022-10-03",
                "now": "2022-10-04",
            },
        ],
    }


def test_the_journal_keeps_how_a_step_stood_and_how_it_stands_where_that_changes(promised: Case) -> None:
    """Answered on Tuesday 20 September, a day after the 19th; on the day itself once the 19th is a bank holiday."""
    promised.responded("2022-09-20")
    amend(on(promised.desk, "2022-09-22"), PROCLAMATION)
    _, body = _written(promised)
    assert body["moved"] == [
        {
            "key": "stage1.respond",
            "name": "Stage 1 response",
            "projected": False,
            "was": "2022-09-19",
            "now": "2022-09-20",
            "stood": {"word": "late", "late_by": 1},
            "stands": {"word": "met", "late_by": 0},
        }
    ]


def test_the_journal_says_of_which_entry_a_taking_back_is_the_cause(promised: Case) -> None:
    today = on(promised.desk, ADDED_ON)
    amend(today, PROCLAMATION)
    amend(today, Amendment(TAKE_BACK, FUNERAL, reason="A hoax."))
    change, body = _written(promised)
    assert (body["change"], body["cause"]) == (
        change,
        f"Monday 19 September 2022 is no bank holiday after all ({NAME})",
    )


def _written(case: Case) -> tuple[int, Mapping[str, Any]]:
    """The number of the last entry on the calendar, and what the last entry on a case says of it."""
    with case.desk.book.reading() as session:
        (*_, change) = records_of_no_case(session, kinds=("holiday_added", "voided"))
        (*_, moved) = records(session, case.id, kinds=("calendar_moved",))
    return change.seq, moved.body
