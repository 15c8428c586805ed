"""When the segmenter is loaded, which stops everything else for a tenth of a second or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.marking_driver import begin, long_way

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.ui.reading.words import WordsAhead
    from tests.ui.marking_driver import Marking


@pytest.fixture
def marking(qtbot: QtBot, tmp_path: Path) -> Marking:
    made = begin(qtbot)
    made.open(long_way(tmp_path))
    return made


def ahead(marking: Marking) -> WordsAhead:
    return marking.program.interior.tools._words_ahead


def test_a_document_that_is_opened_asks_for_no_words(marking: Marking) -> None:
    assert not ahead(marking)._timer.isActive()
    assert not marking.program.view.words.is_loaded


def test_words_that_are_selected_do(marking: Marking) -> None:
    marking.drag_over("软件")
    timer = ahead(marking)._timer
    rest = timer.interval()
    assert timer.isActive()
    marking.program.view.set_selection(None)
    marking.program.view.hovered.emit(
        marking.program.view.spot_at(marking.rects("软件")[0].center())
    )
    assert timer.interval() > rest, "the mouse may just lie there"
    marking.program.bot.waitUntil(lambda: marking.program.view.words.is_loaded, timeout=10_000)


def test_it_is_not_loaded_while_commands_are_given_or_words_sought(marking: Marking) -> None:
    precedence = marking.program.window.parts.jobs.precedence
    precedence.claim(60)
    marking.drag_over("软件")
    timer = ahead(marking)._timer
    for _ in range(2):
        timer.timeout.emit()  # as if the time were over
        assert timer.isActive(), "it waits for another moment"
        assert not ahead(marking)._is_asked
    precedence.release()
    marking.program.bot.waitUntil(lambda: marking.program.view.words.is_loaded, timeout=10_000)
