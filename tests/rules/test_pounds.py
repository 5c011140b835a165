"""Sums as letters write them, and the sums that a text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.pounds import pounds, sums_in


@pytest.mark.parametrize(
    ("pence", "said"),
    [
        (0, "£0"),
        (7500, "£75"),
        (7550, "£75.50"),
        (5, "£0.05"),
        (125000, "£1,250"),
        (125050, "£1,250.50"),
        (100000099, "£1,000,000.99"),
    ],
)
def test_a_sum_is_said_with_pence_only_where_there_are_any(pence: int, said: str) -> None:
    assert pounds(pence) == said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("£75 now, £1,250.50 later.", (7500, 125050)),
        ("£ 80, or £80.5 or £80.00", (8000, 8050, 8000)),
        ("75 pounds, 10% and 2026", ()),
        ("£2.50 a night", (250,)),
        ("£5.125 is no sum of ours", (500,)),
    ],
)
def test_the_sums_of_a_text_are_found(text: str, found: tuple[int, ...]) -> None:
    assert sums_in(text) == found


@given(st.integers(0, 10**9))
def test_what_is_said_is_what_is_found(pence: int) -> None:
    assert sums_in(f"We will pay you {pounds(pence)}.") == (pence,)
