"""Where the reader was in each document, kept in one JSON file of the data folder.

A place is found again by the content first (a file moved or renamed keeps its place), then by the
path (a file edited outside keeps its place). The newest `MOST_PLACES` are kept. Changes live in
memory; `save_due` says when to write them, so that reading on costs no writes. Safe to use from
several threads.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from typing import TYPE_CHECKING, Final, cast

from reader.safe_files import set_aside, write_atomically
from reader.values import Value, as_dict
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

MOST_PLACES: Final = 5000
SAVE_AFTER: Final = 1.0
"""Seconds without a change after which changes are written."""
SAVE_WITHIN: Final = 10.0
"""Seconds after which changes are written even while more of them come."""

_FORMAT: Final = 1
_NEWER: Final = (
    "Places in documents are kept by a newer version of Duidu; this one leaves them as they are."
)
_log = logging.getLogger(__name__)


class Place(Value):
    """A place in a document.

    path: absolute, as text. fingerprint: of the content it was read in (`Head.fingerprint`).
    side: "en", "zh" or "both"; offset: code points of that side's source text.
    quote: the first characters that stood there, to find the place again in an edited file.
    progress: 0 to 1. last_read: seconds since 1970.
    """

    path: str
    fingerprint: str
    side: str
    offset: int
    quote: str = ""
    progress: float = 0.0
    last_read: float = 0.0


class Places:
    """The places file at `path`, read at the first question.

    report: is told, in one sentence, that the file was damaged or cannot be written; once.
    """

    def __init__(
        self,
        path: Path,
        report: Callable[[str], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.path = path
        self._report = report or _log.warning
        self._clock = clock
        self._complained = False
        self._lock = threading.RLock()
        self._writing = threading.Lock()
        self._loaded = False
        self._unread = False
        self._by_path: dict[str, Place] = {}  # oldest first
        self._by_content: dict[str, str] = {}  # fingerprint → path of the newest
        self._first_change: float | None = None
        self._last_change = 0.0

    def find(self, path: Path, fingerprint: str = "") -> Place | None:
        """The place for this file with this content; None where it was never read."""
        with self._lock:
            self._load()
            here = self._by_path.get(str(path))
            if not fingerprint or (here and here.fingerprint == fingerprint):
                return here
            same_content = self._by_path.get(self._by_content.get(fingerprint, ""))
            return same_content or here

    def remember(self, place: Place) -> None:
        """Keep `place` as the newest of its document."""
        with self._lock:
            self._load()
            if self._by_path.get(place.path) == place:
                return
            self._by_path.pop(place.path, None)
            self._put(place)
            while len(self._by_path) > MOST_PLACES:
                self._drop(next(iter(self._by_path)))
            self._touch()

    def forget(self, path: Path) -> None:
        """Forget the place in one document."""
        with self._lock:
            self._load()
            if str(path) in self._by_path:
                self._drop(str(path))
                self._touch()

    def save_due(self) -> float | None:
        """Seconds until `save` should be called (0: now); None where nothing waits."""
        with self._lock:
            if self._first_change is None:
                return None
            due = min(self._last_change + SAVE_AFTER, self._first_change + SAVE_WITHIN)
            return max(0.0, due - self._clock())

    def report_to(self, report: Callable[[str], None]) -> None:
        """Tell somebody else from now on. May be called from the thread that saves."""
        self._report = report

    def save(self) -> bool:
        """Write what changed. False: the disk refused (reported once); it stays in memory."""
        with self._writing:
            with self._lock:
                if self._first_change is None:
                    return True
                self._first_change = None
                if self._unread:  # better not saved than overwritten
                    return False
                data = self._as_json()
            try:  # a slow disk keeps nobody waiting who asks for a place meanwhile
                write_atomically(self.path, data)
            except OSError as error:
                with self._lock:
                    self._last_change = self._first_change = self._clock() + SAVE_WITHIN
                self._complain(
                    Message(
                        "Places in documents cannot be saved: {reason}.", reason=reason_of(error)
                    )
                )
                return False
            self._complained = False
            return True

    def _as_json(self) -> bytes:
        places = ",\n".join(
            json.dumps(as_dict(place), ensure_ascii=False) for place in self._by_path.values()
        )
        return f'{{"format": {_FORMAT}, "places": [\n{places}\n]}}\n'.encode(
            "utf-8", "surrogatepass"
        )

    def _put(self, place: Place) -> None:
        self._by_path[place.path] = place
        if place.fingerprint:
            self._by_content[place.fingerprint] = place.path

    def _drop(self, path: str) -> None:
        place = self._by_path.pop(path)
        if self._by_content.get(place.fingerprint) == path:
            del self._by_content[place.fingerprint]

    def _touch(self) -> None:
        self._last_change = self._clock()
        if self._first_change is None:
            self._first_change = self._last_change

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        try:
            data = self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self._unread = True
            self._complain(
                Message("Places in documents cannot be read: {reason}.", reason=reason_of(error))
            )
            return
        try:
            raw = cast("dict[str, object]", json.loads(data))
            if cast("int", raw.get("format", _FORMAT)) > _FORMAT:
                self._unread = True
                self._complain(_NEWER)
                return
            records = raw["places"]
            places = [_place(record) for record in cast("list[Mapping[str, object]]", records)]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
            aside = set_aside(self.path)
            if aside:
                self._complain(
                    Message(
                        "The file of places in documents was damaged. It was kept as {name}.",
                        name=aside.name,
                    )
                )
            else:
                self._complain(Message("The file of places in documents was damaged."))
            return
        for place in sorted(places, key=lambda one: one.last_read)[-MOST_PLACES:]:
            self._put(place)

    def _complain(self, sentence: str) -> None:
        if not self._complained:
            self._complained = True
            self._report(sentence)


def _place(record: Mapping[str, object]) -> Place:
    return Place(
        path=str(record["path"]),
        fingerprint=str(record["fingerprint"]),
        side=str(record["side"]),
        offset=max(0, int(cast("int", record["offset"]))),
        quote=str(record.get("quote", "")),
        progress=min(max(float(cast("float", record.get("progress", 0))), 0.0), 1.0),
        last_read=float(cast("float", record.get("last_read", 0))),
    )
