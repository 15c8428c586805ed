"""Whether a text is subtitles: asked of every document, so that `subtitles` is loaded for few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.documents.blocks.raw import Raw
    from reader.documents.subtitles import Format

_SIGNS: Final = re.compile(r"-->|^\[\d+:\d\d|^Dialogue:|^[ \t]*[\d:]*\d:\d\d[ \t]*$", re.M)


class Subtitles(NamedTuple):
    """How a subtitle file is written, the words of its start, whether they are bilingual."""

    form: Format
    words: str
    bilingual: bool


def subtitles_of(sample: str) -> Subtitles | None:
    """What kind of subtitles a text is that starts with `sample`; None if it is another text."""
    if _SIGNS.search(sample) is None:
        return None
    from reader.documents import subtitles  # few documents are

    form = subtitles.format_of(sample)
    if form is None:
        return None
    found = list(subtitles.cues(enumerate(sample.split("\n"), 1), form))
    words = "\n".join(line.text for cue in found for line in cue.lines)
    return Subtitles(form, words, subtitles.is_bilingual(found)) if words else None


def subtitle_blocks(lines: Iterable[tuple[int, str]], found: Subtitles) -> Iterator[Raw]:
    """The raw blocks of numbered lines."""
    from reader.documents import subtitles  # as above

    return subtitles.paragraphs(subtitles.cues(lines, found.form), bilingual=found.bilingual)
