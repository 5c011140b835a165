"""Actions are data: each has its own id, keys and place in a menu, and calls its slot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.ui.actions import ACTIONS, MENU_KEYS, MENUS, block, build, keys_of


def nothing() -> None:
    """A slot that does nothing."""


SLOTS: dict[str, Callable[[], object]] = {action.id: nothing for action in ACTIONS}


def access_key(text: str) -> str:
    return text[text.index("&") + 1].lower()


def test_ids_are_unique() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_shortcuts_are_unique() -> None:
    keys = [key for action in ACTIONS for key in (action.shortcut, *action.also) if key]
    assert len(keys) == len(set(keys))


def test_every_action_is_in_a_menu_and_no_menu_is_empty() -> None:
    assert {action.menu for action in ACTIONS} == set(MENUS)


def test_every_menu_and_every_action_in_it_has_an_access_key_of_its_own() -> None:
    for texts in (MENUS, *([action.text for action in ACTIONS if action.menu == menu] for menu in MENUS)):
        keys = Counter(access_key(text) for text in texts)
        assert max(keys.values()) == 1, keys


def test_every_action_says_what_it_does_in_a_sentence() -> None:
    assert all(action.tip.endswith(".") for action in ACTIONS)
    assert all("&" not in action.name and "…" not in action.name for action in ACTIONS)


def test_each_action_calls_its_slot_and_nothing_else(qtbot: QtBot) -> None:
    called: list[str] = []
    window = QMainWindow()
    qtbot.addWidget(window)
    built = build(window, {action.id: lambda name=action.id: called.append(name) for action in ACTIONS})  # type: ignore[misc]  # the name is bound
    for action in built.values():
        action.trigger()
    assert called == [action.id for action in ACTIONS]
    assert [action.text() for action in window.menuBar().actions()] == list(MENUS)
    assert [sequence.toString() for sequence in built["text.larger"].shortcuts()] == ["Ctrl++", "Ctrl+="]
    assert built["theme.dark"].isCheckable()


@pytest.mark.parametrize(
    ("slots", "named"),
    [({**SLOTS, "case.burn": nothing}, "case.burn"), ({k: v for k, v in SLOTS.items() if k != "find"}, "find")],
)
def test_slots_and_actions_have_to_match(qtbot: QtBot, slots: dict[str, Callable[[], object]], named: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    with pytest.raises(ValueError, match=named):
        build(window, slots)


def test_a_grey_action_says_why(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    action = build(window, SLOTS)["letter.write"]
    block(action, "Open a case first.")
    assert not action.isEnabled()
    assert action.toolTip() == action.statusTip() == "Open a case first."
    block(action, "")
    assert action.isEnabled()
    assert action.toolTip() == "Write the letter that this case needs next."


def test_keys_are_written_as_this_computer_writes_them(qtbot: QtBot) -> None:
    log = next(action for action in ACTIONS if action.id == "case.log")
    assert keys_of(log) in {"Ctrl+N", "⌘N"}


def test_the_keys_of_the_menus_are_known() -> None:
    assert set(MENU_KEYS) == {"f", "c", "g", "v", "h"}


def test_no_shortcut_is_a_key_with_which_a_text_box_deletes() -> None:
    """On some systems Ctrl+D and Ctrl+K delete what stands after the cursor: a menu's key must not cost her a word."""
    taken = {"Ctrl+D", "Ctrl+K", "Ctrl+H", "Ctrl+U", "Ctrl+W"}
    assert taken.isdisjoint(key for action in ACTIONS for key in (action.shortcut, *action.also))
