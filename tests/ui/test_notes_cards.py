"""The model of the cards, what a card shows, how a note's Markdown is read."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor

from reader.annotations.listing_query import parse
from reader.annotations.model import Colour
from reader.bitext.model import Side
from reader.chinese.scripts import Form
from reader.chinese.variants import Region, Variant
from reader.documents.model import SpanStyle
from reader.paths import resources_dir
from reader.ui.fonts import FontChoice
from reader.ui.notes import metrics
from reader.ui.notes.card import Action, Card, State
from reader.ui.notes.card_setting import CardSetter
from reader.ui.notes.heights import RowHeights
from reader.ui.notes.model import CardModel
from reader.ui.notes.note_editor import NoteEditor, differences
from reader.ui.notes.note_text import LineKind, NoteReader
from reader.ui.notes.rows import CardRow, InvitationRow, Row, SectionRow
from reader.ui.notes.texts import ShownWords, sides_label, spoken
from reader.ui.notes.whereabouts import Whereabouts
from reader.ui.theme import load_theme
from tests.ui.notes_stage import FakeDesk, annotation, cards, target

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
BY_ID = {each.id: each for each in cards()}


# the model


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = CardModel()
    rows: list[Row] = [SectionRow("d", "A title", 3), *(CardRow(each) for each in cards())]
    model.set_rows(rows[:4])
    qtmodeltester.check(model, force_py=True)  # and at every change from here on
    newer = CardRow(replace(BY_ID["messages"], note="new"))
    steps: list[list[Row]] = [
        [rows[0], rows[2], rows[3], InvitationRow()],
        [rows[0], newer, rows[3]],
        [],
        rows,
        [rows[5], rows[1]],
    ]
    for step in steps:
        model.update_rows(step)
        assert list(model.rows) == step
        assert [model.number_of(row.key) for row in step] == list(range(len(step)))
    model.append_rows(rows[6:])
    assert model.number_of(rows[7].key) == 3
    model.remove(rows[5].key)
    assert model.renew(replace(BY_ID["walls"], note="other"))
    assert not model.renew(replace(BY_ID["walls"], id="nowhere"))


def test_updates_say_only_what_changed(qtbot: QtBot) -> None:
    model = CardModel()
    one, two, three = (CardRow(each) for each in cards()[:3])
    model.set_rows([one, two])
    changed: list[int] = []
    model.dataChanged.connect(lambda index, _last, _roles: changed.append(index.row()))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as added:
        model.update_rows([one, three, two])
    assert added.args is not None
    assert added.args[1:] == [1, 1]
    model.update_rows([one, three, CardRow(two.annotation, orphan=True)])
    assert changed == [2]


def test_what_a_screen_reader_hears() -> None:
    model = CardModel()
    model.set_rows([SectionRow("d", "Hills", 3), CardRow(BY_ID["messages"], orphan=True)])
    heard = [
        model.data(model.index(n), Qt.ItemDataRole.AccessibleTextRole)
        for n in range(model.rowCount())
    ]
    assert heard[0] == "Hills, 3"
    assert heard[1] == (
        "Highlight blue, long messages are the meetings of people who were not invited., "
        "长消息，就是没被邀请的人开的会。, not found in the text"
    )
    assert spoken(BY_ID["bookmark"]) == "Bookmark, The chapter on silence begins here"
    assert "note: Ask her" in spoken(BY_ID["paragraph"])


# cards


@pytest.fixture
def setter(qapp: object) -> CardSetter:  # noqa: ARG001 - fonts need the application
    desk = FakeDesk()
    theme = load_theme(resources_dir() / "themes", "light")
    meanings = {Colour.YELLOW: "disagree"}
    return CardSetter(
        FontChoice(),
        theme,
        lambda colour: meanings.get(colour, ""),
        Whereabouts(desk),  # type: ignore[arg-type]
    )


def texts(card: Card) -> list[str]:
    return [placed.words.text for placed in card.texts]


def test_a_card_says_everything(setter: CardSetter) -> None:
    card = setter.card(CardRow(BY_ID["walls"]), 280)
    assert texts(card)[0].startswith("We took the chairs away")
    assert texts(card)[1].startswith("我们把椅子搬走")
    assert texts(card)[2].startswith("The joke works better in Chinese: 站的时间")
    assert [one.value for one in card.pressables if one.action is Action.TAG] == ["humour", "翻译"]
    assert card.meta is not None
    assert card.meta.left == "EN + 中 · disagree"
    assert card.meta.right == "2026-03-14"
    line = setter.card(CardRow(BY_ID["software"]), 280)
    assert line.meta is not None
    assert line.meta.left == "中 · pink, underlined"


@pytest.mark.parametrize(
    ("sides", "label"),
    [
        ([Side.EN, Side.BOTH], "EN + 中"),
        ([Side.ZH, Side.EN, Side.ZH], "中 + EN"),
        ([Side.BOTH], "EN + 中"),
        ([], ""),
    ],
)
def test_a_language_is_named_once(sides: list[Side], label: str) -> None:
    targets = tuple(replace(BY_ID["walls"].targets[0], side=side) for side in sides)
    assert sides_label(replace(BY_ID["walls"], targets=targets)) == label


@pytest.mark.parametrize("width", [220, 300, 460])
@pytest.mark.parametrize("state", [State(), State(selected=True), State(True, 120)])
def test_nothing_lies_over_anything(setter: CardSetter, width: int, state: State) -> None:
    for each in cards():
        card = setter.card(CardRow(each, orphan=each.id == "door"), width, state)
        edges = [(placed.y, placed.y + placed.words.height) for placed in card.texts]
        if state.editor:
            edges.append((card.note_area.top(), card.note_area.bottom()))
        rows = sorted({(one.area.top(), one.area.bottom()) for one in card.pressables
                       if one.action is not Action.EDIT})  # fmt: skip
        edges += [*rows, (card.meta.y, card.meta.y + metrics.META)] if card.meta else rows
        edges.sort()
        assert all(one[1] <= two[0] + 0.01 for one, two in pairwise(edges))
        assert edges[-1][1] <= card.height
        for placed in card.texts:
            assert placed.words.width <= width - 2 * metrics.PADDING + 1
        for one in card.pressables:
            assert one.area.right() <= width - metrics.PADDING + 1


def test_long_quotes_are_shortened_until_they_are_selected(setter: CardSetter) -> None:
    words = "People think that meetings grow because nobody watches the clock. " * 20
    chinese = "人们以为会议变长是因为没人看表，" * 40
    long = annotation("long", target(Side.EN, words, 0), target(Side.ZH, chinese, 2000))
    card = setter.card(CardRow(long), 280)
    assert [text[-1] for text in texts(card)] == ["…", "…"]
    assert words.startswith(texts(card)[0][:-1])
    first, second = (placed.words for placed in card.texts)
    assert first.height == pytest.approx(metrics.QUOTE_LINES * 21)
    assert second.height == pytest.approx(metrics.OTHER_LINES * 22)
    whole = setter.card(CardRow(long), 280, State(selected=True))
    assert texts(whole) == [words, chinese]
    assert whole.height > 4 * card.height


def test_what_the_filter_found_is_marked(setter: CardSetter) -> None:
    setter.set_query(parse("joke 椅子 humour"))
    card = setter.card(CardRow(BY_ID["walls"]), 280)
    assert [len(placed.marks) for placed in card.texts] == [0, 1, 1]
    (mark,) = card.texts[1].marks
    assert card.texts[1].y <= mark.top() < card.texts[1].y + 22
    assert [one.marked for one in card.pressables if one.action is Action.TAG] == [True, False]
    setter.set_query(parse(""))
    card = setter.card(CardRow(BY_ID["walls"]), 280)
    assert not any(placed.marks for placed in card.texts)


def test_marks_are_found_in_the_form_that_is_shown(setter: CardSetter) -> None:
    setter.shown.variant = Variant.TAIWAN_WORDS
    setter.set_query(parse("软件"))
    (placed,) = setter.card(CardRow(BY_ID["software"]), 280).texts
    assert placed.words.text.startswith("我們的軟體")
    assert len(placed.marks) == 1


def test_an_orphan_can_be_attached_and_deleted(setter: CardSetter) -> None:
    card = setter.card(CardRow(BY_ID["messages"], orphan=True), 240)
    wanted = {one.action: one.label for one in card.pressables}
    assert wanted == {Action.REATTACH: "Attach to Selection", Action.DELETE: "Delete"}
    area = card.pressables[0].area
    assert card.pressed(area.center()) == card.pressables[0]
    assert card.pressed(QPointF(2, 2)) is None


def test_quotes_take_the_form_and_the_faces_that_are_shown() -> None:
    words = ShownWords(lambda _: Form.TAIWAN)
    taiwan = annotation("t", target(Side.ZH, "軟體", 0))
    words.variant = Variant.HONG_KONG_WORDS
    (quote,) = words.quotes(taiwan)
    assert (quote.text, quote.region, quote.chinese) == ("軟件", Region.HK, True)
    unknown = ShownWords(lambda _: None)
    (quote,) = unknown.quotes(annotation("s", target(Side.ZH, "软件", 0)))
    assert quote.region is Region.SC
    parts = annotation("p", target(Side.EN, "one", 0), target(Side.EN, "two", 4),
                       target(Side.EN, "three", 90))  # fmt: skip
    assert [quote.text for quote in unknown.quotes(parts)] == ["one\ntwo … three"]


def test_heights_that_were_guessed_are_near(setter: CardSetter) -> None:
    heights = RowHeights()
    rows: list[Row] = [SectionRow("d", "t", 1), *(CardRow(each) for each in cards())]
    heights.set_rows(rows, 280, lambda _: None)
    assert heights.tops[1] - heights.tops[0] == metrics.SECTION
    for number, row in enumerate(rows[1:], 1):
        assert isinstance(row, CardRow)
        exact = setter.card(row, 280).height + metrics.GAP
        assert heights.height(number) == pytest.approx(exact, rel=0.35)
        heights.settle([(number, row.key, exact)])
        assert heights.tops[number + 1] - heights.tops[number] == exact
    heights.add_rows(rows[:1])
    assert heights.tops[-1] - heights.tops[-2] == metrics.SECTION


# notes


def test_a_note_is_read_by_the_line() -> None:
    lines = NoteReader().lines(
        "# Head\nplain *slant* and **主持人：**谢谢\n\n- one\n    - [x] two\n3) three\n> said\n"
        "---\n```\n**code**\n```\nend"
    )
    assert [line.text for line in lines] == [
        "Head", "plain slant and 主持人：谢谢", "one", "two", "three", "said", "", "**code**",
        "end",
    ]  # fmt: skip
    assert [line.marker for line in lines[2:5]] == ["•", "☑", "3."]
    assert lines[3].depth > lines[2].depth > 0
    assert (lines[5].quotes, lines[6].kind, lines[7].kind) == (1, LineKind.RULE, LineKind.CODE)
    assert [line.gap for line in lines[:3]] == [False, False, True]
    assert {span.style for span in lines[1].spans} == {SpanStyle.EMPHASIS, SpanStyle.STRONG}
    assert len(NoteReader().lines("a\nb\nc", 2)) == 2


@given(st.text(alphabet="a*_`[]()<>#-> \n\t1.~中\\", max_size=60))
def test_every_note_can_be_read(note: str) -> None:
    for line in NoteReader().lines(note):
        assert all(0 <= span.start <= span.end <= len(line.text) for span in line.spans)


@given(st.text(alphabet="ab中𠮷", max_size=9), st.text(alphabet="ab中𠮷", max_size=9))
def test_a_difference_makes_one_text_of_the_other(old: str, new: str) -> None:
    made = old
    for start, end, instead in reversed(differences(old, new)):
        made = made[:start] + instead + made[end:]
    assert made == new


def _editor(qtbot: QtBot, text: str) -> NoteEditor:
    editor = NoteEditor(load_theme(resources_dir() / "themes", "dark"), FontChoice(), None)  # type: ignore[arg-type]
    qtbot.addWidget(editor)
    editor.begin(text)
    return editor


def test_the_editor_follows_without_losing_cursor_or_undo(qtbot: QtBot) -> None:
    editor = _editor(qtbot, "𠮷 one two three")
    cursor = editor.textCursor()
    cursor.setPosition(len("xx one two"))  # two units for 𠮷
    editor.setTextCursor(cursor)
    qtbot.keyClicks(editor, "!")
    with qtbot.assertNotEmitted(editor.written):
        editor.follow("𠮷 ONE two! three, four")
    assert editor.toPlainText() == "𠮷 ONE two! three, four"
    qtbot.keyClicks(editor, "?")
    assert editor.toPlainText() == "𠮷 ONE two!? three, four"
    editor.undo()
    assert editor.toPlainText() == "𠮷 ONE two! three, four"


def test_lists_go_on_and_end(qtbot: QtBot) -> None:
    editor = _editor(qtbot, "")
    qtbot.keyClicks(editor, "- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "two")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "- one\n- two\n- "
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "- one\n- two\n"
    qtbot.keyClicks(editor, "9. nine")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText().endswith("9. nine\n10. ")


def test_marking_keys(qtbot: QtBot) -> None:
    editor = _editor(qtbot, "loud")
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == "**loud**"
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, "x")
    assert editor.toPlainText() == "**loud***x*"
