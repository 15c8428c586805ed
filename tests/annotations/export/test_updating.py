"""Exporting again: the owner's words are never lost, and what Duidu wrote is kept true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.export.front_matter import values_of
from reader.annotations.export.gathering import gather_from_record
from reader.annotations.export.options import Options
from reader.annotations.export.rendering import Block, render
from reader.annotations.export.updating import update
from reader.annotations.export.writing import (
    ExportProblem,
    write_data,
    write_export,
    write_markdown,
)
from tests.annotations.export.desk import UTC_OPTIONS, Desk

if TYPE_CHECKING:
    from pathlib import Path

    from reader.annotations.export.front_matter import Value

VALUES: dict[str, Value] = {"title": "T", "highlights": 3, "tags": ("a", "b"), "duidu": "d1"}


def block(key: str, quote: str, note: str = "") -> Block:
    return Block(key, f"> {quote}\n\n^{key}\n\nYellow" + (f"\n\n{note}" if note else ""))


BLOCKS = [
    Block("title", "# T"),
    Block("s-1", "## One"),
    block("haaa", "first words"),
    block("hbbb", "second words", "a note\n\n- with\n- a list"),
    Block("s-2", "## Two"),
    block("hccc", "third words"),
]
FRESH = update("", BLOCKS, VALUES).text


def changed(key: str, *texts: str) -> list[Block]:
    """The blocks, one with another text (or without it)."""
    made = []
    for each in BLOCKS:
        if each.key != key:
            made.append(each)
        made += [block(key, text) for text in texts if each.key == key]
    return made


def again(text: str, blocks: list[Block] | None = None) -> str:
    """Exported again; a third time changes nothing."""
    made = update(text, BLOCKS if blocks is None else blocks, VALUES).text
    assert update(made, BLOCKS if blocks is None else blocks, VALUES).text == made
    return made


def test_twice_is_the_same() -> None:
    assert again(FRESH) == FRESH


def test_a_block_that_stands_as_it_was_is_replaced_in_its_place() -> None:
    made = again(FRESH.replace("^haaa\n\nYellow\n", "^haaa\n\nYellow\n\nMy own words.\n"),
                 changed("haaa", "other words"))  # fmt: skip
    assert "first words" not in made
    assert made.index("> other words") < made.index("My own words.") < made.index("> second words")


def test_an_edited_block_is_left_alone_and_the_new_text_comes_below_it() -> None:
    mine = FRESH.replace("> second words", "> second words, I think")
    assert again(mine) == mine
    made = again(mine, changed("hbbb", "better words"))
    edited, new = made.index("> second words, I think"), made.index("> better words\n\n^hbbb-2\n")
    assert edited < made.index("- with\n- a list") < new < made.index("## Two")
    third = again(made, changed("hbbb", "best words"))
    assert "> best words\n\n^hbbb-2\n" in third
    assert "better words" not in third
    assert "> second words, I think" in third


def test_an_edit_that_is_then_made_in_duidu_too_is_not_doubled() -> None:
    mine = FRESH.replace("> second words", "> 2nd words")
    new = [Block("hbbb", each.text.replace("second", "2nd")) if each.key == "hbbb" else each
           for each in BLOCKS]  # fmt: skip
    assert again(mine, new).count("2nd words") == 1
    assert "hbbb-2" not in again(mine, new)


def test_a_word_added_to_a_note_makes_it_the_owners() -> None:
    mine = FRESH.replace("- a list", "- a list\n- and more")
    assert "- a list\n- and more" in again(mine, changed("hbbb"))
    assert "> second words" in again(mine, changed("hbbb"))
    assert "^hbbb-2" in again(mine, changed("hbbb", "new words"))


def test_what_was_deleted_goes_unless_it_was_edited() -> None:
    assert "first words" not in again(FRESH, changed("haaa"))
    mine = FRESH.replace("> first words", "> FIRST words")
    made = again(mine, changed("haaa"))
    assert "> FIRST words\n\n^haaa\n" in made
    assert again(FRESH, changed("haaa")).count("\n\n\n") == 0


def test_what_the_owner_took_out_stays_out_until_it_changes() -> None:
    mine = FRESH.replace("> first words\n\n^haaa\n\nYellow\n\n", "")
    assert again(mine) == mine
    made = again(mine, changed("haaa", "first words, changed"))
    assert made.index("## One") < made.index("first words, changed") < made.index("second words")


def test_a_new_block_comes_after_what_was_written_below_the_one_before() -> None:
    old = [each for each in BLOCKS if each.key != "hbbb"]
    first = update("", old, VALUES).text
    mine = first.replace("^haaa\n\nYellow\n", "^haaa\n\nYellow\n\nI wonder.\n\n# Mine\n\nEnd.\n")
    made = again(mine)
    places = [made.index(words) for words in ("first", "I wonder.", "second", "# Mine", "third")]
    assert places == sorted(places)


def test_blocks_stay_where_their_owner_put_them() -> None:
    part = "> first words\n\n^haaa\n\nYellow\n\n"
    mine = FRESH.replace(part, "").replace("<!-- duidu", f"{part}<!-- duidu")
    assert again(mine).index("third") < again(mine).index("first")
    made = again(mine, changed("haaa", "other words"))
    assert made.index("third") < made.index("other words")


def test_a_heading_stays_while_the_owners_words_stand_below_it() -> None:
    mine = FRESH.replace("## Two\n", "## Two\n\nMy thoughts on two.\n")
    kept = [each for each in BLOCKS if each.key not in {"s-2", "hccc"}]
    assert "## Two\n\nMy thoughts on two." in again(mine, kept)
    assert "## Two" not in again(FRESH, kept)
    assert again(again(mine, kept)).count("## Two") == 1


def test_without_the_record_nothing_is_lost_or_doubled() -> None:
    bare = FRESH[: FRESH.index("<!-- duidu")]
    assert again(bare).strip() == FRESH.strip()
    mine = bare.replace("> first", "> my first")
    made = again(mine)
    assert "> my first words\n\n^haaa\n" in made
    assert "> first words\n\n^haaa-2\n" in made
    assert made.count("# T\n") == 1


def test_line_ends_and_what_the_owner_typed_with_others_stay() -> None:
    windows = FRESH.replace("\n", "\r\n")
    assert again(windows) == windows
    made = again(windows.replace("## Two\r\n", "## Two\r\n\r\nmine\r\n"), changed("haaa", "new"))
    assert "\n" not in made.replace("\r\n", "")
    assert "\r\nmine\r\n" in made


def test_a_file_without_a_newline_at_its_end() -> None:
    assert again(FRESH.rstrip("\n")) == FRESH.rstrip("\n")
    assert again("my words").startswith("---\ntitle: T\n")
    assert "my words\n" in again("my words")


words = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=40)
lines = st.lists(
    st.one_of(
        words.map(lambda text: text.replace("\n", " ")),
        st.sampled_from(["", "```", "> quote", "# Mine", "^haaa", "^hzzz", "---", "<!--", "    "]),
    ),
    min_size=1, max_size=4,
)  # fmt: skip
later = st.sampled_from([
    BLOCKS, BLOCKS[:3], BLOCKS[2:], [*BLOCKS[:2], *BLOCKS[3:]], changed("haaa", "new words"),
    changed("hbbb", "new", ), [*BLOCKS, block("hddd", "fourth")],
    [*BLOCKS[:3], block("hnew", "between"), *BLOCKS[3:]], [],
])  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 60), lines), max_size=5), later, later)
def test_no_insertion_is_ever_lost(
    insertions: list[tuple[int, list[str]]], first: list[Block], second: list[Block]
) -> None:
    """Anywhere below the front matter: between blocks, and inside them."""
    text = FRESH.split("\n")
    start = text.index("---", 1) + 1
    for at, (where, new) in enumerate(insertions):
        numbered = [f"{line} @{at}.{n}@" for n, line in enumerate(new)]
        end = next(n for n, line in enumerate(text) if line.startswith("<!-- duidu: what"))
        place = start + where % (end - start + 1)
        text[place:place] = numbered
    made = "\n".join(text)
    for blocks in (first, second, BLOCKS):
        made = again(made, blocks)
        for at, (_, new) in enumerate(insertions):
            for n, line in enumerate(new):
                assert f"{line} @{at}.{n}@" in made.split("\n")


@given(st.lists(st.tuples(st.integers(0, 60), lines), max_size=4), later)
def test_insertions_that_look_like_anything_stay(
    insertions: list[tuple[int, list[str]]], blocks: list[Block]
) -> None:
    """The owner's lines as they are, ids and fences among them: as many of each as before."""
    text = FRESH.split("\n")
    start = text.index("---", 1) + 1
    for where, new in insertions:
        end = next(n for n, line in enumerate(text) if line.startswith("<!-- duidu: what"))
        place = start + where % (end - start + 1)
        text[place:place] = new
    made = again("\n".join(text), blocks).split("\n")
    ours = {line for each in BLOCKS for line in each.text.split("\n")}
    for line in {line for _, new in insertions for line in new}:
        if line.strip() and line not in ours:
            count = sum(new.count(line) for _, new in insertions)
            assert made.count(line) >= count, line


@given(st.integers(0, 40), words.filter(lambda text: text.strip() != ""), later)
def test_no_edit_inside_a_block_is_ever_lost(at: int, typed: str, blocks: list[Block]) -> None:
    typed = " ".join(typed.split()) or "x"
    text = FRESH.split("\n")
    start = text.index("---", 1) + 1
    end = next(n for n, line in enumerate(text) if line.startswith("<!-- duidu: what"))
    filled = [n for n in range(start, end) if text[n].strip()]
    place = filled[at % len(filled)]
    text[place] += f"@{typed}@"
    made = again("\n".join(text), blocks)
    assert text[place] in made.split("\n")


def test_files_are_found_again_and_keep_their_mark_and_their_name(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "bridge.md")
    desk.mark("aaa", "Nobody remembers")
    notes = tmp_path / "notes"
    (made,) = write_export([desk.gather()], notes, UTC_OPTIONS)
    assert made.path.name == "The bridge - a story.md"
    renamed = notes / "below" / "桥.md"
    renamed.parent.mkdir()
    made.path.rename(renamed)
    renamed.write_bytes(b"\xef\xbb\xbf" + renamed.read_bytes().replace(b"\n", b"\r\n"))
    before = renamed.read_bytes()
    (same,) = write_export([desk.gather()], notes, UTC_OPTIONS)
    assert (same.path, same.changed) == (renamed, False)
    desk.mark("bbb", "people")
    (more,) = write_export([desk.gather()], notes, UTC_OPTIONS)
    assert (more.path, more.changed, more.highlights) == (renamed, True, 2)
    after = renamed.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert after.count(b"\n") == after.count(b"\r\n") > before.count(b"\n")
    assert list(notes.glob("*.md")) == []


def test_a_file_of_somebody_else_is_never_written_over(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "bridge.md")
    desk.mark("aaa", "Nobody remembers")
    notes = tmp_path / "notes"
    notes.mkdir()
    own = notes / "the BRIDGE - a story.md"
    own.write_text("my own words", encoding="utf-8")
    (made,) = write_export([desk.gather()], notes, UTC_OPTIONS)
    assert made.path.name == "The bridge - a story (2).md"
    assert own.read_text(encoding="utf-8") == "my own words"
    made.path.write_bytes(made.path.read_bytes() + b"\xff\xfe")
    with pytest.raises(ExportProblem, match="not UTF-8"):
        write_export([desk.gather()], notes, UTC_OPTIONS)


def test_the_document_itself_is_never_written_to(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "The bridge - a story.md")
    desk.mark("aaa", "Nobody remembers")
    before = desk.path.read_bytes()
    (made,) = write_export([desk.gather()], tmp_path, UTC_OPTIONS)
    assert made.path.name == "The bridge - a story (2).md"
    with pytest.raises(ExportProblem, match="is the document itself"):
        write_markdown(desk.gather(), desk.path, UTC_OPTIONS)
    link = tmp_path / "link.md"
    link.symlink_to(desk.path)
    with pytest.raises(ExportProblem, match="is the document itself"):
        write_data([desk.gather()], link, UTC_OPTIONS, desk.collection)
    (record,) = desk.collection.documents.values()
    stored = gather_from_record(desk.collection, record, UTC_OPTIONS)
    with pytest.raises(ExportProblem, match="is the document itself"):
        write_markdown(stored, desk.path, UTC_OPTIONS)
    assert desk.path.read_bytes() == before


def test_from_the_desk_to_the_file_and_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "bridge.md")
    desk.mark("aaa", "Nobody remembers", note="why")
    desk.mark("bbb", "people")
    options = Options(zone=UTC_OPTIONS.zone)
    text = update("", render(desk.gather(), options), values_of(desk.gather())).text
    text = text.replace("why", "why, indeed?")
    desk.change("aaa", note="because")
    desk.notebook.remove("Delete", ["bbb"])
    made = update(text, render(desk.gather(), options), values_of(desk.gather()))
    assert "why, indeed?" in made.text
    assert "because" in made.text
    assert "> people" not in made.text
    assert made.kept == ("haaa",)
    assert frontmatter.loads(made.text)["highlights"] == 1
