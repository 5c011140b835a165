"""A payment has one sum, in its own box, and no other in the words about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.casework.desks import Desk
from app.casework.remedies import add_remedy, remedy_problems
from app.casework.remedy_guides import remedy_form
from app.casework.remedy_sums import payment_problems, sum_advice, unpaid_problems
from app.casework.settings import Settings
from tests.casework.cases import MONDAY, a_case, refused
from tests.casework.righted_cases import MEND, PAY, records

TWICE = "We will pay you 200 pounds for the weeks without heating."


@pytest.mark.parametrize("what", [TWICE, "£200 for the weeks", "200.00 for the weeks", "Two hundred pounds for it."])
def test_words_with_another_sum_are_refused_with_what_to_do(desk: Desk, settings: Settings, what: str) -> None:
    case = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        add_remedy(desk, case.id, replace(PAY, what=what, sum="150"))
    assert said == {
        "sum": "You wrote £200 under “What exactly”, and the sum here is £150. Go back and take it out of the words, "
        "or enter the sum that is right."
    }
    add_remedy(desk, case.id, replace(PAY, what=what, sum="200"))


def test_how_it_is_worked_out_may_have_its_own_sums_but_promises_no_other(desk: Desk, settings: Settings) -> None:
    case = records(a_case(desk).received(MONDAY))
    weeks = replace(PAY, sum="150", reckoning="Three weeks at £50 a week. You paid £40 of it in May.")
    assert remedy_problems(desk, case, weeks) == ()
    (problem,) = remedy_problems(desk, case, replace(weeks, reckoning="We will pay you £200 for it."))
    assert problem.field == "basis"
    assert payment_problems(15000, "For it", ("reckoning", "We offer you £200."), "")[0].field == "reckoning"


def test_what_is_no_payment_pays_nothing(desk: Desk, settings: Settings) -> None:
    case = records(a_case(desk).received(MONDAY))
    (problem,) = remedy_problems(desk, case, replace(MEND, what=TWICE))
    assert problem.sentence.startswith("These words pay £200, and this is no payment. Go back and choose a payment")
    assert unpaid_problems("Fit a heater worth £200.") == ()


def test_the_page_before_the_sum_asks_for_none(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    step = remedy_form(desk, case.id).guide.step("what")
    assert step.advice is not None
    assert step.advice({"remedy": "pay"}).startswith("Say what the payment is for. Write no sum here")
    assert step.advice({"remedy": "pay", "what": TWICE}) == sum_advice(TWICE) != ""
    assert "How much" not in step.advice({"remedy": "pay"})
