"""Web Annotation JSON-LD: as the model wants it, back without loss, and from other programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from reader.annotations.codec import encode
from reader.annotations.collection import Collection
from reader.annotations.export.importing import ImportProblem, read_import
from reader.annotations.export.jsonld import as_jsonld
from reader.annotations.export.options import Format, Options
from reader.annotations.export.readwise import as_csv
from reader.annotations.export.writing import export_text
from reader.annotations.model import Colour, Kind, MarkStyle
from reader.annotations.notebook import Notebook
from reader.bitext.model import Side
from tests.annotations.export.desk import MOMENT, Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "bridge.md")
    desk.mark("aaa", "Nobody remembers", "没有人记得", note="why?", tags=("x", "y"),
              colour=Colour.BLUE, style=MarkStyle.UNDERLINE, other={"later": [1]})  # fmt: skip
    desk.mark("bbb", "people", kind=Kind.BOOKMARK)
    desk.mark("ccc", kind=Kind.NOTE, note="on all")
    desk.change("aaa", note="why not?")
    desk.notebook.set_meaning("Meaning", Colour.BLUE, "vocabulary")
    return desk


def exported(desk: Desk) -> dict[str, Any]:
    return json.loads(as_jsonld(desk.collection, [desk.gather()]))


def imported(tmp_path: Path, value: object, known: Collection | None = None) -> Any:
    file = tmp_path / "in.jsonld"
    file.write_text(json.dumps(value), encoding="utf-8")
    return read_import(file, known or Collection())


def test_the_model_of_the_recommendation(desk: Desk) -> None:
    made = exported(desk)
    assert made["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (made["type"], made["total"]) == ("AnnotationCollection", 3)
    page = made["first"]
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    note, mark, bookmark = page["items"]
    assert note["motivation"] == "commenting"
    assert bookmark["motivation"] == "bookmarking"
    assert mark["motivation"] == ["highlighting", "commenting", "tagging"]
    assert [(body["purpose"], body["value"]) for body in mark["body"]] == [
        ("commenting", "why not?"), ("tagging", "x"), ("tagging", "y"),
        ("classifying", "vocabulary"),
    ]  # fmt: skip
    english, chinese = mark["target"]
    assert english["type"] == "SpecificResource"
    quote, position = english["selector"]
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", "Nobody remembers")
    assert desk.text[position["start"] : position["end"]] == "Nobody remembers"
    assert chinese["selector"][0]["exact"] == "没有人记得"
    assert english["styleClass"] == "blue-underline"


def test_the_way_there_and_back_loses_nothing(desk: Desk, tmp_path: Path) -> None:
    found = imported(tmp_path, exported(desk))
    assert (found.new, found.changed, found.same, found.refused) == (3, 0, 0, 0)
    for id_ in desk.collection.ids():
        assert found.collection.versions(id_) == desk.collection.versions(id_)
    assert found.collection.documents == desk.collection.documents
    assert found.collection.meanings == desk.collection.meanings
    assert imported(tmp_path, exported(desk), desk.collection).same == 3


def test_what_another_program_changed_is_a_change(desk: Desk, tmp_path: Path) -> None:
    value = exported(desk)
    value["first"]["items"][1]["body"][0]["value"] = "their words"
    found = imported(tmp_path, value, desk.collection)
    assert (found.new, found.changed, found.same) == (0, 1, 2)
    collection = desk.collection.copy()
    collection.join(found.collection)
    after = collection.find("aaa")
    assert after
    assert (after.note, after.tags, after.colour) == ("their words", ("x", "y"), Colour.BLUE)
    assert imported(tmp_path, value, collection).same == 3
    Notebook(collection).change("Note", "aaa", note="mine again")
    again = collection.copy()
    again.join(imported(tmp_path, value, collection).collection)
    assert again.find("aaa") == collection.find("aaa")


FOREIGN = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "http://example.org/anno/1",
    "type": "Annotation",
    "created": "2024-05-01T10:00:00+02:00",
    "motivation": "highlighting",
    "body": [{"type": "TextualBody", "value": "their note"},
             {"type": "TextualBody", "purpose": "tagging", "value": "theirs"}],
    "target": {"source": "http://example.org/page.html", "selector": {
        "type": "FragmentSelector", "value": "x",
        "refinedBy": {"type": "TextQuoteSelector", "exact": "两座桥", "prefix": "有"}}},
}  # fmt: skip


def test_annotations_of_other_programs(tmp_path: Path) -> None:
    found = imported(tmp_path, [FOREIGN, {"type": "Annotation", "target": "http://x.y/z"}])
    assert (found.new, found.refused) == (1, 1)
    (id_,) = found.collection.ids()
    made = found.collection.find(id_)
    assert (made.note, made.tags, made.created) == (
        "their note", ("theirs",), "2024-05-01T08:00:00.000Z",
    )  # fmt: skip
    (target,) = made.targets
    assert (target.side, target.quote.exact, target.quote.prefix) == (Side.ZH, "两座桥", "有")
    assert found.collection.documents[made.document].title == "page.html"
    known = Collection()
    known.join(found.collection)
    assert imported(tmp_path, FOREIGN, known).same == 1
    Notebook(known).change("Note", id_, note="mine")
    again = imported(tmp_path, FOREIGN, known)
    known.join(again.collection)
    after = known.find(id_)
    assert after
    assert after.note == "mine"


def test_a_file_that_is_known_by_its_path(desk: Desk, tmp_path: Path) -> None:
    target = {"source": desk.path.as_uri(),
              "selector": {"type": "TextQuoteSelector", "exact": "people"}}  # fmt: skip
    found = imported(tmp_path, {**FOREIGN, "target": target}, desk.collection)
    (id_,) = found.collection.ids()
    assert found.collection.find(id_).document == desk.id


def test_duidus_own_file_merges_in(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "annotations.json"
    file.write_bytes(encode(desk.collection))
    found = read_import(file, Collection())
    assert found.sentence() == "Annotations: 3 new, 0 changed, 0 already there."
    assert read_import(file, desk.collection).same == 3


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"a": 1}', "null", '"x"', "[[[[[[[[[[]]]]]]]]]]"]
)
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "in.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ImportProblem, match=r"in\.json"):
        read_import(file, Collection())
    with pytest.raises(ImportProblem, match="cannot be read"):
        read_import(tmp_path / "none", Collection())


def test_nonsense_in_items_is_no_crash(tmp_path: Path) -> None:
    for broken in (
        {"target": 3}, {"target": [{"selector": [1, None, {"type": 3}]}]}, {"body": {"value": 7}},
        {"target": {"selector": {"type": "TextQuoteSelector", "exact": ["x"]}}}, {"created": 5},
        {"duidu:annotation": {"id": 3}}, {"motivation": {"x": 1}}, {"id": ["a"]},
    ):  # fmt: skip
        imported(tmp_path, [{**FOREIGN, **broken}])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_in_readwises_columns(desk: Desk) -> None:
    text = export_text([desk.gather()], Options(format=Format.CSV))
    assert text.startswith("Highlight,Title,Author,URL,Note,Location,Date\r\n")
    on_all, mark = rows(text)
    assert mark["Highlight"] == "Nobody remembers\n\n没有人记得"
    assert mark["Title"] == "The bridge: a story"
    assert mark["URL"] == "https://example.org/bridge"
    assert mark["Note"] == ".x .y\nwhy not?"
    assert mark["Date"] == "2026-01-31 16:30:00"
    assert int(mark["Location"]) == desk.text.index("Nobody")
    assert on_all["Highlight"] == "on all"


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ('=HYPERLINK("x")', "'=HYPERLINK(\"x\")"), ("@SUM(1)", "'@SUM(1)"),
        ("+cmd|x!A", "'+cmd|x!A"),
        ("-2+3+cmd|'x'!A", "'-2+3+cmd|'x'!A"), ("＝1", "'＝1"), ("- a dash", "- a dash"),
        ("-5 degrees", "-5 degrees"), ("+1", "+1"), ("a = b", "a = b"),
    ],
)  # fmt: skip
def test_a_spreadsheet_runs_nothing(desk: Desk, title: str, cell: str) -> None:
    document = replace(desk.gather(), title=title)
    assert {row["Title"] for row in rows(as_csv([document]))} == {cell}


def test_the_moment_is_that_of_the_zone(desk: Desk) -> None:
    assert {item.modified for item in desk.gather().items()} == {MOMENT[:16].replace("T", " ")}
