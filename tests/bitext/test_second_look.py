"""One file in both languages, looked at by words where order and length leave it open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext import second_look
from reader.bitext.bead_list import PairBead
from reader.bitext.model import Bitext
from reader.bitext.opening import BitextReader
from reader.bitext.pairing import pair_document
from reader.bitext.parts import parts_in_turn
from reader.bitext.patches import KeptPatches, Patch, PatchStore, Region, patched
from reader.bitext.second_look import patches_found, regions
from reader.documents.errors import Cancelled
from reader.documents.reading import open_document
from tests.bitext.one_file_texts import EN, HALVES, HALVES_ZH, ZH, kept, opened, seen, write
from tests.bitext.shapes import blocks, chinese, document, english, shape
from tests.shared_inputs import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.bitext.model import Row
    from reader.documents.model import Block

SAMPLES = Path(__file__).parent.parent.parent / "samples"


ANSWERED = (
    ("English", "中文"),
    ("The ferr", "渡船七点"),
    ("My grand", "外婆坐在"),
    ("“They ar", "“这是给"),
    ("The othe", "对岸"),
    ("Nobody o+When we ", "船上没有"),
    ("He had o", "他有一封"),
)
"""The rows of two halves that answer each other."""


def looked_at(path: Path) -> Bitext:
    """What a second look makes of a file."""
    found = pair_document(open_document(path))
    rows = list(found.rows)
    *_, known = patches_found(found.documents[0], rows)
    assert not known.open
    return Bitext(found.documents, list(patched(rows, found.documents[0], known.patches)))


def test_two_halves_of_a_file_answer_each_other(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "# The Ferry", *(f"#{h}" if h[0] == "#" else h for h in HALVES),
                 *(f"#{h}" if h[0] == "#" else h for h in HALVES_ZH))  # fmt: skip
    assert seen(looked_at(path)) == [
        ("The Ferr", "The "),
        *ANSWERED,
    ]


def test_the_chinese_half_may_come_first_and_code_stands_in_both(tmp_path: Path) -> None:
    code = "```\nrow(7)\n```"
    path = write(tmp_path / "a.md", *HALVES_ZH, code, *HALVES, code)
    assert seen(looked_at(path)) == [
        *ANSWERED,
        ("row(7)", "row("),
    ]


def test_sections_by_turns_answer_each_other(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.md", "# The Ferry", "## Morning", *EN[:3], "## 早晨", ZH[0], ZH[1] + ZH[2],
        "## The other bank", *EN[3:], "## 对岸", *ZH[3:],
    )  # fmt: skip
    assert seen(looked_at(path))[1:] == [
        ("Morning", "早晨"),
        ("The ferr", "渡船七点"),
        ("My grand+“They ar", "外婆坐在"),
        ("The othe", "对岸"),
        ("Nobody o", "船上没有"),
        ("When we ", "我们到了"),
        ("He had o", "他有一封"),
    ]


def test_a_half_about_technology_has_english_lines_pictures_and_a_title_of_its_own(
    tmp_path: Path,
) -> None:
    badge = "![Crates io Version](https://a.b/c.svg)"
    path = write(
        tmp_path / "a.md", "# pe-sign", badge, "A tool that reads signatures.", "## Features",
        "- Fast: it reads ten files a second.", "- React 19 + TypeScript", "- Tailwind CSS 4",
        "## License", "This project is open source. See the file LICENSE.",
        "# pe-sign", badge, "一个读取签名的工具。", "## 特性",
        "- 快：每秒读取十个文件。", "- React 19 + TypeScript", "- Tailwind CSS 4",
        "## 许可证", "本项目是开源的。请看 LICENSE 文件。",
    )  # fmt: skip
    assert shape(looked_at(path).rows) == [f"{n}-{n + 9}" for n in range(9)]


def test_halves_that_do_not_say_the_same_stay_as_they_are(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.md", "# English", "The harbour was quiet and nobody spoke.",
        "Prices are in pounds.", "Nothing was sold on Monday.", "The committee meets in June.",
        "# 中文", "他买了三本书，都是关于历史的。", "数学考试很难。",
        "猫在屋顶上睡觉。", "请把门关上。",
    )  # fmt: skip
    found = pair_document(open_document(path))
    assert parts_in_turn(found.documents[0].blocks, found.rows), "worth a look"
    assert looked_at(path).rows == found.rows


def test_runs_and_what_one_side_lacks_are_told_by_words(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.md", EN[0], EN[1], ZH[0], EN[2], ZH[1], ZH[2], *EN[3:], *ZH[3:]
    )  # fmt: skip
    by_structure = pair_document(open_document(path))
    assert seen(by_structure)[1] == ("My grand", "渡船七点"), "lengths are led astray"
    assert [row.split("-") for row in shape(looked_at(path).rows)] == [
        ["0", "2"], ["1", "4"], ["3", "5"], ["6", "9"], ["7", "10"], ["8", "11"],
    ]  # fmt: skip


def test_a_missing_translation_costs_one_gap(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", EN[0], ZH[0], EN[1], EN[2], ZH[2], EN[3], ZH[3])
    assert shape(looked_at(path).rows) == ["0-1", "2-", "3-4", "5-6"]


def test_what_alternates_and_fits_is_not_looked_at() -> None:
    texts = [text for pair in zip(EN, ZH, strict=True) for text in pair]
    found = document(blocks(*texts))
    assert not regions(found, list(pair_document(found).rows))


def test_a_look_at_a_long_text_pauses_often() -> None:
    """Else whoever looks for a word meanwhile shares the interpreter with it."""
    many = [text for pair in zip(EN, ZH, strict=True) for text in pair] * 100
    found = document(blocks(*many))
    rows = list(pair_document(found).rows)
    pauses: list[None] = []
    regions(found, rows, lambda: pauses.append(None))
    assert len(pauses) >= len(rows) / 25, "through the blocks and twice through the rows"


@pytest.mark.parametrize(
    "path",
    sorted([*SAMPLES.glob("*.md"), *SAMPLES.glob("*.txt"), *SHARED.glob("seeds/*.txt")]),
    ids=lambda path: path.name[:24],
)
def test_texts_that_are_paired_rightly_stay_as_they_are(path: Path) -> None:
    found = pair_document(open_document(path))
    if found.columns == 2:
        assert looked_at(path).rows == found.rows


_texts = st.lists(
    st.one_of(
        st.sampled_from((*EN, *ZH, "---", "# 标题", "## Title", "``` x = 1", "2025")),
        st.integers(1, 200).map(lambda n: english(n, n)),
        st.integers(1, 200).map(lambda n: chinese(n, n)),
    ),
    max_size=14,
)


def pieces_of(rows: Sequence[Row]) -> list[tuple[int, int, int]]:
    return sorted(
        (piece.block, piece.start, piece.end)
        for row in rows
        for piece in (*row.both, *row.en, *row.zh)
    )


@settings(max_examples=40, deadline=None)
@given(_texts)
def test_nothing_is_lost_or_told_twice_whatever_the_file_says(texts: list[str]) -> None:
    found = document(blocks(*texts))
    rows = list(pair_document(found).rows)
    *_, known = patches_found(found, rows)
    assert pieces_of(list(patched(rows, found, known.patches))) == pieces_of(rows)


def test_long_halves_are_told_of_by_and_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_look, "_BEADS_AT_A_TIME", 2)
    monkeypatch.setattr(second_look, "_EVERY", 0.0)
    found = pair_document(open_document(write(tmp_path / "a.md", *HALVES, *HALVES_ZH)))
    document, rows = found.documents[0], list(found.rows)
    told = list(patches_found(document, rows))
    assert [bool(known.open) for known in told] == [True] * (len(told) - 1) + [False]
    assert len(told) > 2
    for known in told:
        assert pieces_of(list(patched(rows, document, known.patches))) == pieces_of(rows)
    early = list(patched(rows, document, told[0].patches))
    assert shape(early)[:2] == ["0-8", "1-9"]
    assert shape(early)[-1] == "-14", "not aligned yet"


def test_a_look_that_is_broken_off_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of doubtful places those that were looked at stay; halves do not fall back to fewer rows."""
    monkeypatch.setattr(second_look, "_BEADS_AT_A_TIME", 2)
    monkeypatch.setattr(second_look, "_EVERY", 0.0)
    path = write(tmp_path / "a.md", *HALVES, *HALVES_ZH)
    pairs, first = kept(tmp_path), opened(path, kept(tmp_path))
    document, base = first.bitext.documents[0], first.unsettled
    look = pairs.looked_again(document, base, 0, lambda: False)
    states = [next(look), next(look)]
    look.close()  # type: ignore[attr-defined]
    again = opened(path, pairs)
    assert list(again.bitext.rows) == pairs.rows_with(document, base, states[1], lambda: False)
    assert len(again.bitext.rows) < len(base), "what was known is there at once"
    assert again.unsettled == base, "and the rest is still to be found"
    told = list(pairs.looked_again(document, base, 0, lambda: False))
    least = second_look._paired(states[1].patches[0])
    assert all(second_look._paired(known.patches[0]) >= least for known in told)
    assert not told[-1].open
    assert not opened(path, pairs).unsettled
    monkeypatch.setattr(second_look, "found_beads", None)
    assert list(pairs.looked_again(document, base, 0, lambda: False)) == [told[-1]]


def test_places_that_were_looked_at_are_not_looked_at_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(second_look, "_EVERY", -1.0)
    texts = [f"{n}. {t}" for n in range(3) for t in (EN[0], ZH[0], EN[1], EN[2], ZH[1] + ZH[2],
             *(x for p in zip(EN[3:], ZH[3:], strict=True) for x in p))]  # fmt: skip
    found = document(blocks(*texts))
    rows = list(pair_document(found).rows)
    asked: list[int] = []
    align = second_look.found_beads

    def counted(en: Sequence[Block], zh: Sequence[Block], **more: object) -> Iterator[PairBead]:
        asked.append(en[0].start)
        return align(en, zh, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(second_look, "found_beads", counted)
    whole = list(patches_found(found, rows))
    assert len(asked) > 1, "several places are in doubt"
    early = next(known for known in whole if known.open)
    places, asked[:] = list(asked), []
    *_, last = patches_found(found, rows, before=early)
    assert last == whole[-1]
    assert asked == places[-len(early.open) :]


def test_looking_again_can_be_given_up(tmp_path: Path) -> None:
    found = pair_document(open_document(write(tmp_path / "a.md", *HALVES, *HALVES_ZH)))
    with pytest.raises(Cancelled):
        list(patches_found(found.documents[0], list(found.rows), cancelled=lambda: True))


# kept


def test_what_was_found_is_there_at_once_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", *HALVES, *HALVES_ZH)
    first = opened(path, kept(tmp_path))
    assert first.unsettled, "worth a second look"
    document = first.bitext.documents[0]
    *_, found = kept(tmp_path).looked_again(document, first.unsettled, 0, lambda: False)
    rows = kept(tmp_path).rows_with(document, first.unsettled, found, lambda: False)
    assert rows != list(first.bitext.rows)
    again = opened(path, kept(tmp_path))
    assert list(again.bitext.rows) == rows
    assert not again.unsettled, "nobody needs to look again"
    moved = write(tmp_path / "elsewhere" / "b.md", *HALVES, *HALVES_ZH)
    assert list(opened(moved, kept(tmp_path)).bitext.rows) == rows, "known by what it says"


def test_long_halves_are_there_at_once_though_their_start_is_in_one_language(
    tmp_path: Path,
) -> None:
    en = [f"{n}. {text}" for n in range(60) for text in EN]
    zh = [f"{n}. {text}" for n in range(60) for text in ZH]
    path = write(tmp_path / "a.md", "# English", *en, "# 中文", *zh)
    first = opened(path, kept(tmp_path))
    head = first.heads[0]
    assert head.chinese_share == 0.0
    assert first.columns == 2, "known at its end"
    PatchStore(kept(tmp_path).found).save(head, KeptPatches((Patch(Region(0, 2), ()),)))
    again = BitextReader(path, pairs=kept(tmp_path))
    next(again.batches())
    assert again.columns == 2, "known from its first rows on"
    assert not opened(path, kept(tmp_path)).unsettled


def test_patches_come_while_the_file_is_being_read() -> None:
    """A reader of a book does not wait for its end where only the middle was in doubt."""
    texts = [text for pair in zip(EN, ZH, strict=True) for text in pair]
    found = document(blocks(*texts))
    rows = list(pair_document(found).rows)
    taken = 0

    def coming() -> Iterator[Row]:
        nonlocal taken
        for row in rows:
            taken += 1
            yield row

    beads = (PairBead(range(1), range(0), 0.9), PairBead(range(1, 2), range(2), 0.8))
    patch = Patch(Region(2, 2), beads)
    out = patched(coming(), found, [patch])
    assert [next(out), next(out)] == rows[:2]
    assert taken == 2
    assert shape([next(out), next(out)]) == ["4-", "6-5+7"]
    assert list(out) == rows[4:]


def test_a_patch_that_does_not_fit_changes_nothing() -> None:
    found = document(blocks(EN[0], ZH[0], EN[1], ZH[1]))
    rows = list(pair_document(found).rows)
    wrong = Patch(Region(0, 2), (PairBead(range(3), range(2), 0.9),))
    assert list(patched(rows, found, [wrong])) == rows


@pytest.mark.parametrize(
    "spoilt",
    [
        b"", b"[]", b"{}", b'{"patches":[1]}',
        b'{"patches":[{"rows":[0,-1],"cut":-1,"chinese_first":false,"beads":[]}]}',
        b'{"patches":[{"rows":[0,1],"cut":-1,"chinese_first":false,"beads":[[-1,1,1]]}]}',
        b'{"patches":[{"rows":[0,1],"cut":-1,"chinese_first":false,"beads":[["1",1,1]]}]}',
        b'{"patches":[],"open":[[1]]}', b'{"patches":[],"open":[[-1,2]]}',
        b'{"patches":[],"open":7}',
    ],
)  # fmt: skip
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, spoilt: bytes) -> None:
    path = write(tmp_path / "a.md", *HALVES, *HALVES_ZH)
    head = opened(path).heads[0]
    store = PatchStore(kept(tmp_path).found)
    store.save(
        head, KeptPatches((Patch(Region(1, 2), (PairBead(range(1), range(1), 0.5),)),), ((4, 2),))
    )
    assert store.load(head)
    store.path(head).write_bytes(spoilt)
    assert store.load(head) is None
    assert opened(path, kept(tmp_path)).unsettled
