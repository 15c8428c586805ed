"""A wish to open a document, and its beginning on a thread of its own.

No Qt: the program starts reading while Qt is still being loaded.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from reader import paths
from reader.bitext.companions import Disk, are_alike, companion_of, named_companion, original_of
from reader.bitext.kept_pairs import KeptPairs
from reader.bitext.model import Row
from reader.bitext.opening import BitextReader
from reader.documents.errors import CannotRead
from reader.values import Value
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path


Beginning = tuple[BitextReader, "Iterator[list[Row]]", "list[Row]"]
"""A reader, its further batches, and the first one, which may be a draft."""


class Request(Value):
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
        self._cancelled: Callable[[], bool] = lambda: False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        try:
            self._result = begin(self.request, self._is_cancelled)
        except Exception as error:  # raised again where it is waited for
            self._error = error

    def _is_cancelled(self) -> bool:
        return self._cancelled()

    def wait(self, cancelled: Callable[[], bool] = lambda: False) -> Beginning:
        """The reader, its further batches, and the first one. Raises what opening raised.

        cancelled: what the reader asks from now on.
        """
        self._thread.join()
        if self._error is not None:
            raise self._error
        # given away, not kept: a reader holds the raw text of its file
        result, self._result = self._result, None
        self._cancelled = cancelled
        if result is None:
            raise RuntimeError("an early start is waited for once")
        return result


def begin(request: Request, cancelled: Callable[[], bool]) -> Beginning:
    """Open a document up to its first rows.

    A companion that cannot be read is left out (`BitextReader.left_out` says why).
    """
    reader = _reader(request, request.companion, cancelled)
    if request.companion is None and not request.alone:
        reader = _with_companion(request, reader, cancelled) or reader
    batches = reader.batches()
    return reader, batches, next(batches, list[Row]())


def _with_companion(
    request: Request, alone: BitextReader, cancelled: Callable[[], bool]
) -> BitextReader | None:
    """A document with the other half that it names, or that its name leads to."""
    metadata, disk = alone.heads[0].metadata, Disk()
    named = named_companion(request.path, metadata, disk)
    other = named or companion_of(request.path, {}, disk) or original_of(request.path, disk)
    if other is None:
        return None
    reader = _reader(request, other, cancelled)
    if named is None and len(reader.heads) > 1 and are_alike(*reader.heads):
        return None
    return reader


def kept_pairs(*, looking_only: bool = False) -> KeptPairs:
    """What this profile knows of pairs of files. looking_only: nothing is written there."""
    folders = paths.cache_dir() / "pairs", paths.data_dir() / "pairs"
    return KeptPairs(*folders, most=0) if looking_only else KeptPairs(*folders)


def request_for(
    path: Path, companions: Mapping[Path, Path | None], encodings: Mapping[Path, str]
) -> Request:
    """The request for a document, with what was chosen for it by hand before.

    companions: document → the file that holds its other half; None: it is read alone. encodings:
    document → the name of its encoding.
    """
    encoding = encodings.get(path)
    if path in companions:
        companion = companions[path]
        return Request(path, companion, encoding, alone=companion is None)
    return Request(
        path, next((one for one, two in companions.items() if two == path), None), encoding
    )


def _reader(
    request: Request, companion: Path | None, cancelled: Callable[[], bool]
) -> BitextReader:
    try:
        return BitextReader(
            request.path,
            companion=companion,
            encoding=request.encoding,
            pairs=kept_pairs(),
            drafts=True,
            cancelled=cancelled,
        )
    except CannotRead as problem:
        if companion is None:
            raise
        reader = BitextReader(request.path, encoding=request.encoding, cancelled=cancelled)
        reader.left_out = Message(
            "“{name}”, the other language, is left out. {reason}",
            name=companion.name,
            reason=problem.message,
        )
        return reader
