"""The word at a place of the text, by a real segmenter for Chinese once that is loaded.

Loading takes 110 to 210 ms, during which nothing else runs. So it waits for a sign that words may
be wanted (the mouse over the text, a selection), and then for a moment of rest, in which no command
was given and nothing looked for; until it is there, the boundaries that Qt knows have to do.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTextBoundaryFinder, QTimer

from reader.chinese.utf16 import Utf16Map

if TYPE_CHECKING:
    from reader.ui.jobs import Jobs
    from reader.ui.reading.view import ReadingView

_REST = 250
"""Milliseconds without a movement before the segmenter is loaded, once words are selected."""
_LONGER_REST = 1000
"""The same where the mouse is over the text: it may just have been left there."""
_QUIET = 1.0
"""Seconds without a command or something to find."""


class Words:
    """What a word is. Shared by the mouse and the keys of one view."""

    def __init__(self) -> None:
        self._is_loaded = threading.Event()

    @property
    def is_loaded(self) -> bool:
        """Whether Chinese is cut by the segmenter."""
        return self._is_loaded.is_set()

    def load(self) -> None:
        """Load the segmenter. A worker's work."""
        from reader.chinese.words import preload

        preload()
        self._is_loaded.set()

    def at(self, text: str, position: int) -> tuple[int, int]:
        """The word of a text at a position, as code points."""
        if not self.is_loaded:
            return _qt_word(text, position)
        from reader.chinese.words import word_at

        return word_at(text, position)

    def next_border(self, text: str, position: int, step: int) -> int:
        """Where the word ends that lies ahead (step 1), or begins that lies behind (-1)."""
        if self.is_loaded:
            from reader.chinese.words import words

            spans = words(text)
            if step > 0:
                return next((end for _, end in spans if end > position), len(text))
            return next((start for start, _ in reversed(spans) if start < position), 0)
        return _qt_border(text, position, step)


class WordsAhead(QObject):
    """Loads the segmenter when words may be wanted soon and the hand rests."""

    def __init__(self, view: ReadingView, jobs: Jobs) -> None:
        super().__init__(view)
        self._view, self._jobs = view, jobs
        self._is_asked = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._load)
        view.hovered.connect(lambda spot: None if spot is None else self._soon(_LONGER_REST))
        view.selection_changed.connect(self._selected)
        view.place_changed.connect(self._not_yet)

    def _selected(self) -> None:
        if self._view.selection:  # none is told of whenever a document is opened
            self._soon(_REST)

    def _soon(self, rest: int) -> None:
        if not self._is_asked:
            self._timer.start(rest)

    def _not_yet(self) -> None:
        if self._timer.isActive():
            self._timer.start()

    def _load(self) -> None:
        if not self._jobs.precedence.is_quiet(_QUIET):
            self._timer.start()
            return
        self._is_asked = True
        self._jobs.run(lambda _job: self._view.words.load())


def _qt_word(text: str, position: int) -> tuple[int, int]:
    """By Unicode's boundaries, which take a run of Chinese for one word, or each character."""
    units = Utf16Map(text)
    at = units.to_utf16(position)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    finder.setPosition(at)
    after = text[position : position + 1]
    start = at if finder.isAtBoundary() and after.strip() else finder.toPreviousBoundary()
    finder.setPosition(max(start, 0))
    end = finder.toNextBoundary()
    first = units.to_code_point(max(cast("int", start), 0))
    return first, units.to_code_point(end) if end >= 0 else len(text)


def _qt_border(text: str, position: int, step: int) -> int:
    units = Utf16Map(text)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    finder.setPosition(units.to_utf16(position))
    while True:
        at = finder.toNextBoundary() if step > 0 else finder.toPreviousBoundary()
        if at < 0:
            return len(text) if step > 0 else 0
        point = units.to_code_point(at)
        passed = text[position:point] if step > 0 else text[point:position]
        if passed.strip():
            return point
