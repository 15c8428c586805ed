"""Qt's own dialogues for files and folders, as they are where the system has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTreeView, QWidget

from reader.ui.file_dialogs import chosen_file, chosen_folder, file_dialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def type_when_asked(qtbot: QtBot, text: str, key: Qt.Key) -> None:
    """What a user does once the dialogue is there."""

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QFileDialog)
        field = asked.findChild(QLineEdit)
        assert field is not None
        field.setText(text)
        qtbot.keyClick(field, key)

    QTimer.singleShot(50, answer)


def test_no_column_says_types_in_english(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "a text.md").write_text("Text.", encoding="utf-8")
    asked = file_dialog(parent, "Open", tmp_path)
    asked.open()
    files = asked.findChild(QTreeView)
    assert files is not None
    assert [files.isColumnHidden(number) for number in range(4)] == [False, False, True, False]
    asked.close()


def test_a_file_is_chosen_or_not(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    path = tmp_path / "a text.md"
    path.write_text("Text.", encoding="utf-8")
    type_when_asked(qtbot, path.name, Qt.Key.Key_Return)
    assert chosen_file(parent, "Open", tmp_path, "Texts (*.md)") == path
    type_when_asked(qtbot, path.name, Qt.Key.Key_Escape)
    assert chosen_file(parent, "Open", tmp_path, "Texts (*.md)") is None


def test_a_folder_is_chosen(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    type_when_asked(qtbot, str(tmp_path), Qt.Key.Key_Return)
    assert chosen_folder(parent, "Add a folder") == tmp_path
