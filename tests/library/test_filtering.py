"""Which entries a filter lets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.filtering import Filter, misunderstood
from tests.library.library_makers import EN, ZH, entry, library

NAMES = ["meeting", "software", "spring", "tea"]


def found(text: str) -> str:
    narrowing = Filter(library())
    return " ".join(NAMES[index] for index in narrowing.match(narrowing.parse(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "meeting software spring tea"),
        ("MEETING", "meeting"),
        ("muller", "meeting"),  # accents fold
        ("软件", "software spring"),  # 軟體 and 软件 find each other
        ("軟體", "software spring"),
        ("軟", "software spring"),
        ("会议", "software"),  # in a summary, written in Traditional
        ("interview.md", "meeting"),  # a path
        ("books software", "software"),  # the folder counts
        ("field", "tea"),  # a category
        ("tag:work", "meeting spring"),
        ("tag:wor", "meeting spring"),
        ("work -tag:essay", "meeting"),
        ("-软件", "meeting tea"),
        ("lang:both", "meeting"),
        ("lang:en", "meeting tea"),
        ("lang:EN–中", "meeting"),
        ("lang:en-only", "tea"),
        ("lang:zh-only", "software spring"),
        ("lang:zh", "meeting software spring"),
        ("lang:繁", "software"),
        ("lang:hans", "meeting spring"),
        ("lang:klingon", ""),
        ("author:阮", "software"),
        ("speaker:bo", "tea"),
        ("source:example", "tea"),
        ("after:2025-06", "meeting software spring"),
        ("before:2025-06", "tea"),
        ("date:2025", "software spring tea"),
        ("date:2025-11", "software"),
        ("after:2025/11/30", "meeting software"),
        ("after:2025-06 before:2026", "software spring"),
        ("is:unread", "software tea"),
        ("is:reading", "meeting"),
        ("is:read", "spring"),
        ("status:evergreen", "spring"),
        ("draft:true", "spring"),
        ("status:", "meeting software spring tea"),
        ("title:tea", "tea"),
        ("title:steam art", "tea"),
        ("title:field", ""),
        ("path:tea.en", "tea"),
        ("summary:城市", "software"),
        ("nothing at all", ""),
    ],
)
def test_filter(text: str, expected: str) -> None:
    assert found(text) == expected


@given(
    st.lists(st.lists(st.sampled_from(["work", "Wörk", "软件", "軟體", "t"]), max_size=2)),
    st.sampled_from(["tag:work", "tag:软", "-tag:t", "tag:t -tag:软件", "1 tag:w", "author:wo"]),
)
def test_what_many_have_alike_is_found_in_each(values: list[list[str]], text: str) -> None:
    entries = [
        entry(f"Number {number}", tags=tuple(tags), author=" ".join(tags))
        for number, tags in enumerate(values)
    ]
    narrowing = Filter(entries)
    narrowing.prepare()
    query = narrowing.parse(text)
    alone = [n for n, one in enumerate(entries) if Filter([one]).match(query)]
    assert narrowing.match(query) == alone
    paths = {str(entries[number].path) for number in alone}
    assert narrowing.paths_matching(query) == paths
    assert narrowing.paths_matching(narrowing.parse(f" {text}")) == paths
    assert narrowing.paths_matching(narrowing.parse("tag:nobody")) == frozenset()


@given(st.lists(st.text(alphabet="aet 软体work:tg-", max_size=12), max_size=6))
def test_narrowing_changes_no_answer(texts: list[str]) -> None:
    entries = library()
    one = Filter(entries)
    for text in texts:
        assert one.match(one.parse(text)) == Filter(entries).match(one.parse(text))


def test_ten_thousand_entries_are_filtered() -> None:
    entries = [
        entry(f"Document {n} 文件 about 软件 and tea", f"{n}.md", languages=(EN, ZH), tags=("t",))
        for n in range(400)
    ] * 25
    narrowing = Filter(entries)
    found = [
        len(narrowing.match(narrowing.parse(text)))
        for text in ("文件", "软件", "tea", "399", "xyz", "软件 39")
    ]
    # "39" is in 39, 139, 239, 339 and 390 to 399
    assert found == [10_000, 10_000, 10_000, 25, 0, 14 * 25]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("after:garbage", "not a date"),
        ("lang:klingon", "no language here"),
        ("is:lost", "no state"),
        ("after:2025-06 lang:繁 is:un tea", ""),
        ("date:2025/6 lang:e is:rea", ""),
        ("tag: after:", ""),
    ],
)
def test_a_value_that_nothing_could_meet_is_said(text: str, says: str) -> None:
    found = misunderstood(Filter([entry("Tea", "tea.md")]).parse(text))
    assert says in found
    assert bool(found) == bool(says)
