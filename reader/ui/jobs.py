"""Background work: a plain function on a worker thread, a success and a failure on the GUI thread.

The `Jobs` object owns the signals and outlives its jobs. Every job has an id; a job that was
cancelled, or replaced by a newer one of its `slot`, is never heard of again. Worker functions touch
no widget. They may be generators: then each value they yield arrives as progress.

What nobody waits for (`patient`) never has all threads: whoever types a word to find is not kept
waiting until annotations are placed, minutes counted and pairs looked at again.

A free thread is not enough: all threads share one interpreter, and every one that is busy takes its
share of it from the worker that somebody waits for, and from the painting of what that one finds.
So patient work rests (`Precedence`) until the answer is on the screen.
"""

from __future__ import annotations

import itertools
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, cast

from PySide6.QtCore import QObject, Qt, Signal

from reader.values import Record, fresh

log = logging.getLogger(__name__)
_LAST_WAIT = 1.0
"""Seconds that closing waits for work that does not hear that nobody wants it."""
_LOOKS = 0.02
"""Seconds after which work that rests looks whether it may go on."""


class Precedence:
    """Who goes first: while somebody waits for an answer, patient work rests.

    It rests until a moment that is known beforehand, so nothing that goes wrong with the answer can
    keep it from going on.
    """

    def __init__(self) -> None:
        self._until = 0.0
        self._owner = threading.get_ident()

    def claim(self, seconds: float = 0.1) -> None:
        """Somebody waits: patient work rests for so long at most. Any thread may say so."""
        self._until = max(self._until, time.monotonic() + seconds)

    def release(self, after: float = 0.0) -> None:
        """The answer is there. after: seconds that showing it may take."""
        self._until = min(self._until, time.monotonic() + after)

    def is_quiet(self, seconds: float) -> bool:
        """Whether nobody has waited for anything for so long."""
        return time.monotonic() - self._until >= seconds

    def rest(self, stop: threading.Event) -> None:
        """Wait while others go first, or until `stop`. The interface's own thread never does."""
        while (left := self._until - time.monotonic()) > 0:
            if threading.get_ident() == self._owner or stop.wait(min(left, _LOOKS)):
                return


class Job(Record):
    """A piece of work under way. `cancelled` is what a worker asks now and then.

    patient: whether nobody waits for it; work may become so when what is waited for is done.
    """

    number: int
    on_value: Callable[[Any], None] | None
    on_success: Callable[[Any], None] | None
    on_failure: Callable[[Exception], None] | None
    precedence: Precedence
    patient: bool = False
    stop: threading.Event = fresh(default_factory=threading.Event)

    def cancelled(self) -> bool:
        """Whether nobody wants the result any more. Patient work rests here; others go first."""
        if self.patient:
            self.precedence.rest(self.stop)
        return self.stop.is_set()

    def cancel(self) -> None:
        """Forget this job; its worker stops at the next question."""
        self.stop.set()


class Jobs(QObject):
    """Runs functions on a few daemon threads and brings their results to the GUI thread."""

    _arrived = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self.precedence = Precedence()
        self._numbers = itertools.count(1)
        self._slots: dict[str, Job] = {}
        self._unfinished: dict[int, Job] = {}
        self._turn = threading.Condition()
        self._wanted: deque[Callable[[], None]] = deque()
        self._patient: deque[Callable[[], None]] = deque()
        self._patient_at_work = 0
        self._most_threads = threads
        self._most_patient = max(threads - 1, 1)
        self._threads: list[threading.Thread] = []
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[[Job], Any],
        on_success: Callable[[Any], None] | None = None,
        on_failure: Callable[[Exception], None] | None = None,
        *,
        on_value: Callable[[Any], None] | None = None,
        slot: str = "",
        patient: bool = False,
    ) -> Job:
        """Run `function(job)` in the background.

        slot: a newer job of the same slot replaces the older one, whose results are discarded.
        on_value: receives what a generator function yields, in order.
        on_failure: receives the exception; without it, failures are logged.
        patient: nobody waits for it, and it may take long: a thread is left free for the others,
        and it rests, whenever it asks `job.cancelled()`, while somebody waits for something.
        """
        number = next(self._numbers)
        job = Job(number, on_value, on_success, on_failure, self.precedence, patient)
        if slot:
            if slot in self._slots:
                self._slots[slot].cancel()
            self._slots[slot] = job
        self._unfinished[job.number] = job
        self._start_thread_if_useful()
        with self._turn:
            queue = self._patient if patient else self._wanted
            queue.append(lambda: self._work(job, function))
            self._turn.notify()
        return job

    def close(self) -> None:
        """Cancel everything and let the threads end. Waits a moment for them."""
        self._closed = True
        for job in list(self._unfinished.values()):
            job.cancel()
        with self._turn:
            self._turn.notify_all()
        end = time.monotonic() + _LAST_WAIT
        for thread in self._threads:
            thread.join(timeout=max(end - time.monotonic(), 0))

    def _start_thread_if_useful(self) -> None:
        if len(self._threads) < self._most_threads:
            thread = threading.Thread(target=self._loop, daemon=True)
            self._threads.append(thread)
            thread.start()

    def _loop(self) -> None:
        while (work := self._next()) is not None:
            work()

    def _next(self) -> Callable[[], None] | None:
        """What a thread does next; waits until there is something. None when all is over."""
        with self._turn:
            while not self._closed:
                if self._wanted:
                    return self._wanted.popleft()
                if self._patient and self._patient_at_work < self._most_patient:
                    self._patient_at_work += 1
                    return self._patiently(self._patient.popleft())
                self._turn.wait()
            return None

    def _patiently(self, work: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            try:
                work()
            finally:
                with self._turn:
                    self._patient_at_work -= 1  # this thread asks for the next one itself

        return run

    def _work(self, job: Job, function: Callable[[Job], Any]) -> None:
        try:
            self._do(job, function)
        finally:
            self._unfinished.pop(job.number, None)

    def _do(self, job: Job, function: Callable[[Job], Any]) -> None:
        if job.cancelled() or self._closed:
            return
        try:
            result = function(job)
            if isinstance(result, Iterator):
                for value in result:
                    if job.cancelled() or self._closed:
                        return
                    self._arrived.emit(job, "value", value)
                result = None
        except Exception as error:
            self._emit(job, "failure", error)
        else:
            self._emit(job, "success", result)

    def _emit(self, job: Job, what: str, payload: object) -> None:
        if not self._is_over(job):
            self._arrived.emit(job, what, payload)

    def _is_over(self, job: Job) -> bool:
        return job.stop.is_set() or self._closed

    def _deliver(self, job: Job, what: str, payload: object) -> None:
        if self._is_over(job):
            return
        if what == "value" and job.on_value:
            job.on_value(payload)
        elif what == "success" and job.on_success:
            job.on_success(payload)
        elif what == "failure":
            if job.on_failure:
                job.on_failure(cast("Exception", payload))
            else:
                log.error("background work failed", exc_info=cast("Exception", payload))
