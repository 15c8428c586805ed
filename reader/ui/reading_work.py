"""What a worker does to open a document: read, find the place, hand out rows as they come."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

from reader.bitext.forms import form_of
from reader.bitext.model import Bitext
from reader.bitext.requests import begin
from reader.ui.file_watch import Stamp, stamps
from reader.ui.reading.place import START, Place
from reader.ui.standing import QUOTE, Landmark, PlaceFinder, Wish
from reader.values import Value, replace

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.bitext.model import Row
    from reader.bitext.opening import BitextReader
    from reader.bitext.requests import EarlyStart, Request
    from reader.chinese.scripts import Form
    from reader.documents.model import Block, Head
    from reader.library.places import Places
    from reader.ui.jobs import Job
    from reader.ui.reading.moved import NewRows

_BELOW_TOP = 12.0
_LISTENS = 0.05
_BREATH = 0.002
_MANY_ROWS = 5000
_FIRST_PICTURE = 2.0
"""Seconds that the rest of a text waits for the first picture at most."""


class Began(Value):
    """The first rows are there. wanted: where to stand; found: whether that is known by now."""

    reader: BitextReader
    rows: list[Row]
    forms: tuple[Form, ...]
    stamps: dict[Path, Stamp]
    wanted: Place | None
    found: bool


class Redone(Value):
    """What was shown was a draft, and this is how the text begins."""

    rows: NewRows


class Found(Value):
    """The place was looked for in an edited text, and this is where it is now."""

    place: Place


def read(
    job: Job,
    request: Request,
    early: EarlyStart | None,
    asked: Wish | None,
    places: Places,
    go_on: threading.Event,
) -> Iterator[Began | Redone | Found | list[Row]]:
    """Open a document: first `Began`, then rows, `Found` among them if that was not known.

    Where `Began` has a draft, `Redone` comes before the other rows.

    asked: where to stand, instead of where the document was read last. go_on: the first picture is
    on the screen. Raises what opening raises.
    """
    seen = stamps((request.path,))
    reader, batches, rows = early.wait(job.cancelled) if early else begin(request, job.cancelled)
    seen.update(stamps([h.path for h in reader.heads if h.path and h.path not in seen]))
    forms = tuple(form_of(document) for document in reader.bitext.documents)
    wish = _in(reader.heads, asked) or _remembered(places, request.path, reader.heads)
    finder = PlaceFinder(wish or Wish(START))
    blocks = _blocks_of(reader, finder.place.document)
    finder.look(blocks)
    found, is_draft = finder.done, reader.is_draft
    yield Began(reader, rows, forms, seen, finder.place if wish else None, found)
    if found:
        # The first picture comes before the rest of the text: both want the same interpreter.
        end = time.monotonic() + _FIRST_PICTURE
        while not (go_on.wait(_LISTENS) or job.cancelled() or time.monotonic() > end):
            pass
    job.patient = found  # the rest of a text lets go first who looks for something in it
    given = 0 if is_draft else len(rows)
    for batch in batches:
        yield _redone(reader, batch) if is_draft else batch
        is_draft = False
        given += len(batch)
        _be_considerate(given, len(batch))
        if not found:
            finder.look(blocks)
            if found := finder.done:
                job.patient = True
                yield Found(finder.place)
    if not found:
        finder.finish()
        yield Found(finder.place)


def _redone(reader: BitextReader, rows: list[Row]) -> Redone:
    from reader.ui.reading.moved import new_rows  # few texts change their rows

    return Redone(new_rows(Bitext(reader.bitext.documents, list(rows), reader.columns)))


def _be_considerate(given: int, added: int) -> None:
    """Keep a huge text from stopping the interface."""
    if given < _MANY_ROWS:
        return
    time.sleep(_BREATH)  # rows that come without a pause are taken in without a pause
    if given // _MANY_ROWS > (given - added) // _MANY_ROWS:
        gc.freeze()  # looking through all of it for garbage takes up to a second


def _in(heads: tuple[Head, ...], wish: Wish | None) -> Wish | None:
    """A wish, where its file may have become the other half of a pair."""
    paths = [head.path for head in heads]
    if wish is None or wish.path not in paths:
        return wish
    return replace(wish, place=replace(wish.place, document=paths.index(wish.path)))


def _remembered(places: Places, path: Path, heads: tuple[Head, ...]) -> Wish | None:
    fingerprint = heads[0].fingerprint
    stored = places.find(path, fingerprint)
    if stored is None or (stored.offset == 0 and stored.progress == 0.0):
        return None
    document = 1 if stored.side == "zh" and len(heads) > 1 else 0
    place = Place(document, stored.offset, _BELOW_TOP)
    if stored.fingerprint == fingerprint or not stored.quote:
        return Wish(place)
    return Wish(place, (Landmark(stored.offset, stored.quote[:QUOTE]),))


def _blocks_of(reader: BitextReader, document: int) -> Sequence[Block]:
    """The blocks of a document, or of the only one; more are coming."""
    documents = reader.bitext.documents
    return documents[min(document, len(documents) - 1)].blocks
