"""The table of commands is whole: every command can be done, found, and reached by keys."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reader.library.entries import Entry
from reader.ui.chords import is_plain
from reader.ui.command_set import CommandSet
from reader.ui.commands import COMMANDS, Menu, Scope, first_key
from reader.ui.sidebar.chips import ChipBar
from tests.tools import keys
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

INTERVIEW = SAMPLES / "interview-knocking-on-bridges.md"


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    return make_program(qtbot)


def actions_of(menu: QMenu) -> Iterator[QAction]:
    """Every action of a menu and of the menus in it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from actions_of(inner)
        elif not action.isSeparator():
            yield action


def test_ids_are_unique_and_every_command_says_what_it_does() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.text, command.id
        assert command.help, command.id
        assert not command.help.endswith("."), command.id


def test_keys_are_keys_and_no_two_commands_share_one() -> None:
    taken: Counter[str] = Counter()
    for command in COMMANDS:
        for key in command.keys:
            sequence = QKeySequence(key)
            assert not sequence.isEmpty(), f"{command.id}: {key} is no key"
            taken[sequence.toString()] += 1
    # READING keys work inside the window, where those of the WINDOW work as well
    assert [key for key, times in taken.items() if times > 1] == []


def test_a_key_alone_never_begins_a_sequence_of_another_command() -> None:
    """Qt would call the shorter one ambiguous, and neither would work."""
    sequences = {QKeySequence(key): command.id for command in COMMANDS for key in command.keys}
    for one, owner in sequences.items():
        for other, its_owner in sequences.items():
            if one != other:
                match = one.matches(other)
                assert match is not QKeySequence.SequenceMatch.PartialMatch, (owner, its_owner)


def test_plain_keys_of_the_whole_window_act_in_the_text_only(program: Program) -> None:
    """Letters, arrows and Space belong to whoever has the focus."""
    for command in COMMANDS:
        if command.scope is Scope.WINDOW:
            for key in program.interior.commands[command.id].shortcuts():
                assert not is_plain(key.toString()), command.id


def test_every_command_needs_a_handler(program: Program) -> None:
    handlers = program.interior._handlers()
    assert set(handlers) == {command.id for command in COMMANDS}
    with pytest.raises(KeyError):
        CommandSet(program.window, program.view, {}, program.interior.keymap)


def test_the_menu_holds_every_command(program: Program) -> None:
    held = list(actions_of(program.interior.main_menu))
    for command in COMMANDS:
        action = program.interior.commands[command.id]
        assert (action in held) is (command.menu is not Menu.NONE), command.id
        keys = [key for key in command.keys if command.scope is Scope.READING or not is_plain(key)]
        assert action.shortcuts() == [QKeySequence(key) for key in keys]
        assert action.toolTip() == command.help


@pytest.mark.qt_log_ignore("raise|grabbing the keyboard", extend=True)
def test_f10_opens_the_menu(program: Program) -> None:
    QTest.keyClick(program.view, Qt.Key.Key_F10)
    program.bot.waitUntil(program.interior.main_menu.isVisible)
    QTest.keyClick(program.interior.main_menu, Qt.Key.Key_Escape)
    program.bot.waitUntil(lambda: not program.interior.main_menu.isVisible())


def test_letters_are_text_in_the_filter_and_commands_in_the_text(program: Program) -> None:
    program.open(INTERVIEW)
    sidebar = program.interior.sidebar
    program.bot.waitUntil(lambda: sidebar.entry_for(INTERVIEW) is not None)
    program.interior.commands["filter"].trigger()
    assert sidebar.field.hasFocus()
    letters = "ckjdugy "
    before = program.interior.appearance.variant, program.view.place(), program.view.current_row
    QTest.keyClicks(sidebar.field, letters)
    assert sidebar.filter_text() == letters
    after = program.interior.appearance.variant, program.view.place(), program.view.current_row
    assert after == before
    sidebar.set_filter_text("")
    sidebar.view.setFocus()
    QTest.keyClicks(sidebar.view, "c")
    assert sidebar.filter_text() == "c"
    assert program.interior.appearance.variant is before[0]
    sidebar.set_filter_text("")
    program.view.setFocus()
    program.press("c")
    assert program.interior.appearance.variant is not before[0]


def test_the_sidebar_shows_the_key_that_leads_to_it(program: Program) -> None:
    assert first_key("filter")
    assert program.interior.sidebar.field._hint == first_key("filter").replace("+", " ")


def focus_chain(program: Program) -> list[QWidget]:
    """What Tab visits, from the text on until it is back there."""
    program.view.setFocus()
    visited: list[QWidget] = []
    for _ in range(60):
        here = QApplication.focusWidget()
        assert here is not None
        if here in visited:
            break
        visited.append(here)
        # Tab goes to the other side of the text; F6 leaves it
        QTest.keyClick(here, Qt.Key.Key_F6 if here is program.view else Qt.Key.Key_Tab)
    return visited


def test_tab_goes_around_from_the_top_down(program: Program) -> None:
    program.open(INTERVIEW)
    sidebar = program.interior.sidebar
    program.bot.waitUntil(lambda: any(isinstance(row, Entry) for row in sidebar.model.rows))
    program.bot.waitUntil(lambda: not sidebar.chips.is_empty())
    visited = focus_chain(program)
    assert visited[0] is program.view
    assert QApplication.focusWidget() is program.view, "Tab does not come back to the text"
    parts: list[QWidget] = [
        program.interior.status, program.interior.bar, sidebar.field, sidebar.chips, sidebar.view,
        sidebar.footer,
    ]  # fmt: skip
    order: list[int] = []
    for widget in visited[1:]:
        number = next(
            n for n, part in enumerate(parts) if part is widget or part.isAncestorOf(widget)
        )
        order.append(number)
        assert widget.isVisible()
        named = widget.accessibleName() or (hasattr(widget, "text") and widget.text())  # type: ignore[attr-defined]
        assert named, f"a screen reader cannot name {widget}"
    assert order == sorted(order)
    assert set(order) == set(range(len(parts)))
    assert sum(isinstance(widget.parent(), ChipBar) for widget in visited) > 1


def test_the_page_of_keys_is_that_of_the_table() -> None:
    written = keys.PAGE.read_text(encoding="utf-8")
    assert written == keys.page(), "stale: python -m tests.tools.keys"
