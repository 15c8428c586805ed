"""Going to a share of the text, and to a bookmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.marking_driver import Marking, begin

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def marking(qtbot: QtBot, tmp_path: Path) -> Marking:
    made = begin(qtbot)
    path = tmp_path / "bells.md"
    pairs = (f"Bell {n} rang twice.\n\n第{n}口钟响了两声。" for n in range(1, 200))
    path.write_text("\n\n".join(pairs), encoding="utf-8")
    made.open(path)
    return made


def test_a_typed_share_of_the_text_is_gone_to_and_back(marking: Marking) -> None:
    marking.do("go-to-percent")
    going = marking.program.interior.going
    assert going.dialog is not None
    going.dialog.number.box.setValue(50)
    going.dialog.accept()
    assert 0.45 < marking.program.view.progress() < 0.55
    marking.program.interior.commands["back"].trigger()
    assert marking.program.view.progress() < 0.05


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_bookmark_is_picked(marking: Marking) -> None:
    going = marking.program.interior.going
    marking.do("go-to-bookmark")
    assert going.menu is None
    assert "no bookmark" in marking.said
    marking.do("next-row", "next-row", "bookmark", "end")
    assert marking.program.view.progress() > 0.9
    marking.do("go-to-bookmark")
    menu = marking.program.interior.going.menu
    assert menu is not None
    (only,) = menu.actions()
    assert "Bell" in only.text()
    only.trigger()
    menu.close()
    assert marking.program.view.progress() < 0.05
