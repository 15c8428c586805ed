"""Writers are started, disturbed and killed, round after round; then everything is counted."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.annotations.collection import Collection
from reader.annotations.store import Store
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass
class Ledger:
    """What the writers said: for each annotation the last saved state and the last tried one."""

    saved: dict[str, int | None] = field(default_factory=dict)
    tried: dict[str, int | None] = field(default_factory=dict)
    saves: int = 0

    def note(self, line: str) -> None:
        """Take down a line of a writer; half a line was never said."""
        if not line.endswith("\n"):
            return
        what, id_, number = json.loads(line)
        self.tried[id_] = number
        if what == "saved":
            self.saved[id_] = number
            self.saves += 1

    def lost(self, collection: Collection) -> list[str]:
        """What was said to be saved and is not as it should be."""
        return [
            f"{id_}: saved as {number}, found {found.note if found else None}"
            for id_, number in self.saved.items()
            if not self._is_right(number, self.tried[id_], found := collection.find(id_))
        ]

    @staticmethod
    def _is_right(saved: int | None, tried: int | None, found: object) -> bool:
        if found is None:
            return saved is None or tried is None
        note = getattr(found, "note", "")
        return saved is not None and note.isdigit() and int(note) >= saved


class Writer:
    """A writer as a process of its own, and a thread that listens to it."""

    def __init__(self, path: Path, name: str, seed: int, ledger: Ledger) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.writer", str(path), name, str(seed)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip
        self._ledger = ledger
        self.has_saved = threading.Event()
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._ledger.note(line)
            if line.startswith('["saved"'):
                self.has_saved.set()
        self.has_saved.set()

    def kill(self) -> None:
        """SIGKILL, wherever it is."""
        assert self._process.poll() is None, "a writer died by itself"
        self._process.kill()
        self._process.wait()
        self._listener.join()
        assert self._process.stdout
        self._process.stdout.close()


def truncate(path: Path, chance: random.Random) -> None:
    """Cut the file off, as a copy that was broken off."""
    if path.exists():
        with path.open("r+b") as file:
            file.truncate(chance.randrange(0, max(1, path.stat().st_size)))


def fill_with_garbage(path: Path, chance: random.Random) -> None:
    """Overwrite the file, or a part of it, in place."""
    size = path.stat().st_size if path.exists() else 1
    garbage = chance.choice([b"\0" * size, chance.randbytes(size), b"", b"<html>no</html>"])
    if chance.random() < 0.3 and path.exists():
        with path.open("r+b") as file:
            file.seek(chance.randrange(size))
            file.write(garbage[: chance.randrange(1, 300)])
    else:
        path.write_bytes(garbage)


def take_away(path: Path, _chance: random.Random) -> None:
    """Remove the file."""
    path.unlink(missing_ok=True)


HARMS = (truncate, fill_with_garbage, take_away)


def play(folder: Path, *, saves: int, seed: int, tell: Callable[[str], None] = print) -> Ledger:
    """Rounds until so many changes were saved. AssertionError: something was lost."""
    chance = random.Random(seed)
    path = folder / "annotations.json"
    ledger = Ledger()
    turn = 0
    while ledger.saves < saves or turn < 4:
        turn += 1
        _play_round(path, ledger, chance, turn)
        tell(f"round {turn}: {ledger.saves} changes saved, nothing lost")
    return ledger


def _play_round(path: Path, ledger: Ledger, chance: random.Random, turn: int) -> None:
    """One or two writers at once; the file is harmed while they run, and after they died."""
    count = 1 + turn % 2
    writers = [
        Writer(path, f"w{turn}{letter}", chance.randrange(10**9), ledger) for letter in "ab"[:count]
    ]
    for writer in writers:
        assert writer.has_saved.wait(30), "a writer saves nothing"
    for _ in range(chance.randrange(3)):
        time.sleep(chance.uniform(0.0, 0.15))
        if turn % 3 == 0:
            chance.choice(HARMS)(path, chance)
    time.sleep(chance.uniform(0.0, 0.3))
    for writer in writers:
        writer.kill()
    if turn % 4 == 0:
        chance.choice(HARMS)(path, chance)
    store = Store(path, settle=0)
    found = store.load()
    assert not (lost := ledger.lost(found)), "\n".join(lost)
    store.save(Collection())
    again = Store(path, settle=0).load()
    assert not (lost := ledger.lost(again)), "\n".join(lost)
