"""What the start of a document tells about all of it: decided once, before its first block."""

from __future__ import annotations

import re
from typing import Final

from reader.documents.lines import even_lines
from reader.documents.readings import has_many_readings
from reader.documents.speakers import find_speakers
from reader.documents.widths import width
from reader.patterns import later
from reader.values import Value

SAMPLE_SIZE: Final = 128 * 1024
"""Code points of the body that are looked at."""

_MARKDOWN: Final = later(
    r"^ {0,3}#{1,6}[ \t]+\S|^ {0,3}(?:```|~~~)|^[ \t]*+\|?[ \t]*+:?-{2,}:?[ \t]*\|"
    r"|\]\([^)\n]{0,400}\)|\*\*[^\s*][^*]{0,400}\*\*|~~[^\s~][^~\n]*~~|<https?://"
    r"|(?<![A-Za-z0-9*])\*[^\s*](?:[^*\n]*[^\s*])?\*(?![A-Za-z0-9*])"
    r"|(?<![A-Za-z0-9_])__?[^\s_](?:[^_\n]*[^\s_])?__?(?![A-Za-z0-9_])"
    r"|^ {0,3}\[[^\]\n]+\]:[ \t]*\S|^ {0,3}>[ \t]\S|^ {0,3}[-*+][ \t]+\S|^\{:|^\[TOC\]"
    r"|</?(?:b|i|u|p|br|div|em|strong|span|a|img|ruby|sup|sub|code|h[1-6]|ul|ol|li|table)\b[^<>]*>"
    r"|(?<!`)`[^`\n]+`(?!`)|&(?:nbsp|amp|lt|gt|quot|#\d+);",
    re.M | re.I,
)
_CAPTION_RUN: Final = 12


class Profile(Value):
    """How to read a document's lines.

    wrap: columns at which the text is hard-wrapped, 0 if it is not.
    caption_run: runs of at least so many lines flow, where the document is captions.
    """

    markdown: bool = True
    speakers: frozenset[str] = frozenset()
    captions: bool = False
    caption_run: int = _CAPTION_RUN
    wrap: int = 0
    toneless_readings: bool = False


def profile_of(sample: str, *, markdown: bool | None = None) -> Profile:
    """The profile of a document whose body starts with `sample`.

    markdown: True if the file says that it is Markdown (its suffix, its front matter).
    """
    lines = sample.split("\n")
    return Profile(
        markdown=bool(markdown) or _MARKDOWN.search(sample) is not None,
        speakers=find_speakers(lines),
        captions=_has_captions(lines),
        wrap=_wrap_of(lines),
        toneless_readings=has_many_readings(sample),
    )


def _runs(lines: list[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for line in lines:
        if line and not line.isspace():
            runs[-1].append(line.strip())
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _has_captions(lines: list[str]) -> bool:
    long_runs = [run for run in _runs(lines) if len(run) >= _CAPTION_RUN]
    inside = sum(map(len, long_runs))
    total = sum(1 for line in lines if line.strip())
    if inside < 20 or 2 * inside < total:
        return False
    from reader.documents.captions import is_captions  # few documents need it

    return is_captions([line for run in long_runs for line in run][:600])


def _wrap_of(lines: list[str]) -> int:
    """The width at which most paragraphs of several lines are broken."""
    found: list[int] = []
    for run in _runs(lines):
        if len(run) < 3 or len(run) > 200:
            continue
        widths = [width(line) for line in run]
        widest = max(widths)
        found.append(widest if 40 <= widest <= 160 and even_lines(run, widths, widest) else 0)
    wrapped = [w for w in found if w]
    return max(wrapped) if wrapped and 2 * len(wrapped) > len(found) else 0
