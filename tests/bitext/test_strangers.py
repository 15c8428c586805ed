"""Paragraphs in the other language inside a half: alone, unless both halves have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bitext.bead_list import PairBead
from reader.bitext.strangers import AtHome
from tests.bitext.one_file_texts import EN, HALVES, HALVES_ZH, ZH, seen, write
from tests.bitext.shapes import blocks
from tests.bitext.test_second_look import looked_at

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = "欢迎关注我们的公众号，长按二维码可以领取一本免费的电子书。"
ADVERT = "Subscribe to our newsletter and get a free e-book about the rivers of the south."
LICENCE = "This text may be copied under the MIT License, version 1."


def rows(path: Path, *texts: str) -> list[tuple[str, str]]:
    return seen(looked_at(write(path / "a.md", *texts)))


def test_an_advert_in_the_other_language_stands_alone(tmp_path: Path) -> None:
    found = rows(tmp_path, *HALVES[:3], NOTICE, *HALVES[3:], *HALVES_ZH[:6], ADVERT, HALVES_ZH[6])
    assert found == [
        ("English", "中文"),
        ("The ferr", "渡船七点"),
        ("My grand", "外婆坐在"),
        (NOTICE[:8], ""),
        ("“They ar", "“这是给"),
        ("The othe", "对岸"),
        ("Nobody o+When we ", "船上没有"),
        ("", "Subs"),
        ("He had o", "他有一封"),
    ]


def test_adverts_do_not_hide_that_a_file_has_two_halves(tmp_path: Path) -> None:
    """A few of them look like translations of what stands before them."""
    some = ("长按二维码关注我们。", "点击阅读原文。", "转载请注明出处。")
    en = [text for pair in zip(EN[:3], some, strict=True) for text in pair]
    found = rows(tmp_path, *en, *EN[3:], *ZH)
    assert ("The ferr", "渡船七点") in found
    assert [(one[:8], "") for one in some] == [row for row in found if row[0][0] in "长点转"]


def test_what_both_halves_have_is_no_stranger(tmp_path: Path) -> None:
    found = rows(tmp_path, *HALVES, LICENCE, *HALVES_ZH, LICENCE)
    assert found[-1] == (LICENCE[:8], LICENCE[:4])
    home = AtHome(blocks(*EN, NOTICE), blocks(*ZH, f"{NOTICE}谢谢！", ADVERT))
    assert (len(home.en), len(home.zh)) == (7, 7)


def test_one_inside_a_run_that_answers_together_stays_there(tmp_path: Path) -> None:
    found = rows(tmp_path, *HALVES[:6], NOTICE, *HALVES[6:], *HALVES_ZH)
    assert (f"Nobody o+{NOTICE[:8]}+When we ", "船上没有") in found


@pytest.mark.parametrize("text", ["```\nprint(1)\n```", "1931", "---", "![A plum](plum.png)"])
def test_what_is_in_no_language_is_aligned(text: str) -> None:
    home = AtHome(blocks(*EN, text), blocks(*ZH, text))
    assert (len(home.en), len(home.zh)) == (7, 7)


_half = st.lists(st.sampled_from((*EN, *ZH, NOTICE, ADVERT, LICENCE, "1931", "# 对岸")), max_size=9)


@given(_half, _half, st.randoms(use_true_random=False))
def test_every_block_is_in_one_bead_in_order(en: list[str], zh: list[str], chance: object) -> None:
    ours, theirs = blocks(*en), blocks(*zh)
    home = AtHome(ours, theirs)
    beads: list[PairBead] = []
    i = j = 0
    while i < len(home.en) or j < len(home.zh):
        a = min(chance.randint(0, 2), len(home.en) - i)  # type: ignore[attr-defined]
        b = min(chance.randint(0, 2), len(home.zh) - j)  # type: ignore[attr-defined]
        if a or b:
            beads.append(PairBead(range(i, i + a), range(j, j + b), 0.9))
        i, j = i + a, j + b
    found = list(home.with_strangers(iter(beads)))
    assert [at for bead in found for at in bead.en] == list(range(len(ours)))
    assert [at for bead in found for at in bead.zh] == list(range(len(theirs)))
    i = j = 0
    for bead in found:
        assert (bead.en.start, bead.zh.start) == (i, j)
        assert bead.en or bead.zh
        i, j = bead.en.stop, bead.zh.stop
