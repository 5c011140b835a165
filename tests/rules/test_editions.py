"""The shipped editions, against what is known of the Code: figures, clauses and the definition word for word."""

from __future__ import annotations

import datetime as dt
from dataclasses import FrozenInstanceError

import pytest

from app.letters.checks import _NEEDS
from app.rules.editions import GUIDE_STEPS, NEEDS, OUTCOMES, Edition, Editions
from tests.rules.cases import EDITIONS

OF_2024 = (
    "an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the "
    "landlord, its own staff, or those acting on its behalf, affecting a resident or group of residents."
)
OF_2022 = (
    "an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the "
    "organisation, its own staff, or those acting on its behalf, affecting an individual resident or group of "
    "residents."
)
CLOCKS = [
    # edition, clock, starts, or starts, working days, longest extension, what allows more, clause, clause of extension
    ("2020", "stage1.acknowledge", "received", "", 5, None, "", "stage 1", ""),
    ("2020", "stage1.respond", "received", "", 10, 10, "good_reason", "stage 1", "stage 1"),
    ("2020", "stage2.respond", "escalation_requested", "", 20, 10, "good_reason", "stage 2", "stage 2"),
    ("2020", "stage3.respond", "escalation_requested", "", 20, 0, "panel", "stage 3", "stage 3"),
    ("2022", "stage1.acknowledge", "received", "", 5, None, "", "4.1", ""),
    ("2022", "stage1.respond", "logged", "acknowledged", 10, 10, "good_reason", "5.1", "5.1"),
    ("2022", "stage2.respond", "escalation_requested", "", 20, 10, "good_reason", "5.13", "5.13"),
    ("2022", "stage3.respond", "escalation_requested", "", 20, 0, "panel", "5.18", "5.18"),
    ("2024", "stage1.acknowledge", "received", "", 5, None, "", "6.2", ""),
    ("2024", "stage1.respond", "acknowledged", "", 10, 10, "good_reason", "6.3", "6.4"),
    ("2024", "stage2.acknowledge", "escalation_requested", "", 5, None, "", "6.11", ""),
    ("2024", "stage2.respond", "acknowledged", "", 20, 20, "good_reason", "6.14", "6.15"),
]


def test_the_limits_are_those_of_the_code() -> None:
    shipped = [
        (
            edition.key,
            rule.key,
            rule.starts,
            rule.or_starts,
            rule.working_days,
            rule.longest_extension,
            rule.beyond if rule.longest_extension is not None else "",
            rule.clause,
            rule.extension_clause,
        )
        for edition in EDITIONS.all
        for rule in edition.clocks
    ]
    assert shipped == CLOCKS


@pytest.mark.parametrize("edition", EDITIONS.all, ids=lambda edition: edition.key)
def test_every_clock_stops_at_what_its_key_says(edition: Edition) -> None:
    stops = {"acknowledge": "acknowledged", "respond": "responded"}
    for rule in edition.clocks:
        stage, _, what = rule.key.partition(".")
        assert (f"stage{rule.stage}", rule.stops) == (stage, stops[what])
        assert rule.name.startswith(f"Stage {rule.stage} ")


@pytest.mark.parametrize(
    ("key", "words", "stages", "in_force"),
    [
        ("2020", OF_2022, (1, 3), (2020, 7, 7)),
        ("2022", OF_2022, (1, 3), (2022, 4, 1)),
        ("2024", OF_2024, (2, 2), (2024, 4, 1)),
    ],
)
def test_the_definition_is_word_for_word_and_the_stages_are_those_allowed(
    key: str, words: str, stages: tuple[int, int], in_force: tuple[int, int, int]
) -> None:
    edition = EDITIONS.named(key)
    assert (edition.definition, edition.definition_clause) == (words, "1.2")
    assert (edition.fewest_stages, edition.most_stages) == stages
    assert edition.in_force == dt.date(*in_force)


@pytest.mark.parametrize(
    ("received", "key"),
    [
        ("2020-07-06", "2020"),  # before any Code
        ("2020-07-07", "2020"),
        ("2022-03-31", "2020"),
        ("2022-04-01", "2022"),
        ("2024-03-31", "2022"),
        ("2024-04-01", "2024"),
        ("2026-11-23", "2024"),
    ],
)
def test_the_edition_is_the_one_in_force_on_the_day_of_receipt(received: str, key: str) -> None:
    assert EDITIONS.in_force_on(dt.date.fromisoformat(received)).key == key


def test_a_complaint_can_predate_every_edition() -> None:
    assert EDITIONS.predates(dt.date(2020, 7, 6))
    assert not EDITIONS.predates(dt.date(2020, 7, 7))


def test_editions_are_put_in_the_order_of_their_dates() -> None:
    assert Editions.of(reversed(EDITIONS.all)) == EDITIONS


def test_an_edition_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(KeyError, match=r"“2023” of the Code here\. There are: 2020, 2022, 2024\."):
        EDITIONS.named("2023")
    with pytest.raises(ValueError, match="No edition of the Code was found"):
        Editions(())


def test_what_an_edition_does_not_have() -> None:
    code = EDITIONS.named("2024")
    assert code.letter("acknowledgement", 3) is None
    with pytest.raises(KeyError):
        code.clock("stage3.respond")
    with pytest.raises(KeyError):
        code.clause("99")
    letter = code.letter("acknowledgement", 1)
    assert letter is not None
    with pytest.raises(KeyError):
        letter.part("weather")


@pytest.mark.parametrize(
    ("key", "part", "clause", "force"),
    [
        ("2024", "understanding", "5.6", "must"),
        ("2024", "outcomes", "5.6", "must"),
        ("2024", "responsibility", "5.7", "must"),
        ("2022", "understanding", "4.2", "must"),
        ("2022", "outcomes", "4.2", "must"),
    ],
)
def test_the_acknowledgement_must_hold_the_complaint_definition(key: str, part: str, clause: str, force: str) -> None:
    letter = EDITIONS.named(key).letter("acknowledgement", 1)
    assert letter is not None
    rule = letter.part(part)
    assert (rule.clause, rule.force, rule.demanded) == (clause, force, True)


@pytest.mark.parametrize(("key", "number"), [("2024", "6.4"), ("2024", "6.15"), ("2022", "5.1"), ("2022", "5.18")])
def test_a_clause_is_restated_in_words(key: str, number: str) -> None:
    clause = EDITIONS.named(key).clause(number)
    assert clause.number == number
    assert clause.says.endswith(".")


def test_each_fact_a_letter_can_be_bound_to_hold_is_one_that_the_letters_check() -> None:
    assert set(NEEDS) == set(_NEEDS)


def test_an_edition_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        EDITIONS.all[0].key = "1066"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("key", "numbers"),
    [
        ("2020", ["", "1.2", "1.2", "", ""]),
        ("2022", ["4.1", "1.3", "1.4", "1.6", "1.4"]),
        ("2024", ["3.2", "1.3", "1.3", "1.3", "1.4"]),
    ],
)
def test_the_clause_beside_a_step_of_a_guide_is_the_edition_s_own(key: str, numbers: list[str]) -> None:
    beside = [EDITIONS.named(key).beside("intake", step) for step in GUIDE_STEPS["intake"]]
    assert [clause.number if clause else "" for clause in beside] == numbers
    assert EDITIONS.named(key).beside("extension", "asked") is None


def test_only_2024_demands_that_the_choice_of_complaining_is_offered() -> None:
    owed = {edition.key: [key for key in OUTCOMES if edition.demands_choice(key)] for edition in EDITIONS.all}
    assert owed == {"2020": [], "2022": [], "2024": ["there_and_then", "in_hand"]}
