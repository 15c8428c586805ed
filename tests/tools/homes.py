"""Homes that a scene begins in, and documents that none of the samples is like."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from reader import paths
from reader.library.entries import Entry
from tests.tools.acts import command
from tests.tools.stage import wait_until

if TYPE_CHECKING:
    from tests.tools.stage import Stage


def no_folders() -> dict[str, object]:
    """An empty library."""
    return {"folders_chosen": True}


def vanished_folder() -> dict[str, object]:
    """A folder that was there once."""
    return {"folders": [str(Path("/media/usb/Books that were here"))], "folders_chosen": True}


def empty_folder() -> dict[str, object]:
    """A folder without documents."""
    folder = paths.data_dir() / "Empty shelf"
    folder.mkdir(parents=True)
    return {"folders": [str(folder)], "folders_chosen": True}


def looked_through(on: Stage) -> None:
    """The help of a folder without documents, once nothing is looked for any more."""
    sidebar = on.interior.sidebar
    wait_until(sidebar.empty.isVisible, "the help beside the filter")
    wait_until(lambda: not on.interior.feed._under_way, "the folders")


def long_titles() -> dict[str, object]:
    """Documents with long titles, broken heads, and many languages."""
    folder = paths.data_dir() / "A folder with a rather long name that must be elided somewhere"
    folder.mkdir(parents=True)
    titles = {
        "a.md": "An Extraordinarily Long Title about Nothing in Particular, Which Goes On and On"
        " Until Nobody Remembers How It Began, Part One of Several",
        "b.md": "一个非常非常长的标题，讲的是没有什么特别的事情，"
        "一直写到谁也不记得它是怎么开始的为止，上篇",
        "c.md": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    }
    for name, title in titles.items():
        quoted = json.dumps(title, ensure_ascii=False)
        text = f"---\ntitle: {quoted}\nauthor: 某人\n---\n\n# {title}\n\nText.\n\n文字。\n"
        (folder / name).write_text(text, encoding="utf-8")
    return {"folders": [str(folder)], "folders_chosen": True}


def open_long(on: Stage) -> None:
    """A document with a long title."""
    on.wait_for_library()
    entry = next(row for row in on.interior.sidebar.model.rows if isinstance(row, Entry))
    on.open(entry.path)
    command("contents")(on)


def no_headings(on: Stage) -> None:
    """Contents of a text without headings."""
    path = paths.data_dir() / "plain.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Just a line.\n\n只有一行。\n", encoding="utf-8")
    on.open(path)
    command("contents")(on)


def empty_document(on: Stage) -> None:
    """A file without text."""
    path = paths.data_dir() / "empty.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", encoding="utf-8")
    on.open(path)
