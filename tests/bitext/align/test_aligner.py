"""Aligning: beads cover every segment once and in order, and say what a reader would say."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bitext.align import aligner, stretches
from reader.bitext.align.aligner import align
from reader.bitext.align.engines import Engine, engine_named
from reader.bitext.align.model import Bead, EngineName, Level
from reader.chinese.engine import convert
from reader.documents.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Sequence

STORY = [
    ("The old fisherman rowed out before sunrise.", "老渔夫在日出之前划船出海。"),
    ("His name was Li Wenjie, and he owned 28 boats.", "他名叫李文洁，拥有二十八条船。"),
    ("“Where are you going?” asked his daughter.", "“你去哪里？”女儿问道。"),
    ("He did not answer.", "他没有回答。"),
    ("The sea was calm, and the moon was still in the sky.", "大海很平静，月亮还挂在天上。"),
    ("In 1984 a storm had destroyed the harbour.", "一九八四年，一场暴风雨摧毁了港口。"),
    ("Nobody in the village had forgotten that night.", "村里没有人忘记那个夜晚。"),
    ("He bought a new computer with Linux on it.", "他买了一台装着Linux的新电脑。"),
    ("His wife cooked rice and fish for the guests.", "他的妻子为客人做了米饭和鱼。"),
    ("The guests laughed and drank tea until midnight.", "客人们笑着喝茶，直到半夜。"),
    ("Three hundred soldiers marched through the city.", "三百名士兵穿过了城市。"),
    ("The doctor closed the book and opened the window.", "医生合上书，打开了窗户。"),
]
ENGLISH = [en for en, _ in STORY]
CHINESE = [zh for _, zh in STORY]


@pytest.fixture(scope="module", params=EngineName, ids=str)
def engine(request: pytest.FixtureRequest) -> Engine:
    return engine_named(request.param)


@pytest.fixture(scope="module")
def lexical() -> Engine:
    return engine_named(EngineName.LEXICAL)


def aligned(en: list[str], zh: list[str], engine: Engine) -> list[Bead]:
    beads = [bead for some in align(en, zh, engine) for bead in some]
    check(beads, len(en), len(zh))
    return beads


def check(beads: list[Bead], en: int, zh: int) -> None:
    assert [i for bead in beads for i in bead.en] == list(range(en))
    assert [j for bead in beads for j in bead.zh] == list(range(zh))
    assert all(bead.en or bead.zh for bead in beads)
    assert all(0 <= bead.confidence <= 1 for bead in beads)
    for before, after in itertools.pairwise(beads):
        assert before.en.stop == after.en.start
        assert before.zh.stop == after.zh.start


def shapes(beads: list[Bead]) -> list[tuple[list[int], list[int]]]:
    return [(list(bead.en), list(bead.zh)) for bead in beads]


def test_sentence_for_sentence(engine: Engine) -> None:
    beads = aligned(ENGLISH, CHINESE, engine)
    assert shapes(beads) == [([at], [at]) for at in range(len(STORY))]
    assert min(bead.confidence for bead in beads) > 0.5


def test_traditional_is_simplified(engine: Engine) -> None:
    traditional = [convert("s2t", text) for text in CHINESE]
    assert traditional != CHINESE
    assert aligned(ENGLISH, traditional, engine) == aligned(ENGLISH, CHINESE, engine)


def test_two_sentences_in_one(engine: Engine) -> None:
    zh = [*CHINESE[:4], CHINESE[4] + CHINESE[5], *CHINESE[6:]]
    assert ([4, 5], [4]) in shapes(aligned(ENGLISH, zh, engine))
    en = [*ENGLISH[:8], ENGLISH[8] + " " + ENGLISH[9], *ENGLISH[10:]]
    assert ([8], [8, 9]) in shapes(aligned(en, CHINESE, engine))


def test_a_sentence_that_is_missing(engine: Engine) -> None:
    zh = [*CHINESE[:5], *CHINESE[6:]]
    beads = shapes(aligned(ENGLISH, zh, engine))
    assert ([5], []) in beads
    assert ([11], [10]) in beads


def test_a_preface_on_one_side(engine: Engine) -> None:
    preface = [f"Note {number} of the editor: spelling follows the first edition of the book."
               for number in range(30)]  # fmt: skip
    beads = shapes(aligned(preface + ENGLISH, CHINESE, engine))
    right = [([at + 30], [at]) for at in range(len(STORY))]
    assert sum(bead in beads for bead in right) >= len(right) - 1


def test_swapped_passages_do_not_derail_the_rest(engine: Engine) -> None:
    zh = [*CHINESE[:4], CHINESE[5], CHINESE[4], *CHINESE[6:]]
    beads = shapes(aligned(ENGLISH, zh, engine))
    for at in (0, 1, 2, 8, 9, 10, 11):
        assert ([at], [at]) in beads


def test_numbers_alone(lexical: Engine) -> None:
    numbers = [
        (7, "七"),
        (28, "二十八"),
        (305, "三百零五"),
        (12000, "一万两千"),
        (1984, "一九八四"),
    ]
    en = [f"#{number}: {number}" for number, _ in numbers]
    assert shapes(aligned(en, [zh for _, zh in numbers], lexical)) == [
        ([at], [at]) for at in range(len(en))
    ]


def test_identical_texts(engine: Engine) -> None:
    lines = [
        f"apt install package-{word}" for word in ("alpha", "bravo", "delta", "gamma", "omega")
    ]
    assert shapes(aligned(lines, lines, engine)) == [([at], [at]) for at in range(len(lines))]


@pytest.mark.parametrize(
    ("en", "zh"), [([], []), (["a"], []), ([], ["一", "二"]), ([""], ["", " "])]
)
def test_nothing_on_a_side(en: list[str], zh: list[str], engine: Engine) -> None:
    beads = aligned(en, zh, engine)
    assert len(beads) == len(en) + len(zh)
    assert all(bead.confidence == 1 for bead in beads)


def test_blank_segments_are_counted_and_not_aligned(engine: Engine) -> None:
    en = [line for text in ENGLISH for line in (text, "")]
    zh = ["", *CHINESE]
    beads = shapes(aligned(en, zh, engine))
    assert beads[0] == ([], [0])
    for at in range(len(STORY)):
        assert ([2 * at], [at + 1]) in beads


def test_one_side_is_many_times_longer(engine: Engine) -> None:
    long = [f"{text} Part {at}." for at in range(8) for text in ENGLISH]
    beads = aligned(long, [CHINESE[3], CHINESE[7]], engine)
    assert len(beads) > 60, "what has no answer stays alone"
    beads = aligned(["Linux on a new computer."], CHINESE * 6, engine)
    assert len(beads) > 60


def test_lines_in_latin_letters_on_the_chinese_side(engine: Engine) -> None:
    zh = [en if at % 3 == 0 else zh for at, (en, zh) in enumerate(STORY)]
    assert shapes(aligned(ENGLISH, zh, engine)) == [([at], [at]) for at in range(len(STORY))]


def test_languages_may_be_the_wrong_way_round(engine: Engine) -> None:
    aligned(CHINESE, ENGLISH, engine)
    aligned(CHINESE, CHINESE, engine)


EXPOSITORY = [
    ("1. Introduction", "一、引言"),
    ("Bread is made from flour, water and salt.", "面包由面粉、水和盐制成。"),
    ("The dough has to rest for 12 hours.", "面团需要静置十二小时。"),
    ("Temperature matters more than time.", "温度比时间更重要。"),
    ("At 25 degrees the yeast grows quickly.", "在25度时，酵母生长很快。"),
    ("At 4 degrees it hardly grows.", "在4度时，它几乎不生长。"),
    ("2. Method", "二、方法"),
    ("Mix the flour with 300 grams of water.", "将面粉与300克水混合。"),
    ("Add the salt after one hour.", "一小时后加盐。"),
    ("Fold the dough three times.", "将面团折叠三次。"),
    ("Bake it at 240 degrees for 40 minutes.", "在240度下烘烤40分钟。"),
    ("Table 1 shows the results.", "表1列出了结果。"),
    ("3. Results", "三、结果"),
    ("All loaves rose well.", "所有面包都发得很好。"),
    ("The crust was thin and dark.", "外皮又薄又黑。"),
    ("Nobody found the taste sour.", "没有人觉得味道酸。"),
]


def test_short_plain_sentences_are_not_merged(engine: Engine) -> None:
    en, zh = [one for one, _ in EXPOSITORY], [other for _, other in EXPOSITORY]
    assert shapes(aligned(en, zh, engine)) == [([at], [at]) for at in range(len(en))]
    en, zh = [*en[:4], *en[5:]], [*zh[:10], *zh[11:]]
    beads = shapes(aligned(en, zh, engine))
    assert ([], [4]) in beads
    assert ([9], []) in beads
    assert sum(bool(ours and theirs) for ours, theirs in beads) == len(EXPOSITORY) - 2


def test_first_beads_come_before_the_last_are_looked_at(
    lexical: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aligner, "WINDOW", 36)
    en = [f"{text} This was day {day * 7 + 11}." for day in range(12) for text in ENGLISH]
    zh = [f"{text}这是第{day * 7 + 11}天。" for day in range(12) for text in CHINESE]
    done: list[float] = []
    found = align(en, zh, lexical, first=24, progress=done.append)
    first = next(found)
    assert 0 < first[-1].en.stop < len(en) // 2
    rest = [bead for some in found for bead in some]
    check([*first, *rest], len(en), len(zh))
    assert len(done) > 2
    assert done == sorted(done)
    assert done[-1] == 1
    assert shapes([*first, *rest]) == [([at], [at]) for at in range(len(en))]


def test_a_window_grows_over_a_passage_that_one_side_lacks(
    lexical: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aligner, "FIRST_WINDOW", 24)
    monkeypatch.setattr(aligner, "WINDOW", 24)
    en = [f"{text} This was day {day * 7 + 11}." for day in range(8) for text in ENGLISH]
    zh = [f"{text}这是第{day * 7 + 11}天。" for day in range(8) for text in CHINESE]
    notes = [f"Acknowledgements go to printer {at} in Boston, Massachusetts." for at in range(60)]
    beads = shapes(aligned([*en[:12], *notes, *en[12:]], zh, lexical))
    right = [([at + 60], [at]) for at in range(12, len(zh))]
    assert sum(bead in beads for bead in right) >= 0.95 * len(right)


def test_beads_that_a_first_pass_is_sure_of_stay(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    en = [f"{text} This was day {day * 7 + 11}." for day in range(6) for text in ENGLISH]
    zh = [f"{text}这是第{day * 7 + 11}天。" for day in range(6) for text in CHINESE]
    del zh[30]
    zh[50:52] = ["".join(zh[50:52])]
    settled: list[int] = []
    choose = stretches.settled_of

    def counted(first: Sequence[Bead]) -> list[Bead]:
        settled.append(len(found := choose(first)))
        return found

    monkeypatch.setattr(stretches, "settled_of", counted)
    some = shapes(aligned(en, zh, engine))
    monkeypatch.setattr(stretches, "_SETTLED", 2.0)
    assert some == shapes(aligned(en, zh, engine))
    assert settled[0] > 20
    assert settled[-1] == 0


def test_a_run_can_be_cancelled(engine: Engine) -> None:
    with pytest.raises(Cancelled):
        list(align(ENGLISH, CHINESE, engine, cancelled=lambda: True))


def test_progress_may_stop_a_run(lexical: Engine) -> None:
    def stop(_: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(align(ENGLISH, CHINESE, lexical, progress=stop))


def test_the_same_texts_give_the_same_beads(engine: Engine) -> None:
    assert aligned(ENGLISH, CHINESE, engine) == aligned(ENGLISH, CHINESE, engine)


TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*ENGLISH, *CHINESE, "", " ", "# 1", "“", "三", "10,000", "—", "\ud800"]),
        st.text(max_size=30),
    ),
    max_size=14,
)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(Level))
def test_every_segment_is_in_one_bead(
    lexical: Engine, en: list[str], zh: list[str], level: Level
) -> None:
    check([bead for some in align(en, zh, lexical, level) for bead in some], len(en), len(zh))


@settings(deadline=None, max_examples=25)
@given(TEXTS, TEXTS)
def test_every_segment_is_in_one_bead_by_meaning(en: list[str], zh: list[str]) -> None:
    aligned(en, zh, engine_named(EngineName.SEMANTIC))
