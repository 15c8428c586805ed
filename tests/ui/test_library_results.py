"""What the search of the library shows, without a window: excerpts, marks, rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.bitext.model import Side
from reader.library.search.hits import Hit
from reader.library.search.questions import question_of
from reader.ui.finding.words import AnyOf
from reader.ui.library_search.results import ResultsModel, Sentence
from reader.ui.library_search.setting import excerpt
from reader.values import replace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester


def test_an_excerpt_begins_shortly_before_the_first_match() -> None:
    text = "word " * 60 + "needle and more"
    shown, spans = excerpt(text, [(300, 306)])
    assert shown.startswith("…word")
    assert [shown[start:end] for start, end in spans] == ["needle"]
    assert spans[0][0] < 90
    chinese = "字" * 200 + "桥"
    shown, spans = excerpt(chinese, [(200, 201)])
    assert shown[slice(*spans[0])] == "桥"
    assert len(shown) < 60
    assert excerpt("a needle", [(2, 8)]) == ("a needle", [(2, 8)])


def test_several_words_are_marked_at_once() -> None:
    sought = AnyOf(question_of('river 桥 "the old"', []).wanted)
    text = "The old 橋 over the rivers"
    assert [text[start:end] for start, end in sought.spans(text)] == ["The old", "橋", "river"]
    assert set(sought.needles) >= {"river"}


def some_hit(text: str) -> Hit:
    where = dict.fromkeys(("document", "start", "end", "match_start", "match_end"), 0)
    return Hit(
        path=Path("one.md"), companion=None, title="One", text=text, spans=(), side=Side.EN,
        counterpart="", line=1, exact=False, **where,
    )  # fmt: skip


def test_more_is_known_of_an_answer(qapp: QApplication, qtmodeltester: ModelTester) -> None:
    model = ResultsModel(qapp)
    qtmodeltester.check(model)
    first, second = some_hit("one"), some_hit("two")
    model.add_hits([first, second])
    told: list[int] = []
    model.dataChanged.connect(lambda index, *_: told.append(index.row()))
    model.exchange(second, replace(second, counterpart="二", exact=True))
    assert [row.hit.counterpart for row in model.rows if isinstance(row, Sentence)] == ["", "二"]
    assert told == [2]
    model.exchange(second, first)  # it is not there any more
    assert told == [2]
