"""Triage: the Code's own case studies, and every combination of answers there can be."""

from __future__ import annotations

import itertools
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.rules.editions import Edition
from app.rules.triage import Contact, choice_is_asked, is_complaint, outcome
from app.rules.vocabularies import OUTCOMES
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
NEWEST = EDITIONS.named("2024")
WITH_TRIAGE = [edition for edition in EDITIONS.all if edition.triage]


def test_the_eight_case_studies_of_the_code_are_there_and_eight_that_follow_from_it() -> None:
    studied = [study["id"] for study in STUDIES["contact"]]
    assert studied == ["A0", "A1", "B0", "B1", "B2", "C0", "C1", "C2", *(f"D{number}" for number in range(1, 9))]


@pytest.mark.parametrize("edition", WITH_TRIAGE, ids=lambda edition: edition.key)
@pytest.mark.parametrize("study", STUDIES["contact"], ids=lambda study: str(study["id"]))
def test_case_study(study: dict[str, Any], edition: Edition) -> None:
    found = outcome(Contact(**study["answers"]), edition)
    rule = edition.outcome(found)
    assert rule is not None
    assert found == study["outcome"]
    assert study["clauses"][edition.key] in rule.clause.split(", ")


def test_when_and_how_the_choice_was_offered_is_evidence_and_decides_nothing() -> None:
    for contact in EVERY:
        told = replace(contact, offered_on="2026-11-23", offered_how="phone")
        assert outcome(told, NEWEST) == outcome(contact, NEWEST)
        assert choice_is_asked(told, NEWEST) == choice_is_asked(contact, NEWEST)


@pytest.mark.parametrize("study", STUDIES["contact"], ids=lambda study: str(study["id"]))
def test_under_2024_whoever_is_unhappy_is_offered_a_complaint(study: dict[str, Any]) -> None:
    rule = NEWEST.outcome(study["outcome"])
    assert rule is not None
    assert rule.offer_choice is study.get("offer", False)


@pytest.mark.parametrize("key", ["2020", "2022", "2024"])
@pytest.mark.parametrize(
    "study", [study for study in STUDIES["contact"] if study.get("offer")], ids=lambda it: it["id"]
)
def test_only_an_edition_that_demands_the_offer_waits_for_it(study: dict[str, Any], key: str) -> None:
    """A0 under 2022 is put right there and then; under 2024 it is nothing until the choice was offered."""
    unoffered = Contact(**{**study["answers"], "choice": ""})
    edition = EDITIONS.named(key)
    assert choice_is_asked(unoffered, edition) is (key == "2024")
    assert outcome(unoffered, edition) == ("" if key == "2024" else study["outcome"])


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_whoever_wants_to_complain_complains_where_the_choice_was_not_owed_too(edition: Edition) -> None:
    for matter in ("slip", "in_hand", "survey"):
        contact = Contact(asked="no", unhappy="yes", matter=matter, put_right="yes", choice="yes")
        assert outcome(contact, edition) == "complaint"


def test_the_choice_is_not_asked_before_it_is_known_that_a_slip_was_put_right() -> None:
    slip = Contact(asked="no", unhappy="yes", matter="slip")
    asked = {answer: choice_is_asked(replace(slip, put_right=answer), NEWEST) for answer in ANSWERS["put_right"]}
    assert asked == {"": False, "yes": True, "no": False}


@pytest.mark.parametrize("edition", WITH_TRIAGE, ids=lambda edition: edition.key)
def test_an_edition_has_a_clause_for_everything_a_contact_can_be(edition: Edition) -> None:
    assert sorted(rule.outcome for rule in edition.triage) == sorted(OUTCOMES)
    assert [edition.outcome(key) for key in OUTCOMES].count(None) == 0
    assert edition.outcome("shouting") is None


def test_whoever_asks_to_complain_complains() -> None:
    assert {is_complaint(outcome(contact, NEWEST)) for contact in EVERY if contact.asked == "yes"} == {True}


def test_what_was_reported_before_and_not_dealt_with_is_a_complaint_without_asking() -> None:
    told_before = [contact for contact in EVERY if (contact.asked, contact.unhappy) == ("no", "yes")]
    told_before = [contact for contact in told_before if contact.matter == "reported_before"]
    assert {is_complaint(outcome(contact, NEWEST)) for contact in told_before} == {True}


def test_whoever_is_unhappy_and_wants_to_complain_complains() -> None:
    unhappy = [contact for contact in EVERY if (contact.asked, contact.unhappy, contact.choice) == ("no", "yes", "yes")]
    settled = [outcome(contact, NEWEST) for contact in unhappy if outcome(contact, NEWEST)]
    assert settled
    assert {is_complaint(key) for key in settled} == {True}


@pytest.mark.parametrize("edition", WITH_TRIAGE, ids=lambda edition: edition.key)
def test_nobody_whom_the_choice_is_owed_goes_unlogged_without_having_declined(edition: Edition) -> None:
    for contact in EVERY:
        key = outcome(contact, edition)
        if (contact.asked, contact.unhappy) == ("no", "yes") and edition.demands_choice(key):
            assert contact.choice == "no"


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_nobody_who_wants_to_complain_goes_unlogged(edition: Edition) -> None:
    for contact in EVERY:
        if (contact.asked, contact.unhappy, contact.choice) == ("no", "yes", "yes") and outcome(contact, edition):
            assert is_complaint(outcome(contact, edition))


def test_there_and_then_is_for_a_slip_that_was_put_right() -> None:
    settled = [contact for contact in EVERY if outcome(contact, NEWEST) == "there_and_then"]
    assert {(contact.matter, contact.put_right) for contact in settled} == {("slip", "yes")}


def test_a_first_report_without_blame_is_no_complaint() -> None:
    reports = [contact for contact in EVERY if (contact.asked, contact.unhappy) == ("no", "no") and contact.wants]
    assert {outcome(contact, NEWEST) for contact in reports} == {"service_request", "neighbour_report"}


def test_work_that_is_open_goes_on_beside_the_complaint_and_never_decides_whether_it_is_one() -> None:
    for contact in EVERY:
        key = outcome(contact, NEWEST)
        if is_complaint(key):
            assert (key == "complaint_and_request") is (contact.work_open == "yes")
    kinds = {key: is_complaint(key) for key in OUTCOMES}
    assert [key for key, complaint in kinds.items() if complaint] == ["complaint", "complaint_and_request"]


def test_answers_that_settle_nothing_yet_come_to_nothing() -> None:
    assert outcome(Contact(), NEWEST) == ""
    assert outcome(Contact(asked="no"), NEWEST) == ""
    assert outcome(Contact(asked="no", unhappy="no"), NEWEST) == ""
    assert outcome(Contact(asked="no", unhappy="yes"), NEWEST) == ""
    assert outcome(Contact(asked="no", unhappy="yes", matter="slip"), NEWEST) == ""
    assert outcome(Contact(asked="no", unhappy="yes", matter="slip", put_right="yes"), NEWEST) == ""
    assert outcome(Contact(asked="no", unhappy="yes", matter="in_hand"), NEWEST) == ""


def test_complete_answers_always_come_to_something() -> None:
    complete = [contact for contact in EVERY if all(getattr(contact, key) for key in ANSWERS)]
    assert {outcome(contact, NEWEST) for contact in complete} == set(OUTCOMES)
