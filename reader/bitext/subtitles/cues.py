"""Blocks of subtitles as cues, and cues as blocks again, grouped otherwise.

Two caption lines are one character apart, in a block or between two: regrouping moves no position.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reader.documents.language import language_of
from reader.documents.model import THIN_SPACE
from reader.values import Value, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.documents.model import Block, Span

_NOTE: Final = re.compile(r"\s*(?:[\[(（【［〔].*[\])）】］〕]|[♪♫#*].*|.*[♪♫])\s*$", re.DOTALL)
_ENDED: Final = re.compile(r"[.!?…。！？♪♫][\"'”’」』）)\]]*\s*$")
_SHORTEST: Final = 0.05  # seconds; a cue without a length is still somewhere


class Cue(Value):
    """What is said at one time. start, end: seconds; lines: the caption lines in it."""

    start: float
    end: float
    lines: tuple[CueLine, ...]

    @property
    def text(self) -> str:
        """Everything that is said."""
        return " ".join(line.text for line in self.lines)

    @property
    def is_note(self) -> bool:
        """Whether it only tells of sounds and music, for those who cannot hear."""
        return all(_NOTE.match(line.text) for line in self.lines)

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends with it."""
        return bool(_ENDED.search(self.lines[-1].text))


class CueLine(Value):
    """A caption line of a block. start: code points into the block's text; time: milliseconds."""

    block: Block
    start: int
    text: str
    time: tuple[int, int]


def are_subtitles(blocks: Sequence[Block]) -> bool:
    """Whether every block of a text knows when it is said."""
    return bool(blocks) and all(block.times for block in blocks)


def cues_of(blocks: Iterable[Block]) -> list[Cue]:
    """The cues of a text, in the order of the file."""
    lines = (line for block in blocks for line in _lines(block))
    return [_cue(tuple(same)) for _, same in groupby(lines, key=lambda line: line.time)]


def joined(cues: Sequence[Cue]) -> Block:
    """Cues that follow each other as one block."""
    lines = [line for cue in cues for line in cue.lines]
    first, last = lines[0].block, lines[-1].block
    texts: list[str] = []
    segments: list[int] = []
    spans: list[Span] = []
    position = 0
    for line in lines:
        segments.append(position)
        texts.append(line.text)
        spans += _spans(line, position)
        position += len(line.text) + len(THIN_SPACE)
    text = THIN_SPACE.join(texts)
    return replace(
        first,
        text=text,
        start=first.start + lines[0].start,
        lines=(first.lines[0], last.lines[1]),
        language=language_of(text),
        spans=tuple(spans),
        segments=tuple(segments) if len(segments) > 1 else (),
        times=tuple(line.time for line in lines),
        continues=False,
    )


def _lines(block: Block) -> Iterator[CueLine]:
    starts = block.segments or (0,)
    ends = [*(start - len(THIN_SPACE) for start in starts[1:]), len(block.text)]
    for start, end, time in zip(starts, ends, block.times, strict=True):
        yield CueLine(block, start, block.text[start:end], time)


def _cue(lines: tuple[CueLine, ...]) -> Cue:
    start, end = (time / 1000 for time in lines[0].time)
    return Cue(start, max(end, start + _SHORTEST), lines)


def _spans(line: CueLine, position: int) -> Iterator[Span]:
    """The spans of a line, counted from where it stands now."""
    by = position - line.start
    for span in line.block.spans:
        if line.start <= span.start and span.end <= line.start + len(line.text):
            yield replace(span, start=span.start + by, end=span.end + by)
