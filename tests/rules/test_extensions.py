"""Which extension notices count. Dates were counted on a calendar of 2022, 2023 and 2026."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.rules.extensions import Extended, extend, objection_told, ordinary_limit
from app.rules.timelines import Entry
from tests.rules.cases import EDITIONS, WORKDAYS, a_case

STAGE1 = EDITIONS.named("2024").clock("stage1.respond")
OLD1 = EDITIONS.named("2022").clock("stage1.respond")
OLD2 = EDITIONS.named("2022").clock("stage2.respond")
OLD3 = EDITIONS.named("2022").clock("stage3.respond")

# Acknowledged Wed 25 Nov 2026, so due Wed 9 Dec and no later than Wed 23 Dec 2026
ANSWER = Extended(dt.date(2026, 11, 25), dt.date(2026, 12, 9), answered=None)
# Logged Tue 31 May 2022, so due Thu 16 Jun and, by ten days more, Thu 30 Jun 2022
OLD_ANSWER = Extended(dt.date(2022, 5, 31), dt.date(2022, 6, 16), answered=None)
# Asked for on Fri 19 Aug 2022, so due Tue 20 Sep and, by ten days more, Tue 4 Oct 2022
OLD_SECOND = Extended(dt.date(2022, 8, 19), dt.date(2022, 9, 20), answered=None)


def notice(on: str, until: str, stage: int = 1, good_reason: str = "", agreed: str = "") -> Entry:
    day, new = dt.date.fromisoformat(on), dt.date.fromisoformat(until) if until else None
    return Entry(9, "extended", day, stage, new, good_reason, agreed=agreed)


def test_a_notice_in_time_within_the_limit_counts() -> None:
    made = extend(STAGE1, [notice("2026-12-09", "2026-12-23")], ANSWER, WORKDAYS)
    assert made.to == made.due == dt.date(2026, 12, 23)
    assert made.notices[0].counts
    assert not made.notices[0].wants_agreement


def test_without_a_notice_the_date_is_the_original_one() -> None:
    made = extend(STAGE1, [], ANSWER, WORKDAYS)
    assert (made.to, made.due) == (None, dt.date(2026, 12, 9))


def test_a_limit_that_cannot_be_extended_hears_no_notice() -> None:
    acknowledge = EDITIONS.named("2024").clock("stage1.acknowledge")
    assert extend(acknowledge, [notice("2026-11-30", "2026-12-04")], ANSWER, WORKDAYS).notices == ()
    assert ordinary_limit(acknowledge, dt.date(2026, 11, 30), WORKDAYS) is None


def test_a_notice_after_the_answer_extends_nothing_and_says_why() -> None:
    answered = replace(ANSWER, answered=dt.date(2026, 12, 7))
    (made,) = extend(STAGE1, [notice("2026-12-08", "2026-12-15")], answered, WORKDAYS).notices
    assert not made.counts
    assert "the answer had gone on Monday 7 December 2026" in made.sentence


def test_a_notice_on_the_day_of_the_answer_still_counts() -> None:
    answered = replace(ANSWER, answered=dt.date(2026, 12, 8))
    assert extend(STAGE1, [notice("2026-12-08", "2026-12-15")], answered, WORKDAYS).to == dt.date(2026, 12, 15)


def test_a_panel_is_what_lets_stage_3_go_on_and_nothing_else_does() -> None:
    answer = Extended(dt.date(2023, 6, 12), dt.date(2023, 7, 10), answered=None)
    reason = notice("2023-07-03", "2023-08-01", 3, good_reason="The surveyor was ill.")
    assert extend(OLD3, [reason], answer, WORKDAYS).to is None
    assert extend(OLD3, [replace(reason, good_reason="", panel=True)], answer, WORKDAYS).to == dt.date(2023, 8, 1)


def test_a_limit_that_a_panel_may_pass_is_told_with_its_date() -> None:
    """No edition has one, but an edition could give stage 3 some days of its own."""
    answer = Extended(dt.date(2023, 6, 12), dt.date(2023, 7, 10), answered=None)
    rule = replace(OLD3, longest_extension=5)
    (made,) = extend(rule, [notice("2023-07-03", "2023-08-01", 3)], answer, WORKDAYS).notices
    assert "Monday 17 July 2023, 5 working days after the original date, is the limit" in made.sentence
    assert extend(rule, [notice("2023-07-03", "2023-07-17", 3)], answer, WORKDAYS).to == dt.date(2023, 7, 17)


def test_at_twenty_working_days_in_all_nobody_needs_to_agree() -> None:
    """2022 Code 5.2: beyond 20 working days both sides should agree; Thu 30 June is day 20 after Tue 31 May 2022."""
    (made,) = extend(OLD1, [notice("2022-06-16", "2022-06-30")], OLD_ANSWER, WORKDAYS).notices
    assert made.counts
    assert not made.wants_agreement
    assert "agree" not in made.sentence


def test_beyond_twenty_working_days_in_all_the_agreement_is_asked_for() -> None:
    late = notice("2022-06-16", "2022-07-01", good_reason="Asbestos was found.")
    (made,) = extend(OLD1, [late], OLD_ANSWER, WORKDAYS).notices
    assert made.counts
    assert made.wants_agreement
    assert "both sides should agree (5.2), and no agreement is recorded" in made.sentence
    assert "the Ombudsman's details" in made.sentence


def test_an_agreement_that_was_given_is_said_and_no_more_is_asked() -> None:
    late = notice("2022-06-16", "2022-07-01", good_reason="Asbestos was found.", agreed="yes")
    (made,) = extend(OLD1, [late], OLD_ANSWER, WORKDAYS).notices
    assert (made.counts, made.wants_agreement) == (True, False)
    assert "The resident agreed to it (5.2)." in made.sentence


def test_a_resident_who_does_not_agree_is_to_have_the_ombudsmans_details() -> None:
    late = notice("2022-06-16", "2022-07-01", good_reason="Asbestos was found.", agreed="no")
    (made,) = extend(OLD1, [late], OLD_ANSWER, WORKDAYS).notices
    assert (made.counts, made.wants_agreement) == (True, True)
    assert "did not agree to it (5.2): give them the Ombudsman's details" in made.sentence
    assert "(5.3)" in made.sentence


def test_at_stage_2_it_is_the_extension_and_not_the_total_that_wants_agreement() -> None:
    """2022 Code 5.14, wrinkle W4: ten working days more need no agreement although they make thirty in all."""
    (ten,) = extend(OLD2, [notice("2022-09-20", "2022-10-04", 2)], OLD_SECOND, WORKDAYS).notices
    assert (ten.counts, ten.wants_agreement) == (True, False)
    eleven = notice("2022-09-20", "2022-10-05", 2, good_reason="Asbestos was found.")
    (more,) = extend(OLD2, [eleven], OLD_SECOND, WORKDAYS).notices
    assert (more.counts, more.wants_agreement) == (True, True)
    assert "(5.15)" in more.sentence


def test_the_code_of_2024_asks_nobody_to_agree() -> None:
    (made,) = extend(
        STAGE1, [notice("2026-12-09", "2027-02-01", good_reason="Asbestos was found.")], ANSWER, WORKDAYS
    ).notices
    assert (made.counts, made.wants_agreement) == (True, False)


def test_the_working_says_what_plain_days_would_have_given() -> None:
    """2022 Code 4.1 says five days; from Friday 27 May 2022 that would be Wednesday 1 June (wrinkle W1)."""
    clock = a_case().received("2022-05-27").clocks("2022")["stage1.acknowledge"]
    assert clock.due == dt.date(2022, 6, 7)
    assert any("Wednesday 1 June 2022" in caution for caution in clock.cautions)
    assert a_case().received("2026-05-27").clocks("2024")["stage1.acknowledge"].cautions == ()


def test_a_second_notice_says_which_date_it_replaced() -> None:
    first, second = notice("2026-12-07", "2026-12-16"), replace(notice("2026-12-14", "2026-12-23"), seq=8)
    made = extend(STAGE1, [second, first], ANSWER, WORKDAYS)
    assert [one.instead_of for one in made.notices] == [dt.date(2026, 12, 9), dt.date(2026, 12, 16)]
    assert [one.seq for one in made.notices] == [9, 8]  # in the order in which they went
    assert "instead of Wednesday 16 December 2026" in made.notices[1].sentence


def test_who_objects_at_stage_3_is_to_have_the_ombudsmans_details_too() -> None:
    """2022 Code 5.19: nothing there asks for agreement, and still there is something to be told."""
    answer = Extended(dt.date(2023, 6, 12), dt.date(2023, 7, 10), answered=None)
    objecting = replace(notice("2023-07-03", "2023-08-01", 3, agreed="no"), panel=True)
    (made,) = extend(OLD3, [objecting], answer, WORKDAYS).notices
    assert made.counts
    assert "The resident did not agree to it: give them the Ombudsman's details" in made.sentence
    assert "(5.19)" in made.sentence
    assert objection_told(OLD3)
    assert not objection_told(OLD1)


def test_a_long_extension_says_where_plain_days_would_have_ended() -> None:
    """Logged Tue 31 May 2022, due Thu 16 June; ten plain days more would be Sunday 26 June (wrinkle W3)."""
    case = a_case().received("2022-05-27").then("logged", "2022-05-31")
    within = case.extended("2022-06-16", "2022-06-24").clocks("2022")["stage1.respond"]
    assert within.cautions == ()
    beyond = case.extended("2022-06-16", "2022-06-30").clocks("2022")["stage1.respond"]
    assert any("Sunday 26 June 2022" in caution for caution in beyond.cautions)


def test_logging_late_counts_and_is_said_with_the_date_in_time() -> None:
    """2022: received Tue 3 May, to be logged by Tue 10 May, logged Fri 1 July 2022 (wrinkle W2)."""
    case = a_case().received("2022-05-03").acknowledged("2022-05-04").then("logged", "2022-07-01")
    clock = case.clocks("2022")["stage1.respond"]
    assert (clock.due, clock.due_if_on_time) == (dt.date(2022, 7, 15), dt.date(2022, 5, 24))
    (caution,) = clock.cautions
    assert "logged after Tuesday 10 May 2022, the last day for that (Code 4.1)" in caution
    assert "Tuesday 24 May 2022" in caution


def test_a_start_that_is_capped_says_when_it_happened_and_from_when_it_counts() -> None:
    clock = a_case().received("2022-05-03").acknowledged("2022-05-20").clocks("2022")["stage1.respond"]
    assert (clock.started, clock.counted_from) == (dt.date(2022, 5, 20), dt.date(2022, 5, 10))
