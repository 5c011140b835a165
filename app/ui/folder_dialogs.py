"""Dialogs that write a folder: where it goes, how far it is, and what came of it. It can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QWidget

from app.casework.book_places import first_plain
from app.casework.exports import Stopped
from app.rules.problems import UserError
from app.ui.buttons import Button, primary_button, quiet_button
from app.ui.field_dialogs import FieldDialog
from app.ui.new_folders import NewFolder

WIDTH, HEIGHT = 84, 66
"""The size asked for, in grid units; never more than the screen has."""

STOPPED = "You stopped it. Nothing was written."
OFTEN = 50
"""Milliseconds between two looks at whether she wants it stopped."""

Tell = Callable[[int, int], None]


class FolderDialog(FieldDialog):
    """A pane with what is written, and the foot from which a new folder is written. Esc stops it, or closes."""

    wants = (WIDTH, HEIGHT)

    def __init__(self, title: str, name: str, verb: str, parent: QWidget | None = None) -> None:
        """`name` is what the new folder is called; `verb` what the button says."""
        super().__init__(title, title, parent)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.where = NewFolder(first_plain(Path(documents), Path.home() / "Casebook"), name)
        self.where.said.connect(self._weigh_place)
        self.where.chosen.connect(self.begin_anew)
        self._writing, self._stop, self._clock = False, False, QElapsedTimer()
        self._written = False
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Written so far")
        self.go = primary_button(verb, self.write, "go")
        self.stop = quiet_button("S&top", self.stop_writing, "stop")
        self.look = quiet_button("Open the &folder", self.open_folder, "look")
        self.leave = quiet_button("&Close", self.accept, "close")

    @property
    def folder(self) -> Path:
        """The folder that is written."""
        return self.where.folder

    def write_folder(self, folder: Path, tell: Tell) -> str:
        """Write the folder, telling how far it is; what she is told of it. Raises UserError."""
        raise NotImplementedError  # Qt makes widgets without asking ABC, so an abstract method would stop nobody

    def lay_out(self, *parts: QWidget) -> None:
        """Stands these in the pane, with where the folder goes below them."""
        self.fill(*parts, self.where)
        self.add_foot(self.leave, self.stop, self.look, *self.feet(), self.go, told=self.bar)
        for hidden in (self.bar, self.stop, self.look):
            hidden.hide()
        self._weigh_place()

    def feet(self) -> tuple[Button, ...]:
        """What else can be done from the foot."""
        return ()

    def set_name(self, name: str) -> None:
        """The folder is called otherwise."""
        self.where.set_name(name)

    def write(self) -> None:
        """Writes the folder, and says what came of it."""
        self._stop = False
        if self.folder.exists():  # it was written before, and what it holds is another answer
            self.where.renew()
        self._clock.start()
        self._busy(writing=True)
        try:
            said, tone = self.write_folder(self.folder, self._tell), "green"
        except UserError as error:
            said, tone = (STOPPED if isinstance(error, Stopped) else error.sentence), "red"
            tone = "plain" if isinstance(error, Stopped) else tone
        finally:
            self._busy(writing=False)
        self.say(said, tone)
        self._written = tone == "green"
        self.look.setVisible(self._written)
        self.go.setVisible(not self._written)
        (self.look if self._written else self.go).setFocus()

    def begin_anew(self) -> None:
        """It can be written again: elsewhere, or with something else in it."""
        if self._written:
            self._written = False
            self.look.hide()
            self.said.hide()
            self.go.show()

    def stop_writing(self) -> None:
        """Stops it; what was begun is taken away."""
        self._stop = True

    def open_folder(self) -> None:
        """Shows the folder in the program that this PC shows folders with."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def entered(self) -> bool:
        """Enter writes it."""
        if not self._writing and not self._written and self.go.isEnabled():
            self.write()
        return True

    def reject(self) -> None:
        """Esc stops it while it runs, and closes otherwise."""
        if self._writing:
            self.stop_writing()
        else:
            super().reject()

    def _weigh_place(self) -> None:
        """Where something speaks against the place, the button that writes there does not stand out."""
        self.go.make_primary(primary=not self.where.danger.text())

    def _tell(self, done: int, total: int) -> None:
        if self._clock.elapsed() < OFTEN and done < total:
            return
        self._clock.restart()
        self.bar.setMaximum(1000)
        self.bar.setValue(min(1000, done * 1000 // max(total, 1)))
        self.bar.setFormat("%p %")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        if self._stop:
            raise Stopped(STOPPED)

    def _busy(self, *, writing: bool) -> None:
        self._writing = writing
        why = "The folder is being written. Stop it first." if writing else ""
        for button in (self.go, self.where.choose, self.leave):
            button.block(why)
        self.bar.setVisible(writing)
        self.stop.setVisible(writing)
        if writing:
            self.said.hide()
            self.look.hide()
