"""Triage: the Code's own case studies, and every combination of answers there can be."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest

from app.rules.editions import OUTCOMES, Edition
from app.rules.triage import Contact, is_complaint, outcome
from tests.rules.cases import EDITIONS

STUDIES = tomllib.loads((Path(__file__).parent / "scenarios" / "triage" / "cases.toml").read_text(encoding="utf-8"))
ANSWERS = {
    "asked": ("", "yes", "no"),
    "unhappy": ("", "yes", "no"),
    "matter": ("", "reported_before", "slip", "in_hand", "survey", "other"),
    "put_right": ("", "yes", "no"),
    "choice": ("", "yes", "no"),
    "wants": ("", "repair", "neighbour", "other"),
    "work_open": ("", "yes", "no"),
}
EVERY = [Contact(*answers) for answers in itertools.product(*ANSWERS.values())]
WITH_TRIAGE = [edition for edition in EDITIONS.all if edition.triage]


def test_the_eight_case_studies_of_the_code_are_there() -> None:
    studied = [study["id"] for study in STUDIES["contact"]]
    assert studied == ["A0", "A1", "B0", "B1", "B2", "C0", "C1", "C2", "D1", "D2", "D3"]


@pytest.mark.parametrize("study", STUDIES["contact"], ids=lambda study: str(study["id"]))
def test_case_study(study: dict[str, Any]) -> None:
    assert outcome(Contact(**study["answers"])) == study["outcome"]


@pytest.mark.parametrize("study", STUDIES["contact"], ids=lambda study: str(study["id"]))
def test_under_2024_whoever_is_unhappy_is_offered_a_complaint(study: dict[str, Any]) -> None:
    rule = EDITIONS.named("2024").outcome(study["outcome"])
    assert rule is not None
    assert rule.offer_choice is study.get("offer", False)


@pytest.mark.parametrize("edition", WITH_TRIAGE, ids=lambda edition: edition.key)
def test_an_edition_has_a_clause_for_everything_a_contact_can_be(edition: Edition) -> None:
    assert sorted(rule.outcome for rule in edition.triage) == sorted(OUTCOMES)
    assert [edition.outcome(key) for key in OUTCOMES].count(None) == 0
    assert edition.outcome("shouting") is None


def test_whoever_asks_to_complain_complains() -> None:
    assert {is_complaint(outcome(contact)) for contact in EVERY if contact.asked == "yes"} == {True}


def test_what_was_reported_before_and_not_dealt_with_is_a_complaint_without_asking() -> None:
    told_before = [contact for contact in EVERY if (contact.asked, contact.unhappy) == ("no", "yes")]
    told_before = [contact for contact in told_before if contact.matter == "reported_before"]
    assert {is_complaint(outcome(contact)) for contact in told_before} == {True}


def test_whoever_is_unhappy_and_wants_to_complain_complains() -> None:
    unhappy = [contact for contact in EVERY if (contact.asked, contact.unhappy, contact.choice) == ("no", "yes", "yes")]
    settled = [outcome(contact) for contact in unhappy if outcome(contact)]
    assert settled
    assert {is_complaint(key) for key in settled} == {True}


def test_nobody_who_is_unhappy_goes_unlogged_without_having_declined() -> None:
    for contact in EVERY:
        if contact.unhappy == "yes" and (key := outcome(contact)) and not is_complaint(key):
            assert contact.choice == "no"


def test_there_and_then_is_for_a_slip_that_was_put_right() -> None:
    settled = [contact for contact in EVERY if outcome(contact) == "there_and_then"]
    assert {(contact.matter, contact.put_right) for contact in settled} == {("slip", "yes")}


def test_a_first_report_without_blame_is_no_complaint() -> None:
    reports = [contact for contact in EVERY if (contact.asked, contact.unhappy) == ("no", "no") and contact.wants]
    assert {outcome(contact) for contact in reports} == {"service_request", "neighbour_report"}


def test_work_that_is_open_goes_on_beside_the_complaint_and_never_decides_whether_it_is_one() -> None:
    for contact in EVERY:
        key = outcome(contact)
        if is_complaint(key):
            assert (key == "complaint_and_request") is (contact.work_open == "yes")
    kinds = {key: is_complaint(key) for key in OUTCOMES}
    assert [key for key, complaint in kinds.items() if complaint] == ["complaint", "complaint_and_request"]


def test_answers_that_settle_nothing_yet_come_to_nothing() -> None:
    assert outcome(Contact()) == ""
    assert outcome(Contact(asked="no")) == ""
    assert outcome(Contact(asked="no", unhappy="no")) == ""
    assert outcome(Contact(asked="no", unhappy="yes")) == ""
    assert outcome(Contact(asked="no", unhappy="yes", matter="slip")) == ""
    assert outcome(Contact(asked="no", unhappy="yes", matter="slip", put_right="yes")) == ""
    assert outcome(Contact(asked="no", unhappy="yes", matter="survey")) == ""


def test_complete_answers_always_come_to_something() -> None:
    complete = [contact for contact in EVERY if all(getattr(contact, key) for key in ANSWERS)]
    assert {outcome(contact) for contact in complete} == set(OUTCOMES)
