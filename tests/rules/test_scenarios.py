"""Across rooms: worked cases, each a file in `scenarios` that a complaints officer can read and check with a calendar.

A file says the situation, the clause of the Code, the edition that governs it, what happened on which day, and what the
clocks must then say. Its dates come from the Code and a calendar, never from the program. `today` is the day on which
the clocks are read; where it is not given, it is the day of the last event. `extended_to = false` says that no notice
counted. `latest_extension` is the last date to which an ordinary extension may go: it is tried, and so is the day
after it.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.rules.clocks import Clock, clocks
from app.rules.editions import Edition
from app.rules.timelines import Entry, contradictions
from app.rules.workdays import Workdays
from tests.rules.cases import EDITIONS, ENGLAND

FOLDER = Path(__file__).parent / "scenarios"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
WORDS = {
    "situation",
    "clause",
    "edition",
    "counting",
    "today",
    "extra_holidays",
    "working_instead",
    "happened",
    "expected",
}
EVENT_WORDS = {"on", "what", "stage", "until", "good_reason", "panel", "agreed", "corrects"}


@pytest.mark.parametrize("name", NAMES)
def test_scenario(name: str) -> None:
    told = read(name)
    entries = [entry_of(event, number) for number, event in enumerate(told["happened"], 1)]
    workdays = ENGLAND.with_days(told.get("extra_holidays", ()), told.get("working_instead", ())).workdays
    today = told.get("today", max(entry.on for entry in entries))
    edition = EDITIONS.named(told["edition"])
    made = clocks(entries, edition, workdays)
    expected = {f"{stage}.{key}": wanted for stage, keys in told["expected"].items() for key, wanted in keys.items()}
    assert [clock.key for clock in made] == list(expected)
    for clock in made:
        shown = facts_of(clock, today, expected[clock.key])
        assert shown == expected[clock.key], f"{clock.key}; notes: {clock.notes}"
        if "latest_extension" in expected[clock.key]:
            try_extensions(entries, clock, expected[clock.key]["latest_extension"], edition, workdays)


@pytest.mark.parametrize("name", NAMES)
def test_scenario_is_governed_by_the_edition_it_names(name: str) -> None:
    told = read(name)
    received = min(event["on"] for event in told["happened"] if event["what"] == "received")
    edition = EDITIONS.in_force_on(received)
    assert edition.key == told["edition"]
    limits = {clause for rule in edition.clocks for clause in (rule.clause, rule.extension_clause)}
    assert limits & set(told["clause"].split(", "))


@pytest.mark.parametrize("name", NAMES)
def test_scenario_could_have_happened(name: str) -> None:
    told = read(name)
    assert contradictions([entry_of(event, number) for number, event in enumerate(told["happened"], 1)]) == ()


def read(name: str) -> dict[str, Any]:
    """One scenario; a word that the runner does not know would go unchecked, so it fails."""
    told = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    assert told.keys() <= WORDS
    assert {"situation", "clause", "edition", "counting", "happened", "expected"} <= told.keys()
    assert all(event.keys() <= EVENT_WORDS for event in told["happened"])
    return told


def entry_of(event: dict[str, Any], number: int) -> Entry:
    """One event as the journal would hold it."""
    return Entry(
        seq=number,
        kind=event["what"],
        on=event["on"],
        stage=event.get("stage", 1),
        until=event.get("until"),
        good_reason=event.get("good_reason", ""),
        panel=event.get("panel", False),
        agreed=event.get("agreed", ""),
        corrects=event.get("corrects"),
    )


def facts_of(clock: Clock, today: dt.date, wanted: dict[str, Any]) -> dict[str, Any]:
    """What the clock says of each thing that the scenario asks."""
    standing = clock.standing(today)
    reasons = [day.why for day in clock.days() if day.n is None]
    told = (*clock.notes, *clock.cautions)
    facts = {
        "started": clock.started,
        "due": clock.due,
        "original_due": clock.original_due,
        "extended_to": clock.extended_to or False,
        "stopped": clock.stopped,
        "if_on_time": clock.due_if_on_time,
        "projected": clock.projected,
        "standing": standing.word,
        "late_by": standing.late_by,
        "days_left": standing.days_left,
        "day_0": clock.days()[0].why,
        "wants_agreement": any(notice.wants_agreement for notice in clock.notices),
        "latest_extension": wanted.get("latest_extension"),
        "skipped": list(dict.fromkeys(reason for reason in wanted.get("skipped", ()) if reason in reasons)),
        "says": [text for text in wanted.get("says", ()) if any(text in note for note in told)],
    }
    return {key: facts[key] for key in wanted}


def try_extensions(
    entries: Sequence[Entry], clock: Clock, latest: dt.date, edition: Edition, workdays: Workdays
) -> None:
    """A notice sent on the due date extends to the latest ordinary date, and not to the day after it."""
    notice = Entry(len(entries) + 1, "extended", clock.original_due, clock.stage, latest)
    beyond = Entry(len(entries) + 1, "extended", clock.original_due, clock.stage, latest + dt.timedelta(days=1))
    for sent, due in ((notice, latest), (beyond, clock.original_due)):
        again = {one.key: one for one in clocks([*entries, sent], edition, workdays)}
        assert again[clock.key].due == due
