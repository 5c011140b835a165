"""Acts on the whole book: each stands in a menu, and each waits until there is a book."""

from __future__ import annotations

from app.ui import book_acts, doors
from app.ui.actions import ACTIONS


def test_every_act_is_in_a_menu_and_waits_for_the_book() -> None:
    assert set(book_acts.ACTS) <= {one.id for one in ACTIONS}
    assert set(book_acts.ACTS) <= set(doors.ACTS)
