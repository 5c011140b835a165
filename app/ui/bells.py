"""The bell: a second start of Casebook on the same book rings, and the window that is open comes to the front."""

from __future__ import annotations

import getpass
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from app import systems

PATIENCE = 1_500
"""Milliseconds in which a window that is there answers."""


class Bell(QObject):
    """Hears whoever rings for the book of a folder, for as long as its parent is there."""

    def __init__(self, folder: Path, answer: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)  # nobody else on this PC
        self._server.newConnection.connect(self._heard)
        name = _name(folder)
        QLocalServer.removeServer(name)  # one that was killed leaves its name behind
        self._server.listen(name)

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()

    def _heard(self) -> None:
        caller = self._server.nextPendingConnection()
        if caller is not None:
            caller.disconnectFromServer()
            caller.deleteLater()
        self._answer()


def ring(folder: Path) -> bool:
    """Ring for the window that has the book of this folder; whether somebody was there."""
    systems.let_come_forward()
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    there = socket.waitForConnected(PATIENCE)
    if there:
        socket.waitForDisconnected(PATIENCE)
    socket.abort()
    return there


def come_forward(window: QWidget) -> None:
    """Bring a window to the front, from below others or from the task bar."""
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()


def _name(folder: Path) -> str:
    """A name that this user and this folder alone have; it says neither."""
    try:
        who = getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name; Windows has no list to look in
        who = ""
    where = os.path.normcase(folder.resolve())
    return f"casebook-{hashlib.sha256(f'{who} {where}'.encode()).hexdigest()[:24]}"
