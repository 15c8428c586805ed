"""When something is said, in documents that know it: subtitles."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.documents.model import Block


def time_at(blocks: Sequence[Block], position: int) -> tuple[int, int] | None:
    """From when to when the words at a source position are said, in milliseconds."""
    at = bisect_right(blocks, position, key=lambda block: block.start) - 1
    if at < 0 or not blocks[at].times:
        return None
    segments = blocks[at].segments or (0,)
    number = max(0, bisect_right(segments, position - blocks[at].start) - 1)
    start, end = blocks[at].times[number]
    return (start, end) if end > start else None


def clock_words(milliseconds: int) -> str:
    """A point of time as a player shows it: 0:12:03."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
