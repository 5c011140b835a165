"""What a letter is to say, answered before it is begun; and each such letter, from its questions to the post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from app.casework.case_deeds import deed_form
from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.due_lists import due_list
from app.casework.guides import visible_fields
from app.casework.letter_plans import asks_of, is_asked, open_plan, plan_letter, plan_problems
from app.casework.letter_starts import started
from app.casework.letters import OpenLetter, issue, mark_posted, open_letter
from app.casework.settings import Settings
from app.models.checks import check_book
from tests.casework.cases import Case, on, refused
from tests.casework.deed_walks import WALKS, DeedWalk
from tests.casework.letter_cases import day_of, overdue, running, tells
from tests.casework.walks import walks

WRITES = [walk for walk in WALKS if walk.key.startswith("write_")]
EACH = pytest.mark.parametrize("walk", WRITES, ids=[f"{walk.key}-{number}" for number, walk in enumerate(WRITES)])
FRIDAY = dt.date(2026, 11, 27)
UPDATE = {
    "done": "The plumber came.",
    "next_steps": "He orders a valve.",
    "next_update": dt.date(2026, 12, 10),
    "how_often": "every week",
    "answer_by": dt.date(2026, 12, 8),
}


def kind_of(walk: DeedWalk) -> str:
    return walk.key.removeprefix("write_")


def written(case: Case, walk: DeedWalk) -> Iterator[OpenLetter]:
    """The letter after each way of answering its questions."""
    kind = kind_of(walk)
    for answers in walks(deed_form(case.desk, case.id, walk.key, walk.of(case)).guide, walk.typed, walk.fixed):
        form = deed_form(case.desk, case.id, walk.key, walk.of(case))
        assert form.opens == (kind, 1)
        form.act(answers)
        yield open_letter(case.desk, case.id, kind, 1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("The clerk and Ann Hill", "the clerk and Ann Hill"), ("Ann Hill", "Ann Hill"), ("Theo Reed", "Theo Reed")],
)
def test_a_post_that_stands_within_a_sentence_has_no_capital(
    desk: Desk, settings: Settings, typed: str, kept: str
) -> None:
    case = running("2024")(desk)
    answers = {"seen_by": typed, "differently": "We ring first.", "review_on": dt.date(2027, 5, 3)}
    answers |= {"told": "You told us that you hear badly."}
    asked = {ask.key for ask in asks_of(case.desk, case_records(case.desk, case.id), "adjustment", 1)}
    plan_letter(case.desk, case.id, "adjustment", 1, {key: one for key, one in answers.items() if key in asked})
    plan = open_plan(case_records(case.desk, case.id), "adjustment", 1)
    assert plan is not None
    assert plan.body["answers"]["seen_by"] == kept


def explained(letter: OpenLetter) -> OpenLetter:
    return letter.explained({one.key: "There is nothing to say of it." for one in letter.shortfalls()})


def posted(case: Case, kind: str, day: dt.date, answers: dict[str, Any]) -> int:
    """A letter, from its questions to the post, on the day that the case has reached."""
    plan_letter(case.desk, case.id, kind, 1, answers)
    number = issue(case.desk, explained(open_letter(case.desk, case.id, kind, 1)))
    case.desk = on(case.desk, day)
    return mark_posted(case.desk, case.id, number, day, "second")


def problems(case: Case, kind: str, answers: dict[str, Any]) -> dict[str, str]:
    found = plan_problems(case.desk, case_records(case.desk, case.id), kind, 1, answers)
    return {one.field: one.sentence for one in found}


@EACH
def test_a_letter_whose_questions_are_answered_says_all_that_it_must(
    desk: Desk, settings: Settings, walk: DeedWalk
) -> None:
    for letter in written(walk.case(desk), walk):
        assert letter.problems() == ()
        assert "[" not in "".join(part.text for part in letter.draft.parts)


@EACH
def test_a_letter_whose_questions_are_not_answered_names_what_is_missing(
    desk: Desk, settings: Settings, walk: DeedWalk
) -> None:
    case, kind = walk.case(desk), kind_of(walk)
    asks = asks_of(case.desk, case_records(case.desk, case.id), kind, 1)
    wanted = {ask.key: ask.needed for ask in asks if ask.needed and not ask.shown}
    letter = open_letter(case.desk, case.id, kind, 1)
    parts = {problem.field for problem in letter.problems()}
    assert parts & {part.key for part in letter.rule.parts}
    assert problems(case, kind, {}) == wanted


@EACH
def test_a_letter_goes_and_another_of_its_kind_can_follow(desk: Desk, settings: Settings, walk: DeedWalk) -> None:
    case, kind = walk.case(desk), kind_of(walk)
    letter = next(written(case, walk))
    number = issue(case.desk, explained(letter))
    mark_posted(case.desk, case.id, number, case.desk.today(), "second")
    records = case_records(case.desk, case.id)
    assert number not in {one.seq for one in records.unposted}
    assert open_plan(records, kind, 1) is None
    again = explained(next(written(case, walk)))
    assert issue(case.desk, again) > number
    assert check_book(case.desk.book).sound


def test_answered_anew_the_earlier_answers_are_struck_out(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    plan_letter(case.desk, case.id, "progress_update", 1, UPDATE)
    plan_letter(case.desk, case.id, "progress_update", 1, {**UPDATE, "done": "Nothing is new."})
    plans = [one for one in case.file.history if one.kind == "letter_planned"]
    assert sorted(line.struck_by is None for line in plans) == [False, True]
    letter = open_letter(case.desk, case.id, "progress_update", 1)
    assert "Nothing is new." in letter.draft.part("done").text


def test_a_letter_of_one_kind_rests_on_no_plan_of_another(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    plan_letter(case.desk, case.id, "progress_update", 1, UPDATE)
    plan_letter(case.desk, case.id, "remedy", 1, {})
    number = issue(case.desk, open_letter(case.desk, case.id, "progress_update", 1))
    assert mark_posted(case.desk, case.id, number, day_of("2024"), "second")


def test_a_letter_that_was_answered_anew_after_it_was_issued_does_not_go(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    plan_letter(case.desk, case.id, "progress_update", 1, UPDATE)
    number = issue(case.desk, open_letter(case.desk, case.id, "progress_update", 1))
    plan_letter(case.desk, case.id, "progress_update", 1, {**UPDATE, "done": "Nothing is new."})
    with refused(case.desk) as said:
        mark_posted(case.desk, case.id, number, day_of("2024"), "second")
    assert "struck out or answered anew" in said[""]


PASSED = "Wednesday 25 November 2026 has passed. Give a day that is still to come."
WRONG: tuple[tuple[str, str, Any, str], ...] = (
    ("progress_update", "next_update", dt.date(2026, 11, 25), PASSED),
    ("progress_update", "next_update", "31 2", "There is no date “31 2”."),
    ("progress_update", "answer_by", dt.date(2026, 12, 15), "choose “Take longer…”"),
    ("exceptional_circumstances", "told_on", dt.date(2026, 12, 1), "is still to come"),
    ("clarification", "reply_by", dt.date(2026, 12, 8), "The answer is due by Tuesday 8 December"),
    ("invitation_to_comment", "reply_by", dt.date(2026, 11, 2), "has passed"),
    ("new_issue", "issue_becomes", "lost", "Choose one of the answers."),
    ("correction", "letter_name", "x" * 500, "there is room for 120"),
)


@pytest.mark.parametrize("wrong", WRONG, ids=[f"{kind}-{key}-{number}" for number, (kind, key, *_) in enumerate(WRONG)])
def test_an_answer_that_cannot_stand_is_refused_beside_its_box(
    desk: Desk, settings: Settings, wrong: tuple[str, str, Any, str]
) -> None:
    kind, key, answer, sentence = wrong
    case = running("2024")(desk)
    filled = {one.key: tells(day_of("2024"))(one) for one in _fields(case, kind)}
    assert sentence in problems(case, kind, {**filled, key: answer})[key]


def _fields(case: Case, kind: str) -> Iterator[Any]:
    guide = deed_form(case.desk, case.id, f"write_{kind}").guide
    yield from (one for one in visible_fields(guide.steps[0], {}) if not one.options)


def test_a_question_under_an_option_is_asked_only_with_it(desk: Desk, settings: Settings) -> None:
    case = running("2022")(desk)
    asks = asks_of(case.desk, case_records(case.desk, case.id), "invitation_to_comment", 1)
    name = next(ask for ask in asks if ask.key == "to_name")
    assert is_asked(asks, name, {"to": "staff"})
    assert not is_asked(asks, name, {"to": "resident"})
    assert not is_asked(asks, name, {})


def test_a_progress_update_that_went_moves_the_day_of_the_next(desk: Desk, settings: Settings) -> None:
    """2024 Code 5.9: the interval that was agreed runs from the last word given."""
    case = running("2024")(desk)

    def next_words() -> list[tuple[dt.date, str]]:
        return [(row.due, row.step.kind if row.step else "") for row in due_list(case.desk) if row.clock == "updates:1"]

    assert next_words() == [(dt.date(2026, 12, 3), "write_progress_update")]
    plan_letter(case.desk, case.id, "progress_update", 1, UPDATE)
    assert next_words() == [(dt.date(2026, 12, 3), "progress_update")]
    number = issue(case.desk, open_letter(case.desk, case.id, "progress_update", 1))
    assert next_words() == [(dt.date(2026, 12, 3), "progress_update")]
    case.desk = on(case.desk, FRIDAY)
    mark_posted(case.desk, case.id, number, FRIDAY, "second")
    assert next_words() == [(dt.date(2026, 12, 4), "write_progress_update")]
    assert case.line("updated").on == FRIDAY


@pytest.mark.parametrize("edition", ["2022", "2024"])
def test_a_new_date_that_an_apology_gives_is_on_todays_list(desk: Desk, settings: Settings, edition: str) -> None:
    """The Code's date stays missed; the new one is a promise of its own."""
    case = overdue(edition)(desk)
    today = case.desk.today()
    by = today + dt.timedelta(days=3)
    answers = {
        "missed_what": "answer",
        "missed_on": started(case.desk, case_records(case.desk, case.id), "answer_missed_on", 1, ""),
        "why": "The surveyor was ill.",
        "answer_by": by,
        "how_often": "every week",
        "for_delay": "Nothing, for it did you no harm.",
    }
    posted(case, "missed_deadline", today, answers)
    rows = {row.clock: row for row in due_list(case.desk)}
    promised = rows["promised:stage1.respond"]
    assert (promised.due, promised.group, promised.lead) == (by, "week", "By your letter's promise")
    assert rows["stage1.respond"].group == "late"


def test_a_later_date_is_no_matter_of_an_apology_while_the_date_runs(desk: Desk, settings: Settings) -> None:
    case = running("2024")(desk)
    said = problems(case, "third_party", {"answer_by": dt.date(2026, 12, 15), "third_name": "Hodge and Son"})
    assert "third_what" in said


@pytest.mark.parametrize(
    ("by", "sentence"),
    [(dt.date(2026, 12, 20), "has passed"), (dt.date(2026, 12, 26), "is no working day")],
)
def test_a_new_date_is_one_that_can_be_kept(desk: Desk, settings: Settings, by: dt.date, sentence: str) -> None:
    case = overdue("2024")(desk)
    filled: dict[str, Any] = {one.key: tells(case.desk.today())(one) for one in _fields(case, "missed_deadline")}
    filled |= {"missed_what": "answer", "missed_on": dt.date(2026, 12, 8), "answer_by": by}
    assert sentence in problems(case, "missed_deadline", filled)["answer_by"]
