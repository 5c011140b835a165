"""The ring of the Tab key: what it comes to from somewhere until it is there again, and what it passes over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QWidget

MOST = 200
"""Stops after which a ring has not closed."""


def passed_over(window: QWidget, start: QWidget) -> list[str]:
    """What Tab, or Shift and Tab, does not come to on its way round from `start`; [] where each comes to all."""
    missed = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        start.setFocus(Qt.FocusReason.TabFocusReason)
        seen = [start]
        for _ in range(MOST):
            QTest.keyClick(seen[-1], key)
            now = window.focusWidget()
            if now is None or now in seen:
                break
            seen.append(now)
        assert window.focusWidget() is start, f"the ring does not close: {[_name(one) for one in seen]}"
        missed += [f"{key.name}: {_name(one)}" for one in _stops(window) if not _is_met(one, seen)]
    return missed


def _stops(window: QWidget) -> list[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    children = window.findChildren(QWidget)
    return [one for one in children if one.isVisible() and one.isEnabled() and one.focusPolicy() & tab == tab]


def _is_met(stop: QWidget, seen: list[QWidget]) -> bool:
    """Of the answers to one question Tab comes to one, and the arrow keys to the others."""
    if stop in seen or not isinstance(stop, QRadioButton):
        return stop in seen
    return any(isinstance(one, QRadioButton) and one.group() is stop.group() for one in seen)


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.objectName()
