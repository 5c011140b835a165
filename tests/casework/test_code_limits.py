"""The time limits in words, each edition's own, with what the landlord's policy gives beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.casework.code_limits import LimitView, time_limits
from app.casework.desks import Desk, lay_desk
from app.casework.house_rules import keep_house_rule
from app.models.books import book_in_memory
from app.rules.house_rules import HouseRule
from tests.casework.cases import MONDAY, NOW
from tests.invented_codes import resources_with_2031

POLICY = "Complaints policy of May 2026, 4.2."


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """A desk with an invented edition beside the real ones."""
    book = book_in_memory(lambda: NOW)
    yield lay_desk(book, resources_with_2031(tmp_path), lambda: MONDAY)
    book.close()


def limits(desk: Desk, edition: str) -> dict[str, LimitView]:
    return {limit.key: limit for limit in time_limits(desk, desk.editions.named(edition))}


def test_the_limits_of_2024(desk: Desk) -> None:
    found = limits(desk, "2024")
    assert [(one.clause, one.name, one.length) for one in found.values()] == [
        ("6.2", "Stage 1 acknowledgement", "5 working days"),
        ("6.3", "Stage 1 response", "10 working days"),
        ("6.11", "Stage 2 acknowledgement", "5 working days"),
        ("6.14", "Stage 2 response", "20 working days"),
    ]
    assert dict(found["stage1.respond"].facts) == {
        "Starts": "When the acknowledgement is sent",
        "Stops": "When the answer is sent",
        "Longest extension": "10 working days after the original date; longer only for a good reason that is given "
        "(Code 6.4)",
    }
    assert dict(found["stage2.acknowledge"].facts)["Longest extension"] == "None"
    assert found["stage2.respond"].confirm


def test_the_limits_of_2022_say_who_agrees_and_where_plain_days_may_be_meant(desk: Desk) -> None:
    found = limits(desk, "2022")
    assert "Reading" in dict(found["stage1.acknowledge"].facts)
    respond = dict(found["stage1.respond"].facts)
    assert respond["Starts"] == (
        "When the complaint is logged; where that is not recorded, when the acknowledgement is sent, "
        "and no later than the last day for the stage 1 acknowledgement"
    )
    assert respond["Agreement"] == (
        "Both sides should agree where it comes to more than 20 working days in all (Code 5.2). "
        "A resident who does not agree is given the Ombudsman's details (Code 5.3)"
    )
    assert "runs more than 10 working days past the original date" in dict(found["stage2.respond"].facts)["Agreement"]
    third = dict(found["stage3.respond"].facts)
    assert third["Longest extension"].startswith("Only for convening a panel")


def test_an_invented_edition_shows_its_own_figures(other: Desk) -> None:
    found = limits(other, "2031")
    assert [one.length for one in found.values()] == [
        "2 working days",
        "3 working days",
        "7 working days",
        "12 working days",
    ]
    respond = dict(found["stage1.respond"].facts)
    assert respond["Longest extension"] == (
        "4 working days after the original date; longer only for convening a panel (Code 3, 4)"
    )
    assert respond["Agreement"].startswith(
        "Both sides must agree where it comes to more than 9 working days in all or "
        "where it runs more than 2 working days past the original date (Code 3)."
    )


def test_one_figure_is_stricter_here_and_a_departure_there(other: Desk) -> None:
    keep_house_rule(other, HouseRule("stage1.respond", 8, explanation="The old figure stands."), POLICY)
    (here,), (there,) = (limits(other, edition)["stage1.respond"].own for edition in ("2024", "2031"))
    assert here.sentence == "Your own limit: 8 working days. The earlier of the two dates is the one to work to."
    assert here.explanation == ""
    assert there.verdict == "laxer"
    assert there.sentence.startswith("Your policy gives 8 working days, a departure from the Code.")
    assert there.explanation == "Why: The old figure stands."


def test_a_limit_with_a_beginning_says_for_which_complaints_it_is(desk: Desk) -> None:
    since = dt.date(2026, 5, 1)
    slow = HouseRule("stage2.respond", 25, explanation="The trustees meet monthly.", since=since)
    keep_house_rule(desk, HouseRule("stage1.respond", 10, from_origin=True, since=since), POLICY)
    keep_house_rule(desk, slow, POLICY)
    received = "for complaints received from Friday 1 May 2026 on"
    said = {key: own.sentence for key, limit in limits(desk, "2024").items() for own in limit.own}
    assert said["stage1.respond"].startswith(f"Your own limit: 10 working days from receipt {received}. The earlier")
    assert said["stage2.respond"].startswith(
        f"Your policy gives 25 working days {received}, a departure from the Code."
    )
    (own,) = limits(desk, "2020")["stage1.respond"].own
    assert own.sentence == f"Your own limit: 10 working days from receipt {received}. That is what this edition gives."


def test_several_stand_in_the_order_of_their_beginnings(desk: Desk) -> None:
    for figure, since in ((10, dt.date(2026, 9, 1)), (8, None), (9, dt.date(2026, 6, 1))):
        if figure == 10:
            keep_house_rule(desk, HouseRule("stage1.respond", 7), POLICY)  # one to come back from
        keep_house_rule(desk, HouseRule("stage1.respond", figure, since=since), POLICY)
    found = limits(desk, "2024")["stage1.respond"]
    june, september = (
        f"for complaints received from {day} 2026 on" for day in ("Monday 1 June", "Tuesday 1 September")
    )
    stricter = "The earlier of the two dates is the one to work to."
    assert [(own.since, own.sentence) for own in found.own] == [
        (None, f"Your own limit: 8 working days. {stricter}"),
        (dt.date(2026, 6, 1), f"Your own limit: 9 working days {june}. {stricter}"),
        (dt.date(2026, 9, 1), f"Your own limit: 10 working days {september}. That is what this edition gives."),
    ]
    assert all(own.sentence in found.spoken for own in found.own)


def test_a_limit_that_only_the_invented_edition_has_can_be_made_stricter(other: Desk) -> None:
    keep_house_rule(other, HouseRule("stage1.log", 1), POLICY)
    (own,) = limits(other, "2031")["stage1.log"].own
    assert own.verdict == "stricter"
    assert "stage1.log" not in limits(other, "2024")


def test_what_changes_nothing_says_so(desk: Desk) -> None:
    keep_house_rule(desk, HouseRule("stage1.respond", 10, from_origin=True), POLICY)
    (own,) = limits(desk, "2020")["stage1.respond"].own
    assert own.sentence == "Your own limit: 10 working days from receipt. That is what this edition gives."
    assert limits(desk, "2020")["stage2.respond"].own == ()


def test_a_limit_is_spoken_whole(desk: Desk) -> None:
    slow = "Your policy gives 25 working days, a departure from the Code."
    keep_house_rule(desk, HouseRule("stage2.respond", 25, explanation="The trustees meet monthly."), POLICY)
    spoken = limits(desk, "2024")["stage2.respond"].spoken
    assert spoken.startswith("Stage 2 response, 6.14: 20 working days. Starts: When the acknowledgement is sent.")
    assert f"{slow} The Code's date still counts. Why: The trustees meet monthly." in spoken
    assert "To be confirmed: " in spoken
