"""The clause of the Code beside a step of a guide, in small type, as the edition's own data has it."""

from __future__ import annotations

from app.rules.editions import Edition


def clause_beside(edition: Edition, guide: str, step: str) -> str:
    """What the edition says of a step, and why that still wants confirming; empty where it has no clause for it."""
    clause = edition.beside(guide, step)
    if clause is None:
        return ""
    confirm = f" To be confirmed: {clause.to_be_confirmed}." if clause.to_be_confirmed else ""
    return f"Code {clause.number}: {clause.says}{confirm}"
