"""How a time limit stands: a value, and nothing but a value."""

from __future__ import annotations

import dataclasses

import pytest

from app.rules.standings import Standing


def test_a_standing_is_a_value_that_cannot_be_changed() -> None:
    standing = Standing("running", 5, 0)
    assert standing == Standing("running", 5, 0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        standing.late_by = 1  # type: ignore[misc]
