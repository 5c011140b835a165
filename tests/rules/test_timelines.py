"""Which entries of a timeline stand, what was known when, and dates that cannot all be right."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.editions import Edition
from app.rules.timelines import (
    Entry,
    as_known_at,
    contradictions,
    first,
    is_unknown,
    stage_reached,
    standing,
    struck_out,
)
from app.rules.vocabularies import KINDS
from tests.rules.cases import TYPED, a_case, editions, the_clocks, timelines


def seqs(entries: Sequence[Entry]) -> list[int]:
    """The numbers of these entries."""
    return [entry.seq for entry in entries]


def void(entries: Sequence[Entry], seq: int) -> tuple[Entry, ...]:
    """The entries and one more, which strikes out the entry with this number."""
    return (*entries, Entry(max(seqs(entries)) + 1, "voided", TYPED.date(), corrects=seq))


def test_an_entry_is_of_the_first_stage_unless_it_says_otherwise() -> None:
    assert Entry(1, "received", dt.date(2026, 11, 23)).stage == 1


def test_entries_stand_in_the_order_of_their_dates_in_law() -> None:
    case = a_case().received("2026-11-23").responded("2026-12-09").acknowledged("2026-11-25")
    assert seqs(standing(case.entries)) == [1, 3, 2]


def test_a_correction_strikes_out_what_it_names() -> None:
    case = a_case().received("2026-11-23").corrected(1, "2026-11-19")
    assert struck_out(case.entries) == {1: 2}
    assert seqs(standing(case.entries)) == [2]


def test_of_a_date_corrected_twice_only_the_last_stands() -> None:
    case = a_case().received("2026-11-19").corrected(1, "2026-11-23").corrected(2, "2026-11-20")
    assert struck_out(case.entries) == {1: 2, 2: 3}
    assert seqs(standing(case.entries)) == [3]
    again = case.corrected(3, "2026-11-18")
    assert struck_out(again.entries) == {1: 2, 2: 3, 3: 4}


def test_a_correction_that_is_voided_gives_the_place_back() -> None:
    case = a_case().received("2026-11-19").corrected(1, "2026-11-23").voided(2)
    assert struck_out(case.entries) == {2: 3}
    assert seqs(standing(case.entries)) == [1]


def test_voiding_the_last_of_two_corrections_gives_the_place_back_to_the_first() -> None:
    case = a_case().received("2026-11-19").corrected(1, "2026-11-23").corrected(2, "2026-11-20").voided(3)
    assert struck_out(case.entries) == {3: 4, 1: 2}
    assert seqs(standing(case.entries)) == [2]


def test_a_voiding_that_is_voided_strikes_nothing() -> None:
    case = a_case().received("2026-11-23").acknowledged("2026-11-25").voided(2)
    assert seqs(standing(case.entries)) == [1]
    assert seqs(standing(case.voided(3).entries)) == [1, 2]
    assert seqs(standing(case.voided(3).voided(4).entries)) == [1]


def test_the_first_of_a_kind_is_the_earliest_in_law_that_stands() -> None:
    case = a_case().received("2026-11-23").acknowledged("2026-11-27").acknowledged("2026-11-25")
    earliest = first(case.entries, "acknowledged", 1)
    assert earliest is not None
    assert earliest.seq == 3
    assert first(case.voided(3).entries, "acknowledged", 1) == case.entries[1]
    assert first(case.entries, "acknowledged", 2) is None


def test_the_stage_reached_is_the_highest_that_was_asked_for() -> None:
    case = a_case().received("2026-11-02")
    assert stage_reached(case.entries) == 1
    assert stage_reached(case.escalated("2026-12-11").entries) == 2
    assert stage_reached(case.escalated("2026-12-11").voided(2).entries) == 1
    assert stage_reached(case.escalated("2027-02-01", 3).escalated("2026-12-11").entries) == 3


def test_what_was_typed_later_was_not_known_yet() -> None:
    entries = [replace(entry, recorded_at=TYPED) for entry in a_case().received("2026-11-23").entries]
    later = replace(a_case().received("2026-11-19").entries[0], seq=2, corrects=1, recorded_at=TYPED.replace(hour=15))
    assert seqs(standing(as_known_at([*entries, later], TYPED.replace(hour=12)))) == [1]
    assert seqs(standing(as_known_at([*entries, later], TYPED.replace(hour=15)))) == [2]


def test_an_entry_without_a_moment_was_always_known() -> None:
    entries = a_case().received("2026-11-23").entries
    assert as_known_at(entries, dt.datetime(1990, 1, 1, tzinfo=dt.UTC)) == entries


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("logged", "The complaint was logged"),
        ("acknowledged", "The acknowledgement"),
        ("extended", "The extension notice"),
        ("responded", "The response"),
        ("escalation_requested", "The request for the next stage"),
    ],
)
def test_nothing_can_come_before_the_complaint_was_received(kind: str, words: str) -> None:
    case = a_case().received("2026-11-23").then(kind, "2026-11-20", 2 if kind == "escalation_requested" else 1)
    (problem,) = contradictions(case.entries)
    assert problem.field == kind
    assert problem.sentence == (
        f"{words} on Friday 20 November 2026 is before the complaint was received on Monday 23 November 2026. "
        "Check both dates."
    )


def test_what_belongs_to_a_stage_cannot_come_before_it_was_asked_for() -> None:
    case = a_case().received("2026-11-02").escalated("2026-12-11")
    (problem,) = contradictions(case.acknowledged("2026-12-10", 2).entries)
    assert problem.sentence == (
        "The acknowledgement on Thursday 10 December 2026 is before the request for the next stage on "
        "Friday 11 December 2026. Check both dates."
    )
    assert contradictions(case.acknowledged("2026-12-11", 2).entries) == ()


@pytest.mark.parametrize(
    ("kind", "stage", "on", "words"),
    [
        ("refused", 1, "2026-11-20", "The refusal on Friday 20 November 2026 is before the complaint was received"),
        ("refused", 2, "2026-12-11", "The refusal on Friday 11 December 2026 is before the request for the next stage"),
        ("overturned", 2, "2026-12-15", "overturned on Tuesday 15 December 2026 is before the refusal"),
    ],
)
def test_nothing_is_refused_before_it_came_or_overturned_before_it_was_refused(
    kind: str, stage: int, on: str, words: str
) -> None:
    case = a_case().received("2026-11-23").then("escalation_requested", "2026-12-14", 2)
    case = case.then("refused", "2026-12-16", 2) if kind == "overturned" else case
    (problem,) = contradictions(case.then(kind, on, stage).entries)
    assert problem.field == kind
    assert words in problem.sentence


def test_the_third_stage_cannot_be_asked_for_before_the_second() -> None:
    case = a_case().received("2023-03-06").escalated("2023-06-12").escalated("2023-06-09", 3)
    (problem,) = contradictions(case.entries)
    assert "Friday 9 June 2023 is before the request for the next stage on Monday 12 June 2023" in problem.sentence


def test_what_belongs_to_a_stage_never_asked_for_cannot_come_before_the_receipt_either() -> None:
    assert len(contradictions(a_case().received("2026-11-23").responded("2026-11-20", 2).entries)) == 1


def test_events_of_the_day_of_receipt_are_in_order() -> None:
    case = a_case().received("2026-11-23").then("logged", "2026-11-23").acknowledged("2026-11-23")
    assert contradictions(case.responded("2026-11-23").escalated("2026-11-23").entries) == ()


def test_without_a_receipt_nothing_contradicts_it() -> None:
    assert contradictions(a_case().acknowledged("2026-11-20").entries) == ()


def test_a_receipt_told_of_twice_contradicts_nothing() -> None:
    assert contradictions(a_case().received("2026-11-23").received("2026-11-19").entries) == ()


def test_what_was_struck_out_contradicts_nothing() -> None:
    case = a_case().received("2026-11-23").acknowledged("2026-11-20")
    assert contradictions(case.voided(2).entries) == ()
    assert contradictions(case.corrected(1, "2026-11-19").entries) == ()


@pytest.mark.parametrize("kind", ["note", "edition", "hazard", "letter_issued", "voided"])
def test_a_note_of_what_went_before_is_no_contradiction(kind: str) -> None:
    assert kind not in KINDS
    assert contradictions(a_case().received("2026-11-23").then(kind, "2026-11-20").entries) == ()


@given(timelines(), st.data(), editions)
def test_voiding_equals_never_having_been(entries: tuple[Entry, ...], data: st.DataObject, edition: Edition) -> None:
    gone = data.draw(st.sampled_from(entries))
    without = tuple(entry for entry in entries if entry != gone)
    assert standing(void(entries, gone.seq)) == standing(without)
    assert the_clocks(void(entries, gone.seq), edition) == the_clocks(without, edition)


@given(timelines(), st.data(), editions)
def test_voiding_a_voiding_restores(entries: tuple[Entry, ...], data: st.DataObject, edition: Edition) -> None:
    gone = data.draw(st.sampled_from(entries))
    voided = void(entries, gone.seq)
    restored = void(voided, voided[-1].seq)
    assert standing(restored) == standing(entries)
    assert the_clocks(restored, edition) == the_clocks(entries, edition)


@given(timelines(), st.data(), editions)
def test_a_correction_equals_having_typed_it_right(
    entries: tuple[Entry, ...], data: st.DataObject, edition: Edition
) -> None:
    wrong = data.draw(st.sampled_from(entries))
    told, right = entries, wrong
    for days in data.draw(st.lists(st.integers(-20, 20), min_size=1, max_size=4)):
        on = right.on + dt.timedelta(days=days)
        right = replace(right, seq=max(seqs(told)) + 1, on=on, corrects=right.seq)
        told = (*told, right)
    typed_right = tuple(replace(right, corrects=None) if entry == wrong else entry for entry in entries)
    assert the_clocks(told, edition) == the_clocks(typed_right, edition)


@given(timelines(), st.randoms(use_true_random=False), editions)
def test_the_order_of_typing_does_not_matter(
    entries: tuple[Entry, ...], chance: random.Random, edition: Edition
) -> None:
    numbers = seqs(entries)
    chance.shuffle(numbers)
    typed_otherwise = [replace(entry, seq=seq) for entry, seq in zip(entries, numbers, strict=True)]
    assert the_clocks(typed_otherwise, edition) == the_clocks(entries, edition)
    assert the_clocks(tuple(reversed(entries)), edition) == the_clocks(entries, edition)


@given(timelines(), st.integers(0, 15))
def test_as_known_at_now_is_the_whole_and_earlier_the_part_typed_by_then(
    entries: tuple[Entry, ...], minutes: int
) -> None:
    assert as_known_at(entries, TYPED + dt.timedelta(days=1)) == entries
    known = as_known_at(entries, TYPED + dt.timedelta(minutes=minutes))
    assert known == entries[:minutes]


def test_what_is_not_known_is_known_once_it_is_recorded_and_again_not_once_that_is_struck_out() -> None:
    case = a_case().received("2024-05-01").not_known("acknowledged")
    assert is_unknown(standing(case.entries), "acknowledged", 1)
    assert not is_unknown(standing(case.entries), "acknowledged", 2)
    assert not is_unknown(standing(case.entries), "responded", 1)
    told = case.acknowledged("2024-05-03")
    assert not is_unknown(standing(told.entries), "acknowledged", 1)
    assert is_unknown(standing(told.voided(3).entries), "acknowledged", 1)
