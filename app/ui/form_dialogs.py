"""The dialog of a form of one page: a guide dialog without its list of steps, no larger than what is asked."""

from __future__ import annotations

from PySide6.QtCore import QSize

from app.ui.guide_dialogs import GuideDialog
from app.ui.themes import units

WIDTH, HEIGHT = 84, 66
"""The size asked for, in grid units; never more than the screen has."""


class FormDialog(GuideDialog):
    """A guide of one page in a window of its own size."""

    def dress(self) -> None:
        """Leaves out what leads from step to step: there is one."""
        for part in (self.side, self.steps, self.progress, self.back):
            part.setVisible(False)

    def sizeHint(self) -> QSize:
        """As large as one page wants, and no larger than the screen."""
        room = self.screen().availableGeometry().size() - QSize(units(2), units(6))
        return QSize(units(WIDTH), units(HEIGHT)).boundedTo(room)
