from __future__ import annotations

from pathlib import Path

import pytest

from reader.bitext.companions import (
    Disk,
    companion_of,
    counterparts_of,
    language_of_name,
    original_of,
)
from reader.bitext.requests import Request, begin
from reader.documents.model import Language

PAIRS = [
    ("name.en.md", "name.zh.md"),
    ("name-en.md", "name-zh.md"),
    ("name_en.txt", "name_zh.txt"),
    ("name.md", "name_zh-CN.md"),
    ("name_en_US.md", "name_zh_CN.md"),
    ("name.en.md", "name.zh-Hans.md"),
    ("README.md", "README-zh-Hans.md"),
    ("README.md", "README.zh-CN.md"),
    ("README.md", "README_CN.md"),
    ("README.md", "README.zh-cn.md"),
    ("README.md", "README_zh_cn.md"),
    ("README.md", "README-zh-tw.md"),
    ("guide.md", "guide_中文.md"),
    ("README_EN.md", "README.md"),
    ("README-EN.md", "README-ZH.md"),
    ("name.md", "name.zh-TW.md"),
    ("name.en.md", "name.md"),
    ("英文/x.md", "中文/x.md"),
    ("notes 英文.md", "notes 中文.md"),
    ("en/x.md", "zh/x.md"),
    ("en-US/x.md", "zh-CN/x.md"),
    ("en/x.md", "zh_Hant/x.md"),
    ("english/x.md", "chinese/x.md"),
    ("English/x.md", "Chinese/x.md"),
    ("docs/en/guide/x.md", "docs/zh-TW/guide/x.md"),
    ("en/x.md", "TW/x.md"),
    ("docs/x.md", "docs/zh/x.md"),
    ("docs/guide/x.md", "docs/zh-cn/guide/x.md"),
    ("README.md", "docs/README_zh.md"),
    ("README.md", "i18n/README.zh-TW.md"),
    ("guide.en.md", "translations/guide.zh.md"),
    *(
        ("README.md", name)
        for name in (
            "README_tw.md",
            "README-ZH-CN.md",
            "README.zh_CN.md",
            "README-cn.md",
            "README_zh-Hant.md",
            "README_CN.MD",
            "readme_zh.md",
            "Readme-Chinese.md",
            "README.zhcn.md",
            "README-zh_CN.md",
            "README_ZH.md",
            "README_CHS.md",
            "README-cht.md",
            "README-HK.md",
            "README_zh_HK.md",
            "README-Hans.md",
            "README.hant.md",
            "README_zh-Hans-CN.md",
            "README_zh_Hant_TW.md",
            "README-Simplified-Chinese.md",
            "README_Traditional_Chinese.md",
            "README.Chinese.markdown",
            "README-简体.md",
            "README_繁體中文.md",
            "README 中文版.md",
            "README（中文）.md",
            "README [简中].md",
            "README-sc.md",
            "README.TC.md",
            "README中文版.md",
        )
    ),
    *(
        (name, "README.md")
        for name in (
            "README_en.md",
            "README-EN.md",
            "README.En.md",
            "README-en_US.md",
            "README_English.md",
            "readme-english.md",
            "README_ENG.MD",
            "README (English).md",
            "README-英文.md",
        )
    ),
    *(("README_en.md", name) for name in ("README_tw.md", "README-ZH-CN.md", "README.zh_CN.md")),
    ("The Tide (English).md", "The Tide（中文）.md"),
    ("the tide - English.md", "The Tide - 简体中文.md"),
    ("指南英文版.md", "指南中文版.md"),
    ("说明（英文）.txt", "说明（繁體）.text"),
]


def tree(root: Path, *names: str) -> list[Path]:
    paths = [root / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return paths


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_either_file_finds_the_other(one: str, other: str, tmp_path: Path) -> None:
    first, second = tree(tmp_path, one, other)
    assert companion_of(first, {}) == second
    assert companion_of(second, {}) == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("name.md", "other.zh.md"),
        ("garden.md", "gard.md"),
        ("taiwan.md", "tai.md"),
        ("name.zh-CN.md", "name.zh-TW.md"),
        ("en/x.md", "zh/y.md"),
        ("one/x.md", "two/x.md"),
        ("name.md", "name-network.md"),
        ("name.md", "namecn.md"),
        ("name.md", "name-cn-old.md"),
        ("name.md", "name_ja.md"),
        ("name-tw.md", "name-hk.md"),
        ("name.md", "name-cn.txt"),
        ("README.md", "library/README_zh.md"),
        ("docs/one/x.md", "zh/x.md"),
        ("_.md", "zh.md"),
        ("学英文.md", "学中文.md"),
    ],
)
def test_names_that_are_no_pair(one: str, other: str, tmp_path: Path) -> None:
    first, second = tree(tmp_path, one, other)
    assert companion_of(first, {}) is None
    assert companion_of(second, {}) is None


def test_three_translations_make_one_pair(tmp_path: Path) -> None:
    english, nearest, farther = tree(tmp_path, "a.en.md", "a.zh-CN.md", "a.zh-TW.md")
    assert companion_of(english, {}) == nearest
    assert companion_of(nearest, {}) == english
    assert companion_of(farther, {}) is None


def test_front_matter_names_the_companion(tmp_path: Path) -> None:
    path, other, beside, _outside = tree(
        tmp_path, "library/texts/a.md", "library/texts/b.md", "library/zh/c.md", "secret.md"
    )
    assert companion_of(path, {"translation": "b.md"}) == other
    assert companion_of(path, {"translation": "../zh/c.md"}) == beside
    assert companion_of(path, {"translation": "missing.md"}) is None


@pytest.mark.parametrize(
    "value",
    ["../../secret.md", "/etc/hostname", "https://example.org/b.md", "", "a.md", 3, None, "b\0.md"],
)
def test_front_matter_cannot_lead_elsewhere(value: object, tmp_path: Path) -> None:
    path, _secret = tree(tmp_path, "library/texts/a.md", "secret.md")
    assert companion_of(path, {"translation": value}) is None


def test_a_symbolic_link_cannot_lead_elsewhere(tmp_path: Path) -> None:
    path, secret = tree(tmp_path, "library/texts/a.md", "secret.md")
    try:
        (path.parent / "b.md").symlink_to(secret)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert companion_of(path, {"translation": "b.md"}) is None


def test_beside_english_and_traditional_the_plain_name_is_simplified(tmp_path: Path) -> None:
    plain, english, traditional = tree(tmp_path, "a.md", "a_en.md", "a_zh_TW.md")
    assert companion_of(plain, {}) == english
    assert companion_of(english, {}) == plain
    assert companion_of(traditional, {}) is None
    assert original_of(traditional) == english
    assert counterparts_of(english, {}) == [plain, traditional]


def test_translations_are_ordered_and_hold_no_english(tmp_path: Path) -> None:
    english, taiwan, china, _other = tree(
        tmp_path, "a.md", "a-TW.md", "a.zh-cn.md", "a.en.md"
    )  # fmt: skip
    assert counterparts_of(english, {}) == [china, taiwan]


def test_the_manner_of_a_name_decides_between_two(tmp_path: Path) -> None:
    dotted, lined, dotted_too, lined_too = tree(
        tmp_path, "a.en.md", "a_en.md", "a.zh-CN.md", "a_zh-CN.md"
    )
    assert (companion_of(dotted, {}), companion_of(lined, {})) == (dotted_too, lined_too)


def test_a_translation_in_the_same_folder_comes_before_one_in_another(tmp_path: Path) -> None:
    above, beside, translated = tree(tmp_path, "README.md", "docs/README.md", "docs/README.zh.md")
    assert companion_of(translated, {}) == beside
    assert companion_of(above, {}) is None


def test_a_folder_is_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = tree(tmp_path, "a.md", "a_zh.md")
    disk = Disk()
    assert companion_of(path, {}, disk) == other
    monkeypatch.setattr("os.listdir", None)
    assert companion_of(path, {}, disk) == other


ENGLISH = "The tide came in at seven, and the ferry left without the doctor.\n\n"
CHINESE = "潮水七点涨上来，渡船没有等医生就开走了。\n\n"


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        ((ENGLISH, ENGLISH), 1),
        ((CHINESE, CHINESE), 1),
        ((ENGLISH, CHINESE), 2),
        ((CHINESE, ENGLISH), 2),
        ((f"---\ntranslation: trip-hk.md\n---\n{ENGLISH}", ENGLISH), 2),
    ],
)
def test_two_texts_in_one_language_are_no_pair_by_name_alone(
    texts: tuple[str, str], count: int, tmp_path: Path
) -> None:
    path, other = tmp_path / "trip.md", tmp_path / "trip-hk.md"
    path.write_text(texts[0], encoding="utf-8")
    other.write_text(texts[1], encoding="utf-8")
    reader, _batches, _first = begin(Request(path), lambda: False)
    assert len(reader.heads) == count


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("a.en.md", Language.ENGLISH),
        ("a_zh-CN.md", Language.CHINESE),
        ("README-zh-Hans.md", Language.CHINESE),
        ("zh-TW/guide/a.md", Language.CHINESE),
        ("garden.md", None),
        ("en.md", Language.ENGLISH),
        ("-en.md", None),
        ("a-TW.md", Language.CHINESE),
        ("hk/a.md", Language.CHINESE),
        ("a.EN-gb.md", Language.ENGLISH),
        ("open.md", None),
        ("a-men.md", None),
    ],
)
def test_the_language_that_a_name_says(name: str, language: Language | None) -> None:
    assert language_of_name(Path(name)) is language
