"""What stands in and around the text: columns that can be dragged, images, notes, tables, menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.documents.model import BlockKind
from reader.ui.reading.images import ImageBox, ImageState, load_image
from tests.ui.test_reading import bilingual
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    return make_program(qtbot)


def test_dragging_the_gutter_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    first = make_program(qtbot)
    path = bilingual(tmp_path)
    first.open(path)
    middle = first.view.columns.gutter_middle()
    assert middle is not None
    first.drag(QPointF(middle, 300), QPointF(middle + 120, 300))
    widths = [width for _, width in first.view.columns.places]
    assert widths[0] > widths[1] + 150
    first.window.close()
    second = make_program(qtbot)
    second.open(path)
    assert [width for _, width in second.view.columns.places] == pytest.approx(widths)
    again = second.view.columns.gutter_middle()
    assert again is not None
    QTest.mouseDClick(
        second.view.viewport(), Qt.MouseButton.LeftButton, pos=QPointF(again, 300).toPoint()
    )
    assert second.view.ratio == 0.5


def wheel(program: Program, steps: int, modifiers: Qt.KeyboardModifier) -> None:
    viewport = program.view.viewport()
    centre = QPointF(viewport.rect().center())
    event = QWheelEvent(
        centre,
        viewport.mapToGlobal(centre),
        QPoint(),
        QPoint(0, -120 * steps),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_the_wheel_scrolls_and_with_ctrl_it_zooms(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    before = program.view.place()
    wheel(program, 4, Qt.KeyboardModifier.NoModifier)
    assert program.view.place().position > before.position
    wheel(program, -1, Qt.KeyboardModifier.ControlModifier)
    assert program.view.typography.zoom == 1.1
    QTest.keyClick(program.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert program.view.typography.zoom == 1.0


def test_the_scroll_bar_moves_the_text(program: Program, tmp_path: Path) -> None:
    program.open(bilingual(tmp_path))
    bar = program.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert program.view.progress() == 1.0
    bar.setValue(bar.maximum() // 2)
    assert 0.3 < program.view.progress() < 0.7
    bar.setValue(0)
    assert program.view.progress() == 0.0


def picture(path: Path, width: int = 900, height: int = 300) -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#b4472e"))
    assert image.save(str(path))


def test_images_inside_the_folder_are_drawn_and_others_named(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "book" / "pictures").mkdir(parents=True)
    picture(tmp_path / "book" / "pictures" / "a tide.png")
    picture(tmp_path / "secret.png")
    path = tmp_path / "book" / "text.md"
    path.write_text(
        "# Pictures\n\nSome words before.\n\n![The tide](pictures/a%20tide.png)\n\n"
        "![Out](../secret.png)\n\n![Far](https://example.org/x.png)\n",
        encoding="utf-8",
    )
    program.open(path)

    def boxes() -> list[ImageBox]:
        units = range(len(program.view.bitext.rows) + 1)
        placed = [one.box for number in units for one in program.view.unit(number).boxes]
        return [box for box in placed if isinstance(box, ImageBox)]

    program.bot.waitUntil(lambda: boxes()[0]._loaded.image is not None, timeout=5000)
    program.bot.waitUntil(lambda: boxes()[1]._loaded.state is ImageState.OUTSIDE, timeout=5000)
    drawn, outside, remote = boxes()
    assert drawn._size[0] <= program.view.columns.width + 1
    assert outside._loaded.image is None
    assert remote._loaded.state is ImageState.REMOTE


def test_a_link_out_of_the_folder_shows_nothing(tmp_path: Path) -> None:
    picture(tmp_path / "secret.png")
    book = tmp_path / "book"
    book.mkdir()
    (book / "innocent.png").symlink_to(tmp_path / "secret.png")
    assert load_image(book, "innocent.png").state is ImageState.OUTSIDE
    assert load_image(book, "../secret.png").state is ImageState.OUTSIDE
    assert load_image(book, str(tmp_path / "secret.png")).state is ImageState.OUTSIDE
    assert load_image(book, "none.png").state is ImageState.MISSING


def test_a_note_is_reached_from_its_number(program: Program, tmp_path: Path) -> None:
    filler = "\n\n".join(f"Paragraph {n} has little to say about kettles." for n in range(60))
    path = tmp_path / "notes.md"
    path.write_text(
        f"# Notes\n\nA kettle[^1] sings.\n\n{filler}\n\n[^1]: Copper, of course.\n\n{filler}",
        encoding="utf-8",
    )
    program.open(path)
    view = program.view
    kettle = program.point_of("kettle")
    box = program.point_of("1")
    assert box.y() == pytest.approx(kettle.y(), abs=4)
    program.click(box)
    top = view.bitext.rows[view.top_row()]
    assert view.bitext.text((*top.en, *top.both)[0]).startswith("Copper")


def test_a_table_is_copied_cell_by_cell(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "table.md"
    path.write_text(
        "# Terms\n\n| Term | Meaning | Place |\n| --- | --- | --- |\n| kettle | a vessel | hob |\n"
        "| tide | water that comes and goes | shore |\n",
        encoding="utf-8",
    )
    program.open(path)
    row = next(r for r in program.view.bitext.rows if r.kind is BlockKind.TABLE)
    assert row.both
    program.drag(program.point_of("kettle"), program.point_of("shore"))
    program.press("y")
    assert program.clipboard().splitlines() == [
        "kettle\ta vessel\thob",
        "tide\twater that comes and goes\t",
    ]


def test_two_languages_in_one_list_item_have_a_marker_each(program: Program) -> None:
    program.open(SAMPLES / "technical-note-old-dough.md")
    view = program.view
    for number, row in enumerate(view.bitext.rows):
        if row.kind is BlockKind.LIST_ITEM and row.en and row.zh:
            same = row.en[0].block == row.zh[0].block
            if same:
                markers = [placed.box._marker for placed in view.unit(number + 1).boxes]  # pyright: ignore
                assert markers[0]
                assert markers[0] == markers[1]
                return
    pytest.fail("the sample has no list item in two languages any more")


def test_filtering_and_opening_by_keyboard(program: Program) -> None:
    program.bot.waitUntil(lambda: len(program.interior.feed.catalog.entries) > 8, timeout=10_000)
    program.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    field = program.interior.sidebar.field
    program.bot.waitUntil(field.hasFocus, timeout=3000)
    QTest.keyClicks(field, "kettle")
    QTest.keyClick(field, Qt.Key.Key_Return)
    target = SAMPLES / "essay-waiting-for-the-kettle.md"
    program.bot.waitUntil(lambda: program.is_open(target), timeout=10_000)
    assert program.view.hasFocus()
