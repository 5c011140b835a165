"""The landlord's own limits in the book: kept, changed and given up, each with its reason in the journal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app import places
from app.casework.cases import case_records
from app.casework.desks import Desk
from app.casework.house_rule_facts import KEY
from app.casework.house_rules import (
    clock_name,
    counted_words,
    drop_house_rule,
    house_rule_faults,
    judgements,
    keep_house_rule,
    kept_sentence,
    read_house_rules,
    starts_later,
    verdict,
)
from app.casework.settings import Settings
from app.models.journals import records
from app.rules.clocks import clocks
from app.rules.editions import Editions
from app.rules.house_rules import HouseRule
from app.rules.reading import read_editions
from app.rules.timelines import Entry
from tests.casework.cases import MONDAY, a_case, refused
from tests.invented_codes import resources_with_2031

EDITIONS = read_editions(places.resources() / "codes")
TEN_FROM_RECEIPT = HouseRule("stage1.respond", 10, from_origin=True)
SLOW = HouseRule("stage2.respond", 25, explanation="The trustees meet once a month.")
REAL = "Code of 2020, Code of 2022 and Code of 2024"
MAY = dt.date(2026, 5, 1)
POLICY = "Complaints policy of May 2026, 4.2."


@pytest.fixture
def other(tmp_path: Path) -> Editions:
    """The editions with an invented one beside them, in which the stage 1 response has 7 working days."""
    return read_editions(resources_with_2031(tmp_path) / "codes")


def the_last(desk: Desk) -> tuple[str, object]:
    """The sentence and the body of the last setting written."""
    with desk.book.reading() as session:
        record = records(session, kinds=("setting",))[-1]
    return record.sentence, record.body


def test_a_stricter_limit_is_kept_with_its_reason(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, TEN_FROM_RECEIPT, POLICY)
    assert read_house_rules(desk) == (TEN_FROM_RECEIPT,)
    sentence, body = the_last(desk)
    assert sentence == f"Own limit set for the stage 1 response: 10 working days from receipt. {POLICY}"
    row = {"clock": "stage1.respond", "working_days": 10, "from_origin": True, "explanation": "", "since": None}
    assert body == {"values": {KEY: [row]}, "reason": POLICY}


def test_a_laxer_figure_is_a_departure_with_its_explanation(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, SLOW, POLICY)
    assert read_house_rules(desk) == (SLOW,)
    departure = "Departure from the Code recorded for the stage 2 response: 25 working days."
    assert the_last(desk)[0] == f"{departure} The trustees meet once a month. {POLICY}"


def test_a_limit_with_a_beginning_says_so_and_is_kept_as_an_iso_date(desk: Desk, settings: Settings) -> None:
    house = replace(TEN_FROM_RECEIPT, since=MAY)
    keep_house_rule(desk, house, POLICY)
    assert read_house_rules(desk) == (house,)
    sentence, body = the_last(desk)
    since = "10 working days from receipt for complaints received from Friday 1 May 2026 on."
    assert sentence == f"Own limit set for the stage 1 response: {since} {POLICY}"
    row = {"clock": "stage1.respond", "working_days": 10, "from_origin": True, "explanation": "", "since": "2026-05-01"}
    assert body == {"values": {KEY: [row]}, "reason": POLICY}


def test_only_complaints_received_since_have_it(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, replace(TEN_FROM_RECEIPT, since=dt.date(2026, 11, 20)), POLICY)
    older, newer = (a_case(desk).received(day, logged=MONDAY) for day in ("2026-11-19", "2026-11-20"))
    limits = [case_records(desk, case.id).clocks[1].own for case in (older, newer)]
    assert limits[0] is None
    assert limits[1] is not None
    assert limits[1].due == dt.date(2026, 12, 4)  # day 10 after Friday 20 November


JANUARY, JUNE = dt.date(2026, 1, 1), dt.date(2026, 6, 1)
EIGHT, NINE = HouseRule("stage1.respond", 8, since=JANUARY), HouseRule("stage1.respond", 9, since=JUNE)


def own_days(desk: Desk, case_id: int) -> str | None:
    """The day that the landlord's own limit gives for the stage 1 response of a case."""
    own = case_records(desk, case_id).clocks[1].own
    return own.due.isoformat() if own else None


def test_a_newer_policy_leaves_the_older_one_to_the_complaints_of_before(desk: Desk, settings: Settings) -> None:
    """Acknowledged on the day of receipt: eight working days after 13 April are 23 April, nine after 1 June 12 June."""
    april, june = (a_case(desk).received(day, logged=MONDAY).acknowledged(day) for day in ("2026-04-13", "2026-06-01"))
    keep_house_rule(desk, EIGHT, POLICY)
    assert [own_days(desk, case.id) for case in (april, june)] == ["2026-04-23", "2026-06-11"]
    keep_house_rule(desk, NINE, "Policy of June 2026.")
    assert read_house_rules(desk) == (EIGHT, NINE)
    assert [own_days(desk, case.id) for case in (april, june)] == ["2026-04-23", "2026-06-12"]
    back = replace(NINE, working_days=10)
    keep_house_rule(desk, back, "The policy of June 2026 follows the Code.")
    assert read_house_rules(desk) == (EIGHT, back)
    assert [own_days(desk, case.id) for case in (april, june)] == ["2026-04-23", None]
    assert the_last(desk)[0].startswith(
        "Back to the Code's own limit for the stage 1 response: "
        "10 working days for complaints received from Monday 1 June 2026 on."
    )
    drop_house_rule(desk, "stage1.respond", "It was typed wrongly.", JUNE)
    assert read_house_rules(desk) == (EIGHT,)
    assert [own_days(desk, case.id) for case in (april, june)] == ["2026-04-23", "2026-06-11"]
    assert the_last(desk)[0] == (
        "Own limit for the stage 1 response, for complaints received from Monday 1 June 2026 on, removed. "
        "It was typed wrongly."
    )


def test_one_from_another_day_is_not_there_to_be_given_up(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, EIGHT, POLICY)
    for since in (None, JUNE):
        with refused(desk) as said:
            drop_house_rule(desk, "stage1.respond", "It is wrong.", since)
        assert list(said) == [""]


def test_back_to_the_code_is_kept_only_after_one_of_before(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, NINE, POLICY)
    with refused(desk) as said:
        keep_house_rule(desk, replace(EIGHT, working_days=10), POLICY)
    assert list(said) == ["working_days"]


def test_the_codes_own_clock_runs_on_beside_a_departure(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, SLOW, POLICY)
    entries = (Entry(1, "received", dt.date(2026, 11, 2)), Entry(2, "escalation_requested", dt.date(2026, 11, 23), 2))
    edition = desk.editions.named("2024")
    house = read_house_rules(desk)
    assert clocks(entries, edition, desk.workdays, house) == clocks(entries, edition, desk.workdays)


def test_one_rule_a_time_limit_and_beginning_in_their_order(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, SLOW, POLICY)
    keep_house_rule(desk, TEN_FROM_RECEIPT, POLICY)
    keep_house_rule(desk, HouseRule("stage1.respond", 8), "Policy of June 2026.")
    assert read_house_rules(desk) == (HouseRule("stage1.respond", 8), SLOW)


def test_a_limit_that_is_given_up_stays_in_the_journal(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, TEN_FROM_RECEIPT, POLICY)
    drop_house_rule(desk, "stage1.respond", "The policy now follows the Code.")
    assert read_house_rules(desk) == ()
    said = "Own limit for the stage 1 response removed. The policy now follows the Code."
    assert the_last(desk)[0] == said


def test_what_was_never_set_is_none(desk: Desk) -> None:
    assert read_house_rules(desk) == ()


@pytest.mark.parametrize(
    ("house", "reason", "field"),
    [
        (HouseRule("stage1.respond", 0), POLICY, "working_days"),
        (HouseRule("stage1.respond", 1_000, explanation="We are slow."), POLICY, "working_days"),
        (HouseRule("stage1.respond", 10), POLICY, "working_days"),  # the Code's own
        (HouseRule("stage1.acknowledge", 5, from_origin=True), POLICY, "working_days"),  # counted from receipt as it is
        (HouseRule("stage2.respond", 25), POLICY, "explanation"),
        (HouseRule("stage2.respond", 25, explanation="x" * 20_001), POLICY, "explanation"),
        (HouseRule("stage9.respond", 5), POLICY, "clock"),
        (replace(TEN_FROM_RECEIPT, since=dt.date(2226, 5, 1)), POLICY, "since"),
        (TEN_FROM_RECEIPT, " ", "reason"),
        (TEN_FROM_RECEIPT, "x" * 20_001, "reason"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(
    desk: Desk, settings: Settings, house: HouseRule, reason: str, field: str
) -> None:
    with refused(desk) as said:
        keep_house_rule(desk, house, reason)
    assert list(said) == [field]


def test_a_laxer_figure_says_what_the_code_allows(desk: Desk, settings: Settings) -> None:
    with refused(desk) as said:
        keep_house_rule(desk, HouseRule("stage2.respond", 25), POLICY)
    allows = "The Code allows 20 working days (Code 6.14), and that still counts."
    assert said == {"explanation": f"{allows} Explain why your policy gives longer."}


def test_only_what_is_there_is_given_up_and_with_a_reason(desk: Desk, settings: Settings) -> None:
    with refused(desk) as said:
        drop_house_rule(desk, "stage1.respond", "")
    assert set(said) == {"", "reason"}


def test_an_explanation_that_explains_nothing_is_not_kept(desk: Desk, settings: Settings) -> None:
    keep_house_rule(desk, HouseRule("stage1.respond", 8, explanation="No longer so."), POLICY)
    assert read_house_rules(desk) == (HouseRule("stage1.respond", 8),)


def test_a_figure_is_judged_under_every_edition_that_has_the_limit(other: Editions) -> None:
    said = [(one.verdict, one.sentence) for one in judgements(HouseRule("stage1.respond", 8), other)]
    assert said == [
        (
            "stricter",
            f"{REAL}: stricter than their 10 working days. The earlier of the two dates is the one to work to.",
        ),
        (
            "laxer",
            "Code of 2031: longer than its 7 working days, so a departure. The Code's date still counts.",
        ),
    ]
    assert [problem.field for problem in house_rule_faults(HouseRule("stage1.respond", 8), other)] == ["explanation"]
    explained = HouseRule("stage1.respond", 8, explanation="The old figure stands until the spring.")
    assert house_rule_faults(explained, other) == ()
    assert kept_sentence(explained, other).startswith("Departure from the Code recorded for the stage 1 response")


def test_an_edition_under_which_it_changes_nothing_is_named() -> None:
    """The Code of 2020 counts the response from receipt already."""
    said = [one.sentence for one in judgements(TEN_FROM_RECEIPT, EDITIONS)]
    assert said[0] == "Code of 2020: the same as its own limit; it changes nothing there."
    assert said[1].startswith("Code of 2022 and Code of 2024: stricter than their 10 working days.")
    assert house_rule_faults(TEN_FROM_RECEIPT, EDITIONS) == ()


def test_words_about_a_limit() -> None:
    assert clock_name(EDITIONS, "stage2.acknowledge") == "stage 2 acknowledgement"
    assert clock_name(EDITIONS, "stage9.respond") == "stage9.respond"
    assert counted_words(TEN_FROM_RECEIPT, "10 working days") == "10 working days from receipt"
    begun = replace(TEN_FROM_RECEIPT, since=MAY)
    assert counted_words(begun, "10 working days") == (
        "10 working days from receipt for complaints received from Friday 1 May 2026 on"
    )
    asked = HouseRule("stage2.respond", 20, from_origin=True)
    assert counted_words(asked, "20 working days") == "20 working days from the request for the stage"
    assert starts_later(EDITIONS, "stage1.respond")
    assert not starts_later(EDITIONS, "stage1.acknowledge")
    assert verdict(TEN_FROM_RECEIPT, EDITIONS.named("2024").clock("stage1.respond")) == "stricter"
