"""How much of the text has been read, and how long the rest takes: words for the bottom line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.bitext.model import Side
from reader.wording import Message, lines

if TYPE_CHECKING:
    from reader.bitext.reading_time import ReadingTime
    from reader.ui.jobs import Job, Jobs
    from reader.ui.reading.view import ReadingView
    from reader.ui.session import Session

_NAP = 0.001
"""Seconds that counting rests, now and then."""
_NAMES = {Side.EN: Message("English"), Side.ZH: Message("Chinese")}


class Progress(QObject):
    """Minutes of the open text, counted by a worker once all of it is read. `counted` then."""

    counted = Signal()

    def __init__(self, session: Session, view: ReadingView, jobs: Jobs) -> None:
        super().__init__(view)
        self._session, self._view, self._jobs = session, view, jobs
        self._time: ReadingTime | None = None
        session.opened.connect(self.forget)
        session.settled.connect(self._count)
        session.rows_changed.connect(self._count)

    def forget(self) -> None:
        """Another text is open: nothing is known of it yet."""
        self._time = None

    def _count(self) -> None:
        bitext = self._session.bitext
        if bitext is None or not self._session.done:
            return

        def work(job: Job) -> ReadingTime | None:
            from reader.bitext.reading_time import measure

            def is_unwanted() -> bool:
                time.sleep(_NAP)  # nobody waits for this; frames of the interface go first
                return job.cancelled()

            return measure(bitext, is_unwanted)

        def done(found: ReadingTime | None) -> None:
            if found is not None and self._session.bitext is bitext:
                self._time = found
                self.counted.emit()

        self._jobs.run(work, done, slot="reading-time", patient=True)

    def minutes_left(self) -> dict[Side, float]:
        """For each side that has words, how long what has not been read takes.

        A text in one language has one side, whatever stands in it in the other.
        """
        counted = self._time
        if counted is None:
            return {}
        row, share = self._here()
        left = {side: counted.left(side, row, share) for side in _NAMES if counted.total(side)}
        if self._view.bitext.columns == 1 and left:
            return {max(left, key=counted.total): sum(left.values())}
        return left

    def words(self) -> Message:
        """For the bottom line: `38% · EN 11 min · 中 9 min left`."""
        percent = Message("{percent}%", percent=round(self._view.progress() * 100))
        left = self.minutes_left()
        if not left:
            return percent
        if not any(left.values()):
            return Message("{share} · read", share=percent)
        if len(left) == 1:
            (minutes,) = left.values()
            return Message("{share} · {time} left", share=percent, time=_duration(minutes))
        return Message(
            "{share} · EN {english} · 中 {chinese} left",
            share=percent,
            english=_duration(left[Side.EN]),
            chinese=_duration(left[Side.ZH]),
        )

    def hint(self) -> str:
        """The same in whole words, with the share of each side."""
        counted = self._time
        if counted is None:
            return ""
        from reader.bitext.reading_time import CHINESE_CHARACTERS_A_MINUTE, ENGLISH_WORDS_A_MINUTE

        row, share = self._here()
        rate = Message(
            "Counted at {words} English words or {characters} Chinese characters a minute.",
            words=ENGLISH_WORDS_A_MINUTE,
            characters=CHINESE_CHARACTERS_A_MINUTE,
        )
        said = [
            Message(
                "{language}: {percent}% read, {time} left",
                language=_NAMES[side],
                percent=round(counted.share_read(side, row, share) * 100),
                time=_duration(left),
            )
            for side, left in self.minutes_left().items()
        ]
        return lines(*said, rate)

    def _here(self) -> tuple[int, float]:
        """The row up to which has been read, and how much of it.

        At the start that is at the upper edge of the view, at the end at the lower: what is in
        sight is read on the way.
        """
        view = self._view
        height = view.viewport().height()
        y = view.progress() * height
        found = view.unit_at(min(y, height - 1.0))
        rows = len(view.bitext.rows)
        if found is None or view.is_at_end():
            return (rows, 0.0) if view.is_at_end() else (0, 0.0)
        number, top = found
        row = view.row_of_unit(number)
        if row is None:
            return (0, 0.0) if number == 0 else (rows, 0.0)
        return row, (y - top) / max(view.unit(number).height, 1.0)


def _duration(minutes: float) -> Message:
    """A time in words: to the minute below an hour, then to the tenth of an hour."""
    if 0 < minutes < 1:
        return Message("< 1 min")
    whole = max(round(minutes), 0)
    if whole < 60:
        return Message("{minutes} min", minutes=whole)
    hours, rest = divmod(whole, 60)
    if hours < 10:
        return Message("{hours} h {minutes} min", hours=hours, minutes=f"{rest:02}")
    return Message("{hours} h", hours=f"{round(minutes / 60):,}")
