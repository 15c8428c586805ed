"""Whole exports beside files that were read by eye; and read back as their readers will."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import frontmatter
import markdown
import pytest

from reader.annotations.export.gathering import gather
from reader.annotations.export.opening import open_text, whole_library
from reader.annotations.export.options import Format, Options, Sides
from reader.annotations.export.writing import as_markdown, export_document
from reader.annotations.model import (
    Colour,
    Kind,
    MarkStyle,
    TextPositionSelector,
    TextQuoteSelector,
)
from reader.chinese.variants import Variant
from reader.documents.model import BlockKind
from reader.documents.reading import DocumentReader
from tests.annotations.export.desk import UTC_OPTIONS, Desk

if TYPE_CHECKING:
    from reader.annotations.export.values import ExportedItem

GOLDEN = Path(__file__).parent / "golden"
SIGNS = "# not a heading, 1. no list * and <b> and #tag stay words."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "bridge.md")
    desk.mark("aaa", "Nobody remembers", note="Who *did*?\n\n> a quote of mine\n\n- one\n- two")
    desk.mark(
        "bbb", "The river runs fast", "河水在桥下流得很快",
        colour=Colour.BLUE, tags=("motion", "to read"),
    )  # fmt: skip
    desk.mark("ddd", "Under the water lies a second bridge", colour=Colour.PINK,
              style=MarkStyle.UNDERLINE)  # fmt: skip
    desk.mark("eee", "更古老", note="older still ```\n```py\nleft open")
    desk.mark("ccc", SIGNS, colour=Colour.GREEN)
    desk.mark("fff", "Nobody remembers who built the old bridge.", kind=Kind.BOOKMARK)
    desk.mark("ggg", "没有人记得这座老桥是谁建的。", kind=Kind.NOTE, note="# A heading of mine")
    desk.mark("hhh", kind=Kind.NOTE, note="On all of it.", tags=("whole",))
    desk.mark("iii", "if water:\n    look()", colour=Colour.PURPLE)
    gone = replace(
        desk.target("people"),
        quote=TextQuoteSelector("Forty ferries crossed at noon"),
        position=TextPositionSelector(7, 36),
    )
    draft = desk.notebook.draft(desk.id, targets=(gone,))
    desk.notebook.add("Highlight", replace(draft, id="jjj"))
    desk.notebook.set_meaning("Meaning", Colour.BLUE, "vocabulary")
    desk.notebook.set_meaning("Meaning", Colour.PINK, "disagree [strongly]")
    return desk


CASES = {
    "plain.md": Options(),
    "callouts.md": Options(format=Format.OBSIDIAN),
    "counterpart.md": Options(counterpart=True, variant=Variant.TRADITIONAL),
    "english.md": Options(sides=Sides.EN, counterpart=True),
    "readwise.csv": Options(format=Format.CSV),
    "annotations.jsonld": Options(format=Format.JSON_LD),
}


@pytest.mark.parametrize("name", CASES)
def test_golden(desk: Desk, name: str) -> None:
    options = CASES[name]
    made = export_document(desk.gather(options), options, desk.collection)
    made = made.replace(str(desk.path), "bridge.md")
    file = GOLDEN / name
    if os.environ.get("DUIDU_GOLDEN") == "write":
        file.write_text(made, encoding="utf-8", newline="")
    with file.open(encoding="utf-8", newline="") as opened:
        assert made == opened.read()


class _Quotes(HTMLParser):
    """What stands inside block quotes and what outside."""

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.inside, self.outside = 0, "", ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.depth += tag == "blockquote"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "blockquote"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.inside += data
        else:
            self.outside += data


@pytest.mark.parametrize("format_", [Format.MARKDOWN, Format.OBSIDIAN])
def test_quotes_are_quotes_and_notes_are_not(desk: Desk, format_: Format) -> None:
    options = Options(format=format_)
    text = export_document(desk.gather(options), options)
    body = frontmatter.loads(text).content
    read = _Quotes()
    read.feed(markdown.markdown(body, extensions=["fenced_code"]))
    for words in ("Nobody remembers", "The river runs fast", "河水在桥下流得很快", SIGNS,
                  "    look()", "更古老", "a quote of mine", "Forty ferries"):  # fmt: skip
        assert words in read.inside
    for words in ("Who did?", "^haaa", "older still", "left open", "On all of it."):
        assert words in read.outside
        assert words not in read.inside
    assert "what Duidu wrote" not in read.inside + read.outside


def test_duidus_own_reader_reads_it(desk: Desk) -> None:
    text = export_document(desk.gather(), UTC_OPTIONS)
    reader = DocumentReader.from_text(text)
    blocks = list(reader.blocks())
    quotes = [block.text for block in blocks if block.quote_depth or block.kind is BlockKind.QUOTE]
    assert {"Nobody remembers", "The river runs fast", "河水在桥下流得很快", "更古老"} <= set(
        quotes
    )
    assert not [quote for quote in quotes if "On all of it" in quote or "older still" in quote]
    assert reader.head.title == "The bridge: a story"
    assert SIGNS in quotes
    assert reader.head.metadata["highlights"] == 7
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert headings[0] == "The bridge: a story"
    assert "No longer found in the text" in headings


def test_every_line_of_a_quote_has_its_sign(desk: Desk) -> None:
    text = export_document(desk.gather(), UTC_OPTIONS)
    for id_ in ("haaa", "hbbb", "hddd", "heee", "hiii"):
        above = text[: text.index(f"\n\n^{id_}\n")].rpartition("\n\n")[2].split("\n")
        assert all(line.startswith(">") for line in above)
        assert re.search(rf"\n\n\^{id_}\n\n", text)


def test_a_clipping_has_the_words_and_the_note_alone(desk: Desk) -> None:
    made = as_markdown(desk.gather(), UTC_OPTIONS, "bbb")
    quote = "> The river runs fast\n>\n> 河水在桥下流得很快"
    assert re.fullmatch(rf"{quote}\n\nvocabulary · \d\d% · #motion #to-read\n", made)
    everything = as_markdown(desk.gather(), UTC_OPTIONS)
    assert everything.count("\n> ") > 6
    assert "^h" not in everything
    assert "---" not in everything


def test_a_file_that_is_gone_is_exported_from_the_record(desk: Desk) -> None:
    desk.path.unlink()
    (document,) = whole_library(desk.collection, UTC_OPTIONS)
    assert document.title == "The bridge: a story"
    assert "is not there" in document.notices[0]
    items = {item.id: item for item in document.items()}
    assert (items["bbb"].en, items["bbb"].zh) == ("The river runs fast", "河水在桥下流得很快")
    assert len(items) == 10
    order = [item.id for item in document.sections[0].items]
    assert order.index("ggg") < order.index("bbb") < order.index("ddd")


def test_the_choice_of_colours_tags_and_days(desk: Desk) -> None:
    def ids(**chosen: object) -> set[str]:
        return {item.id for item in desk.gather(replace(UTC_OPTIONS, **chosen)).items()}

    assert ids(colours=frozenset({Colour.BLUE})) == {"bbb", "fff", "ggg", "hhh"}
    assert ids(tags=frozenset({"motion"})) == {"bbb"}
    assert ids(after=date(2026, 2, 1)) == set()
    assert ids(after=date(2026, 1, 31), before=date(2026, 1, 31)) == ids()
    assert ids(before=date(2026, 1, 30)) == set()
    assert ids() - ids(sides=Sides.EN) == {"eee"}
    assert ids() - ids(sides=Sides.EN, counterpart=True) == set()
    assert [each.id for each in _of(desk, "bbb")] == ["bbb"]


def _of(desk: Desk, *ids: str) -> list[ExportedItem]:
    opened = open_text(desk.path, desk.collection)
    return list(gather(desk.collection, opened, UTC_OPTIONS, only=ids).items())


def test_the_record_is_not_seen_in_the_reading_view(desk: Desk) -> None:
    text = export_document(desk.gather(), UTC_OPTIONS)
    shown = [block.text for block in DocumentReader.from_text(text).blocks()]
    assert not [block for block in shown if "duidu:" in block.lower()]


def test_headings_are_the_same_ones_in_every_variant_and_language(desk: Desk) -> None:
    def keys(**chosen: object) -> set[str]:
        return {section.key for section in desk.gather(replace(UTC_OPTIONS, **chosen)).sections}

    assert keys(variant=Variant.TRADITIONAL) == keys() == keys(sides=Sides.EN, counterpart=True)
    assert len(keys()) == 3
