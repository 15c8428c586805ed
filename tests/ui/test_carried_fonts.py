"""A Chinese font that came along is used where the machine has none, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from reader.chinese.variants import Region
from reader.ui import fonts
from reader.ui.annotating.banner import Banner
from reader.ui.fonts import FontChoice
from reader.ui.missing_fonts import tell_of_missing_fonts

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def carried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """A folder with a font, and what was given to Qt."""
    (tmp_path / "Carried.ttc").write_bytes(b"ttcf")
    (tmp_path / "LICENSE").write_text("OFL", encoding="utf-8")
    given: list[str] = []
    monkeypatch.setattr(fonts.QFontDatabase, "addApplicationFont", given.append)
    return tmp_path, given


def test_a_machine_without_chinese_gets_the_font(
    qtbot: QtBot, carried: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qtbot is not None
    folder, given = carried
    monkeypatch.setattr(fonts.QFontDatabase, "families", lambda *_: [])
    FontChoice(folder).serif(Region.TW)
    assert given == [str(folder / "Carried.ttc")]


def test_a_machine_with_chinese_is_left_as_it_is(
    qtbot: QtBot, carried: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qtbot is not None
    folder, given = carried
    for families in (["Noto Sans CJK TC"], ["A face that nobody has heard of"]):
        monkeypatch.setattr(fonts.QFontDatabase, "families", lambda *_, found=families: found)
        FontChoice(folder).serif(Region.SC)
    FontChoice(folder / "absent").sans(Region.SC)
    FontChoice().sans(Region.SC)
    assert given == []


def test_a_machine_that_cannot_show_chinese_is_told_what_to_do(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    tell_of_missing_fonts(FontChoice(), banner)
    assert not banner.words, "this machine has one"
    monkeypatch.setattr(fonts.QFontDatabase, "families", _only_latin)
    tell_of_missing_fonts(FontChoice(), banner)
    assert "No Chinese font" in banner.words
    banner.findChild(QPushButton).click()  # pyright: ignore[reportOptionalMemberAccess]
    assert not banner.words


def _only_latin(*script: object) -> list[str]:
    return [] if script else ["DejaVu Sans"]
