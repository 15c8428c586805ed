"""Filtering 10,000 documents while somebody types: milliseconds a keystroke.

The entries are made up but shaped like real ones: titles of some words in both languages, authors,
tags, summaries of a few sentences. Each query is typed letter by letter, then taken back letter by
letter, as people do.
"""

from __future__ import annotations

import dataclasses
import random
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.documents.model import Language, Script
from reader.library.entries import Entry, collation_of, haystack_of
from reader.library.filtering import Filter
from tests.benchmarks.figures import Figure, percentile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Settings

TITLE = "Filtering 10,000 documents"
COUNT = 10_000
TARGET = 16.0

ENGLISH = (
    "river", "bridge", "letter", "paper", "harbour", "winter", "printer", "kettle", "tide", "clock",
    "village", "bell", "garden", "road", "lantern", "market", "teacher", "station", "night",
    "ferry", "archive", "orchard", "mirror", "window", "captain", "bread", "salt",
)  # fmt: skip
CHINESE = (
    "软件", "茶馆", "河流", "桥梁", "书信", "纸张", "冬天", "钟表", "村庄", "花园", "市场", "老师",
    "车站", "夜晚", "档案", "面包", "记忆", "网络",
)  # fmt: skip
AUTHORS = ("Ann Field", "李明", "Zoë Brontë", "王小波浪", "Tom Ash", "陳大文", "Émile Roux")
TAGS = ("history", "interview", "科技", "essay", "翻译", "travel")
QUERIES = (
    "river bridge",
    "軟體 winter",
    "zoe bronte",
    "tag:interview 茶馆",
    "lang:both after:2024-06 paper",
    "author:王 -salt",
    "nothing like this exists",
)


def make_entries(count: int = COUNT) -> list[Entry]:
    """Entries as a scan would leave them, haystack and all. The same ones every time."""
    chance = random.Random(20251)
    languages = ((Language.ENGLISH,), (Language.CHINESE,), (Language.ENGLISH, Language.CHINESE))
    folder = Path("library")
    entries: list[Entry] = []
    for number in range(count):
        title = " ".join(chance.sample(ENGLISH, 3)) + " " + "".join(chance.sample(CHINESE, 2))
        summary = (
            " ".join(chance.choices(ENGLISH, k=30)) + "。" + "".join(chance.choices(CHINESE, k=20))
        )
        entry = Entry(
            path=folder / chance.choice(ENGLISH) / f"{number:05}.md",
            folder=folder,
            title=title,
            author=chance.choice(AUTHORS),
            date=f"202{chance.randrange(6)}-{chance.randrange(1, 13):02}-15",
            tags=tuple(chance.sample(TAGS, 2)),
            summary=summary,
            languages=chance.choice(languages),
            script=Script.SIMPLIFIED,
        )
        entries.append(
            dataclasses.replace(
                entry, haystack=haystack_of(entry), collation=collation_of(entry.title)
            )
        )
    return entries


def keystrokes(query: str) -> list[str]:
    """What stands in the filter box after each key: typed, then deleted."""
    typed = [query[:length] for length in range(1, len(query) + 1)]
    return typed + typed[-2::-1] + [""]


def measure(settings: Settings) -> Iterator[Figure]:
    """The slowest and the usual keystroke over all queries."""
    start = time.perf_counter()
    entries = make_entries()
    made = time.perf_counter() - start
    start = time.perf_counter()
    prepared = Filter(entries)
    yield Figure(
        "preparing the filter", (time.perf_counter() - start) * 1000, "ms",
        detail=f"folding the entries, done when scanning: {made:.2f} s",
    )  # fmt: skip
    times: dict[str, float] = {}
    for _ in range(max(1, settings.runs // 2)):
        for query in QUERIES:
            for text in keystrokes(query):
                start = time.perf_counter()
                prepared.match(prepared.parse(text))
                took = (time.perf_counter() - start) * 1000
                times[text] = min(took, times.get(text, took))
    slowest = max(times, key=lambda text: times[text])
    yield Figure("a keystroke, median", statistics.median(times.values()), "ms", TARGET)
    yield Figure("a keystroke, 99 of 100", percentile(times.values(), 0.99), "ms", TARGET)
    yield Figure("a keystroke, slowest", times[slowest], "ms", TARGET, detail=f"at “{slowest}”")
