"""The time limits on the Code page: each in words, with the landlord's own limit or departure beside it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.casework.code_limits import LimitView, OwnView
from app.casework.house_rules import since_words
from app.ui.buttons import Button, quiet_button
from app.ui.flows import Flow, SideBySide
from app.ui.labels import Words
from app.ui.passages import ConfirmLink, ReadRow
from app.ui.themes import spaced

ROOM_FOR_OWN = 84
"""Width in grid units from which the landlord's own limit stands beside the Code's."""

ROOM_FOR_LABEL = 36
"""Width in grid units from which the words of a fact stand beside their label."""

NO_OWN = "Your policy gives no limit of its own."
FIRST, ANOTHER = "Set your own limit…", "Set one from another day…"

MARK = "@"
"""Between a clock's key and the day from which a limit is, in the name of a button."""


class LimitRow(ReadRow):
    """One time limit in working days."""

    keep_asked = Signal(str)
    """Set a limit of the landlord's own, by the key of the clock."""
    change_asked = Signal(str, object)
    """Change one of the landlord's own, by the key of the clock and the day from which it is, None for always."""
    drop_asked = Signal(str, object)
    """Remove one of the landlord's own, named in the same way."""

    def __init__(self, limit: LimitView, parent: QWidget | None = None) -> None:
        super().__init__(f"limit.{limit.key}", limit.spoken, parent)
        self.limit = limit
        self.changes: list[Button] = []
        """A button for each limit of the landlord's own, the oldest first."""
        self.drops: list[Button] = []
        self.side_column.addWidget(Words(limit.clause, bold=True))
        self.side_column.addStretch(1)
        both = SideBySide(ROOM_FOR_OWN, 2)
        both.add(self._facts(limit), 3)
        both.add(self._own(limit), 2)
        self.column.addWidget(both)

    def _facts(self, limit: LimitView) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        spaced(column, gap=0.5)
        column.addWidget(Words(f"{limit.name}: {limit.length}", bold=True))
        for label, words in limit.facts:
            column.addWidget(_fact(label, words))
        if limit.confirm:
            self.confirm = ConfirmLink(limit.name, limit.confirm)
            column.addWidget(self.confirm)
        column.addStretch(1)
        return whole

    def _own(self, limit: LimitView) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        spaced(column, gap=0.75)
        if not limit.own:
            column.addWidget(Words(NO_OWN, "small", "quiet"))
        for own in limit.own:
            for words in _own_words(own):
                column.addWidget(words)
            column.addWidget(self._verbs_of(own))
        verb = ANOTHER if limit.own else FIRST
        self.keep = quiet_button(verb, lambda: self.keep_asked.emit(limit.key), f"keep.{limit.key}")
        self.keep.setAccessibleName(f"{verb} {limit.name}")
        buttons = Flow()
        buttons.add(self.keep)
        column.addWidget(buttons)
        column.addStretch(1)
        return whole

    def _verbs_of(self, own: OwnView) -> QWidget:
        """To change one limit of the landlord's own, and to remove it."""
        key, name = self.limit.key, self.limit.name
        mark, begun = _mark(own.since), f", {since_words(own.since)}" if own.since else ""
        change = quiet_button("Change…", lambda: self.change_asked.emit(key, own.since), f"change.{key}{mark}")
        change.setAccessibleName(f"Change… {name}{begun}")
        drop = quiet_button("Remove…", lambda: self.drop_asked.emit(key, own.since), f"drop.{key}{mark}")
        drop.setAccessibleName(f"Remove your own limit: {name}{begun}")
        self.changes.append(change)
        self.drops.append(drop)
        buttons = Flow()
        buttons.add(change)
        buttons.add(drop)
        return buttons


def keep_name(button: str) -> str:
    """The name of the button that stays when one limit of the landlord's own goes with its buttons."""
    verb, _, clock = button.partition(".")
    return f"keep.{clock.partition(MARK)[0]}" if verb in {"change", "drop"} else button


def _mark(since: dt.date | None) -> str:
    """What tells the buttons of a limit with a beginning from those of another."""
    return f"{MARK}{since.isoformat()}" if since else ""


def _fact(label: str, words: str) -> QWidget:
    """A label with its words beside it, or below it where there is no room."""
    row = SideBySide(ROOM_FOR_LABEL, 1)
    for text, tone, share in ((label, "quiet", 1), (words, "text", 2)):
        said = Words(text, tone=tone)
        said.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row.add(said, share)
    return row


def _own_words(own: OwnView) -> tuple[Words, ...]:
    tone = "amber" if own.verdict == "laxer" else "text"
    said = (Words(own.sentence, tone=tone, bold=own.verdict == "laxer"),)
    return (*said, Words(own.explanation)) if own.explanation else said
