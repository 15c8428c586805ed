"""Pictures of the program on its samples, for the README and for the eye: docs/screenshots/.

python -m tests.tools.screenshots [NAME …]     all of them, or those named

Every picture is a window of its own with an empty home, fixed settings and fixed places, so that
two runs on one machine give the same pictures.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.library.places import Place as StoredPlace
from tests.shared_inputs import ROOT
from tests.tools.palette import with_palette
from tests.tools.stage import Stage, settle, stage, wait_for_rest, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SAMPLES = ROOT / "samples"
TARGET = ROOT / "docs" / "screenshots"
USUAL = (1440, 900)
LAST_READ = 1_760_000_000.0
CORNER = "corner in the picture"
INTERVIEW = "interview-knocking-on-bridges.md"
BLOG = "blog-the-clock-mender.md"
TIDE = "how-to-read-a-tide-table.md"
PRINTER = "essay-the-printer-on-the-third-floor.md"
CALLER = "web-article-the-man-who-calls-the-tide.txt"
PAPER = "captions-paper-making.txt"
TRAIN = "captions-the-night-train.txt"
NIGHT_MARKET = "notion-夜市走访笔记.md"
VILLAGE = "the-village-against-the-bell.en.md"
DOUGH = "technical-note-old-dough.md"
READ = {
    BLOG: 1.0, TRAIN: 0.35, VILLAGE: 0.62, DOUGH: 0.12, PRINTER: 0.8,
}  # fmt: skip
"""How much of some documents has been read before."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture. choices: settings; arrange: what is done before the picture is taken."""

    name: str
    document: str
    arrange: Callable[[Stage], None] = lambda _: None
    size: tuple[int, int] = USUAL
    choices: dict[str, object] = field(default_factory=dict)


def at_row(row: int, current: int | None = None, below: float = 16.0) -> Callable[[Stage], None]:
    """Scroll to a row, and tint one."""

    def arrange(on: Stage) -> None:
        on.window.view.go_to_row(row, below)
        on.window.view.set_current_row(current)

    return arrange


def at_words(words: str, *, current: bool = False) -> Callable[[Stage], None]:
    """Scroll to the row whose text has these words in it."""

    def arrange(on: Stage) -> None:
        view = on.window.view
        for number, row in enumerate(view.bitext.rows):
            pieces = (*row.en, *row.zh, *row.both)
            if any(words in view.bitext.text(piece) for piece in pieces):
                at_row(number, number if current else None)(on)
                return
        raise ValueError(f"no row has {words!r} in it")

    return arrange


def type_filter(text: str) -> Callable[[Stage], None]:
    """Type into the filter, letter by letter, as a person does."""

    def arrange(on: Stage) -> None:
        field = on.interior.sidebar.field
        on.interior.commands["filter"].trigger()
        wait_until(field.hasFocus, "the filter's focus")
        for letter in text:
            field.insert(letter) if ord(letter) > 127 else QTest.keyClicks(field, letter)

    return arrange


def tint(row: int) -> Callable[[Stage], None]:
    """Leave the text at its start, and tint a row."""
    return lambda on: on.window.view.set_current_row(row)


def with_readings(arrange: Callable[[Stage], None]) -> Callable[[Stage], None]:
    """The same, once the readings are there."""

    def wait(on: Stage) -> None:
        wanted = on.interior.tools.readings.kind
        wait_until(lambda: on.window.view.page.look.readings is wanted, "the readings")
        arrange(on)

    return wait


def two_variants(on: Stage) -> None:
    """Chinese in two forms."""
    on.interior.commands["two-variants"].trigger()
    on.window.view.go_to_start()
    on.window.view.set_current_row(1)


def _pop_up(menu: QMenu, corner: QPoint, active: int) -> None:
    """Open a menu with one of its entries under the mouse.

    corner: where its upper left corner belongs in the picture; a screen that is not there cannot
    be trusted to be as large as the window.
    """
    menu.popup(corner)
    menu.setProperty(CORNER, corner)
    menu.setActiveAction(menu.actions()[active])


def open_variants(on: Stage) -> None:
    """Open the menu of forms of Chinese, one of them under the mouse."""
    button = on.interior.bar.variant
    menu = on.interior.appearance.chinese_menu
    corner = button.mapTo(on.window, QPoint(button.width() - menu.sizeHint().width(), 0))
    _pop_up(menu, corner + QPoint(0, button.height() + 2), 4)


def open_main_menu(on: Stage) -> None:
    """Open the main menu and one of its menus."""
    outer = on.interior.main_menu
    inner = outer.actions()[4].menu()
    assert isinstance(inner, QMenu)
    left = on.window.width() - outer.sizeHint().width() - 10
    _pop_up(outer, QPoint(left, 42), 4)
    beside = outer.actionGeometry(outer.actions()[4]).top()
    _pop_up(inner, QPoint(left - inner.sizeHint().width() + 2, 42 + beside), 2)


def select_words(on: Stage) -> None:
    """Select from the middle of one paragraph into the next, with the mouse."""
    at_row(2)(on)
    settle()
    viewport = on.window.view.viewport()
    tops = dict(on.window.view.visible_units())
    left = int(on.window.view.columns.left)
    first, last = QPoint(left + 120, int(tops[3]) + 60), QPoint(left + 260, int(tops[5]) + 60)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=last)


def open_what_is_no_text(on: Stage) -> None:
    """A picture under the name of a text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "holiday notes.md"
        path.write_bytes((SAMPLES / "images" / "tide-at-corran.png").read_bytes())
        on.interior.opener.open_path(path)
        message = on.interior.message
        wait_until(lambda: on.window.stack.currentWidget() is message, "the message")
        wait_until(lambda: path.name in on.interior.bar.title.toolTip(), "its title")


def file_changes(on: Stage) -> None:
    """Somebody edits the open file in another program."""
    on.window.session.file_changed.emit()


DARK: dict[str, object] = {"theme": "dark"}
SEPIA: dict[str, object] = {"theme": "sepia"}
SIMPLIFIED: dict[str, object] = {"language": "zh-Hans"}
TRADITIONAL: dict[str, object] = {"language": "zh-Hant"}
SHOTS = (
    Shot("light-bilingual", INTERVIEW, tint(2)),
    Shot("dark-bilingual", INTERVIEW, at_row(2, 5), choices=DARK),
    Shot("sepia-bilingual", DOUGH, at_row(2, 3), choices=SEPIA),
    Shot("chinese-only", BLOG),
    Shot("chinese-only-lists", BLOG, at_words("关门之前")),
    Shot("english-only", TIDE),
    Shot("english-only-table", TIDE, at_words("What the columns say")),
    Shot("english-only-code", TIDE, at_words("The rule of twelfths"), choices=DARK),
    Shot("english-only-picture", TIDE, at_words("Look at the middle of")),
    Shot("traditional-as-taiwan", PRINTER, tint(2), choices={"variant": "taiwan"}),
    Shot("traditional-as-hong-kong", PRINTER, tint(2), choices={"variant": "hong-kong"}),
    Shot("traditional-as-simplified", PRINTER, tint(2), choices={"variant": "simplified"}),
    Shot("web-article-readings-hidden", CALLER),
    Shot("readings-pinyin", INTERVIEW, with_readings(tint(2)), choices={"readings": "pinyin"}),
    Shot("readings-zhuyin", PRINTER, with_readings(tint(2)),
         choices={"readings": "zhuyin", "variant": "taiwan", "zoom": 135, **DARK}),
    Shot("readings-of-the-document", CALLER, with_readings(tint(2)),
         choices={"readings": "document"}),
    Shot("captions", PAPER),
    Shot("captions-bilingual", TRAIN, tint(3)),
    Shot("notion-tables", NIGHT_MARKET),
    Shot("notion-contents", NIGHT_MARKET, at_words("目录")),
    Shot("companion-pair", VILLAGE, tint(2)),
    Shot("two-variants", BLOG, two_variants),
    Shot("glossary-table", DOUGH, at_words("Glossary")),
    Shot("narrow-700", INTERVIEW, tint(1), (700, 900)),
    Shot("narrow-480", INTERVIEW, tint(1), (480, 900), {"sidebar_visible": False}),
    Shot("wide-2000", INTERVIEW, tint(2), (2000, 1000)),
    Shot("large-text", INTERVIEW, at_row(3, 4), choices={"zoom": 175}),
    Shot("filter-matches", INTERVIEW, type_filter("钟")),
    Shot("filter-suggestions", INTERVIEW, type_filter("tag:s")),
    Shot("filter-empty", INTERVIEW, type_filter("author:nobody lighthouse")),
    Shot("selection", INTERVIEW, select_words),
    Shot("error", INTERVIEW, open_what_is_no_text),
    Shot("file-changed", INTERVIEW, file_changes, (1100, 700), DARK),
    Shot("variant-menu", INTERVIEW, open_variants),
    Shot("main-menu", INTERVIEW, open_main_menu, choices=DARK),
    Shot("welcome", ""),
    Shot("interface-simplified", INTERVIEW, tint(2), choices=SIMPLIFIED),
    Shot("interface-simplified-filter", INTERVIEW, type_filter("tag:s"), choices=SIMPLIFIED),
    Shot("interface-traditional", PRINTER, tint(2), choices=TRADITIONAL),
    Shot("interface-traditional-menu", INTERVIEW, open_main_menu, choices={**TRADITIONAL, **DARK}),
)  # fmt: skip


def places() -> list[StoredPlace]:
    """What was read before, at fixed times."""
    return [
        StoredPlace(str(SAMPLES / name), "", "both", 0, "", share, LAST_READ)
        for name, share in READ.items()
    ]


def picture(on: Stage) -> QImage:
    """The window with whatever is open above it."""
    wait_for_rest()
    image = on.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMenu) and widget.isVisible():
            painter.drawPixmap(widget.property(CORNER), widget.grab())
    painter.end()
    return with_palette(image)


def take(shot: Shot) -> QImage:
    """Set the stage for one picture and take it."""
    with stage(shot.size, shot.choices, places()) as on:
        if shot.document:
            on.open(SAMPLES / shot.document)
        on.wait_for_library()
        on.window.view.go_to_start()
        shot.arrange(on)
        on.wait_for_images()
        on.keep()
        taken = picture(on)
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMenu):
                widget.close()
    return taken


def main(arguments: Sequence[str]) -> int:
    """Take the pictures that are named, or all."""
    unknown = set(arguments) - {shot.name for shot in SHOTS}
    if unknown:
        print(f"no such picture: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        if not arguments or shot.name in arguments:
            file = TARGET / f"{shot.name}.png"
            if not take(shot).save(str(file), quality=0):  # type: ignore[call-overload]
                raise OSError(f"{file} cannot be written")
            print(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1024:.0f} KB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
