"""Whether a resident was told in writing why they are refused, and what hangs on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from app.casework.desks import Desk
from app.casework.letters import issue, open_letter
from app.casework.overturnings import record_telling, telling_blocked
from app.casework.refusal_letters import (
    leaning_on_refusal,
    letter_kind,
    refusal_letter,
    refusal_words,
    refused_problems,
    told_on,
)
from app.casework.refusals import refuse
from app.casework.settings import Settings
from app.casework.steps import next_step
from app.models.checks import check_book
from tests.casework.cases import MONDAY, Case, a_case, on
from tests.casework.refused_cases import asked_case, new_case, records, refusal_of, refused_case


def issued(case: Case, kind: str = "refusal") -> int:
    """A letter as Casebook issues one; its pages are no matter here."""
    body = {"letter_kind": kind, "stage": 1, "document": "0" * 64, "seal": "0"}
    with case.desk.book.writing("Anne Clerk") as work:
        work.keep(b"pages", "application/pdf")
        body["document"] = work.keep(b"pages", "application/pdf")
        return work.append(case.id, "letter_issued", on=case.desk.today(), sentence="Issued.", body=body)


def posted(case: Case, letter: int) -> None:
    with case.desk.book.writing("Anne Clerk") as work:
        work.append(case.id, "letter_sent", on=case.desk.today(), sentence="Sent.", body={"letter": letter, "how": ""})


@pytest.mark.parametrize(("stage", "kind"), [(1, "refusal"), (2, "escalation_refusal"), (3, "escalation_refusal")])
def test_the_complaint_and_a_further_stage_have_a_letter_each(stage: int, kind: str) -> None:
    assert letter_kind(stage) == kind


def test_nobody_was_told_of_what_was_not_refused(desk: Desk, settings: Settings) -> None:
    case = records(new_case(desk))
    assert (told_on(case), refusal_letter(case), refusal_words(case)) == (None, None, "")
    assert refused_problems(case, "responded", 1, MONDAY) == ()


def test_a_letter_tells_once_it_is_posted(desk: Desk, settings: Settings) -> None:
    case = new_case(desk)
    other = issued(case)  # of some refusal before, struck out since
    refuse(case.desk, case.id, refusal_of(case))
    assert refusal_letter(records(case)) is None
    letter = issued(case)
    found = refusal_letter(records(case))
    assert found is not None
    assert found.seq == letter != other
    assert told_on(records(case)) is None
    assert "waits to be posted" in telling_blocked(records(case))
    step = next_step(case.desk, records(case), ())
    assert step is not None
    assert (step.key, step.kind, step.letter_id) == ("post", "refusal", letter)
    posted(case, letter)
    assert told_on(records(case)) == MONDAY
    step = next_step(case.desk, records(case), ())
    assert step is not None
    assert (step.key, step.kind) == ("ask", "closed")


def test_until_then_the_next_step_is_the_letter(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    step = next_step(case.desk, records(case), ())
    assert step is not None
    assert (step.key, step.kind) in {("write", "refusal"), ("deed", "refusal_told")}
    assert case.file.step == step
    record_telling(case.desk, case.id, MONDAY, "")
    step = next_step(case.desk, records(case), ())
    assert step is not None
    assert step.verb == "Close the case"


@pytest.mark.parametrize(
    ("make", "ground", "kind"),
    [
        (new_case, "time_limit", "refusal"),
        (new_case, "court", "refusal"),
        (new_case, "considered", "refusal"),
        (asked_case, "policy", "escalation_refusal"),
    ],
)
def test_the_letter_takes_its_words_from_the_refusal_and_its_posting_lets_the_case_be_closed(
    desk: Desk, settings: Settings, make: Callable[[Desk], Case], ground: str, kind: str
) -> None:
    case = make(desk)
    refuse(case.desk, case.id, refusal_of(case, ground))
    letter = open_letter(case.desk, case.id, kind, records(case).stage)
    assert letter.problems() == ()
    issue(case.desk, letter)
    case.posted(case.desk.today())
    assert told_on(records(case)) == case.desk.today()
    case.closed(case.desk.today())
    assert case.file.closed_on == case.desk.today()
    assert check_book(case.desk.book).sound


def test_where_casebook_has_no_letter_the_next_step_is_to_record_one(desk: Desk, settings: Settings) -> None:
    """Of the Code of 2020 nobody knows what such a letter had to say."""
    case = a_case(on(desk, "2021-05-04")).received("2021-05-04")
    facts = {"occurred_on": dt.date(2020, 6, 1)}
    refuse(case.desk, case.id, refusal_of(case, facts=facts))
    step = next_step(case.desk, records(case), ())
    assert step is not None
    assert (step.key, step.kind) == ("deed", "refusal_told")


def test_a_letter_that_was_issued_holds_the_refusal(desk: Desk, settings: Settings) -> None:
    case = refused_case(desk)
    refused = records(case).refused
    assert refused is not None
    assert leaning_on_refusal(records(case), refused) == ()
    issued(case)
    (problem,) = leaning_on_refusal(records(case), refused)
    assert "changed your mind" in problem.sentence


TUESDAY = MONDAY + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("event", "stops"),
    [
        (("acknowledged", 1, MONDAY), False),
        (("acknowledged", 1, TUESDAY), True),
        (("responded", 1, MONDAY), True),
        (("escalation_requested", 2, MONDAY), True),
        (("occurred", 1, MONDAY), False),
        (("updated", 1, None), True),
    ],
)
def test_what_goes_on_with_a_refused_complaint_is_stopped(
    desk: Desk, settings: Settings, event: tuple[str, int, dt.date | None], *, stops: bool
) -> None:
    assert bool(refused_problems(records(refused_case(desk)), *event)) is stops


def test_a_refused_stage_leaves_the_one_before_alone(desk: Desk, settings: Settings) -> None:
    case = asked_case(desk)
    refuse(case.desk, case.id, refusal_of(case, "court"))
    assert refused_problems(records(case), "updated", 1, dt.date(2026, 12, 15)) == ()
    assert refused_problems(records(case), "updated", 2, dt.date(2026, 12, 15))
