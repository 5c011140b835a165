"""Provisions as data: what their defaults mean, and that they cannot be changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from app.rules import provisions
from app.rules.provisions import ANY_STAGE, Clause, ClockRule, LetterRule, PartRule, PeriodRule

KINDS = [kind for kind in vars(provisions).values() if isinstance(kind, type) and is_dataclass(kind)]


def a_part(key: str = "why", force: str = "must") -> PartRule:
    return PartRule(key, "Why", "Say why.", "2.4", force)


@pytest.mark.parametrize(("force", "demanded"), [("must", True), ("practice", True), ("should", False)])
def test_a_letter_can_go_without_what_only_should_be_in_it(force: str, *, demanded: bool) -> None:
    assert a_part(force=force).demanded is demanded


def test_a_letter_knows_its_parts() -> None:
    letter = LetterRule("refusal", ANY_STAGE, "Refusal", (a_part("why"), a_part("ombudsman")))
    assert letter.part("ombudsman").key == "ombudsman"
    with pytest.raises(KeyError):
        letter.part("weather")


def test_a_clock_knows_no_extension_and_asks_for_no_agreement_unless_it_is_said() -> None:
    rule = ClockRule("stage1.log", 1, "Logging", "Log", "received", "logged", 2, "2")
    assert (rule.longest_extension, rule.agree_beyond_total, rule.agree_beyond_extension) == (None, None, None)
    assert not rule.calendar_reading


@pytest.mark.parametrize(
    ("under", "homes", "counts"), [(500, 499, True), (500, 500, False), (500, None, True), (None, 9_999, True)]
)
def test_a_period_may_be_for_smaller_landlords_alone(under: int | None, homes: int | None, *, counts: bool) -> None:
    """A landlord that does not say how many homes it has is taken for a small one."""
    rule = PeriodRule("submission", "Submission", ("year_end",), 6, "Send it.", under_homes=under)
    assert rule.is_for(homes) is counts
    assert rule.whom == ("landlords with under 500 homes" if under else "every landlord")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_provision_is_frozen_and_holds_nothing_that_is_not(kind: type) -> None:
    slots = {field.name: field for field in fields(kind)}
    assert all("list" not in str(field.type) and "dict" not in str(field.type) for field in slots.values())
    if "to_be_confirmed" in slots:
        assert slots["to_be_confirmed"].default == ""


def test_a_provision_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Clause("1", "must", "Listen.").says = "Do not."  # type: ignore[misc]
