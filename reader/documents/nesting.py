"""Spans, which may overlap in any way, as openings and closings that nest: what markup needs."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from reader.documents.model import Span, SpanStyle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


class Turn(Enum):
    """What happens at a place in a text."""

    OPEN = auto()
    TEXT = auto()
    ATOM = auto()
    CLOSE = auto()


class Token(NamedTuple):
    """A turn, the text it is about, and the span that opens, closes or is an atom."""

    turn: Turn
    text: str = ""
    span: Span | None = None


def nested(
    text: str, spans: Sequence[Span], atoms: Collection[SpanStyle] = (SpanStyle.IMAGE,)
) -> Iterator[Token]:
    """A text with its spans: what opens last closes first.

    A span that overlaps another is closed and opened again. atoms: styles whose span is one token,
    whatever other spans begin or end inside it; only these may be empty.
    """
    whole = [span for span in spans if span.style in atoms]
    kept = _moved_out_of([span for span in spans if span.style not in atoms], whole)
    kept += _apart(whole)
    kept.sort(key=lambda span: (span.start, -span.end, span.style in atoms))
    points = sorted({0, len(text), *(s.start for s in kept), *(s.end for s in kept)})
    stack: list[Span] = []
    waiting = kept[::-1]
    skip_to = 0
    for point, following in zip(points, [*points[1:], len(text)], strict=True):
        yield from _close(stack, point)
        while waiting and waiting[-1].start == point:
            span = waiting.pop()
            if span.style in atoms:
                yield Token(Turn.ATOM, text[span.start : span.end], span)
                skip_to = max(skip_to, span.end)
            else:
                stack.append(span)
                yield Token(Turn.OPEN, span=span)
        if following > point >= skip_to:
            yield Token(Turn.TEXT, text[point:following])
    yield from _close(stack, len(text))


def _close(stack: list[Span], point: int) -> Iterator[Token]:
    """Close the spans that end here; those that opened later are closed, too, and opened again."""
    ending = next((at for at, span in enumerate(stack) if span.end <= point), None)
    if ending is None:
        return
    above = stack[ending:]
    for span in reversed(above):
        yield Token(Turn.CLOSE, span=span)
    stack[ending:] = [span for span in above if span.end > point]
    for span in stack[ending:]:
        yield Token(Turn.OPEN, span=span)


def _apart(atoms: Sequence[Span]) -> list[Span]:
    """Atoms without those that begin inside another."""
    kept: list[Span] = []
    for atom in sorted(atoms, key=lambda span: (span.start, -span.end)):
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


def _moved_out_of(spans: Sequence[Span], atoms: Sequence[Span]) -> list[Span]:
    """Spans with text in them, none of which begins or ends inside an atom."""
    moved: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        for atom in atoms:
            if atom.start < start < atom.end:
                start = atom.end
            if atom.start < end < atom.end:
                end = atom.start
        if start < end:
            moved.append(Span(start, end, span.style, span.target))
    return moved
