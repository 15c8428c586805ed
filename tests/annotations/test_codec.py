"""The JSON file: what is written is read again, also after hands and other programs were at it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reader.annotations.codec import (
    DamagedFileError,
    ForeignFileError,
    decode,
    encode,
)
from reader.annotations.collection import Collection
from reader.annotations.model import (
    Annotation,
    Colour,
    Kind,
    Meaning,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from reader.annotations.notebook import Notebook
from reader.bitext.model import Side
from tests.annotations.histories import collections, content, joined, values
from tests.shared_inputs import ROOT

SCHEMA = json.loads((ROOT / "docs" / "annotations.schema.json").read_text(encoding="utf-8"))


def _target(start: int, side: Side = Side.EN, document: str = "d1") -> Target:
    quote = TextQuoteSelector("some words", "before ", " after")
    return Target(document, side, quote, TextPositionSelector(start, start + 10))


def _some(count: int = 3, document: str = "d1") -> Collection:
    collection = Collection()
    for number in range(count):
        annotation = Annotation(
            f"{document}-{number:03}", document, "2026-01-01T00:00:00.000Z",
            "2026-01-01T00:00:00.000Z", note=f"note {number}",
            targets=(_target(100 - number, document=document),), clock={"w": 1},
        )  # fmt: skip
        collection.put(annotation.id, (annotation,))
    return collection


def _edited(collection: Collection, *edit: tuple[str, str]) -> Collection:
    """What is read after somebody replaced text in the file."""
    text = encode(collection).decode()
    for old, new in edit:
        assert old in text
        text = text.replace(old, new, 1)
    return decode(text.encode()).collection


@given(collections())
def test_written_and_read_is_the_same(parts: list[Collection]) -> None:
    for collection in parts:
        text = encode(collection)
        again = decode(text).collection
        assert content(again) == content(collection)
        assert encode(again) == text
        assert text.endswith(b"\n}\n")


@given(collections())
def test_every_file_fits_the_schema(parts: list[Collection]) -> None:
    whole = joined(*parts)
    whole.other.pop("meanings", None)
    whole.meanings[Colour.PINK] = Meaning("disagree", "2026-01-01T00:00:00.000Z")
    Draft202012Validator(SCHEMA).validate(json.loads(encode(whole)))


def test_the_schema_itself_is_one_and_refuses() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    raw = json.loads(encode(_some(1)))
    for key in ("id", "targets", "note", "modified"):
        broken = json.loads(json.dumps(raw))
        del broken["annotations"][0][key]
        assert not Draft202012Validator(SCHEMA).is_valid(broken), key
    raw["annotations"][0]["targets"][0]["side"] = "fr"
    assert not Draft202012Validator(SCHEMA).is_valid(raw)


@given(collections(), st.sampled_from([None, 1, 4]), st.booleans())
def test_other_layouts_say_the_same(
    parts: list[Collection], indent: int | None, is_escaped: bool
) -> None:
    whole = joined(*parts)
    text = json.dumps(json.loads(encode(whole)), indent=indent, ensure_ascii=True)
    again = decode(text.encode()).collection
    assert content(again) == content(whole)
    assert encode(again) == encode(whole)
    crlf = encode(whole).replace(b"\n", b"\r\n")
    assert content(decode(crlf).collection) == content(whole)
    marked = b"\xef\xbb\xbf" + crlf
    assert content(decode(marked).collection) == content(whole)
    if is_escaped:
        assert content(decode(text.encode("utf-16")).collection) == content(whole)


def test_a_page_is_not_read_before_it_is_needed() -> None:
    collection = joined(_some(3, "d1"), _some(2, "d2"))
    again = decode(encode(collection)).collection
    page = again.page("d1")
    assert page
    assert len(again) == 5
    assert again.find("d1-002")
    assert again.page("d1") is page
    again.put("d1-000", again.versions("d2-000"))
    assert again.page("d1") is None


def test_pages_that_are_known_are_taken_over() -> None:
    one = decode(encode(joined(_some(3, "d1"), _some(2, "d2")))).collection
    changed = Notebook(one.copy())
    changed.change("Note", "d2-001", note="new")
    two = decode(encode(changed.collection), one).collection
    assert two.page("d1") is one.page("d1")
    assert two.page("d2") is not one.page("d2")


def test_the_order_is_that_of_the_text() -> None:
    raw = json.loads(encode(joined(_some(3, "d2"), _some(2, "d1"))))
    assert [each["id"] for each in raw["annotations"]] == [
        "d1-001", "d1-000", "d2-002", "d2-001", "d2-000",
    ]  # fmt: skip


def test_one_note_changed_is_few_lines_changed() -> None:
    notebook = Notebook(joined(*(_some(20, f"d{number}") for number in range(5))))
    before = encode(notebook.collection).decode().splitlines()
    notebook.change("Note", "d2-007", note="another thought\nin two lines")
    after = encode(notebook.collection).decode().splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=False) if old != new]
    assert len(set(after) - set(before)) <= 5
    assert any("another thought" in new for _, new in changed)


def test_the_keys_that_are_promised() -> None:
    raw = json.loads(encode(_some(1)))
    (annotation,) = raw["annotations"]
    assert list(annotation) == [
        "id", "document", "created", "modified", "colour", "style", "note", "tags", "targets",
        "clock", "check",
    ]  # fmt: skip
    assert annotation["targets"] == [
        {
            "side": "en",
            "selectors": [
                {
                    "type": "TextQuoteSelector", "exact": "some words", "prefix": "before ",
                    "suffix": " after",
                },
                {"type": "TextPositionSelector", "start": 100, "end": 110},
            ],
        }
    ]  # fmt: skip


def test_a_target_elsewhere_names_its_document() -> None:
    collection = Collection()
    two_sided = (_target(1), _target(5, Side.ZH, "d2"))
    annotation = Annotation("a", "d1", "1", "1", targets=two_sided, clock={"w": 1})
    collection.put("a", (annotation,))
    raw = json.loads(encode(collection))["annotations"][0]
    assert [target.get("document") for target in raw["targets"]] == [None, "d2"]
    again = decode(encode(collection)).collection
    assert [each.id for each in again.touching(["d2"])] == ["a"]


def test_a_tombstone_is_small() -> None:
    notebook = Notebook(_some(1))
    notebook.remove("Delete", ["d1-000"])
    (raw,) = json.loads(encode(notebook.collection))["annotations"]
    assert list(raw) == ["id", "document", "created", "modified", "clock", "deleted"]


# edited by hand


def test_an_edited_note_wins_over_what_it_was() -> None:
    before = _some()
    for whole in (
        joined(_edited(before, ("note 1", "mended")), before),
        joined(before, _edited(before, ("note 1", "mended"))),
    ):
        assert (found := whole.find("d1-001"))
        assert found.note == "mended"


def test_an_edited_note_is_not_lost_to_a_change_that_did_not_know_it() -> None:
    before = _some()
    edited = _edited(before, ("note 1", "by hand"))
    notebook = Notebook(before.copy())
    notebook.change("Note", "d1-001", note="by the program")
    notebook.change("Colour", "d1-001", colour=Colour.BLUE)
    whole = joined(edited, notebook.collection)
    assert (found := whole.find("d1-001"))
    assert "by hand" in found.note
    assert "by the program" in found.note
    assert found.colour is Colour.BLUE


def test_two_programs_that_see_one_edit_agree() -> None:
    edited = (_edited(_some(), ("note 1", "by hand")) for _ in range(2))
    whole = joined(*edited)
    assert len(whole.versions("d1-001")) == 1


def test_an_edit_is_counted_once() -> None:
    once = _edited(_some(), ("note 1", "by hand"))
    assert content(decode(encode(once)).collection) == content(once)


def test_marked_as_deleted_by_hand() -> None:
    whole = joined(_some(), _edited(_some(), ('"note": "note 1"', '"deleted": true')))
    assert whole.find("d1-001") is None
    assert whole.find("d1-000")


def test_written_by_hand_from_nothing() -> None:
    text = """{"format": "duidu-annotations", "annotations": [
        {"id": "mine", "document": "d1", "modified": "2026-05-01", "note": "hello"}]}"""
    found = decode(text.encode()).collection.find("mine")
    assert found
    assert (found.note, found.modified) == ("hello", "2026-05-01T00:00:00.000Z")
    assert found.clock


def test_a_copied_annotation_becomes_one_of_its_own() -> None:
    text = encode(_some(2))
    raw = json.loads(text)
    raw["annotations"].append({**raw["annotations"][0], "note": "the copy"})
    collection = decode(json.dumps(raw).encode()).collection
    notes = [annotation.note for annotation in collection.touching(["d1"])]
    assert sorted(notes) == ["note 0", "note 1", "the copy"]
    assert encode(decode(json.dumps(raw).encode()).collection) == encode(collection)


def test_the_same_annotation_twice_is_one() -> None:
    raw = json.loads(encode(_some(2)))
    raw["annotations"] += raw["annotations"]
    assert len(decode(json.dumps(raw).encode()).collection) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"id": "d1-001"', '"id": 7'),
        ('"id": "d1-001",', ""),
        ('"id": "d1-001"', '"id": ""'),
        ('"document": "d1"', '"document": null'),
        ('"targets": [', '"targets": 5, "old": ['),
        ('"side": "en"', '"side": "fr"'),
        ('"side": "en",', ""),
    ],
)
def test_a_broken_annotation_costs_the_others_nothing(old: str, new: str) -> None:
    text = encode(joined(_some(3), _some(2, "d2"))).decode()
    broken = text.replace(old, new, 1)
    assert broken != text
    collection = decode(broken.encode()).collection
    assert len(collection) == 4
    assert len(collection.broken) == 1
    again = decode(encode(collection)).collection
    assert again.broken == collection.broken
    mended = encode(collection).replace(new.encode(), old.encode(), 1) if new else b""
    if b'"broken"' in mended and new not in {'"targets": 5, "old": ['}:
        assert len(decode(mended).collection) == 5
        assert not decode(mended).collection.broken


@given(
    st.dictionaries(
        st.sampled_from(
            ["created", "modified", "kind", "colour", "style", "note", "tags", "clock", "dots",
             "check", "deleted", "unknown"]
        ),
        values, max_size=4,
    ),
    values,
)  # fmt: skip
def test_values_that_make_no_sense_are_kept(odd: dict[str, Any], selectors: Any) -> None:
    odd = {key: value for key, value in odd.items() if value is not None}
    raw = json.loads(encode(_some(1)))
    raw["annotations"][0].update(odd)
    raw["annotations"][0]["targets"][0]["selectors"] = selectors
    collection = decode(json.dumps(raw).encode()).collection
    assert len(collection) == 1
    (again,) = json.loads(encode(collection))["annotations"]
    if odd.get("deleted") is not True:
        kept = odd.keys() - {"clock", "dots", "check", "deleted"}
        assert {key: again[key] for key in kept} == {key: odd[key] for key in kept}
    assert content(decode(encode(collection)).collection) == content(collection)


@pytest.mark.parametrize("odd", ["text", 7, [3, "x"], [{"targets": 5}], {"a": 1}])
def test_further_versions_that_cannot_be_read_are_kept(odd: object) -> None:
    raw = json.loads(encode(_some(1)))
    raw["annotations"][0]["versions"] = odd
    collection = decode(json.dumps(raw).encode()).collection
    (again,) = json.loads(encode(collection))["annotations"]
    assert again["versions"] == odd
    assert len(collection.versions("d1-000")) == 1


def test_unknown_keys_survive_at_every_level() -> None:
    raw = json.loads(encode(_some(1)))
    raw["later"] = {"a": 1}
    raw["documents"] = [{"id": "d1", "title": "One", "later": 1}]
    raw["meanings"] = {
        "orange": {"text": "?"}, "blue": {"text": "word", "modified": "2026-01-01T00:00:00.000Z"},
    }  # fmt: skip
    annotation = raw["annotations"][0]
    annotation["later"] = [1, {"b": None}]
    annotation["targets"][0]["later"] = True
    annotation["targets"][0]["selectors"][0]["refinedBy"] = {"type": "XPathSelector"}
    annotation["targets"][0]["selectors"].append({"type": "CssSelector", "value": "p"})
    notebook = Notebook(decode(json.dumps(raw).encode()).collection)
    notebook.change("Note", "d1-000", note="changed")
    again = json.loads(encode(notebook.collection))
    assert again["later"] == raw["later"]
    assert again["documents"][0]["later"] == 1
    assert again["meanings"].keys() == raw["meanings"].keys()
    changed = again["annotations"][0]
    assert changed["later"] == annotation["later"]
    assert changed["targets"] == annotation["targets"]


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    notebook = Notebook()
    notebook.add("Note", notebook.draft("d\udc80", note="\ud83d", kind=Kind.NOTE))
    text = encode(notebook.collection)
    text.decode("utf-8")
    json.loads(text)
    assert content(decode(text).collection) == content(notebook.collection)


@pytest.mark.parametrize(
    "text", [b"", b"{", b"\0\0\0\0", b'{"format": NaN}', b"[" * 100_000, b"\xff\xfe\x00"]
)
def test_what_is_no_json_is_damaged(text: bytes) -> None:
    with pytest.raises(DamagedFileError):
        decode(text)


@pytest.mark.parametrize("text", [b"[]", b"{}", b'{"format": "other"}', b"3", b'"text"'])
def test_other_json_is_not_ours(text: bytes) -> None:
    with pytest.raises(ForeignFileError):
        decode(text)


@pytest.mark.parametrize(("version", "is_newer"), [(1, False), (2, True), (1.5, True), ("x", True)])
def test_versions(version: object, is_newer: bool) -> None:
    text = json.dumps({"format": "duidu-annotations", "version": version, "annotations": []})
    assert decode(text.encode()).is_newer is is_newer
