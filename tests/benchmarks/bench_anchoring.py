"""Finding 2,000 highlights again: in a text of 1 MB whose positions all moved, and after edits.

Pairs of sentences are made here, so that the figures need no other file; nothing of them repeats.
"""

from __future__ import annotations

import random
import statistics
import time
from typing import TYPE_CHECKING

from reader.annotations.anchoring import Anchorer, describe
from reader.annotations.model import Target
from reader.bitext.model import Side
from tests.benchmarks.figures import Figure, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Settings

TITLE = "Finding highlights again"
COUNT = 2_000
TARGET = 1.0
ENGLISH = (
    "lamp river stone window letter kettle harbour winter garden baker bridge morning paper road "
    "silver quiet northern narrow broken hollow carried waited turned opened followed remembered "
    "the the the of of and and to in a a was it that with from his her"
)
CHINESE = (
    "山水月风云草木鸟天地人大小上下左右东西南北的的的了了"
    "是在不有这那我他她们来去说看听走坐起开门窗灯桥河石"
)


def made(size: int) -> list[str]:
    """Lines of English and of Chinese in turn, together about `size` bytes."""
    chance = random.Random(7)
    english = ENGLISH.split()
    lines: list[str] = []
    length = 0
    while length < size:
        lines.append(" ".join(chance.choices(english, k=60)).capitalize() + ".")
        lines.append("".join(chance.choices(CHINESE, k=100)) + "。")
        length += sum(len(line.encode()) for line in lines[-2:])
    return lines


def marks(text: str) -> list[Target]:
    """Highlights of words and of sentences all over a text."""
    chance = random.Random(8)
    targets: list[Target] = []
    while len(targets) < COUNT:
        start = chance.randrange(len(text) - 90)
        end = start + chance.choice((2, 4, 9, 30, 90))
        targets.append(Target("d", Side.BOTH, *describe(text, start, end)))
    return targets


def edited(lines: list[str], share: float) -> str:
    """The text with a word changed in that share of its lines, and lines put in and taken out."""
    chance = random.Random(9)
    new = list(lines)
    for number in chance.sample(range(len(new)), int(len(new) * share)):
        at = chance.randrange(len(new[number]) - 1)
        new[number] = new[number][:at] + chance.choice("xyz甲乙丙") + new[number][at + 1 :]
    for number in chance.sample(range(len(new)), int(len(new) * share / 4)):
        new[number] = chance.choice(("", f"{new[number]}\nA line that is new.", new[number - 1]))
    return "\n".join(new)


def measure(settings: Settings) -> Iterator[Figure]:
    """Shifted, edited and converted at 1 MB, then the hard cases."""
    from opencc import OpenCC

    lines = made(1_000_000)
    text = "\n".join(lines)
    targets = marks(text)
    yield _figure("all positions moved", "A new line.\n" + text, targets, settings, TARGET)
    yield _figure("one line of five edited", edited(lines, 0.2), targets, settings, TARGET * 2)
    converted = OpenCC("s2t").convert(text)
    yield _figure("converted to Traditional", converted, targets, settings, TARGET * 2)
    yield _figure("another text altogether", text[::-1], targets, settings, TARGET * 5)
    lines = made(9_000_000)
    text = "\n".join(lines)
    yield _figure("9 MB, one line of five edited", edited(lines, 0.2), marks(text), settings, 10)
    text = "The same words stand in every line of this text, and they mean the same.\n" * 10_000
    yield _figure("10,000 equal lines", "A new line.\n" + text, marks(text), settings, 10)


def _figure(name: str, text: str, targets: list[Target], settings: Settings, most: float) -> Figure:
    took: list[float] = []
    found = 0
    for _ in range(max(1, settings.runs // 2)):
        start = time.perf_counter()
        found = sum(anchor is not None for anchor in Anchorer(text).anchor_all(targets))
        took.append(time.perf_counter() - start)
    detail = f"{found:,} of {len(targets):,} found, {spread(took)}"
    return Figure(name, statistics.median(took), "s", most, detail=detail)
