"""Menus of commands: keys are named as everywhere else, and there is room before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionMenuItem

from reader.settings import LanguageChoice
from reader.ui.chords import all_shown, shown
from reader.ui.commands import COMMANDS, shortest_key
from reader.ui.menus import KeyedMenu
from tests.ui.window_driver import Program, make_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

LEAST_ROOM = 24


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    made = make_program(qtbot)
    yield made
    made.window.parts.language.choose(LanguageChoice.ENGLISH)


def keyed_menus(menu: QMenu) -> Iterator[KeyedMenu]:
    if isinstance(menu, KeyedMenu):
        yield menu
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from keyed_menus(inner)


def painted(menu: KeyedMenu) -> dict[str, str]:
    """The words of each entry that has a key, and that key, as they are painted."""
    found: dict[str, str] = {}
    for action in menu.actions():
        option = QStyleOptionMenuItem()
        menu.initStyleOption(option, action)
        words, tab, keys = option.text.partition("\t")  # pyright: ignore
        if tab:
            found[words] = keys
    return found


def test_keys_have_one_name_in_menus_and_elsewhere(program: Program) -> None:
    menus = list(keyed_menus(program.interior.main_menu))
    all_painted = {words: keys for menu in menus for words, keys in painted(menu).items()}
    for command in COMMANDS:
        if str(command.text) in all_painted:
            assert all_painted[str(command.text)] == program.interior.keymap.first(command.id)
    assert all_painted["Next Screen"] == "PgDn"
    assert all_painted["Reveal the Row"] == "Enter"
    assert shortest_key("screen-down") == "PgDn"


def test_two_keys_of_one_name_are_named_once() -> None:
    assert shown("Return") == shown("Enter") == "Enter"
    assert all_shown(("Return", "Enter", "PgDown")) == ("Enter", "PgDn")


@pytest.mark.parametrize("language", list(LanguageChoice)[1:])
def test_there_is_room_between_words_and_keys(program: Program, language: LanguageChoice) -> None:
    program.window.parts.language.choose(language)
    QApplication.processEvents()
    for menu in keyed_menus(program.interior.main_menu):
        menu.ensurePolished()
        face = QFontMetrics(menu.font())
        keys_wide = max(map(face.horizontalAdvance, painted(menu).values()), default=0)
        for words in painted(menu):
            room = menu.sizeHint().width() - face.horizontalAdvance(words) - keys_wide - 60
            assert room >= LEAST_ROOM or menu.property("keyed") == "few", words
