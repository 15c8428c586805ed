"""One running program for each user: a second start hands its files to the first and ends."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
_PATIENCE = 1500
_STARTING = 10.0
"""Seconds that the first program may need until it listens: it shows its text before that."""
_PAUSE = 0.05
_LARGEST = 1 << 20


def _name(folder: Path) -> str:
    """A socket name of this user and this data folder."""
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    seed = f"{user}|{folder}".encode("utf-8", "surrogatepass")
    return f"duidu-{hashlib.blake2b(seed, digest_size=8).hexdigest()}"


def hand_over(folder: Path, names: list[str], patience: float = _STARTING) -> bool:
    """Give paths and links to the running program. False where it does not answer.

    patience: seconds to wait for a program that has only just been started.
    """
    message = json.dumps(names).encode() + b"\n"
    end = time.monotonic() + patience
    while not (socket := _connected(folder)):
        if time.monotonic() > end:
            return False
        time.sleep(_PAUSE)
    socket.write(message)
    sent = socket.waitForBytesWritten(_PATIENCE) and socket.waitForReadyRead(_PATIENCE)
    socket.disconnectFromServer()
    return bool(sent)


def _connected(folder: Path) -> QLocalSocket | None:
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    return socket if socket.waitForConnected(_PATIENCE) else None


class HandoverServer(QObject):
    """Listens for second starts. `paths_received` brings what they were asked to open."""

    paths_received = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = _name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        if _connected(folder):
            log.info("another program of this user listens for second starts")
            return
        QLocalServer.removeServer(self.name)  # what a program that died left behind
        if not self._server.listen(self.name):
            log.info("second starts cannot be received: %s", self._server.errorString())

    @property
    def listens(self) -> bool:
        """Whether later starts are heard."""
        return self._server.isListening()

    def _welcome(self) -> None:
        while socket := self._server.nextPendingConnection():
            # Slots of this very object: they are gone before the sockets are, when it ends.
            socket.readyRead.connect(self._readable)
            socket.disconnected.connect(self._gone)
            self._read(socket)  # it may have come with the connection

    def _readable(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _gone(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            socket.deleteLater()

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LARGEST:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        try:
            paths: object = json.loads(bytes(socket.readLine().data()))
        except (ValueError, RecursionError):
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        if isinstance(paths, list):
            self.paths_received.emit([path for path in paths if isinstance(path, str)])
