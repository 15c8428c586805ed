"""A wish to open a document, and its beginning on a thread of its own.

No Qt: the program starts reading while Qt is still being loaded.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.bitext.companions import companion_of
from reader.bitext.model import Row
from reader.bitext.opening import BitextReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


Beginning = tuple[BitextReader, "Iterator[list[Row]]", "list[Row]"]
"""A reader, its further batches, and the first one."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to open. alone: without looking for a companion."""

    path: Path
    companion: Path | None = None
    encoding: str | None = None
    alone: bool = False


class EarlyStart:
    """Opens a document on a thread of its own, before Qt is even loaded."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self._result: Beginning | None = None
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        try:
            self._result = begin(self.request, lambda: False)
        except Exception as error:  # raised again where it is waited for
            self._error = error

    def wait(self) -> Beginning:
        """The reader, its further batches, and the first one. Raises what opening raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        if self._result is None:
            raise RuntimeError("the early start ended without a result")
        return self._result


def begin(request: Request, cancelled: Callable[[], bool]) -> Beginning:
    """Open a document up to its first rows."""
    reader = BitextReader(
        request.path, companion=request.companion, encoding=request.encoding, cancelled=cancelled
    )
    if request.companion is None and not request.alone:
        other = companion_of(request.path, reader.heads[0].metadata)
        if other is not None:
            reader = BitextReader(
                request.path, companion=other, encoding=request.encoding, cancelled=cancelled
            )
    batches = reader.batches()
    return reader, batches, next(batches, list[Row]())
