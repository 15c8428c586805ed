"""One running program for each user: a second start hands its files to the first and ends."""

from __future__ import annotations

import getpass
import json
import logging
import zlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
_PATIENCE = 1500
_LARGEST = 1 << 20


def _name(folder: Path) -> str:
    """A socket name of this user and this data folder."""
    seed = f"{getpass.getuser()}|{folder}".encode()
    return f"duidu-{zlib.crc32(seed):08x}"


def hand_over(folder: Path, paths: list[Path]) -> bool:
    """Give paths to the running program. False where it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(json.dumps([str(path) for path in paths]).encode() + b"\n")
    sent = socket.waitForBytesWritten(_PATIENCE) and socket.waitForReadyRead(_PATIENCE)
    socket.disconnectFromServer()
    return bool(sent)


class HandoverServer(QObject):
    """Listens for second starts. `paths_received` brings what they were asked to open."""

    paths_received = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        name = _name(folder)
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            log.info("second starts cannot be received: %s", self._server.errorString())

    def _welcome(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LARGEST:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        try:
            paths = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        if isinstance(paths, list):
            self.paths_received.emit([path for path in paths if isinstance(path, str)])
