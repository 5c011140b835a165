"""Timeline files: JSON in, clocks out, and one clear sentence for every bad file."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from app import places
from app.rules.problems import UserError
from app.timeline_files import Days, clocks_of

TODAY = dt.date(2026, 11, 25)


def ask(*events: dict[str, Any], today: dt.date = TODAY, **more: object) -> dict[str, dict[str, Any]]:
    text = json.dumps({"edition": None, "events": list(events), **more})
    return {clock["key"]: clock for clock in clocks_of(text, today, places.resources())["clocks"]}


def event(kind: str, on: str, **more: object) -> dict[str, Any]:
    return {"kind": kind, "on": on, **more}


def test_the_plain_row_of_the_worked_dates() -> None:
    made = ask(event("received", "2026-11-23"), event("acknowledged", "2026-11-25"))
    assert made["stage1.acknowledge"]["due"] == "2026-11-30"
    assert made["stage1.acknowledge"]["standing"] == "met"
    assert made["stage1.respond"]["due"] == "2026-12-09"
    assert made["stage1.respond"]["standing"] == "running"
    assert made["stage1.respond"]["working_days_left"] == 10


def test_a_clock_that_has_not_started_is_projected_to_its_latest_lawful_date() -> None:
    respond = ask(event("received", "2026-11-23"))["stage1.respond"]
    assert (respond["started"], respond["projected"], respond["due"]) == (None, True, "2026-12-14")


def test_the_working_begins_with_day_0_and_ends_with_the_due_date() -> None:
    days = ask(event("received", "2026-12-18"))["stage1.acknowledge"]["days"]
    assert days[0] == {"date": "2026-12-18", "n": 0, "why": "complaint received"}
    assert days[-1] == {"date": "2026-12-29", "n": 5, "why": ""}
    skipped = {day["date"]: day["why"] for day in days if day["n"] is None}
    assert skipped["2026-12-25"] == "Christmas Day"
    assert skipped["2026-12-28"] == "Boxing Day (substitute day)"
    assert skipped["2026-12-26"] == "Saturday"


def test_the_edition_is_the_one_in_force_unless_it_is_named() -> None:
    text = json.dumps({"edition": None, "events": [event("received", "2024-03-31")]})
    assert clocks_of(text, TODAY, places.resources())["edition"] == "2022"
    named = json.dumps({"edition": "2024", "events": [event("received", "2024-03-31")]})
    assert clocks_of(named, TODAY, places.resources())["edition"] == "2024"


def test_the_next_stage_is_the_one_after_those_asked_for() -> None:
    made = ask(
        event("escalation_requested", "2026-12-11"),
        event("received", "2026-11-02"),
        event("acknowledged", "2026-11-04"),
        event("responded", "2026-11-17"),
        event("acknowledged", "2026-12-16", stage=2),
    )
    assert made["stage2.acknowledge"]["due"] == "2026-12-18"
    assert made["stage2.respond"]["due"] == "2027-01-18"


def test_a_proclaimed_holiday_and_a_struck_out_one_move_the_date() -> None:
    received = event("received", "2026-11-23")
    assert ask(received, extra_holidays=["2026-11-26"])["stage1.acknowledge"]["due"] == "2026-12-01"
    christmas = event("received", "2026-12-18")
    # Mon 21, Tue 22, Wed 23, Thu 24 and, worked instead, Fri 25 December are days 1 to 5
    assert ask(christmas, working_instead=["2026-12-25"])["stage1.acknowledge"]["due"] == "2026-12-25"


def test_an_extension_past_the_limit_counts_only_with_a_good_reason() -> None:
    begun = (event("received", "2026-11-23"), event("acknowledged", "2026-11-25"))
    notice = event("extended", "2026-12-09", until="2027-01-04")
    without = ask(*begun, notice)["stage1.respond"]
    assert (without["due"], without["extended_to"]) == ("2026-12-09", None)
    assert "does not count" in without["notes"][0]
    reasoned = ask(*begun, {**notice, "good_reason": "The surveyor was ill."})["stage1.respond"]
    assert (reasoned["due"], reasoned["extended_to"]) == ("2027-01-04", "2027-01-04")


RECEIVED = '{"events": [{"kind": "received", "on": "2026-11-23"}'
BAD = {
    "not JSON": "{",
    "a list": "[]",
    "no events": '{"edition": null, "events": []}',
    "no receipt": '{"events": [{"kind": "responded", "on": "2026-11-23"}]}',
    "an unknown kind": '{"events": [{"kind": "recieved", "on": "2026-11-23"}]}',
    "an unknown key": RECEIVED + '], "holidays": []}',
    "an unknown key of an event": '{"events": [{"kind": "received", "date": "2026-11-23"}]}',
    "no such date": '{"events": [{"kind": "received", "on": "2026-02-30"}]}',
    "a number as date": '{"events": [{"kind": "received", "on": 20261123}]}',
    "an event that is no object": '{"events": ["received"]}',
    "no such edition": '{"edition": "1999", "events": [{"kind": "received", "on": "2026-11-23"}]}',
    "a stage of nothing": '{"events": [{"kind": "received", "on": "2026-11-23", "stage": 0}]}',
    "an extension without its date": RECEIVED + ', {"kind": "extended", "on": "2026-11-24"}]}',
    "acknowledged before received": RECEIVED + ', {"kind": "acknowledged", "on": "2026-11-20"}]}',
    "a third stage in 2024": RECEIVED + ', {"kind": "escalation_requested", "on": "2026-11-24", "stage": 3}]}',
    "a stage never asked for": RECEIVED + ', {"kind": "acknowledged", "on": "2026-11-24", "stage": 2}]}',
    "asking for stage 1": RECEIVED + ', {"kind": "escalation_requested", "on": "2026-11-24", "stage": 1}]}',
    "a year beyond the calendar": '{"events": [{"kind": "received", "on": "1890-11-23"}]}',
    "a number of too many digits": '{"events": ' + "9" * 5000 + "}",
    "lists in lists in lists": "[" * 100_000,
    "a date as long as a novel": '{"events": [{"kind": "received", "on": "' + "x" * 5000 + '"}]}',
    "a good reason that is a number": RECEIVED + ', {"kind": "extended", "on": "2026-11-24", "until": "2026-12-24", '
    '"good_reason": 3}]}',
    "a reason that is no text": RECEIVED + ', {"kind": "extended", "on": "2026-11-24", "until": "2026-12-24", '
    '"reason": true}]}',
    "holidays that are no list": RECEIVED + '], "extra_holidays": "2026-11-26"}',
    "received on two days": json.dumps({"events": [event("received", "2026-11-23"), event("received", "2026-11-24")]}),
    "a date as a number": json.dumps({"events": [{"kind": "received", "on": 20261123}]}),
    "a date as a list": json.dumps({"events": [{"kind": "received", "on": ["2026-11-23"]}]}),
    "an edition that is a number": json.dumps({"edition": 2024, "events": [event("received", "2026-11-23")]}),
    "a key twice": '{"edition": "2022", "edition": "2024", "events": [{"kind": "received", "on": "2026-11-23"}]}',
    "a key twice in an event": '{"events": [{"kind": "received", "on": "2026-11-23", "on": "2026-11-24"}]}',
    "a new date of a receipt": json.dumps({"events": [event("received", "2026-11-23", until="2026-12-01")]}),
    "an interval of a receipt": json.dumps({"events": [event("received", "2026-11-23", every=2)]}),
    "a good reason of nought": RECEIVED + ', {"kind": "extended", "on": "2026-11-24", "until": "2026-12-24", '
    '"good_reason": 0}]}',
    "a reason of nought": RECEIVED + ', {"kind": "extended", "on": "2026-11-24", "until": "2026-12-24", "reason": 0}]}',
    "a holiday beyond the calendar": RECEIVED + '], "extra_holidays": ["2099-01-01"]}',
    "a day both closed and worked": RECEIVED
    + '], "extra_holidays": ["2026-11-26"], "working_instead": ["2026-11-26"]}',
    "a month of one digit": '{"events": [{"kind": "received", "on": "2026-1-15"}]}',
    "digits of another script": '{"events": [{"kind": "received", "on": "2026-11-2\uff13"}]}',
    "an empty file": "  ",
    "an event of the matter at stage 2": RECEIVED
    + ', {"kind": "escalation_requested", "on": "2026-11-24"}, {"kind": "occurred", "on": "2026-11-01", "stage": 2}]}',
    "stage 3 without stage 2": '{"edition": "2022", "events": [{"kind": "received", "on": "2022-11-23"}, '
    '{"kind": "escalation_requested", "on": "2022-12-24", "stage": 3}]}',
    "an update in the last year there is": '{"events": [{"kind": "received", "on": "2026-10-01"}, '
    '{"kind": "updates_agreed", "on": "2026-10-05", "every": 52, "unit": "weeks"}, '
    '{"kind": "updated", "on": "9999-12-31"}]}',
    "too many events": json.dumps({"events": [event("acknowledged", "2026-11-23")] * 1001}),
    "a panel that is a text": json.dumps(
        {"events": [event("extended", "2026-11-23", until="2026-12-01", panel="yes")]}
    ),
    "agreed as a text": json.dumps({"events": [event("extended", "2026-11-23", until="2026-12-01", agreed="yes")]}),
    "updates without a unit": json.dumps({"events": [event("updates_agreed", "2026-11-23", every=1)]}),
    "updates of an unknown unit": json.dumps(
        {"events": [event("updates_agreed", "2026-11-23", every=1, unit="years")]}
    ),
    "updates every time": json.dumps({"events": [event("updates_agreed", "2026-11-23", every=True, unit="days")]}),
    "updates too seldom": json.dumps({"events": [event("updates_agreed", "2026-11-23", every=99, unit="weeks")]}),
    "learnt before it happened": json.dumps(
        {
            "events": [
                event("received", "2026-11-23"),
                event("occurred", "2026-10-02"),
                event("aware", "2026-10-01"),
            ]
        }
    ),
    "happened after the complaint": json.dumps(
        {"events": [event("received", "2026-11-23"), event("occurred", "2026-11-24")]}
    ),
    "a year end that is none": json.dumps({"events": [event("received", "2026-11-23")], "year_end": "31 March"}),
    "a holiday that is a text": json.dumps(
        {"events": [event("received", "2026-11-23")], "extra_holidays": "2026-11-24"}
    ),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_file_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(UserError) as refused:
        clocks_of(BAD[name], TODAY, places.resources())
    assert 20 < len(refused.value.sentence) < 200
    assert "Traceback" not in refused.value.sentence


def test_a_byte_order_mark_does_no_harm() -> None:
    text = "\ufeff" + json.dumps({"events": [event("received", "2026-11-23")]})
    assert clocks_of(text, TODAY, places.resources())["today"] == "2026-11-25"


def test_a_good_reason_may_be_said_with_a_plain_true() -> None:
    begun = (event("received", "2026-11-23"), event("acknowledged", "2026-11-25"))
    made = ask(*begun, event("extended", "2026-12-09", until="2027-01-04", good_reason=True))
    assert made["stage1.respond"]["due"] == "2027-01-04"


def test_a_reason_is_for_readers_and_lets_no_extension_run_past_the_limit() -> None:
    begun = (event("received", "2026-11-23"), event("acknowledged", "2026-11-25"))
    notice = event("extended", "2026-12-09", until="2027-01-04", reason="The surveyor was ill.")
    assert ask(*begun, notice) == ask(*begun, {**notice, "reason": None}) == ask(*begun, {**notice, "reason": "Other."})
    assert ask(*begun, notice)["stage1.respond"]["extended_to"] is None


def test_what_a_letter_promised_stands_beside_the_codes_date() -> None:
    begun = (event("received", "2026-11-23"), event("acknowledged", "2026-11-24", promised="2026-12-07"))
    made = ask(*begun)["stage1.respond"]
    assert (made["due"], made["promised"]) == ("2026-12-08", "2026-12-07")
    with pytest.raises(UserError, match="“promised” in event 1 belongs to “acknowledged”"):
        ask(event("received", "2026-11-23", promised="2026-12-07"))
    with pytest.raises(UserError, match="event 2, “promised”"):
        ask(begun[0], event("acknowledged", "2026-11-24", promised="soon"))


def whole(*events: dict[str, Any], **more: object) -> dict[str, Any]:
    return clocks_of(json.dumps({"edition": None, "events": list(events), **more}), TODAY, places.resources())


def test_the_same_event_twice_is_a_finding_and_the_first_counts() -> None:
    begun = (event("received", "2026-11-23"), event("acknowledged", "2026-11-25"))
    made = whole(*begun, event("acknowledged", "2026-11-27"))
    respond = next(clock for clock in made["clocks"] if clock["key"] == "stage1.respond")
    assert respond["due"] == "2026-12-09"
    finding, later = made["findings"][1], made["findings"][0]
    assert "recorded 2 times" in finding
    assert later == "Event 3, “acknowledged” on Friday 27 November 2026, is still to come."


def test_an_answer_before_its_acknowledgement_is_a_finding() -> None:
    made = whole(event("received", "2026-11-23"), event("responded", "2026-11-24"), event("acknowledged", "2026-11-25"))
    assert any("before its acknowledgement" in finding for finding in made["findings"])


def test_an_answer_in_the_letter_that_acknowledges_is_no_finding() -> None:
    made = whole(event("received", "2026-11-23"), event("acknowledged", "2026-11-25"), event("responded", "2026-11-25"))
    assert made["findings"] == []
    assert [clock["standing"] for clock in made["clocks"]] == ["met", "met"]


def test_the_periods_in_months_are_there() -> None:
    made = whole(
        event("occurred", "2025-11-23"),
        event("aware", "2026-01-31"),
        event("received", "2026-11-23"),
        year_end="2026-03-31",
    )
    accept, submission = made["periods"]
    assert (accept["key"], accept["ends"], accept["stopped"], accept["over"]) == (
        "accept",
        "2027-01-31",
        "2026-11-23",
        False,
    )
    assert [start["ends"] for start in accept["starts"]] == ["2026-11-23", "2027-01-31"]
    assert (submission["key"], submission["ends"]) == ("submission", "2026-09-30")


def test_updates_are_wanted_once_the_answer_is_outside_the_time_limits() -> None:
    begun = (event("received", "2026-11-02"), event("acknowledged", "2026-11-04"))
    notice = event("extended", "2026-11-18", until="2026-12-02")
    (update,) = whole(*begun, notice)["updates"]
    assert (update["clause"], update["to_agree"], update["next_due"]) == ("5.9", True, None)
    agreed = event("updates_agreed", "2026-11-18", every=1, unit="weeks")
    (update,) = whole(*begun, notice, agreed)["updates"]
    assert (update["agreed"], update["next_due"], update["to_agree"]) == ("every week", "2026-11-25", False)


def test_days_from_the_command_line_count_beside_those_of_the_file() -> None:
    text = json.dumps({"events": [event("received", "2026-11-23")], "extra_holidays": ["2026-11-26"]})
    days = Days(extra=(dt.date(2026, 11, 27),))
    made = clocks_of(text, TODAY, places.resources(), days)
    assert made["clocks"][0]["due"] == "2026-12-02"
    with pytest.raises(UserError, match="both a bank holiday more and one that is worked"):
        clocks_of(text, TODAY, places.resources(), Days(instead=(dt.date(2026, 11, 26),)))


def test_a_complaint_from_before_there_was_a_code_is_a_finding() -> None:
    made = whole(event("received", "2019-05-03"))
    assert made["edition"] == "2020"
    assert made["findings"][0] == "No edition of the Code was in force yet on Friday 3 May 2019."


def test_days_of_the_calendar_that_change_nothing_are_findings() -> None:
    """Saturday 28 November and Christmas Day are closed anyway; Thursday 26 November 2026 is no holiday at all."""
    received = event("received", "2026-11-23")
    made = whole(received, extra_holidays=["2026-11-28", "2026-12-25"], working_instead=["2026-11-26"])
    assert made["findings"] == [
        "Saturday 28 November 2026 is no working day anyway (Saturday).",
        "Friday 25 December 2026 is no working day anyway (Christmas Day).",
        "Thursday 26 November 2026 is no bank holiday, so nothing changes if it is worked.",
    ]
    assert whole(received, extra_holidays=["2026-11-26"])["findings"] == []


def test_another_edition_than_the_one_in_force_is_a_finding() -> None:
    text = json.dumps({"edition": "2024", "events": [event("received", "2023-05-03")]})
    made = clocks_of(text, TODAY, places.resources())
    assert made["findings"] == [
        "On Wednesday 3 May 2023 the Code of 2022 was in force; this is counted by the Code of 2024."
    ]


def test_an_answer_without_an_acknowledgement_overtakes_it() -> None:
    made = whole(event("received", "2026-11-02"), event("responded", "2026-11-16"))
    assert [clock["overtaken"] for clock in made["clocks"]] == [True, False]
