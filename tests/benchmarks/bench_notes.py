"""A library of 100,000 annotations in 2,000 documents: loading it, and changing one note.

The file is made up but shaped like a real one: quotes of a sentence with their context, every third
annotation with both sides, notes and tags here and there; about 100 MB.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations.codec import encode
from reader.annotations.collection import Collection
from reader.annotations.model import (
    Annotation,
    DocumentRecord,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from reader.annotations.notebook import Notebook
from reader.annotations.saving import Saver
from reader.annotations.store import Store
from reader.bitext.model import Side
from tests.benchmarks.bench_filter import CHINESE, ENGLISH, TAGS
from tests.benchmarks.figures import Figure, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Settings

TITLE = "100,000 annotations in 2,000 documents"
DOCUMENTS, EACH = 2000, 50
_MOMENT = "2026-01-31T09:30:00.000Z"
_LOAD = """
import sys, time
from pathlib import Path
from reader.annotations.store import Store
start, worked = time.perf_counter(), time.process_time()
notes = Store(Path(sys.argv[1])).load()
found = notes.touching([sys.argv[2]])
took, worked = time.perf_counter() - start, time.process_time() - worked
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
peak = next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0)
print(took, len(notes), len(found), worked, peak)
"""


def make_library() -> Collection:
    """The same one every time."""
    chance = random.Random(20261)
    collection = Collection()
    for _ in range(DOCUMENTS):
        document = f"{chance.getrandbits(64):016x}"
        collection.documents[document] = DocumentRecord(
            document, " ".join(chance.choices(ENGLISH, k=4)), _MOMENT,
            fingerprint=f"{chance.getrandbits(128):032x}", body=f"{chance.getrandbits(128):032x}",
            sketch=tuple(sorted(chance.getrandbits(32) for _ in range(64))),
            paths={f"~/library/{document}.md": _MOMENT},
        )  # fmt: skip
        for number in range(EACH):
            annotation = _annotation(chance, document, number * 300)
            collection.put(annotation.id, (annotation,))
    return collection


def _annotation(chance: random.Random, document: str, start: int) -> Annotation:
    sides = (Side.EN, Side.ZH) if chance.random() < 1 / 3 else (chance.choice([Side.EN, Side.ZH]),)
    has_note, has_tags = chance.random() < 0.4, chance.random() < 0.3
    return Annotation(
        f"{chance.getrandbits(60):012x}", document, _MOMENT, _MOMENT,
        note=_words(chance, Side.EN, 90) if has_note else "",
        tags=tuple(chance.sample(TAGS, 2)) if has_tags else (),
        targets=tuple(_target(chance, document, side, start) for side in sides),
        clock={f"{chance.getrandbits(32):08x}": 1},
    )  # fmt: skip


def _target(chance: random.Random, document: str, side: Side, start: int) -> Target:
    length = chance.randrange(10, 120) if side is Side.EN else chance.randrange(5, 40)
    quote = TextQuoteSelector(*(_words(chance, side, size) for size in (length, 32, 32)))
    return Target(document, side, quote, TextPositionSelector(start, start + length))


def _words(chance: random.Random, side: Side, length: int) -> str:
    if side is Side.EN:
        return " ".join(chance.choices(ENGLISH, k=length // 4 + 1))[:length]
    return "".join(chance.choices(CHINESE, k=length // 2 + 1))[:length]


def measure(settings: Settings) -> Iterator[Figure]:
    """Loading, from outside; a change, while another thread is as busy as it can be."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        path = Path(folder) / "annotations.json"
        library = make_library()
        document = next(iter(library.documents))
        path.write_bytes(encode(library))
        del library
        yield from _loading(path, document, settings.runs)
        yield from _changing(path, document, settings.runs)


def _loading(path: Path, document: str, runs: int) -> Iterator[Figure]:
    times: list[float] = []
    worked, memory = 0.0, 0.0
    for _ in range(runs):
        command = [sys.executable, "-c", _LOAD, str(path), document]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        assert printed[1:3] == [str(DOCUMENTS * EACH), str(EACH)]
        times.append(float(printed[0]))
        worked, memory = float(printed[3]), float(printed[4])
    size = path.stat().st_size / 1e6
    yield Figure(
        "loading, one document's annotations found", statistics.median(times), "s", 0.5,
        detail=f"{spread(times)}; {size:.0f} MB; {worked:.2f} s of work, {memory:.0f} MB of memory",
    )  # fmt: skip


def _changing(path: Path, document: str, runs: int) -> Iterator[Figure]:
    loaded, saved = threading.Event(), threading.Event()
    notebooks: list[Notebook] = []

    def take(collection: Collection) -> None:
        notebooks.append(Notebook(collection))
        loaded.set()

    def heard(status: object) -> None:
        if getattr(status, "state", "") == "saved":
            saved.set()

    saver = Saver(Store(path), on_loaded=take, on_status=heard)
    saver.start()
    loaded.wait()
    (notebook,) = notebooks
    changes, durations, gaps = [], [], []
    for run in range(runs + 1):
        annotation = notebook.touching([document])[run]
        saved.clear()
        start = time.perf_counter()
        notebook.change_all("Note", [replace(annotation, note=f"thought {run}")])
        saver.submit(notebook.take_unsaved())
        changed = time.perf_counter()
        gap = _longest_gap(saved)
        if run:  # the first one writes what the next ones find ready
            changes.append((changed - start) * 1000)
            durations.append(time.perf_counter() - start)
            gaps.append(gap * 1000)
    saver.close()
    yield Figure(
        "a change is on the disk, fsync included", statistics.median(durations), "s", 1.2,
        detail=f"{spread(durations)}; 0.3 s of it is waiting for the next key",
    )  # fmt: skip
    yield Figure(
        "the change itself, on the interface's thread", statistics.median(changes), "ms", 5.0,
        detail=spread(changes),
    )  # fmt: skip
    yield Figure(
        "the longest that thread waits for the saver", statistics.median(gaps), "ms", 5.0,
        detail=spread(gaps),
    )  # fmt: skip


def _longest_gap(saved: threading.Event) -> float:
    """Seconds: the longest pause of a thread that does nothing but look at the clock.

    Where the system tells (Linux), the time is taken off in which it gave the processor to others.
    """
    longest, last, others = 0.0, time.perf_counter(), _given_to_others()
    while not saved.is_set():
        now = time.perf_counter()
        if now - last > 0.001:
            given = _given_to_others()
            longest = max(longest, now - last - (given - others))
            others, now = given, time.perf_counter()
        last = now
    return longest


def _given_to_others() -> float:
    """Seconds for which this thread could have run and was not let."""
    statistic = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    try:
        return int(statistic.read_text().split()[1]) / 1e9
    except OSError:
        return 0.0
