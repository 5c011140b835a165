"""The clause beside a step is the edition's own, with what still wants confirming."""

from __future__ import annotations

from dataclasses import replace

from app.casework.clauses import clause_beside
from app.rules.vocabularies import GUIDE_STEPS
from tests.rules.cases import EDITIONS


def test_every_step_shows_its_clause_or_nothing() -> None:
    for edition in EDITIONS.all:
        for guide, steps in GUIDE_STEPS.items():
            for step in steps:
                clause = edition.beside(guide, step)
                said = clause_beside(edition, guide, step)
                assert said.startswith(f"Code {clause.number}: {clause.says}" if clause else "")
                assert bool(said) == bool(clause)


def test_what_is_to_be_confirmed_is_said() -> None:
    edition = EDITIONS.named("2024")
    sure = tuple(replace(clause, to_be_confirmed="") for clause in edition.clauses)
    doubted = tuple(replace(clause, to_be_confirmed="its number") for clause in edition.clauses)
    assert "To be confirmed" not in clause_beside(replace(edition, clauses=sure), "intake", "asked")
    assert clause_beside(replace(edition, clauses=doubted), "intake", "asked").endswith(" To be confirmed: its number.")
