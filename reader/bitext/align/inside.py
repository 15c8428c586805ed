"""Which sentences of one bead answer each other: a job so small that it is done while one reads.

By words, names, numbers, lengths and punctuation: a few sentences need no model.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from reader.bitext.align.engines import LexicalEngine
from reader.bitext.align.model import Level
from reader.bitext.align.stretches import StretchAligner
from reader.bitext.align.threads import one_thread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bitext.align.model import Bead

_LARGEST: Final = 5  # sentences of both sides in one bead: more are rare, and half of the time
_ENGINE: Final = LexicalEngine()


def align_inside(en: Sequence[str], zh: Sequence[str]) -> list[Bead]:
    """The beads of sentences that are known to say the same, none of them blank.

    Some milliseconds; the first call loads the dictionary. From any thread.
    """
    ours, theirs = _ENGINE.read_english(en), _ENGINE.read_chinese(zh)
    with one_thread():
        return _aligner().align_within(ours, theirs, [(0, 0), (len(en), len(zh))], {})


@cache
def _aligner() -> StretchAligner:
    return StretchAligner(_ENGINE, Level.SENTENCES, lambda: False, largest=_LARGEST)
