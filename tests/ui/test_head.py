"""What is known of a document, in the head above its text."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from reader.ui.reading.text_box import TextBox
from tests.ui.window_driver import SAMPLES, make_program

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_no_dot_ends_a_line_of_what_is_known(qtbot: QtBot) -> None:
    program = make_program(qtbot, size=(1000, 800))
    program.open(SAMPLES / "interview-knocking-on-bridges.md")
    view = program.window.view
    header = view.unit(0)
    boxes = [(placed, placed.box) for placed in header.boxes]
    placed, box = next(
        (placed, box)
        for placed, box in boxes
        if isinstance(box, TextBox) and "#craft" in box.shown_text(0, 400)
    )
    text = box.shown_text(0, 400)
    picture = view.viewport().grab().toImage()

    def is_seen(dot: int) -> bool:
        rect = box.rects(dot, dot + 1)[0].translated(placed.x, placed.y).toAlignedRect()
        pixels = product(range(rect.left(), rect.right()), range(rect.top(), rect.bottom()))
        return any(picture.pixelColor(x, y) != view.theme.paper for x, y in pixels)

    dots = [found.start() for found in re.finditer("·(?=  )", text)]
    last = [dot for dot in dots if box.top_of(dot) != box.top_of(dot + 3)]
    assert 0 < len(last) < len(dots)
    assert [dot for dot in dots if not is_seen(dot)] == last
