"""Damage: a file that SQLite cannot read, or a value in it that cannot be what Casebook wrote there."""

from __future__ import annotations

from app.rules.problems import UserError

SENTENCE = (
    "The book is damaged: something in it cannot be read. Nothing was changed. "
    "Check your records (Help menu): it names what is damaged and says what to do. "
    "A backup that is sound can be restored (File menu, Backups…)."
)


class CannotOpen(UserError):
    """The book cannot be opened where it is."""


class Damaged(CannotOpen):
    """The book is damaged: something in it cannot be read."""


def damaged(sentence: str = SENTENCE) -> Damaged:
    """What is raised where something cannot be read."""
    return Damaged(sentence)
