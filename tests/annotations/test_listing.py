"""Narrowing a list of annotations: what is found, what is marked, in which order."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import listing, listing_query
from reader.annotations.collection import Collection
from reader.annotations.listing import BATCH, FoldedTexts, LibraryOrder, Listed, Part
from reader.annotations.listing_query import parse
from reader.annotations.model import (
    Annotation,
    Colour,
    DocumentRecord,
    Kind,
    MarkStyle,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from reader.bitext.model import Side

MEANINGS = {Colour.YELLOW: "disagree", Colour.GREEN: "生词"}


def target(words: str, side: Side = Side.EN, start: int = 0, document: str = "d") -> Target:
    position = TextPositionSelector(start, start + len(words))
    return Target(document, side, TextQuoteSelector(words), position)


def listed(id_: str, *targets: Target, title: str = "", **content: Any) -> Listed:
    moment = content.pop("modified", "2026-03-14T09:30:00.000Z")
    document = content.pop("document", targets[0].document if targets else "d")
    return Listed(Annotation(id_, document, moment, moment, targets=targets, **content), title)


SHELF = [
    listed("both", target("People lean on walls"), target("大家靠墙站着", Side.ZH),
           note="The joke is *better* in Chinese", tags=("humour", "翻译"), title="Short Meeting"),
    listed("taiwan", target("這個軟體沒有會議室", Side.ZH), colour=Colour.BLUE,
           tags=("software/ui",), title="山間來信", modified="2025-06-20T00:00:00.000Z"),
    listed("line", target("Café Wände"), colour=Colour.GREEN, style=MarkStyle.UNDERLINE),
    listed("paragraph", target("On Thursdays there was laughter"), kind=Kind.NOTE, note="Why?"),
    listed("bookmark", target("silence begins"), kind=Kind.BOOKMARK),
    listed("whole", kind=Kind.NOTE, note="A note on 软件 and all"),
]  # fmt: skip


def found(text: str) -> list[str]:
    query = parse(text)
    return [each.annotation.id for each in listing.selected(SHELF, query, FoldedTexts(), MEANINGS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["both", "taiwan", "line", "paragraph", "bookmark", "whole"]),
        ("软件", ["taiwan", "whole"]),
        ("軟件", ["taiwan", "whole"]),
        ("会议", ["taiwan"]),
        ("靠牆 walls", ["both"]),
        ("LEAN", ["both"]),
        ("cafe wande", ["line"]),
        ("joke", ["both"]),
        ("翻譯", ["both"]),
        ("meeting", ["both"]),
        ("山间", ["taiwan"]),
        ('"lean on"', ["both"]),
        ('"walls 大家"', []),
        ("-joke -软件", ["line", "paragraph", "bookmark"]),
        ("tag:hum", ["both"]),
        ('tag:"hum"', []),
        ('tag:"humour"', ["both"]),
        ("tag:software", ["taiwan"]),
        ("标签:翻譯", ["both"]),
        ("-tag:humour tag:ui", ["taiwan"]),
        ("colour:yellow", ["both"]),
        ("color:blue,green", ["taiwan", "line"]),
        ("colour:disagree", ["both"]),
        ("colour:生詞", ["line"]),
        ("颜色:蓝", ["taiwan"]),
        ("colour:p", []),
        ("kind:note", ["paragraph", "whole"]),
        ("kind:bookmarks", ["bookmark"]),
        ("is:high", ["both", "taiwan", "line"]),
        ("style:underlined", ["line"]),
        ("style:highlight", ["both", "taiwan"]),
        ("note:yes", ["both", "paragraph", "whole"]),
        ("note:no -kind:bookmark", ["taiwan", "line"]),
        ("note:软件", ["whole"]),
        ("title:來信", ["taiwan"]),
        ("after:2026", ["both", "line", "paragraph", "bookmark", "whole"]),
        ("before:2025-06-30", ["taiwan"]),
        ("after:2025-06-21 kind:note", ["paragraph", "whole"]),
        ("tag:", ["both", "taiwan", "line", "paragraph", "bookmark", "whole"]),
        ("10:30", []),
    ],
)
def test_what_is_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("colour:bule", "no colour"),
        ("kind:x", "no kind"),
        ("style:bold", "no style"),
        ("after:soon", "not a date"),
        ("colour:blue,disagree kind:no after:2025-0 note:x", ""),
    ],
)
def test_values_that_nothing_could_meet_are_said(text: str, says: str) -> None:
    assert says in listing_query.misunderstood(parse(text), MEANINGS)
    assert bool(says) == bool(listing_query.misunderstood(parse(text), MEANINGS))


def test_marks_are_where_the_words_are_shown() -> None:
    def marked(text: str, query: str, part: Part) -> list[str]:
        return [text[start:end] for start, end in listing.marks(text, parse(query), part)]

    assert marked("這個軟體沒有", "软件 没", Part.QUOTE) == ["軟體沒"]  # they touch: one mark
    assert marked("這個軟體真的沒有", "软件 没", Part.QUOTE) == ["軟體", "沒"]
    assert marked("a note, a Note", "note:note", Part.NOTE) == ["note", "Note"]
    assert marked("a note", "note:note", Part.QUOTE) == []
    assert marked("a note", "note:yes -note colour:blue", Part.NOTE) == []
    assert marked("humour", "tag:hum", Part.TAG) == ["hum"]
    assert marked("On walls", "walls wall", Part.QUOTE) == ["walls"]


def test_a_changed_annotation_is_read_anew() -> None:
    folded = FoldedTexts()
    before = [listed("a", target("old words"))]
    after = [listed("a", target("new words"))]
    assert listing.selected(before, parse("old"), folded, {}) == before
    assert listing.selected(after, parse("old"), folded, {}) == []
    assert listing.selected(after, parse("new"), folded, {}) == after
    renamed = [after[0]._replace(title="old title")]
    assert listing.selected(renamed, parse("old"), folded, {}) == renamed


def test_long_lists_come_in_batches_and_can_be_given_up() -> None:
    many = [listed(f"{n:05}", target("软件" if n % 2 else "words")) for n in range(3 * BATCH + 5)]
    query, folded = parse("軟體"), FoldedTexts()
    sizes = [len(batch) for batch in listing.select(many, query, folded, {})]
    assert sizes == [BATCH // 2, BATCH // 2, BATCH // 2, 2]
    asked = iter([False, False, True])
    stopped = list(listing.select(many, query, folded, {}, lambda: next(asked)))
    assert [len(batch) for batch in stopped] == sizes[:2]


def test_signs_that_are_no_characters_do_no_harm() -> None:
    odd = [listed("a", target("one\ufdd0two\ufdd1three")), listed("b", target("three"))]
    assert listing.selected(odd, parse("three"), FoldedTexts(), {}) == odd
    assert listing.selected(odd, parse("two"), FoldedTexts(), {}) == odd[:1]


# order and number


def test_reading_order_with_what_is_not_in_it_at_the_end() -> None:
    annotations = [listed(id_, target("x", start=n)).annotation for n, id_ in enumerate("abcd")]
    assert [each.id for each in listing.in_order(annotations, ["c", "a"])] == ["c", "a", "b", "d"]


def _library() -> Collection:
    collection = Collection()
    for each in (
        listed("b2", target("x", start=9, document="b"), modified="2026-01-01"),
        listed("b1", target("x", start=3, document="b"), modified="2026-05-01"),
        listed("a1", target("x", start=1, document="a"), modified="2026-03-01"),
        listed("b0", document="b", kind=Kind.NOTE, note="whole", modified="2025-01-01"),
        listed("gone", target("x", document="a"), deleted=True),
    ):
        collection.put(each.annotation.id, (each.annotation,))
    collection.documents["a"] = DocumentRecord("a", "Apples", "2026")
    collection.documents["b"] = DocumentRecord("b", "bears", "2026")
    return collection


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (LibraryOrder.CHANGED, ["b0", "b1", "b2", "a1"]),
        (LibraryOrder.TITLE, ["a1", "b0", "b1", "b2"]),
    ],
)
def test_the_library_stands_by_documents(order: LibraryOrder, expected: list[str]) -> None:
    shown = listing.of_library(_library(), order)
    assert [each.annotation.id for each in shown] == expected
    assert shown[0].title == ("bears" if order is LibraryOrder.CHANGED else "Apples")


def test_numbers() -> None:
    counts = listing.count(SHELF)
    assert counts.total == 6
    assert counts.colours == {Colour.YELLOW: 1, Colour.BLUE: 1, Colour.GREEN: 1}
    assert counts.tags == {"humour": 1, "翻译": 1, "software/ui": 1}


# changing the filter by clicks


def test_colours_are_put_in_and_taken_out() -> None:
    text = listing_query.with_colours("walls", [Colour.BLUE, Colour.YELLOW])
    assert text == "walls colour:yellow,blue"
    chosen = listing_query.chosen_colours(parse(text), MEANINGS)
    assert chosen == {Colour.YELLOW, Colour.BLUE}
    assert listing_query.with_colours(text, [Colour.BLUE]) == "walls colour:blue"
    assert listing_query.with_colours(text, []) == "walls"
    assert listing_query.with_colours("-colour:blue x", []) == "-colour:blue x"


def test_terms_are_put_in_and_taken_out() -> None:
    text = listing_query.with_term("walls ", 'tag:"two words"')
    assert text == 'walls tag:"two words"'
    assert listing_query.has_term(parse(text), 'tag:"two words"')
    assert listing_query.without_term(text, 'tag:"two words"') == "walls"
    assert listing_query.quoted('a "b" c') == '"a b c"'


WORDS = st.text(alphabet='ab软軟件體件会會é Aß\n,:"“-#', max_size=12)


@given(WORDS)
def test_every_text_is_a_query(text: str) -> None:
    query = parse(text)
    assert all(0 <= term.start < term.end <= len(text) for term in query.terms)
    listing_query.misunderstood(query, MEANINGS)
    listing.selected(SHELF, query, FoldedTexts(), MEANINGS)


@given(st.lists(WORDS, min_size=1, max_size=4), WORDS.filter(lambda text: bool(text.strip())))
def test_together_or_alone_the_same_is_found(quotes: list[str], word: str) -> None:
    """Folding a batch in one go finds what folding each text by itself finds."""
    several = [listed(f"a{n}", target(quote), note=quote[::-1]) for n, quote in enumerate(quotes)]
    query = parse(listing_query.quoted(word))
    together = listing.selected(several, query, FoldedTexts(), {})
    alone = [
        each for each in several if listing.selected([each], query, FoldedTexts(), {}) == [each]
    ]
    assert together == alone


@given(WORDS, WORDS)
def test_what_is_marked_was_found(text: str, word: str) -> None:
    query = parse(listing_query.quoted(word))
    ranges = listing.marks(text, query, Part.QUOTE)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(one[1] < two[0] for one, two in pairwise(ranges))
    if ranges:
        one = [listed("a", target(text))]
        assert listing.selected(one, query, FoldedTexts(), {}) == one


@given(st.sets(st.sampled_from(list(Colour))), WORDS)
def test_chosen_colours_are_read_back(colours: set[Colour], text: str) -> None:
    written = listing_query.with_colours(text, colours)
    assert listing_query.chosen_colours(parse(written), {}) == colours
