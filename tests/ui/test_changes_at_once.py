"""Every preference acts at once in the window that is open: what is changed is seen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from reader.annotations.model import Colour
from reader.settings import LanguageChoice
from reader.ui.palette.preference_lines import _FIELDS
from tests.ui.marking_driver import CHAIRS, Marking, begin, long_way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.ui.preferences.dialog import Preferences

    Change = Callable[[Preferences, Path], object]
    See = Callable[[Marking], object]


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Iterator[Marking]:
    made = begin(qtbot)
    made.program.window.resize(1200, 800)
    made.open(long_way(tmp_path))
    made.drag_over(CHAIRS)
    made.do("mark-yellow")
    made.program.view.set_selection(None)
    made.program.view.set_current_row(None)
    QApplication.processEvents()
    yield made
    made.program.window.parts.language.choose(LanguageChoice.ENGLISH)


def choose(combo: QComboBox, number: int) -> None:
    """As somebody does who clicks an entry of the list."""
    combo.setCurrentIndex(number)
    combo.activated.emit(number)


def picked(page: str, field: str, number: int) -> Change:
    return lambda dialog, _: choose(getattr(getattr(dialog, page), field), number)


def stepped(field: str) -> Change:
    return lambda dialog, _: dialog.reading.numbers[field].box.stepBy(4)


def clicked(page: str, field: str) -> Change:
    return lambda dialog, _: getattr(getattr(dialog, page), field).click()


def meant(dialog: Preferences, _: Path) -> None:
    field = dialog.notes.meanings[Colour.YELLOW]
    field.setText("vocabulary")
    field.editingFinished.emit()


def added(dialog: Preferences, folder: Path) -> None:
    shelf = folder / "another shelf"
    shelf.mkdir()
    (shelf / "a.md").write_text("# A\n", encoding="utf-8")
    dialog.library.folder_added.emit(shelf)


def laid_out(dialog: Preferences, folder: Path) -> None:
    layout = folder / "mine.md.j2"
    layout.write_text("MINE\n", encoding="utf-8")
    dialog.notes.set_template(layout)


def narrowed(dialog: Preferences, _: Path) -> None:
    dialog.reading.numbers["column_width"].box.setValue(18)


def moved(dialog: Preferences, folder: Path) -> None:
    dialog._interior.studio.writer.move(folder / "notes.json")


def rebound(dialog: Preferences, _: Path) -> None:
    dialog._interior.keymap.assign("find", ("Ctrl+Alt+U",))


# what is seen


def text(reader: Marking) -> object:
    return reader.program.view.viewport().grab().toImage()


def menus(reader: Marking) -> object:
    return [action.text() for action in reader.program.interior.main_menu.actions()]


def moves(reader: Marking) -> object:
    return reader.program.interior.appearance.is_still


def sections(reader: Marking) -> object:
    sidebar = reader.program.interior.sidebar
    return [sidebar.model.data(sidebar.model.index(row)) for row in range(len(sidebar.model.rows))]


def meanings(reader: Marking) -> object:
    studio = reader.studio
    studio.meanings.aboutToShow.emit()
    return [action.text() for action in studio.meanings.actions()]


def export(reader: Marking) -> object:
    """What the export dialogue begins with."""
    program = reader.program
    program.interior.commands["export"].trigger()
    dialog = program.interior.outlets.exporter.dialog
    assert dialog is not None
    said = (dialog.choices.chosen_format, dialog.choices.template.path)
    dialog.close()
    QApplication.processEvents()
    return said


def keys(reader: Marking) -> object:
    return reader.program.interior.commands["find"].shortcut().toString()


def file(reader: Marking) -> object:
    return reader.studio.writer.path


TABLE: dict[str, tuple[Change, See]] = {
    "reading/latin": (picked("reading", "latin", 1), text),
    "reading/chinese": (picked("reading", "chinese", 2), text),
    "reading/zoom": (lambda dialog, _: dialog.reading.zoom.box.stepUp(), text),
    "reading/latin_size": (stepped("latin_size"), text),
    "reading/chinese_size": (stepped("chinese_size"), text),
    "reading/line_height": (stepped("line_height"), text),
    "reading/column_width": (narrowed, text),
    "reading/paragraph_spacing": (stepped("paragraph_spacing"), text),
    "reading/justify": (clicked("reading", "justify"), text),
    "appearance/language": (picked("appearance", "language", 2), menus),
    "appearance/theme": (picked("appearance", "theme", 3), text),
    "appearance/motion": (picked("appearance", "motion", 1), moves),
    "appearance/variant": (picked("appearance", "variant", 2), text),
    "appearance/readings": (picked("appearance", "readings", 2), text),
    "appearance/layouts": (picked("appearance", "layouts", 1), text),
    "appearance/swap": (clicked("appearance", "swap"), text),
    "library/list": (added, sections),
    "notes/path": (moved, file),
    "notes/meanings": (meant, meanings),
    "notes/patterns": (clicked("notes", "patterns"), text),
    "notes/format": (picked("notes", "format", 2), export),
    "notes/template": (laid_out, export),
    "keys/filter": (rebound, keys),
}  # fmt: skip


def test_the_table_has_every_preference() -> None:
    assert set(TABLE) == {f"{field.page}/{field.field}" for field in _FIELDS}


@pytest.mark.parametrize("name", TABLE)
def test_a_change_is_seen_at_once(reader: Marking, name: str, tmp_path: Path) -> None:
    change, see = TABLE[name]
    program = reader.program
    before = see(reader)
    program.interior.guides.open_preferences()
    dialog = program.interior.guides.preferences
    assert dialog is not None
    change(dialog, tmp_path)
    program.bot.waitUntil(lambda: see(reader) != before, timeout=5000)
    assert dialog.isVisible()
