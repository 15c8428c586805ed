"""The interface in three languages: chosen, followed, changed at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QFont, QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from reader import paths
from reader.chinese.variants import Region
from reader.settings import LanguageChoice, Settings, ThemeChoice
from reader.ui.commands import COMMANDS
from reader.ui.language import Language, language_of, tr, translated, with_text, worded
from reader.wording import Message, reason_of
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

INTERVIEW = SAMPLES / "interview-knocking-on-bridges.md"


@pytest.fixture
def language(qapp: object) -> Iterator[Language]:
    assert qapp is not None
    made = Language(paths.resources_dir() / "i18n", LanguageChoice.ENGLISH)
    yield made
    made.choose(LanguageChoice.ENGLISH)
    QApplication.processEvents()


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    made = make_program(qtbot)
    yield made
    made.interior.appearance.choose_language(LanguageChoice.ENGLISH)
    QApplication.processEvents()


def speak(program: Program, choice: LanguageChoice) -> None:
    program.interior.appearance.choose_language(choice)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["en-GB"], LanguageChoice.ENGLISH),
        (["zh-Hans-CN", "zh-CN", "zh"], LanguageChoice.SIMPLIFIED),
        (["zh_SG"], LanguageChoice.SIMPLIFIED),
        (["zh"], LanguageChoice.SIMPLIFIED),
        (["zh-Hant-TW"], LanguageChoice.TRADITIONAL),
        (["zh_TW"], LanguageChoice.TRADITIONAL),
        (["zh-HK"], LanguageChoice.TRADITIONAL),
        (["zh-MO"], LanguageChoice.TRADITIONAL),
        (["zh-Hans-HK"], LanguageChoice.SIMPLIFIED),
        (["fi", "zh-TW", "en"], LanguageChoice.TRADITIONAL),
        (["fi"], LanguageChoice.ENGLISH),
        ([], LanguageChoice.ENGLISH),
    ],
)
def test_the_system_is_followed(tags: list[str], expected: LanguageChoice) -> None:
    assert language_of(tags) is expected


def test_words_are_said_in_the_language_of_the_moment(language: Language) -> None:
    assert tr("Close") == "Close"
    language.choose(LanguageChoice.SIMPLIFIED)
    assert tr("Close") == "关闭"
    assert language.region is Region.SC
    language.choose(LanguageChoice.TRADITIONAL)
    assert tr("Close") == "關閉"
    assert language.region is Region.TW
    language.choose(LanguageChoice.SYSTEM)  # the tests' system speaks English
    assert (tr("Close"), language.spoken) == ("Close", LanguageChoice.ENGLISH)


def test_what_was_written_by_people_is_left_alone(language: Language) -> None:
    language.choose(LanguageChoice.SIMPLIFIED)
    assert translated("Close") == "Close"  # a file may be called that
    assert translated(Message("Form of Chinese ({key})", key="Close")) == "中文形式（Close）"
    inner = Message("{name}: less", name=Message("Theme"))
    assert (translated(inner), inner) == ("主题：减小", "Theme: less")


def test_the_senses_of_a_word_are_told_apart(language: Language) -> None:
    language.choose(LanguageChoice.TRADITIONAL)
    assert tr("Study", sense="a layout") == "研讀"


def test_a_system_s_refusal_is_put_into_words(language: Language) -> None:
    full = OSError(28, "No space left on device")
    assert reason_of(full) == "no space is left on the disk"
    language.choose(LanguageChoice.SIMPLIFIED)
    assert translated(reason_of(full)) == "磁盘空间已满"
    assert translated(reason_of(OSError("odd"))) == "odd"


def test_widgets_say_their_words_again(language: Language, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    action = with_text(QAction(menu), Message("Close"))
    button = with_text(QPushButton(menu), Message("Close"))
    worded(button.setToolTip, Message("Form of Chinese ({key})", key="C"))
    label = with_text(QLabel(menu), Message("Close"))
    worded(label.setText, "Close")  # what somebody wrote replaces it
    language.choose(LanguageChoice.SIMPLIFIED)
    QApplication.processEvents()
    assert (action.text(), button.text(), button.toolTip()) == ("关闭", "关闭", "中文形式（C）")
    assert label.text() == "Close"


def test_a_tooltip_shows_what_people_wrote_as_they_wrote_it(
    language: Language, qtbot: QtBot
) -> None:
    dot = QPushButton()
    qtbot.addWidget(dot)
    worded(dot.setToolTip, Message("{colour}: {meaning}", colour="Green", meaning="<b>a</b> & b"))
    assert "&lt;b&gt;a&lt;/b&gt; &amp; b" in dot.toolTip()
    assert QtGui.Qt.mightBeRichText(dot.toolTip())  # else Qt would show the "&lt;"
    language.choose(LanguageChoice.SIMPLIFIED)
    assert "&lt;b&gt;a&lt;/b&gt; &amp; b" in dot.toolTip()
    worded(dot.setToolTip, "1 < 2 & 3")
    assert dot.toolTip() == "1 < 2 & 3"


def test_buttons_of_qt_speak_along(language: Language, qtbot: QtBot) -> None:
    which = QDialogButtonBox.StandardButton.Cancel
    for choice, word in ((LanguageChoice.SIMPLIFIED, "取消"), (LanguageChoice.TRADITIONAL, "取消")):
        language.choose(choice)
        box = QDialogButtonBox(which)
        qtbot.addWidget(box)
        assert box.button(which).text() == word


def test_nothing_is_loaded_for_english(language: Language) -> None:
    assert not language._translators
    assert QCoreApplication.translate("Duidu", "Close") == "Close"


def test_the_whole_window_changes_at_once_and_the_place_stays(program: Program) -> None:
    program.open(INTERVIEW)
    program.view.go_to_row(12)
    before = program.view.place()
    speak(program, LanguageChoice.TRADITIONAL)
    assert program.view.place() == before
    inside = program.interior
    assert [action.text() for action in inside.main_menu.actions()][:2] == ["檔案(&F)", "編輯(&E)"]
    assert inside.commands["open"].text() == "開啟…"
    assert inside.commands["open"].toolTip() == "開啟一份文件"
    assert inside.bar.variant.text() == " 同原文 ▾"
    assert inside.bar.layout_button.text() == " 左右並排 ▾"
    names = {button.accessibleName() for button in inside.bar.findChildren(QToolButton)}
    assert {"側邊欄", "返回", "選單"} <= names
    assert {"中文形式", "版面"} <= {name.partition("：")[0] for name in names}
    speak(program, LanguageChoice.ENGLISH)
    assert program.view.place() == before
    assert inside.commands["open"].text() == "Open…"
    assert inside.bar.variant.text() == " As in source ▾"


def test_quotation_marks_are_as_wide_as_the_language_wants_them(program: Program) -> None:
    label = program.interior.status._message
    assert label.font().featureValue(QFont.Tag("pwid")) == 1
    speak(program, LanguageChoice.SIMPLIFIED)
    assert label.font().featureValue(QFont.Tag("pwid")) == 0
    program.interior.appearance.choose_theme(ThemeChoice.DARK)
    assert label.font().featureValue(QFont.Tag("pwid")) == 0
    speak(program, LanguageChoice.ENGLISH)
    assert label.font().featureValue(QFont.Tag("pwid")) == 1


_AS_PRINTED = {
    "Ctrl", "Shift", "Alt", "Enter", "Return", "Esc", "Del", "Tab", "Home", "End", "Space", "PgUp",
    "PgDn", "PgDown", "Duidu", "Markdown", "PDF", "CSV", "JSON", "LD", "Web", "Annotations",
    "Readwise", "Obsidian", "UTF", "EN", "English",
}  # fmt: skip


def said_in(widget: QWidget) -> Iterator[str]:
    """Everything that a widget says, to the eye and to a screen reader."""
    for name in ("text", "toolTip", "placeholderText", "accessibleName", "windowTitle", "title"):
        getter = getattr(widget, name, None)
        if callable(getter):
            said = getter()
            if isinstance(said, str):
                yield said
    for action in widget.actions():
        yield from (action.text(), action.toolTip())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))


def test_nothing_is_left_in_english_where_the_language_changes_at_once(program: Program) -> None:
    """The window, its menus, both panels and the preferences are open while it changes."""
    text = paths.data_dir() / "text.md"
    text.parent.mkdir(parents=True, exist_ok=True)
    text.write_text("# 标题\n\n一段话。\n", encoding="utf-8")
    program.open(text)
    inside = program.interior
    for command in ("notes", "contents", "find"):
        inside.commands[command].trigger()
    inside.guides.open_preferences()
    speak(program, LanguageChoice.TRADITIONAL)
    fonts = "\n".join(QFontDatabase.families())
    widgets = [program.window, *program.window.findChildren(QWidget)]
    left = {
        said
        for widget in widgets
        for said in said_in(widget)
        if said not in fonts
        and not re.search(r"[一-鿿]", said)
        and set(re.findall(r"[A-Za-z]{2,}", re.sub(r"\S*/\S*", "", said))) - _AS_PRINTED
    }
    assert not left
    dialog = inside.guides.preferences
    assert dialog is not None
    dialog.close()


def test_every_command_is_said_in_chinese(program: Program) -> None:
    english = {command.id: program.interior.commands[command.id].text() for command in COMMANDS}
    assert english["quit"] == "Quit"
    speak(program, LanguageChoice.SIMPLIFIED)
    for command in COMMANDS:
        action = program.interior.commands[command.id]
        assert action.text() != english[command.id]
        assert action.toolTip() != str(command.help)


def test_what_stands_in_the_bottom_line_is_said_again(program: Program) -> None:
    status = program.interior.status
    status.say(Message("The Chinese comes first now."))
    speak(program, LanguageChoice.SIMPLIFIED)
    assert status.said == "现在中文在前。"
    status.say("The Chinese comes first now.")  # words of a document
    assert status.said == "The Chinese comes first now."


def test_the_preferences_change_the_language_and_keep_it(program: Program) -> None:
    program.interior.guides.open_preferences()
    dialog = program.interior.guides.preferences
    assert dialog is not None
    choice = dialog.appearance.language
    assert [choice.itemText(number) for number in range(choice.count())] == [
        "Follow the System", "English", "简体中文", "繁體中文",
    ]  # fmt: skip
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    program.bot.waitUntil(lambda: dialog.windowTitle() == "偏好设置")
    assert [dialog.list.item(number).text() for number in range(2)] == ["阅读", "外观"]
    assert choice.itemText(0) == "跟随系统"
    assert choice.currentText() == "简体中文"
    assert dialog.appearance.theme.itemText(3) == "深色"
    program.interior.keeper.now()
    kept = Settings(program.window.parts.settings.path)
    assert kept.language is LanguageChoice.SIMPLIFIED
    dialog.close()


def test_a_window_starts_in_the_language_that_was_chosen(qtbot: QtBot) -> None:
    settings = Settings(paths.config_dir() / "settings.json")
    settings.language = LanguageChoice.TRADITIONAL
    settings.save()
    program = make_program(qtbot)
    assert program.interior.commands["open"].text() == "開啟…"
    assert program.interior.main_menu.actions()[0].text() == "檔案(&F)"
    speak(program, LanguageChoice.ENGLISH)
    assert program.interior.commands["open"].text() == "Open…"
