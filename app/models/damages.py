"""Damage that shows while the book is used: a value in the file that cannot be what Casebook wrote there."""

from __future__ import annotations

from app.rules.problems import UserError

SENTENCE = (
    "The book is damaged: something in it cannot be read. Nothing was changed. "
    "Check your records (Help menu): it names what is damaged and says what to do."
)


class Damaged(UserError):
    """The book is damaged: something in it cannot be read."""


def damaged() -> Damaged:
    """What is raised where a value cannot be read."""
    return Damaged(SENTENCE)
