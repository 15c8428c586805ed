"""Collections join without loss, whatever the order, in memory and through files."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given

from reader.annotations.codec import decode, encode
from reader.annotations.collection import Collection, join_values
from reader.annotations.model import Annotation, Colour, Meaning
from tests.annotations.histories import collections, content, joined, through_files, values


@given(collections())
def test_the_order_of_joining_is_nothing(parts: list[Collection]) -> None:
    outcomes = {content(joined(*order)) for order in itertools.permutations(parts)}
    assert len(outcomes) == 1


@given(collections())
def test_the_order_of_joining_files_is_nothing(parts: list[Collection]) -> None:
    outcomes = {content(through_files(*order)) for order in itertools.permutations(parts)}
    assert outcomes == {content(joined(*parts))}


@given(collections())
def test_joining_in_groups_is_joining_one_by_one(parts: list[Collection]) -> None:
    one, two, three = parts
    assert content(joined(joined(one, two), three)) == content(joined(one, joined(two, three)))


@given(collections())
def test_joining_again_changes_nothing(parts: list[Collection]) -> None:
    whole = joined(*parts)
    before = content(whole)
    for part in (*parts, whole.copy()):
        assert not whole.join(part.copy())
    assert content(whole) == before


@given(collections())
def test_the_news_are_what_was_missing(parts: list[Collection]) -> None:
    one, two, _ = parts
    here = one.copy()
    news = here.join(two.copy())
    assert content(joined(one, news)) == content(here)


@given(collections())
def test_what_was_not_opened_joins_as_what_was(parts: list[Collection]) -> None:
    one, two, _ = parts
    sleeping, awake = decode(encode(one)).collection, decode(encode(one)).collection
    for id_ in awake.ids():
        assert awake.versions(id_)
    sleeping.join(decode(encode(two)).collection)
    awake.join(two.copy())
    assert content(sleeping) == content(awake)
    for document in awake.homes():
        here = {each.id for each in awake.touching([document])}
        assert {each.id for each in sleeping.touching([document])} == here


@given(values, values, values)
def test_unknown_values_join_in_any_order(one: object, two: object, three: object) -> None:
    assert join_values(one, two) == join_values(two, one)
    assert join_values(one, one) == one
    assert join_values(join_values(one, two), three) == join_values(one, join_values(two, three))


def test_a_copy_goes_its_own_way() -> None:
    here = Collection()
    here.put("a", (Annotation("a", "d", "1", "1", clock={"w": 1}),))
    there = here.copy()
    there.put("b", (Annotation("b", "d", "1", "1", clock={"w": 2}),))
    there.meanings[Colour.BLUE] = Meaning("words", "1")
    assert list(here.ids()) == ["a"]
    assert not here.meanings
    assert [each.id for each in here.touching(["d"])] == ["a"]


def test_what_moved_to_another_document_is_not_found_at_the_old_one() -> None:
    here = Collection()
    here.put("a", (Annotation("a", "d", "1", "1", clock={"w": 1}),))
    here.put("a", (Annotation("a", "e", "1", "2", clock={"w": 2}),))
    assert here.touching(["d"]) == []
    assert here.members("d") == []
    assert here.members("e") == ["a"]


@pytest.mark.parametrize("text", [b"[1]", b'"note"'])
def test_broken_items_unite(text: bytes) -> None:
    one, two = Collection(), Collection()
    one.add_broken(text.decode())
    two.add_broken(text.decode())
    two.add_broken({"no": "id"})
    one.join(two)
    assert len(one.broken) == 2
