from __future__ import annotations

from pathlib import Path

import pytest

from reader.bitext.companions import companion_names, companion_of, language_of_name
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


def test_names_come_in_order_and_without_the_file_itself() -> None:
    names = companion_names(Path("docs/guide.zh-CN.md"))
    assert names[0] == Path("docs/guide.en.md")
    assert Path("docs/guide.zh-CN.md") not in names
    assert len(names) == len(set(names))


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
    ],
)
def test_the_language_that_a_name_says(name: str, language: Language | None) -> None:
    assert language_of_name(Path(name)) is language
