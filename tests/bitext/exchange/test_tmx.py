"""TMX written and read: valid whatever the text holds, and safe whatever the file holds.

The rules of the TMX 1.4b DTD are written down here as rules of our own; the DTD itself belongs to
others and is not part of the project.
"""

from __future__ import annotations

import io
import re
import tracemalloc
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.dom import minidom

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bitext.exchange.contents import Contents
from reader.bitext.exchange.options import Format, Options
from reader.bitext.exchange.tags import memory_tag
from reader.bitext.exchange.tmx import tmx_pieces
from reader.bitext.exchange.units import units_of
from reader.bitext.exchange.writing import bitext_pieces, export_bitext
from reader.chinese.scripts import Form
from reader.chinese.variants import Variant
from reader.documents.errors import Cancelled, CannotRead
from reader.documents.interchange.tmx import TmxReader
from reader.documents.interchange.units import Unit
from reader.documents.interchange.xml_text import legal
from tests.bitext.exchange.bitexts import ESSAY, opened, told, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
# element: (required attributes, allowed attributes, children as an expression over their names)
_COMMON = {"o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool",
           "creationtoolversion", "creationdate", "creationid", "changedate", "changeid",
           "o-tmf"}  # fmt: skip
_RULES = {
    "tmx": ({"version"}, {"version"}, "header body"),
    "header": (
        {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang",
         "datatype"},
        {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang",
         "datatype", "o-encoding", "creationdate", "creationid", "changedate", "changeid"},
        "((note|prop|ude) ?)*",
    ),
    "prop": ({"type"}, {"type", "xml:lang", "o-encoding"}, ""),
    "note": (set(), {"xml:lang", "o-encoding"}, ""),
    "body": (set(), set(), "(tu ?)*"),
    "tu": (set(), _COMMON | {"tuid", "segtype", "srclang"}, "((note|prop) ?)*(tuv ?)+"),
    "tuv": ({"xml:lang"}, _COMMON | {"xml:lang"}, "((note|prop) ?)*seg"),
    "seg": (set(), set(), ""),
}  # fmt: skip
_SEGMENT_TYPES = {"block", "paragraph", "sentence", "phrase"}
_WITH_TEXT = {"seg", "prop", "note"}


def check_tmx(data: bytes) -> minidom.Document:
    """The file obeys the rules of TMX 1.4b."""
    document = minidom.parseString(data)
    doctype = document.doctype
    assert doctype is not None
    assert (doctype.name, doctype.systemId) == ("tmx", "tmx14.dtd")
    root = document.documentElement
    assert root is not None
    assert root.tagName == "tmx"
    assert root.getAttribute("version") == "1.4"
    _check_element(root)
    header = root.getElementsByTagName("header")[0]
    assert header.getAttribute("segtype") in _SEGMENT_TYPES
    for name in ("creationdate", "changedate"):
        if header.hasAttribute(name):
            assert re.fullmatch(r"\d{8}T\d{6}Z", header.getAttribute(name))
    return document


def _check_element(element: minidom.Element) -> None:
    required, allowed, order = _RULES[element.tagName]
    names = set(element.attributes.keys())
    assert required <= names <= allowed, element.tagName
    children = [node for node in element.childNodes if isinstance(node, minidom.Element)]
    told_order = " ".join(child.tagName for child in children)
    assert re.fullmatch(order, told_order), f"{element.tagName}: {told_order}"
    if element.tagName not in _WITH_TEXT:
        text = "".join(node.data for node in element.childNodes if isinstance(node, minidom.Text))
        assert not text.strip()
    for child in children:
        _check_element(child)


def read(data: bytes, chinese: str = "") -> list[Unit]:
    return list(TmxReader(io.BytesIO(data), "memory.tmx", chinese=chinese).units())


def memory(units: list[Unit], chinese: str = "zh-Hans") -> bytes:
    pieces = tmx_pieces(units, chinese=chinese, title="A & B", made=_NOW, sentences=False)
    return "".join(pieces).encode("utf-8", "replace")


def tmx(body: str, head: str = "", encoding: str = "utf-8") -> bytes:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>{head}<tmx version="1.4">'
        f'<header srclang="en"/><body>{body}</body></tmx>'
    ).encode(encoding)


def unit(en: str, *zh: tuple[str, str]) -> str:
    tuvs = "".join(f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>' for code, text in zh)
    return f'<tu><tuv xml:lang="en"><seg>{en}</seg></tuv>{tuvs}</tu>'


texts = st.text(
    st.characters(codec="utf-8") | st.sampled_from("<>&\"'\r\n\t]\x00\x0b\ufffe\U0001f600")
)


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_whatever_the_text_holds(pairs: list[tuple[str, str]]) -> None:
    units = [Unit(en.strip(), zh.strip()) for en, zh in pairs]
    data = memory(units)
    check_tmx(data)
    # Nothing of the text is changed but what XML cannot hold.
    kept = [Unit(legal(en).strip(), legal(zh).strip()) for en, zh in units if en and zh]
    assert read(data) == kept


def test_an_essay_as_a_memory(tmp_path: Path) -> None:
    bitext = opened(written(tmp_path, ESSAY))
    data = b"".join(bitext_pieces(bitext, Options(Format.TMX)))
    document = check_tmx(data)
    assert '<prop type="x-title">The Ferry · 渡船</prop>' in data.decode()
    units = read(data)
    assert units[0] == ("The Ferry", "渡船")
    assert ("It was a small boat.\nIt had a bell, too.", "船很小，船上还有一口钟。") in units
    assert ("The upper bank of the river", "河的上岸") in units
    assert not any("never translated" in en or "print" in en for en, _ in units)
    assert [element.getAttribute("tuid") for element in document.getElementsByTagName("tu")] == [
        str(number + 1) for number in range(len(units))
    ]


def test_sentence_by_sentence(tmp_path: Path) -> None:
    text = (
        "The rain came early. Nobody had expected it. We ran.\n\n"
        "雨来得早。谁也没有料到。我们跑了。\n\n"
        "It stopped at noon.\n\n中午停了。\n"
    )
    bitext = opened(written(tmp_path, text))
    units = list(units_of(Contents(bitext), sentences=True))
    assert units == [
        ("The rain came early.", "雨来得早。"),
        ("Nobody had expected it.", "谁也没有料到。"),
        ("We ran.", "我们跑了。"),
        ("It stopped at noon.", "中午停了。"),
    ]
    data = b"".join(bitext_pieces(bitext, Options(Format.TMX, sentences=True)))
    assert b'segtype="sentence"' in data


@pytest.mark.parametrize(
    ("variant", "code", "word"),
    [
        (Variant.SOURCE, "zh-Hans", "软件"),
        (Variant.TRADITIONAL, "zh-Hant", "軟件"),
        (Variant.TAIWAN_WORDS, "zh-TW", "軟體"),
        (Variant.HONG_KONG, "zh-HK", "軟件"),
    ],
)
def test_codes_of_chinese(variant: Variant, code: str, word: str, tmp_path: Path) -> None:
    text = (
        "This software reads two languages.\n\n这个软件读两种语言，发展很快。\n\n"
        "It runs.\n\n它运行。\n"
    )
    bitext = opened(written(tmp_path, text))
    for sentences in (False, True):
        options = Options(Format.TMX, variant, sentences)
        data = b"".join(bitext_pieces(bitext, options)).decode()
        assert f'xml:lang="{code}"' in data
        assert word in data
    assert memory_tag(Form.NONE) == "zh"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_encodings(encoding: str) -> None:
    name = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16"}.get(encoding, encoding)
    source = tmx(unit("A café.", ("zh-CN", "一家咖啡馆。")), encoding="utf-8").decode()
    data = source.replace('encoding="utf-8"', f'encoding="{name}"').encode(encoding)
    assert read(data) == [("A café.", "一家咖啡馆。")]


def test_codes_of_other_programs_are_left_out() -> None:
    body = unit(
        'Press <bpt i="1">&lt;b&gt;</bpt><hi>OK</hi><ept i="1">&lt;/b&gt;</ept> '
        'now<ph x="1">&lt;br/&gt;</ph>or <it pos="begin">{1}<sub>title</sub></it>later<ut>x</ut>.',
        ("zh", "现在<ph/>按<hi type='b'>确定</hi>。"),
    )
    assert read(tmx(body)) == [("Press OK now or later.", "现在按确定。")]


def test_several_languages_and_old_spellings() -> None:
    body = (
        '<tu><tuv lang="ZH_TW"><seg>軟體</seg></tuv><tuv lang="DE"><seg>Programm</seg></tuv>'
        '<tuv lang="EN-GB"><note>a note</note><seg>software</seg></tuv>'
        '<tuv lang="zh-CN"><prop type="x">p</prop><seg>软件</seg></tuv></tu>'
        '<tu><tuv xml:lang="fr"><seg>chien</seg></tuv><tuv xml:lang="de"><seg>Hund</seg></tuv></tu>'
        "<tu><tuv><seg>A dog.</seg></tuv><tuv><seg>一只狗。</seg></tuv></tu>"
    )
    assert read(tmx(body)) == [("software", "軟體"), ("A dog.", "一只狗。")]
    reader = TmxReader(io.BytesIO(tmx(body)), "memory.tmx", chinese="zh-cn")
    assert next(reader.units()) == ("software", "软件")
    assert reader.chinese_codes[:2] == ["zh-tw", "zh-cn"]


def test_units_in_other_languages_are_counted() -> None:
    body = '<tu><tuv xml:lang="fr"><seg>chien</seg></tuv></tu>' + unit("dog", ("zh", "狗"))
    reader = TmxReader(io.BytesIO(tmx(body)), "memory.tmx")
    assert list(reader.units()) == [("dog", "狗")]
    assert reader.left_out == 1


def test_what_is_not_quite_xml_is_read_all_the_same() -> None:
    body = unit("tea&nbsp;&#x1F;and\x02milk &mdash; hot", ("zh", "茶&#0;和奶&hellip;"))
    assert read(tmx(body)) == [("tea\xa0\ufffdand\ufffdmilk — hot", "茶\ufffd和奶…")]


def test_a_reference_across_two_pieces_of_the_file() -> None:
    for length in range(65_400, 65_420):
        body = f"<!--{'x' * length}-->" + unit("a &amp;&nbsp;&#x41; b", ("zh", "甲&#x4e59;"))
        assert read(tmx(body)) == [("a &\xa0A b", "甲乙")]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE tmx [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
    ],
)
def test_entities_are_refused(head: str) -> None:
    with pytest.raises(CannotRead, match="entities"):
        read(tmx(unit("&b;&a;", ("zh", "一")), head))


def test_the_dtd_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_arguments: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    head = '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">'
    assert read(tmx(unit("one", ("zh", "一")), head)) == [("one", "一")]


def test_a_damaged_file_gives_what_is_whole() -> None:
    whole = tmx(unit("one", ("zh", "一")) + unit("two", ("zh", "二")))
    reader = TmxReader(io.BytesIO(whole[:-60]), "memory.tmx")
    assert list(reader.units()) == [("one", "一")]
    assert "memory.tmx" in reader.problem


@pytest.mark.parametrize("data", [b"", b"no xml", b"<html></html>", b"<tmx><body>", b"\xff\xfe<"])
def test_what_is_no_memory_is_refused_kindly(data: bytes) -> None:
    with pytest.raises(CannotRead, match=r"“memory\.tmx” cannot be read as TMX"):
        read(data)


def test_texts_and_tags_without_end_are_refused() -> None:
    with pytest.raises(CannotRead, match="as long as a book"):
        read(tmx(unit("a" * 1_100_000, ("zh", "一"))))
    with pytest.raises(CannotRead, match="without an end"):
        read(b"<tmx version='" + b"a" * 12_000_000)


def test_deep_nesting_is_no_harm() -> None:
    deep = "<hi>" * 50_000 + "deep" + "</hi>" * 50_000
    assert read(tmx(unit(deep, ("zh", "深")))) == [("deep", "深")]


class _Endless(io.RawIOBase):
    """A memory of many units that is never there as a whole."""

    def __init__(self, count: int) -> None:
        self._pieces = self._made(count)
        self._held = b""

    @staticmethod
    def _made(count: int) -> Iterator[bytes]:
        yield b'<tmx version="1.4"><header/><body>'
        for number in range(count):
            yield unit(f"Unit {number} of many", ("zh", f"许多单元中的第{number}个")).encode()
        yield b"</body></tmx>"

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while len(self._held) < len(buffer) and (piece := next(self._pieces, b"")):
            self._held += piece
        given, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)


def test_memory_does_not_grow_with_the_file() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        found = sum(1 for _ in TmxReader(io.BufferedReader(_Endless(count)), "memory.tmx").units())
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found == count
        return most

    assert peak(20_000) < 2 * peak(2_000)


def test_a_memory_opens_as_a_bitext(tmp_path: Path) -> None:
    path = tmp_path / "my memory.tmx"
    pairs = [
        ("# no heading", "- 不是列表"), ("One *star*\nand two", "一<br>二"), ("OpenAI", "OpenAI"),
        ("Only English here.", ""), ("", "只有中文。"), ("2024", "2024 年"),
        ("A" * 9_000, "一" * 9_000),
    ]  # fmt: skip
    body = "".join(
        "<tu>" + "".join(
            f'<tuv xml:lang="{code}"><seg>{text.replace("<", "&lt;")}</seg></tuv>'
            for code, text in zip(("en", "zh"), pair, strict=True)
        ) + "</tu>"
        for pair in pairs
    )  # fmt: skip
    path.write_bytes(tmx(body))
    bitext = opened(path)
    assert bitext.columns == 2
    assert bitext.documents[0].head.title == "my memory"
    rows = [
        tuple("".join(map(bitext.text, side)) for side in (row.en, row.zh)) for row in bitext.rows
    ]
    assert rows == pairs


def test_a_damaged_memory_says_so_when_it_opens(tmp_path: Path) -> None:
    path = tmp_path / "half.tmx"
    path.write_bytes(tmx(unit("one thing", ("zh", "一样")) + unit("two", ("zh", "二")))[:-60])
    bitext = opened(path)
    assert told(bitext, kinds=False) == [(["one thing"], ["一样"], [])]


def test_cancelling_leaves_the_old_file(tmp_path: Path) -> None:
    bitext = opened(written(tmp_path, ESSAY))
    target = tmp_path / "out.tmx"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(Cancelled):
        export_bitext(bitext, target, Options(Format.TMX), cancelled=lambda: True)
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.tmx", "text.md"]
