"""The front matter of exported files: valid for any title; what its owner changed stays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.export.updating import update
from tests.annotations.export.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.export.front_matter import Value

VALUES: dict[str, Value] = {
    "title": "The bridge", "author": "Ann Lee", "date": "2025-06-07",
    "languages": ("en", "zh-Hans"), "highlights": 3, "annotated": "2026-01-31",
    "tags": ("a", "to read"), "duidu": "d1",
}  # fmt: skip
FRESH = update("", [], VALUES).text


def again(text: str, **values: Value) -> str:
    wanted = {key: value for key, value in {**VALUES, **values}.items() if value != ()}
    made = update(text, [], wanted).text
    assert update(made, [], wanted).text == made
    return made


TITLES = [
    'He said "no": twice', "it's", "a: b", "- dash", "#hash", "---", "two\nlines", "tab\there",
    "emoji 😀 👩‍👩‍👧", "[list]", "{map}", "*star", "&and", "!bang", "%percent", "@at", "`tick`",
    "yes", "null", "~", "2026-01-31", "1e3", "0x1F", "12:30", "标题：好", "back\\slash", "| pipe",
    "> fold",
    "a #b", "\ufeffmark", "nel\x85here", "line\u2028sep", "\x07bell", "'", '"', "? key", "x: ",
    "=",
]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_valid_yaml(title: str) -> None:
    read = frontmatter.loads(again("", title=title, tags=(title, "b")))
    expected = " ".join(title.replace("\x07", "").replace("\x85", "").replace("\u2028", "").split())
    assert read["title"] == expected
    assert read["tags"] == [expected, "b"]


@given(st.text(min_size=1, max_size=60))
def test_every_title_is_text_in_one_line(title: str) -> None:
    text = again("", title=f"x{title}")
    read = frontmatter.loads(text)["title"]
    assert isinstance(read, str)
    printable = [char for char in title if char.isprintable() and not char.isspace()]
    assert [char for char in read[1:] if char in printable] == printable
    assert text.split("\n")[1].startswith("title: ")
    assert text.split("\n")[2] == "author: Ann Lee"


def test_what_programs_read() -> None:
    read = frontmatter.loads(FRESH)
    assert read["date"] == date(2025, 6, 7)
    assert read["highlights"] == 3
    assert read["languages"] == ["en", "zh-Hans"]


def test_the_owners_keys_comments_and_order_stay() -> None:
    mine = FRESH.replace(
        "author:", "rating: 5 # mine\n# a comment\naliases:\n- One\n\n- Two\nauthor:"
    )
    assert again(mine) == mine
    made = again(mine, title="The new bridge", highlights=4)
    assert made == mine.replace("The bridge", "The new bridge").replace(
        "highlights: 3", "highlights: 4"
    ).replace(*checksums(mine, made))


def checksums(old: str, new: str) -> tuple[str, str]:
    return old[old.index("<!--") :], new[new.index("<!--") :]


def test_a_value_that_its_owner_changed_stays() -> None:
    mine = FRESH.replace("title: The bridge", "title: 'My bridge' # better")
    made = again(mine, title="The new bridge")
    assert "title: 'My bridge' # better\n" in made
    assert "new bridge" not in made


def test_a_key_that_its_owner_took_out_stays_out() -> None:
    mine = FRESH.replace("author: Ann Lee\n", "")
    assert "author" not in frontmatter.loads(again(mine, author="Ann B. Lee")).metadata


def test_the_count_is_always_todays() -> None:
    mine = FRESH.replace("highlights: 3", "highlights: 30   # how many")
    assert "highlights: 7   # how many\n" in again(mine, highlights=7)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("tags:\n  - a\n  - mine", ["a", "mine", "to read", "new"]),
        ("tags:\n- mine", ["mine", "a", "to read", "new"]),
        ("tags: [mine, a]", ["mine", "a", "to read", "new"]),
        ("tags: []", ["a", "to read", "new"]),
        ("tags:", ["a", "to read", "new"]),
    ],
)
def test_to_changed_tags_the_missing_ones_are_added(written: str, expected: list[str]) -> None:
    mine = FRESH.replace("tags:\n  - a\n  - to read", written)
    assert frontmatter.loads(again(mine, tags=("a", "to read", "new")))["tags"] == expected


def test_a_value_that_is_no_more_goes() -> None:
    assert "tags" not in frontmatter.loads(again(FRESH, tags=())).metadata
    assert "tags" in frontmatter.loads(again(FRESH.replace("- a\n", "- mine\n"), tags=())).metadata


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("他們用 GitHub Copilot 寫程式，寫好以後再用 VS Code 慢慢地改。\n", ("zh-Hant",)),
        ("The word 面 is on every bag here, and nobody asks why it is.\n", ("en",)),
        ("A bridge.\n\n一座桥。\n", ("en", "zh-Hans")),
        ("12:30\n", ()),
    ],
)
def test_a_language_that_is_only_quoted_is_none_of_the_document(
    tmp_path: Path, text: str, languages: tuple[str, ...]
) -> None:
    assert Desk(tmp_path / "text.md", text).gather().languages == languages
