"""Keys of one's own: the file, what wins over what, and that they act at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reader.ui import chords
from reader.ui.commands import COMMANDS, Scope
from reader.ui.keymap import Keymap
from reader.ui.keys_file import HEADER, read_lines, with_changes
from reader.ui.preferences.keys_page import KeysPage
from tests.ui.window_driver import SAMPLES, Program, make_program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

INTERVIEW = SAMPLES / "interview-knocking-on-bridges.md"
KNOWN = {command.id for command in COMMANDS}
USUAL = {command.id: command.keys for command in COMMANDS}


def keymap_with(home: Path, text: str | bytes) -> Keymap:
    home.mkdir(parents=True, exist_ok=True)
    path = home / "keys.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Keymap(path)


# chords


@pytest.mark.parametrize(
    ("written", "sequence"),
    [
        ("g g", "G, G"),
        ("Ctrl+K Ctrl+S", "Ctrl+K, Ctrl+S"),
        ("PgDn", "PgDown"),
        ("shift+pageup", "Shift+PgUp"),
        ("Shift+?", "?"),
        ("Ctrl++", "Ctrl++"),
        ("+", "+"),
        (",", ","),
        ("\\", "\\"),
        ("Escape", "Esc"),
        ("Shift+1", "Shift+1"),
    ],
)
def test_people_write_keys_in_their_own_way(written: str, sequence: str) -> None:
    assert chords.sequence_of(written) == sequence


@pytest.mark.parametrize("written", ["", "  ", "Ctrl", "Ctrl+", "Shift", "Foo", "G G G G G"])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        chords.sequence_of(written)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_the_keys_of_the_table_survive_being_written_down(command: object) -> None:
    for key in USUAL[command.id]:  # type: ignore[attr-defined]
        assert chords.sequence_of(chords.written(key)) == QKeySequence(key).toString()


def test_sequences_clash_when_one_begins_the_other() -> None:
    assert chords.clash("G", "G, G")
    assert chords.clash("G, G", "G")
    assert chords.clash("J", "J")
    assert not chords.clash("G, G", "G, H")
    assert not chords.clash("G", "Shift+G")


def test_plain_keys_are_those_that_write_or_move_in_a_text_field() -> None:
    for key in ("J", "Shift+G", "?", ":", "Space", "Down", "Del", "Return", "G, G", "1"):
        assert chords.is_plain(key), key
    for key in ("F1", "Shift+F3", "Ctrl+J", "Alt+Left", "Ctrl+K, S"):
        assert not chords.is_plain(key), key


def test_every_command_can_be_reached_on_a_keyboard_without_brackets() -> None:
    """Of [ ] { } \\ a German keyboard has none without AltGr, a French one neither."""
    for command in COMMANDS:
        if command.keys:
            easy = [key for key in command.keys if not chords.is_hard_to_type(key)]
            assert easy, f"{command.id} has only {command.keys}"


# the file


def test_a_line_says_the_keys_of_a_command() -> None:
    lines = read_lines('# mine\n\nnext-row = ["N", "g n"]\nquit = []\nstart = "Home"\n', KNOWN)
    assert lines.chosen == {"next-row": ("N", "G, N"), "quit": (), "start": ("Home",)}
    assert lines.problems == ()


def test_bad_lines_are_told_with_their_numbers_and_the_rest_counts() -> None:
    text = 'next-row = [N]\nfly = ["F"]\nback = ["Ctrl"]\nforward = [7]\n???\nquit = ["Ctrl+W"]\n'
    lines = read_lines(text, KNOWN)
    assert lines.chosen == {"quit": ("Ctrl+W",)}
    assert [problem.split()[1] for problem in lines.problems] == ["1", "2", "3", "4", "5"]
    assert "“fly”" in lines.problems[1]
    assert "Ctrl is no key" in lines.problems[2]


def test_a_changed_line_leaves_everything_else_as_it_was() -> None:
    text = '# mine\nnext-row = ["N"]\nfly = ["F"]\nback = [what\n\nquit = ["Ctrl+W"]\n'
    changed = with_changes(
        text, {"next-row": ("M",), "quit": None, "back": ("Ctrl+B",), "start": ("G, G", "\\")}
    )
    assert changed == (
        '# mine\nnext-row = ["M"]\nfly = ["F"]\nback = [what\n\nback = ["Ctrl+B"]\n'
        """start = ["G G", '\\']\n"""
    )


def test_a_new_file_explains_itself() -> None:
    text = with_changes("", {"next-row": ("N",)})
    assert text == HEADER + 'next-row = ["N"]\n'
    assert read_lines(text, KNOWN).problems == ()


@given(st.text(max_size=200))
def test_whatever_stands_in_the_file_is_read_without_an_error(text: str) -> None:
    lines = read_lines(text, KNOWN)
    assert set(lines.chosen) <= KNOWN


_KEYS = st.lists(
    st.sampled_from(["J", "G, G", "\\", "'", '"', ",", "Ctrl+,", "PgDown", "Shift+Space", "é"]),
    unique=True,
    max_size=4,
).map(tuple)


@given(st.dictionaries(st.sampled_from(sorted(KNOWN)), _KEYS, max_size=6))
def test_what_is_written_is_read_again(chosen: dict[str, tuple[str, ...]]) -> None:
    read = read_lines(with_changes("", chosen), KNOWN)
    assert read.problems == ()
    canonical = {
        name: tuple(QKeySequence(key).toString() for key in keys) for name, keys in chosen.items()
    }
    assert read.chosen == canonical


# what wins


def test_without_a_file_the_keys_are_the_usual_ones(tmp_path: Path) -> None:
    keymap = Keymap(tmp_path / "no" / "keys.toml")
    assert {name: keymap.keys(name) for name in KNOWN} == USUAL
    assert keymap.complaint == ""


def test_a_chosen_key_wins_over_the_usual_one_of_another(tmp_path: Path) -> None:
    keymap = keymap_with(tmp_path, 'quit = ["J"]\nreload = ["g"]\n')
    assert keymap.keys("quit") == ("J",)
    assert keymap.keys("next-row") == ("Down",)
    assert "G, G" not in keymap.keys("start")
    assert keymap.owner_of("J") == "quit"
    assert keymap.problems == []


def test_of_two_lines_that_want_one_key_the_first_has_it(tmp_path: Path) -> None:
    keymap = keymap_with(tmp_path, 'quit = ["Ctrl+W"]\nreload = ["Ctrl+W", "Ctrl+W A", "F6"]\n')
    assert keymap.keys("quit") == ("Ctrl+W",)
    assert keymap.keys("reload") == ("F6",)
    assert keymap.complaint.startswith("2 things")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(KNOWN)),
            st.lists(st.sampled_from(["J", "G", "G, G", "F5", "Ctrl+W"]), max_size=2),
        ),
        max_size=8,
    )
)
def test_no_two_commands_ever_have_keys_in_each_others_way(
    steps: list[tuple[str, list[str]]],
) -> None:
    from pathlib import Path

    keymap = Keymap(Path("nowhere") / "keys.toml")
    for command, keys in steps:
        apart = [key for key in keys if not any(chords.clash(key, k) for k in keys if k != key)]
        wanted = tuple(dict.fromkeys(apart))
        keymap.assign(command, wanted)
        assert keymap.keys(command) == wanted
        everything = [(name, key) for name in KNOWN for key in keymap.keys(name)]
        for name, key in everything:
            assert keymap.owner_of(key, but=name) == ""
    keymap.reset_all()
    assert {name: keymap.keys(name) for name in KNOWN} == USUAL


def test_a_key_that_was_given_away_comes_back_with_the_reset(tmp_path: Path) -> None:
    keymap = Keymap(tmp_path / "keys.toml")
    keymap.assign("quit", ("J",))
    assert keymap.keys("next-row") == ("Down",)
    keymap.reset("quit")
    assert keymap.keys("next-row") == USUAL["next-row"]
    keymap.assign("quit", ("J",))
    keymap.assign("next-row", USUAL["next-row"])
    assert keymap.keys("quit") == ()


# the disk


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "keys.toml"
    keymap = Keymap(path)
    keymap.writing()()
    assert not path.exists()
    keymap.assign("next-row", ("N", "Down"))
    keymap.writing()()
    assert path.read_text("utf-8") == HEADER + 'next-row = ["N", "Down"]\n'
    assert Keymap(path).keys("next-row") == ("N", "Down")
    keymap.reset("next-row")
    keymap.writing()()
    assert path.read_text("utf-8") == HEADER


def test_what_was_written_meanwhile_stays(tmp_path: Path) -> None:
    keymap = keymap_with(tmp_path, "# mine\n")
    keymap.path.write_text('# mine\nback = ["B"]\n', "utf-8")
    keymap.assign("quit", ("Ctrl+W",))
    keymap.writing()()
    assert keymap.path.read_text("utf-8") == '# mine\nback = ["B"]\nquit = ["Ctrl+W"]\n'


def test_a_file_that_cannot_be_read_is_never_written(tmp_path: Path) -> None:
    garbage = b"\xff\xfe\x00next-row"
    keymap = keymap_with(tmp_path, garbage)
    assert "UTF-8" in keymap.complaint
    keymap.assign("quit", ("Ctrl+W",))
    assert keymap.keys("quit") == ("Ctrl+W",)
    keymap.writing()()
    assert keymap.path.read_bytes() == garbage


def test_a_disk_that_refuses_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    keymap = Keymap(blocked / "keys.toml")
    keymap.assign("quit", ("Ctrl+W",))
    with qtbot.waitSignal(keymap.complained) as told:
        keymap.writing()()
    assert told.args
    assert "cannot be saved" in told.args[0]


# in the window


@pytest.fixture
def program(qtbot: QtBot) -> Program:
    made = make_program(qtbot)
    made.open(INTERVIEW)
    return made


def test_other_keys_act_at_once_and_the_old_ones_no_longer(program: Program) -> None:
    program.interior.keymap.assign("next-row", ("Ctrl+Alt+J", "Q"))
    row = program.view.current_row
    program.press("j")
    assert program.view.current_row == row
    program.press("q")
    moved = program.view.current_row
    assert moved != row
    program.press(
        Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    assert program.view.current_row != moved


def test_a_letter_given_to_a_command_of_the_window_is_silent_in_a_field(program: Program) -> None:
    keymap, sidebar = program.interior.keymap, program.interior.sidebar
    keymap.assign("sidebar", ("Q", "F9"))
    sidebar.focus_filter()
    QTest.keyClicks(sidebar.field, "q")
    assert sidebar.filter_text() == "q"
    assert sidebar.isVisible()
    program.view.setFocus()
    program.press("q")
    assert not sidebar.isVisible()
    program.press(Qt.Key.Key_F9)
    assert sidebar.isVisible()
    keymap.reset("sidebar")
    program.press("q")
    assert sidebar.isVisible()


def test_two_presses_one_after_the_other(program: Program) -> None:
    program.interior.keymap.assign("sidebar", ("Q, W",))
    program.press("q")
    assert program.interior.sidebar.isVisible()
    program.press("w")
    assert not program.interior.sidebar.isVisible()


def test_keys_in_the_text_are_no_input_method_business(program: Program) -> None:
    """Without it no syllable is composed there, whatever input method is on: J stays J."""
    for widget in (program.view, program.view.viewport()):
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    for command in COMMANDS:
        if command.scope is Scope.READING:
            context = program.interior.commands[command.id].shortcutContext()
            assert context is Qt.ShortcutContext.WidgetWithChildrenShortcut


def test_the_sidebar_names_the_key_that_leads_to_it(program: Program) -> None:
    program.interior.keymap.assign("filter", ("Ctrl+Alt+F",))
    assert program.interior.sidebar.field._hint == "Ctrl Alt F"


def test_bar_and_panel_name_the_keys_that_are_true(program: Program) -> None:
    interior = program.interior
    interior.keymap.assign("note", ("Ctrl+Alt+N",))
    interior.keymap.assign("next-variant", ())
    bar = interior.studio.bars.bar
    assert bar.buttons["note"].toolTip() == "Write a note (Ctrl+Alt+N)"
    interior.keymap.assign("note", ("Q",))
    assert bar.buttons["note"].toolTip() == "Write a note (Q)"
    assert interior.bar.variant.toolTip() == "Form of Chinese"
    interior.commands["notes"].trigger()
    panel = interior.notes.panel
    assert panel is not None
    program.bot.waitUntil(lambda: ", or Q to write a note on it." in panel.empty.words)


def test_changed_keys_are_there_at_the_next_start(program: Program) -> None:
    program.interior.keymap.assign("next-row", ("Q",))
    path = program.interior.keymap.path
    program.bot.waitUntil(path.exists)
    program.bot.waitUntil(lambda: 'next-row = ["Q"]' in path.read_text("utf-8"))
    assert Keymap(path).keys("next-row") == ("Q",)


def test_a_damaged_file_is_told_in_the_window(duidu_home: Path, qtbot: QtBot) -> None:
    keymap_with(duidu_home / "config", "next-row = [N]\n")
    program = make_program(qtbot)
    assert "Line 1 of the keys" in program.interior.status.said


def test_what_is_quoted_of_the_file_has_narrow_marks(qtbot: QtBot, tmp_path: Path) -> None:
    """In English; a Chinese face, where there is no other, has marks as wide as a character."""
    path = tmp_path / "keys.toml"
    path.write_text('fly = ["X"]\n', encoding="utf-8")
    page = KeysPage(Keymap(path))
    qtbot.addWidget(page)
    said = [one for one in page.findChildren(QLabel) if "“fly”" in one.text()]
    assert len(said) == 1
    assert all(one.font().featureValue(QFont.Tag("pwid")) == 1 for one in (*said, page.said))
