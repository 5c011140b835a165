"""Menus whose grey entries say why: the arrow keys stop at them, and the reason is shown and said."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from app.ui.labels import announce
from app.ui.themes import characters, units

WIDEST = 50
"""Characters in a line of a reason."""


class ReachingStyle(QProxyStyle):
    """The style of the application, in whose menus the arrow keys stop also at what is grey."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Qt's own answer but for the one question."""
        if hint == QStyle.StyleHint.SH_Menu_AllowActiveAndDisabled:
            return 1
        return super().styleHint(hint, option, widget, returned)


class Reason(QLabel):
    """Why an entry is grey, beside its menu. It stays until she goes on: Qt's own tooltip goes by itself."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu, Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)

    def show_beside(self, menu: QMenu, action: QAction) -> None:
        """Stands at the side of the menu that has room, level with the entry, and hides no other."""
        self.setText(action.statusTip())
        self.setMargin(units(1))
        screen, entry = menu.screen().availableGeometry(), menu.actionGeometry(action)
        right, left = menu.geometry().right() + 1, menu.geometry().left()
        beside, before = screen.right() - right - units(1), left - screen.left() - units(1)
        room = max(beside, before)
        width = min(characters(WIDEST), self.fontMetrics().horizontalAdvance(self.text()) + units(3), room)
        self.setFixedSize(width, self.heightForWidth(width))
        at = menu.mapToGlobal(entry.topLeft())
        at.setX(right if room == beside else left - width)
        at.setY(max(screen.top(), min(at.y(), screen.bottom() - self.height())))
        self.move(at)
        self.show()


def say_why(menu: QMenu) -> None:
    """Has a menu stop at its grey entries, and say of each why it is grey: the reason is the entry's status tip."""
    reason = Reason(menu)
    reason.hide()
    menu.aboutToShow.connect(partial(_reach, menu))
    menu.aboutToHide.connect(reason.hide)
    menu.hovered.connect(partial(_say, menu, reason))


def _reach(menu: QMenu) -> None:
    """Takes the style of now, once: that of the application can change while the window is open."""
    app = cast("QApplication", QApplication.instance())
    name = "fusion" if app.styleSheet() else app.style().objectName()  # a stylesheet, which is for Fusion, hides it
    if menu.property("reaches") == name:
        return
    style = ReachingStyle(name)
    style.setParent(menu)
    menu.setStyle(style)
    menu.setProperty("reaches", name)


def _say(menu: QMenu, reason: Reason, action: QAction) -> None:
    """Shows the reason, and has a screen reader say it."""
    if menu.activeAction() is not action or action.isEnabled() or not action.statusTip():
        reason.hide()
        return
    reason.show_beside(menu, action)
    announce(menu, action.statusTip())
