"""The dialog of a form of one page: a guide dialog without its list of steps, no larger than what is asked."""

from __future__ import annotations

from PySide6.QtCore import QSize

from app.ui.guide_dialogs import GuideDialog
from app.ui.sized_dialogs import within_screen

WIDTH, HEIGHT = 88, 82
"""The size asked for, in grid units; never more than the screen has."""


class FormDialog(GuideDialog):
    """A guide of one page in a window of its own size; at its foot stands whose form it is."""

    _whose = ""

    def set_subject(self, whose: str) -> None:
        """Says whose form it is, in the title and at the foot."""
        self._whose = whose
        self.setWindowTitle(f"{self.windowTitle()} - {whose}")
        self.progress.setText(whose)

    def dress(self) -> None:
        """Leaves out what leads from step to step: there is one."""
        for part in (self.side, self.steps, self.back):
            part.setVisible(False)

    def sizeHint(self) -> QSize:
        """As large as one page wants, and no larger than the screen."""
        return within_screen(self, WIDTH, HEIGHT)

    def _lay_out(self) -> None:
        super()._lay_out()
        self.dress()  # before it is shown: what is left out takes no width from it

    def _follow(self) -> None:
        super()._follow()
        self.progress.setText(self._whose or self.windowTitle())
