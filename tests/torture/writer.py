"""A program that writes annotations until it is killed, and says on its output what is saved.

python -m tests.torture.writer FILE NAME SEED

Each line is a list in JSON: ["try", id, number] before a change is given away, ["saved", id,
number] after it is on the disk. number: the note's text; null: deleted. Now and then the system
refuses to write more than some bytes, as a full disk does.
"""

from __future__ import annotations

import json
import random
import resource
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader.annotations.notebook import Notebook
from reader.annotations.saving import Pace, Saver
from reader.annotations.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.annotations.collection import Collection

SETTLE = 0.02
"""Seconds that a damaged file has to rest here: garbage is thrown at it faster than in life."""


class Disk(Protocol):
    """Where changes go."""

    def save(self, delta: Collection) -> bool:
        """Whether it is on the disk, and all before it."""
        ...


class ByStore:
    """The store alone."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path, settle=SETTLE)
        self._store.load()

    def save(self, delta: Collection) -> bool:
        try:
            self._store.save(delta)
        except OSError:
            return False
        return True


class BySaver:
    """The thread that saves by itself, as in the program."""

    def __init__(self, path: Path) -> None:
        pace = Pace(quiet=0.002, longest=0.01, retries=(0.01,), busy=0.005, poll=0.03)
        self._saver = Saver(Store(path, settle=SETTLE), pace=pace)
        self._saver.start()

    def save(self, delta: Collection) -> bool:
        self._saver.submit(delta)
        return self._saver.flush(10)


def main() -> None:
    """Write until the end of the world."""
    path, name, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    chance = random.Random(seed)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then the write fails, and nobody dies
    disk: Disk = BySaver(path) if chance.random() < 0.5 else ByStore(path)
    unsaved: list[tuple[str, int | None]] = []
    for id_, number, delta in changes(name, chance):
        _say("try", id_, number)
        unsaved.append((id_, number))
        is_small = chance.random() < 0.15
        if is_small:
            _allow(chance.randrange(0, 4000))
        is_saved = disk.save(delta)
        if is_small:
            _allow(resource.RLIM_INFINITY)
        if is_saved:
            for each in unsaved:
                _say("saved", *each)
            unsaved.clear()


def changes(name: str, chance: random.Random) -> Iterator[tuple[str, int | None, Collection]]:
    """New notes, changed notes, deleted notes, without end."""
    notebook, number = Notebook(writer=name), 0
    mine: list[str] = []
    while True:
        number += 1
        deed = chance.random()
        if deed < 0.5 or not mine:
            draft = notebook.draft(f"document {chance.randrange(5)}", note=str(number))
            notebook.add("Add", draft)
            mine.append(draft.id)
            yield draft.id, number, notebook.take_unsaved()
        elif deed < 0.85:
            id_ = chance.choice(mine)
            notebook.change("Note", id_, note=str(number))
            yield id_, number, notebook.take_unsaved()
        else:
            id_ = mine.pop(chance.randrange(len(mine)))
            notebook.remove("Delete", [id_])
            yield id_, None, notebook.take_unsaved()


def _allow(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _say(*what: object) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main()
