"""A person is not two because of a name for short."""

from __future__ import annotations

import pytest

from app.rules.diminutives import GROUPS, one_name


@pytest.mark.parametrize(
    ("one", "other"),
    [("william", "bill"), ("margaret", "peggy"), ("catherine", "katherine"), ("john", "jack"), ("stephen", "steven")],
)
def test_a_name_for_short_and_a_name_in_full_are_one(one: str, other: str) -> None:
    assert one_name(one, other)
    assert one_name(other, one)


@pytest.mark.parametrize(("one", "other"), [("anne", "alan"), ("mark", "mary"), ("bill", "bob"), ("", "bill")])
def test_two_names_are_two(one: str, other: str) -> None:
    assert not one_name(one, other)


def test_every_group_has_two_names_at_least_in_plain_small_letters() -> None:
    assert all(len(group) > 1 and all(name.isascii() and name.islower() for name in group) for group in GROUPS)
