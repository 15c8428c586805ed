"""How text is set: justified Chinese, squeezed punctuation, columns, tables, positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.scripts import Form
from reader.chinese.variants import Converter, Region, Variant
from reader.documents.model import Block, BlockKind, Language, Span, SpanStyle
from reader.ui.fonts import FontChoice
from reader.ui.reading.columns import Arrangement, arrange, ratio_at
from reader.ui.reading.justify import MOST_SPACE, line_spacing, spaced_ranges, squeezed
from reader.ui.reading.shown import show
from reader.ui.reading.tables import column_widths, least_widths
from reader.ui.reading.text_box import TextBox
from reader.ui.reading.typography import Role, Typography

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout

words = st.text(alphabet="天地人，。“”《》（）、——……？𠮷👍 aé1", max_size=80)


@given(words, st.booleans())
def test_squeezed_marks_stand_before_another_mark(text: str, centred: bool) -> None:
    for position in squeezed(text, centred=centred):
        assert not text[position].isalnum()
        assert not text[position + 1].isalnum()
        assert not (centred and text[position] in "，。、；：？！")


@given(words, st.floats(0, 200))
def test_spaced_ranges_lie_in_the_line_and_apart(text: str, slack: float) -> None:
    space = line_spacing(text, 0, len(text), slack, 17.0)
    assert 0 <= space <= MOST_SPACE * 17.0
    end_before = 0
    gaps = squeezed(text, centred=False)
    for start, end, _ in spaced_ranges(text, 0, len(text), space, gaps, 17.0):
        assert end_before <= start < end <= len(text)
        end_before = end


def box_for(text: str, width: float, variant: Variant = Variant.SOURCE) -> TextBox:
    block = Block(BlockKind.PARAGRAPH, text, 100, (1, 1), Language.CHINESE)
    shown = show(block, 0, len(text), 0, Converter(Form.SIMPLIFIED), variant)
    style = Typography(FontChoice()).style(Role.BODY, chinese=True, region=Region.SC)
    return TextBox(shown, style, [], width)


CHINESE = (
    "人们以为会议变长是因为没人看表。我认为会议变长，是因为没人清楚它究竟为何而开——于是人人都带来"
    "一点什么，盼着其中总有些“用得上”。ChatGPT 是在 2022 年才发布的（hello world），后来呢……"
)


def line_ends(box: TextBox) -> list[float]:
    layout: QTextLayout = box._layout
    return [layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())]


def test_chinese_lines_end_at_the_edge(qapp: object) -> None:
    assert qapp is not None
    box = box_for(CHINESE, 408.0)
    ends = line_ends(box)
    assert len(ends) > 3
    flush = [end for end in ends[:-1] if abs(end - 408.0) < 2.0]
    assert len(flush) >= len(ends) - 2  # a long English word may leave one line ragged


@pytest.mark.parametrize("width", range(180, 420, 17))
def test_no_line_begins_with_closing_punctuation_or_splits_a_dash(qapp: object, width: int) -> None:
    assert qapp is not None
    box = box_for(CHINESE, float(width))
    layout: QTextLayout = box._layout
    text = layout.text()
    for number in range(1, layout.lineCount()):
        start = layout.lineAt(number).textStart()
        assert text[start] not in "，。、；：？！”’）》」』…"
        assert not (text[start] == "—" and text[start - 1] == "—")
        assert text[start - 1] not in "“‘（《「『"


@given(
    st.text(alphabet="软件内存里的门a 𠮷👍互联网打印机", min_size=1, max_size=60),
    st.sampled_from(list(Variant)),
    st.data(),
)
def test_source_positions_survive_the_way_to_the_screen_and_back(
    text: str, variant: Variant, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    block = Block(
        BlockKind.PARAGRAPH,
        text,
        1000,
        (1, 1),
        Language.CHINESE,
        spans=(Span(start, end, SpanStyle.STRONG),),
    )
    shown = show(block, 0, len(text), 0, Converter(Form.SIMPLIFIED), variant)
    units = shown.units(1000 + start, 1000 + end)
    assert units is not None
    assert shown.source_at(units[0]) <= 1000 + start
    assert shown.source_at(units[1]) >= 1000 + end
    assert shown.spans[0].start == units[0]
    assert shown.spans[0].end == units[1]
    assert shown.source_at(0) == 1000
    assert shown.source_at(len(shown.text.encode("utf-16-le")) // 2) == 1000 + len(text)


@given(st.floats(200, 4000), st.floats(0.0, 1.0), st.floats(0.5, 3.0), st.sampled_from(Arrangement))
def test_columns_stay_inside_the_view(
    viewport: float, ratio: float, zoom: float, wanted: Arrangement
) -> None:
    columns = arrange(viewport, wanted, column=578 * zoom, gutter=44.0, ratio=ratio)
    assert columns.arrangement is wanted or wanted is Arrangement.TWO
    for left, width in columns.places:
        assert left >= 0
        assert width > 0
        assert left + width <= viewport + 0.01
    if columns.arrangement is Arrangement.TWO:
        middle = columns.gutter_middle()
        assert middle is not None
        again = ratio_at(columns, middle, 44.0)
        assert again == pytest.approx(min(max(ratio, 0.25), 0.75), abs=0.013)


@given(
    st.integers(1, 6).flatmap(
        lambda count: st.lists(
            st.lists(st.text(alphabet="词 ab", max_size=30), min_size=count, max_size=count),
            min_size=1,
            max_size=5,
        )
    ),
    st.floats(200, 1500),
)
def test_table_columns_fit_the_room(cells: list[list[str]], room: float) -> None:
    widths = column_widths(cells, room, 16.0)
    assert len(widths) == len(cells[0])
    assert sum(widths) <= room + 1
    assert all(width > 0 for width in widths)
    least = least_widths(cells, 16.0)
    if sum(least) <= room:
        assert all(width >= low - 0.01 for width, low in zip(widths, least, strict=True))


def test_where_the_words_of_a_table_do_not_fit_the_longest_give_way() -> None:
    cells = [["Key", "Default", "Meaning"], ["a", "yes", "implementation-" * 2], ["b", "no", "x"]]
    widths = column_widths(cells, 200.0, 16.0)
    least = least_widths(cells, 16.0)
    assert sum(widths) == pytest.approx(200.0)
    assert widths[0] == least[0]
    assert widths[2] < least[2]
