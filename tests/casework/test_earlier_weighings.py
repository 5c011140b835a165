"""What the stages before weighed and offered: shown at the next one, kept or changed, and said in its answer."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from app.casework.desks import Desk
from app.casework.earlier_weighings import BEFORE, before_step, earlier_offers, earlier_weighing, offer_line
from app.casework.fulfilments import drop_promise
from app.casework.guides import CHECK
from app.casework.letters import OpenLetter, issue, letter_pdf, open_letter
from app.casework.promises import promises_made
from app.casework.remedies import Weighing, add_remedy, weigh
from app.casework.remedy_guides import remedy_form
from app.casework.settings import Settings
from app.casework.weighing_guides import weighing_form
from tests.casework.answered_cases import decided
from tests.casework.cases import Case, a_case
from tests.casework.righted_cases import MEND, PAY, at_stage_2, records

IMPACT = "You were cold for seven weeks."
FACTORS = {"duration": "Seven weeks.", "frequency": "Nine calls."}
LATE = dt.date(2026, 12, 11)
PAID = replace(PAY, what="For the weeks without heating", sum="150", by=LATE)


def at_2(desk: Desk) -> Case:
    """Weighed and offered at stage 1, and now at stage 2, decided by whoever has it."""
    case = at_stage_2(desk, replace(MEND, by=LATE), PAID)
    with case.desk.book.writing("Anne Clerk") as work:  # as it was weighed before stage 2 was asked for
        body = {"stage": 1, "factors": FACTORS, "impact": IMPACT}
        work.append(case.id, "weighed", on=case.desk.today(), sentence="Weighed.", body=body)
    return decided(case.acknowledged("2026-12-01", 2), 2)


def answered(case: Case, **answers: Any) -> OpenLetter:  # noqa: ANN401 - any answer of the guide
    weighing_form(case.desk, case.id).act(answers)
    return open_letter(case.desk, case.id, "response", 2)


def test_at_stage_1_nothing_came_before(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received("2026-11-23")
    assert before_step(case.desk, records(case)) is None
    assert earlier_weighing(records(case)) is None
    assert weighing_form(case.desk, case.id).guide.first == "factors"


def test_the_guide_shows_what_was_weighed_and_offered_and_asks_whether_it_stands(
    desk: Desk, settings: Settings
) -> None:
    case = at_2(desk)
    guide = weighing_form(case.desk, case.id).guide
    step = guide.step(BEFORE)
    assert f"The effect on them, as stage 1 weighed it: “{IMPACT}”" in step.help
    assert "How long it went on: Seven weeks." in step.help
    assert (
        "Offered at stage 1: £150, time and trouble. “For the weeks without heating” It stands, by Friday" in step.help
    )
    assert [field.key for field in step.fields] == ["keep", "offers"]
    assert [one.field for one in guide.problems(BEFORE, {})] == ["keep", "offers"]
    assert guide.path({"keep": "same", "offers": "stands"}) == (BEFORE, CHECK)
    assert guide.path({"keep": "anew", "offers": "stands"}) == (BEFORE, "factors", "impact", CHECK)
    assert guide.step("impact").fields[0].initial == IMPACT  # her words to begin with
    assert all(offer_line(case.desk, records(case), one) in remedy_form(case.desk, case.id).guide.step("kind").help
               for one in earlier_offers(records(case)))  # fmt: skip


def test_what_is_kept_stands_in_the_answer_with_the_offer_and_the_sum_in_all(desk: Desk, settings: Settings) -> None:
    case = at_2(desk)
    before = open_letter(case.desk, case.id, "response", 2)
    assert {one.field for one in before.problems()} == {"impact", "guidance", "remedy"}
    letter = answered(case, keep="same", offers="stands")
    assert letter.problems() == ()
    number = issue(case.desk, letter.explained({one.key: "It does not apply." for one in letter.shortfalls()}))
    record = next(one for one in records(case).standing if one.seq == number)
    pdf = PdfReader(io.BytesIO(letter_pdf(case.desk, record.body["document"])))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for said in (
        IMPACT,
        "How long it went on: Seven weeks.",
        "Before this stage, we offered you this:",
        "£150 for your time and trouble: for the weeks without heating. This still stands.",
        "What still stands of it stays as it is. We offer nothing more.",
        "All the payments that stand come to £150 in all.",
        "They took no part in our answer at stage 1.",
    ):
        assert said in text, said
    assert "We will pay you" not in text


def test_an_offer_on_top_is_added_up(desk: Desk, settings: Settings) -> None:
    case = at_2(desk)
    add_remedy(case.desk, case.id, replace(PAY, what="For our late answer", sum="50", why_more="It went on.", by=LATE))
    text = answered(case, keep="same", offers="stands").draft.part("remedy").text
    assert "This is what we offer now to put things right:\n\n- We will pay you £50 for your time" in text
    assert text.endswith("All the payments that stand come to £200 in all.")


def test_what_no_longer_stands_is_said_and_not_counted(desk: Desk, settings: Settings) -> None:
    case = at_2(desk)
    pay = next(one for one in promises_made(records(case)) if one.pence)
    drop_promise(case.desk, case.id, pay.seq, "The reviewer offers more.")
    add_remedy(case.desk, case.id, replace(PAY, what="For all of it", sum="300", why_more="It went on.", by=LATE))
    letter = answered(case, keep="anew", offers="changes", impact="You slept in a coat.", duration="Nine weeks.")
    text = letter.draft.part("remedy").text
    assert "£150 for your time and trouble: for the weeks without heating. This no longer stands." in text
    assert text.endswith("All the payments that stand come to £300 in all.")
    assert "stays as it is" not in text
    assert letter.draft.part("impact").text.startswith("You slept in a coat.")
    assert letter.problems() == ()


@pytest.mark.parametrize("offers", ["", "changes"])
def test_until_it_is_said_what_becomes_of_the_offer_the_letter_asks(
    desk: Desk, settings: Settings, offers: str
) -> None:
    case = at_2(desk)
    weigh(case.desk, case.id, Weighing(FACTORS, IMPACT, offers))
    (problem,) = open_letter(case.desk, case.id, "response", 2).problems()
    assert "[whether what you offered before still stands, and what else you offer]" in problem.sentence
