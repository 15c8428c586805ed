"""A film that was never made: its subtitles in two languages, as two people would time them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from reader.values import Value
from tests.bitext.shapes import chinese, english

if TYPE_CHECKING:
    from collections.abc import Sequence

Gold = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of the English and the Chinese cues that say one thing."""


class Line(Value):
    """A cue as it will stand in a file, in seconds."""

    start: float
    end: float
    text: str


class Film(Value):
    """Both files, and which cues answer each other."""

    en: tuple[Line, ...]
    zh: tuple[Line, ...]
    gold: tuple[Gold, ...]


def film(
    count: int,
    seed: int,
    *,
    offset: float = 0.0,
    rate: float = 1.0,
    jitter: float = 0.2,
    notes: float = 0.05,
    missing: float = 0.03,
) -> Film:
    """count: of utterances. offset, rate: a Chinese time is rate * English time + offset.

    jitter: seconds by which cues begin earlier or later. notes: share of sounds told of in English
    only. missing: share of utterances that one side leaves out.
    """
    chance = random.Random(seed)
    en: list[Line] = []
    zh: list[Line] = []
    gold: list[Gold] = []
    now = 3.0
    for number in range(count):
        now += chance.choice((0.05, 0.1, 0.4, 1.0, 3.0, 8.0))
        if chance.random() < notes:
            en.append(Line(now, now + 1.5, "[DOOR SLAMS]"))
            gold.append(((len(en) - 1,), ()))
            now += 1.7
        lasts = chance.uniform(1.2, 5.0)
        letters = int(lasts * 15)
        text, answer = english(letters, number), chinese(letters, number)
        left_out = chance.random() if chance.random() < missing else 2.0
        ours = [] if left_out < 0.5 else _cut(chance, text, now, now + lasts, jitter, ". ")
        theirs = [] if 0.5 <= left_out < 1 else _cut(chance, answer, now, now + lasts, jitter, "")
        gold.append(
            (
                tuple(range(len(en), len(en) + len(ours))),
                tuple(range(len(zh), len(zh) + len(theirs))),
            )
        )
        en += ours
        zh += [Line(rate * one.start + offset, rate * one.end + offset, one.text.rstrip("。"))
               for one in theirs]  # fmt: skip
        now += lasts
    return Film(tuple(en), tuple(zh), tuple(gold))


def _cut(
    chance: random.Random, text: str, start: float, end: float, jitter: float, _mark: str
) -> list[Line]:
    """One cue, or two or three."""
    parts = (
        1 if len(text) < 12 else chance.choice((1, 1, 1, 2, 2, 3) if end - start > 2.5 else (1,))
    )
    edges = [round(len(text) * part / parts) for part in range(parts + 1)]
    return [
        Line(
            start + (end - start) * edges[part] / len(text) + chance.uniform(-jitter, jitter) / 2,
            start + (end - start) * edges[part + 1] / len(text) - 0.02
            + chance.uniform(0, jitter) / 2,
            text[edges[part] : edges[part + 1]].strip(),
        )
        for part in range(parts)
    ]  # fmt: skip


def srt(lines: Sequence[Line]) -> str:
    """A SubRip file."""
    return "\n".join(
        f"{number}\n{_time(line.start)} --> {_time(line.end)}\n{line.text}\n"
        for number, line in enumerate(lines, 1)
    )


def _time(seconds: float) -> str:
    milliseconds = max(0, round(seconds * 1000))
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02},{rest % 1000:03}"
