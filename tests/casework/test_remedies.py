"""Remedies: the effect is weighed in words, each line says what, who and by when, and a sum is never read off."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.casework.approvals import Approval, approve_remedy
from app.casework.corrections import strike_out
from app.casework.desks import Desk
from app.casework.fulfilments import drop_promise
from app.casework.promises import promises, promises_made, total
from app.casework.remedies import (
    Remedy,
    Weighing,
    add_remedy,
    beyond_authority,
    factor_rules,
    head_rules,
    offered_before,
    offered_in_all,
    raises_offer,
    remedy_rules,
    weigh,
    weighed,
)
from app.casework.settings import Settings, actor, read_settings, save_settings
from app.models.checks import check_book
from app.rules.vocabularies import COMPENSATION, FACTORS, REMEDIES
from tests.casework.cases import MONDAY, REVIEWER, a_case, refused
from tests.casework.righted_cases import (
    FRIDAY,
    MEND,
    PAY,
    allow,
    answered,
    at_stage_2,
    closed_case,
    first,
    records,
    righted,
    unapproved,
)

LOSS = replace(PAY, head="quantifiable_loss", reckoning="Four weeks of a heater at £5 a week.", sum="20")


def test_the_effect_is_weighed_in_words_and_the_last_version_stands(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    weigh(desk, case.id, Weighing({"duration": "Three months.", "severity": "  "}, "They slept in a coat."))
    weigh(desk, case.id, Weighing({"duration": "Four months."}, "They slept in a coat, and missed work."))
    found = weighed(records(case), 1)
    assert found is not None
    assert found.body["factors"] == {"duration": "Four months."}
    assert found.body["impact"] == "They slept in a coat, and missed work."
    assert weighed(records(case), 2) is None
    assert check_book(desk.book).sound


def test_the_effect_in_words_is_wanted_whatever_the_factors_say(desk: Desk, settings: Settings) -> None:
    case = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        weigh(desk, case.id, Weighing({"duration": "Three months."}, " \n "))
    assert said == {"impact": "Say in your own words what it did to the resident."}


def test_a_remedy_says_what_who_and_by_when(desk: Desk, settings: Settings) -> None:
    case = righted(desk)
    assert case.line("remedy").sentence == (
        "Putting it right, act where there was delay: Mend the radiator in the front room. "
        "Mr T. Webb sees to it by Friday 4 December 2026."
    )
    assert first(case).by == FRIDAY


def test_what_was_done_already_is_recorded_with_what_shows_it(desk: Desk, settings: Settings) -> None:
    done = replace(MEND, done="yes", by=FRIDAY, done_on=MONDAY, evidence="The tenant rang.")
    case = righted(desk, done)
    assert (first(case).by, first(case).done_on, first(case).evidence) == (None, MONDAY, "The tenant rang.")


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"remedy": ""}, "remedy", "Choose what kind of thing puts it right."),
        ({"what": " "}, "what", "Say exactly what will be done, or was done."),
        ({"what": "w" * 1_001}, "what", "This has 1,001 characters"),
        ({"who": ""}, "who", "Enter who sees to it."),
        ({"agreed": ""}, "agreed", "Say whether the resident agreed to it."),
        ({"done": ""}, "done", "Say whether it was done already."),
        ({"by": None}, "by", "Enter the day by which it will be done"),
        ({"by": dt.date(2026, 11, 20)}, "by", "Friday 20 November 2026 has passed."),
        ({"by": dt.date(2026, 11, 29)}, "by", "Sunday 29 November 2026 is no working day."),
        ({"done": "yes", "done_on": MONDAY}, "evidence", "Enter what shows that it is done"),
        ({"done": "yes", "evidence": "A receipt."}, "done_on", "Enter the date on which it was done"),
        ({"head": "sorrow"}, "head", "Choose what the payment is for."),
        ({"sum": "-5"}, "sum", "“-5” is no sum. Nobody is paid less than nothing"),
        ({"sum": "1e9"}, "sum", "“1e9” is no sum."),
        ({"sum": "ten pounds"}, "sum", "“ten pounds” is no sum. Enter it in figures"),
        ({"sum": "1000000"}, "sum", "“1000000” is more than £100,000"),
        ({"sum": "0"}, "sum", "A payment of nothing is none."),
        ({"sum": ""}, "sum", "Enter the sum in pounds"),
        ({"head": "quantifiable_loss"}, "reckoning", "Enter how the loss is worked out"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    desk: Desk, settings: Settings, changes: dict[str, Any], field: str, sentence: str
) -> None:
    case = a_case(desk).received(MONDAY)
    with refused(desk) as said:
        add_remedy(desk, case.id, replace(PAY, **changes))
    assert list(said) == [field]
    assert said[field].startswith(sentence)


def test_nothing_is_put_right_on_a_closed_case_until_it_is_opened_again(desk: Desk, settings: Settings) -> None:
    case = closed_case(desk)
    with refused(case.desk) as said:
        add_remedy(case.desk, case.id, replace(MEND, by=dt.date(2026, 12, 7)))
    assert said == {"": "This case is closed. Open it again first, then record what happened."}
    with refused(case.desk) as said:
        weigh(case.desk, case.id, Weighing({}, "They slept in a coat."))
    assert list(said) == [""]


def test_what_belongs_to_a_payment_is_kept_of_a_payment_alone(desk: Desk, settings: Settings) -> None:
    case = righted(desk, replace(MEND, sum="100", head="statutory", reckoning="Half of it.", paid="in cash"))
    promise = first(case)
    assert (promise.pence, promise.head, promise.reckoning, promise.paid) == (0, "", "", "")


def test_the_sum_of_a_letter_is_the_sum_of_its_lines(desk: Desk, settings: Settings) -> None:
    case = righted(desk, PAY, LOSS, MEND)
    assert total(records(case), 1) == 12000 == sum(one.pence for one in promises_made(records(case)))


def test_more_at_stage_2_than_before_asks_why(desk: Desk, settings: Settings) -> None:
    case = at_stage_2(desk, PAY)
    more = replace(PAY, sum="0.01", by=dt.date(2026, 12, 11))
    assert raises_offer(records(case), more)
    with refused(case.desk) as said:
        add_remedy(case.desk, case.id, more)
    assert said == {"why_more": "Enter why more is offered now than at the stage before."}
    add_remedy(case.desk, case.id, replace(more, why_more="The second leak was not weighed."))
    assert (total(records(case), 1), total(records(case), 2)) == (10000, 1)


def test_in_place_of_the_earlier_sum_only_what_goes_beyond_it_asks_why(desk: Desk, settings: Settings) -> None:
    case = at_stage_2(desk, PAY)
    drop_promise(case.desk, case.id, first(case).seq, "Stage 2 offers another sum in its place.")
    assert offered_before(records(case)) == 10000
    assert not raises_offer(records(case), replace(PAY, sum="100"))
    assert raises_offer(records(case), replace(PAY, sum="100.01"))


def test_what_stage_1_gave_up_itself_was_not_offered_when_stage_2_was_asked_for(desk: Desk, settings: Settings) -> None:
    case = answered(desk, PAY)
    drop_promise(case.desk, case.id, first(case).seq, "Typed twice.")
    case = case.asked_for(2, "2026-11-30")
    assert offered_before(records(case)) == 0
    assert raises_offer(records(case), replace(PAY, sum="1"))


def test_at_stage_1_nothing_asks_why(desk: Desk, settings: Settings) -> None:
    case = righted(desk, PAY)
    assert not raises_offer(records(case), PAY)
    assert not raises_offer(records(at_stage_2(desk, PAY)), replace(MEND, sum="500"))


def test_a_sum_beyond_the_officer_s_authority_waits_for_approval_and_stops_no_clock(
    desk: Desk, settings: Settings
) -> None:
    case = unapproved(desk)
    (view,) = promises(desk, records(case))
    assert view.promise.awaits_approval
    assert case.line("remedy").sentence.endswith("Waits for approval.")
    assert case.clock("stage1.acknowledge").standing.word == "running"
    approve_remedy(desk, case.id, view.seq, Approval(REVIEWER, MONDAY))
    assert not first(case).awaits_approval
    assert (first(case).approved_by, first(case).approved_on) == (REVIEWER, MONDAY)
    with refused(desk) as said:
        approve_remedy(desk, case.id, view.seq, Approval(REVIEWER, MONDAY))
    assert said == {"": "No sum waits for approval here any more. Look at the case again."}


def test_a_sum_that_stands_again_makes_the_later_one_wait_for_approval(desk: Desk, settings: Settings) -> None:
    """£100 given up, £100 offered, and the giving up struck out: £200 is beyond £150, whatever was flagged before."""
    allow(desk, "150")
    case = righted(desk, PAY)
    drop_promise(desk, case.id, first(case).seq, "Another sum in its place.")
    add_remedy(desk, case.id, PAY)
    assert [one.awaits_approval for one in promises_made(records(case))] == [False, False]
    strike_out(desk, case.id, case.line("promise_dropped").seq, "It is owed after all.")
    assert offered_in_all(records(case)) == 20000
    assert [one.awaits_approval for one in promises_made(records(case))] == [False, True]
    allow(desk, "500")  # what she may offer from now on approves nothing of before
    approve_remedy(desk, case.id, promises_made(records(case))[1].seq, Approval(REVIEWER, MONDAY))
    assert not any(one.awaits_approval for one in promises_made(records(case)))


def test_a_sum_waits_no_longer_once_what_took_it_beyond_is_given_up(desk: Desk, settings: Settings) -> None:
    allow(desk, "150")
    case = righted(desk, PAY, PAY)
    assert [one.awaits_approval for one in promises_made(records(case))] == [False, True]
    drop_promise(desk, case.id, first(case).seq, "Typed twice.")
    assert not any(one.awaits_approval for one in promises_made(records(case)))


@pytest.mark.parametrize("flagged", [True, False])
def test_a_book_of_before_keeps_which_sums_wait(desk: Desk, settings: Settings, *, flagged: bool) -> None:
    case = righted(desk, PAY)
    kept = records(case).facts("remedy")
    body = {key: value for key, value in kept.items() if key != "authority"} | {"needs_approval": flagged}
    with desk.book.writing(actor(desk)) as work:
        work.append(case.id, "remedy", on=MONDAY, sentence="Of before.", body=body)
    assert promises_made(records(case))[-1].awaits_approval is flagged


def test_an_approval_that_is_there_already_is_recorded_with_the_sum(desk: Desk, settings: Settings) -> None:
    allow(desk, "50")
    case = righted(desk, replace(PAY, approved_by=REVIEWER, approved_on=MONDAY))
    assert (first(case).approved_by, first(case).approved_on, first(case).awaits_approval) == (REVIEWER, MONDAY, False)
    assert case.line("remedy").sentence.endswith("Approved by Canon H. Price.")


@pytest.mark.parametrize(("most", "beyond"), [("", False), ("100", False), ("99.99", True), ("0", True)])
def test_authority_is_counted_to_the_penny_and_is_without_end_where_none_is_set(
    desk: Desk, settings: Settings, *, most: str, beyond: bool
) -> None:
    allow(desk, most)
    case = a_case(desk).received(MONDAY)
    assert beyond_authority(desk, records(case), PAY) is beyond
    assert not beyond_authority(desk, records(case), replace(MEND, sum="1000"))


def test_a_sum_cannot_be_parted_to_pass(desk: Desk, settings: Settings) -> None:
    allow(desk, "150")
    case = righted(desk, PAY)
    assert offered_in_all(records(case)) == 10000
    assert beyond_authority(desk, records(case), replace(PAY, sum="50.01"))
    assert not beyond_authority(desk, records(case), replace(PAY, sum="50"))


def test_an_authority_that_is_no_sum_is_not_saved(desk: Desk, settings: Settings) -> None:
    with refused(desk) as said:
        save_settings(desk, replace(read_settings(desk), authority="ten pounds"))
    assert said["authority"].endswith("Leave it empty where there is no limit.")


@pytest.mark.parametrize(("key", "whose"), [("2024", ""), ("2022", ""), ("2020", "Code of 2022")])
def test_an_edition_that_is_not_known_to_name_them_shows_those_of_the_next_one(
    desk: Desk, key: str, whose: str
) -> None:
    edition = desk.editions.named(key)
    for rules, names in (
        (remedy_rules(desk, edition), REMEDIES),
        (factor_rules(desk, edition), FACTORS),
        (head_rules(desk, edition), COMPENSATION),
    ):
        assert tuple(rule.key for rule in rules[0]) == names
        assert bool(rules[1]) == bool(whose)


def test_a_remedy_that_was_not_typed_has_no_sum() -> None:
    assert Remedy().pence == 0
    assert replace(PAY, sum="ten").pence == 0
