"""Readings in brackets leave the text; genuine brackets stay."""

from __future__ import annotations

import pytest

from reader.documents.inline import Inline
from reader.documents.model import Span, SpanStyle
from reader.documents.reading import parse_text
from reader.documents.readings import reading_of, take_readings


@pytest.mark.parametrize(
    ("text", "left", "readings"),
    [
        ("點(diǎn)心", "點心", [("點", "diǎn")]),
        ("點（diǎn）心", "點心", [("點", "diǎn")]),
        ("綠(lǜ)女(nǚ)", "綠女", [("綠", "lǜ"), ("女", "nǚ")]),
        ("媽(ㄇㄚ)媽", "媽媽", [("媽", "ㄇㄚ")]),
        ("北京(Běijīng)人", "北京人", [("北京", "Běijīng")]),
        ("(工作 vs 個(gè)人)", "(工作 vs 個人)", [("個", "gè")]),
        ("懶人(Lazy user)", "懶人(Lazy user)", []),
        ("用戶(GTM)", "用戶(GTM)", []),
        ("了(le)", "了(le)", []),
        ("abc(diǎn)", "abc(diǎn)", []),
        ("咖啡(café)", "咖啡(café)", []),
        ("人(著名投資人)", "人(著名投資人)", []),
        ("點(dián x)", "點(dián x)", []),
    ],
)
def test_readings(text: str, left: str, readings: list[tuple[str, str]]) -> None:
    taken = take_readings(Inline(text), toneless=False)
    assert taken.text == left
    assert [(left[s.start : s.end], s.target) for s in taken.spans] == readings


def test_toneless_syllables_count_only_among_many_others() -> None:
    assert reading_of("le") == 0
    assert reading_of("le", toneless=True) == 1
    assert reading_of("women", toneless=True) == 0
    dense = "一個(gè)人說(shuō)話(huà),他們(mén)聽(tīng)見(jiàn)了(le),就來(lái)了(le)這裡(lǐ)"
    (block,) = parse_text(dense).blocks
    assert block.text == "一個人說話,他們聽見了,就來了這裡"


def test_spans_move_with_the_text() -> None:
    (block,) = parse_text("前**重點(diǎn)**(diǎn)後[個(gè)](x)\n").blocks
    assert block.text.startswith("前重點")
    strong = next(s for s in block.spans if s.style is SpanStyle.STRONG)
    assert block.text[strong.start : strong.end] == "重點"
    link = next(s for s in block.spans if s.style is SpanStyle.LINK)
    assert block.text[link.start : link.end] == "個"
    assert Span(2, 3, SpanStyle.READING, "diǎn") in block.spans
