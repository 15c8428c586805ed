"""The web page: whole by itself, well formed, in the right languages, harmless."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.dom import minidom

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bitext.exchange.addresses import web_address
from reader.bitext.exchange.options import Format, Options
from reader.bitext.exchange.pictures import Pictures
from reader.bitext.exchange.writing import bitext_pieces
from reader.bitext.pairing import pair_document
from reader.chinese.variants import Variant
from reader.documents.reading import parse_text
from tests.bitext.exchange.bitexts import ESSAY, opened, written

if TYPE_CHECKING:
    from pathlib import Path

    from reader.bitext.model import Bitext

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
_VOID = {"meta", "br", "hr", "img", "link"}
_SIGNS = [
    "<", ">", "&", '"', "'", "*", "**", "`", "[", "](", ")", "![", "<b>", "</b>", "\n\n", "# ",
    "- ", "> ", "|", "word ", "中文，", "](javascript:alert(1))", "[^1]", "\n[^1]: ", "</style>",
    "](#word)", "<ruby>中<rt>zhōng</rt></ruby>", "https://a.b", "\u2028", "\x85",
]  # fmt: skip


class Page(HTMLParser):
    """What is in a page, and whether its tags nest."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []  # language, text
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _VOID
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        language = next((a["lang"] for _, a in reversed(self.open) if a.get("lang")), "")
        if data.strip() and not any(tag in ("style", "title") for tag, _ in self.open):
            self.texts.append((language or "", data.strip()))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(bitext: Bitext, variant: Variant = Variant.SOURCE, *, pictures: bool = True) -> str:
    options = Options(Format.HTML, variant, pictures=pictures)
    return b"".join(bitext_pieces(bitext, options)).decode()


def essay(folder: Path) -> Bitext:
    (folder / "landing.png").write_bytes(PNG)
    return opened(written(folder, ESSAY))


def test_an_essay_as_a_page(tmp_path: Path) -> None:
    source = page_of(essay(tmp_path))
    page = Page(source)
    assert source.startswith("<!DOCTYPE html>")
    assert re.search("<title>The Ferry · 渡船</title>", source)
    assert ("en", "The Ferry") in page.texts
    assert ("zh-Hans", "渡船") in page.texts
    assert ("zh-Hans", "周野") in page.texts
    assert ("zh-Hans", "船很小，船上还有一口钟。") in page.texts
    assert ("en", "It had a bell, too.") in page.texts
    classes = [str(attributes.get("class")) for attributes in page.all("div")]
    pairs = [each for each in classes if each.startswith("pair")]
    assert len(pairs) == sum(not row.both for row in opened(tmp_path / "text.md").rows)
    assert page.all("img") == [
        {"src": f"data:image/png;base64,{base64.b64encode(PNG).decode()}", "alt": "The landing"}
    ]
    for tag in ("strong", "em", "pre", "table", "th", "blockquote", "hr", "sup", "figure"):
        assert page.all(tag), tag
    text = " ".join(text for _, text in page.texts)
    for mark in ("☐", "1.", "•"):
        assert mark in text


@pytest.mark.parametrize(
    ("title", "heading", "anchor"),
    [
        ("The Ferry · 渡船", "# The Ferry\n\n# 渡船", "the-ferry"),
        ("The Ferry · 渡船", "# The Ferry · 渡船", "the-ferry--渡船"),
        ("The Ferry", "## The Ferry", "the-ferry"),
    ],
)
def test_a_title_that_the_text_begins_with_stands_once(
    title: str, heading: str, anchor: str
) -> None:
    said = f"{heading}\n\n[Up](#{anchor}) the river.\n\n船往上游开。\n"
    text = f"---\ntitle: {title}\nauthor: Lin Jie\n---\n\n{said}"
    source = page_of(pair_document(parse_text(text)))
    header, rest = source.split("</header>")
    body = header.split("<header>")[1]
    assert body.count("The Ferry") == 1
    assert "The Ferry" not in rest
    assert body.index("The Ferry") < body.index("Lin Jie")
    page = Page(source)
    ids = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    links = [attrs["href"] for tag, attrs in page.elements if tag == "a"]
    assert [link and link.removeprefix("#") in ids for link in links] == [True]


def test_another_first_heading_is_not_the_title() -> None:
    text = "---\ntitle: The Ferry\n---\n\n# Foreword\n\nIt left at seven.\n"
    header, rest = page_of(pair_document(parse_text(text))).split("</header>")
    assert "The Ferry" in header.split("<header>")[1]
    assert "Foreword" in rest


def test_nothing_is_fetched_and_nothing_runs(tmp_path: Path) -> None:
    text = (
        "A line with [one](javascript:alert(1)), [two](notes.md), ![far](https://a.example/x.png) "
        "and <script>alert(2)</script> this.\n\n一行字，[三](https://a.example/三?q=%22x%22)，很短。\n\n"
        "![secret](../secret.png)\n\n![far](https://a.example/y.png)\n"
    )
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "inner").mkdir()
    source = page_of(opened(written(tmp_path / "inner", text)))
    page = Page(source)
    assert not page.all("script")
    assert not page.all("img")
    assert not page.all("link")
    hrefs = [each["href"] for each in page.all("a")]
    assert hrefs == ["https://a.example/%E4%B8%89?q=%22x%22", "https://a.example/y.png"]
    assert "url(" not in source
    assert "@import" not in source
    policy = next(each for each in page.all("meta") if "http-equiv" in each)
    assert str(policy["content"]).startswith("default-src 'none'")


def test_light_dark_and_paper(tmp_path: Path) -> None:
    source = page_of(essay(tmp_path))
    assert "@media (prefers-color-scheme: dark)" in source
    assert "@media print" in source
    assert re.search(r"\.pair \{[^}]*break-inside: avoid", source)


def test_links_lead_to_headings_and_notes(tmp_path: Path) -> None:
    text = (
        "# The Ferry\n\nSee [below](#the-bell) and a note.[^n]\n\n"
        "见[下文](#the-bell)和注释。[^n]\n\n"
        "## The Bell\n\n## 钟\n\nNothing [there](#nowhere) at all.\n\n"
        "那里什么也没有。\n\n[^n]: A note.\n"
    )
    page = Page(page_of(opened(written(tmp_path, text))))
    ids = [each["id"] for _, each in page.elements if "id" in each]
    assert len(ids) == len(set(ids))
    hrefs = [str(each["href"]) for each in page.all("a")]
    assert len(hrefs) == 4
    assert {href[1:] for href in hrefs} <= set(ids)


@pytest.mark.parametrize(
    ("variant", "tag"),
    [
        (Variant.SOURCE, "zh-Hans"),
        (Variant.TRADITIONAL, "zh-Hant"),
        (Variant.TAIWAN_WORDS, "zh-Hant-TW"),
        (Variant.HONG_KONG, "zh-Hant-HK"),
    ],
)
def test_the_language_chooses_the_face(variant: Variant, tag: str, tmp_path: Path) -> None:
    source = page_of(essay(tmp_path), variant=variant)
    assert {language for language, _ in Page(source).texts} == {"en", tag}
    assert ("敲了兩下" in source) == (variant is not Variant.SOURCE)


def test_pictures_may_stay_behind(tmp_path: Path) -> None:
    page = Page(page_of(essay(tmp_path), pictures=False))
    assert not page.all("img")
    assert ("en", "The landing") in page.texts


@given(st.lists(st.sampled_from(_SIGNS), max_size=40).map("".join))
def test_whatever_the_text_holds(text: str) -> None:
    source = page_of(pair_document(parse_text(f"An English line.\n\n一行中文。\n\n{text}")))
    page = Page(source)
    body = re.sub(r".*</head>|</html>", "", source, flags=re.S)
    minidom.parseString(body.encode())  # the same markup is a chapter of a book
    assert not page.all("script")
    for link in page.all("a"):
        assert re.match("https?://|mailto:|#", str(link["href"]))


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://a.b/c?d=1&e=%20", "https://a.b/c?d=1&amp;e=%20"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://a.b/路 x", "https://a.b/%E8%B7%AF%20x"),
        ("http://a.b/100%", "http://a.b/100%25"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("notes.md", ""),
        ("https://", ""),
        ("https://例子.cn/路", "https://xn--fsqu00a.cn/%E8%B7%AF"),
        ("https://me:x@a.b:8080?q#c", "https://me:x@a.b:8080?q#c"),
        ("https://a.b/c#d#[e]", "https://a.b/c#d%23%5Be%5D"),
        # what only looks like an address: a book with such a link is not valid
        ("http://en.wikipedia.org%20/wiki/Perf", ""),
        ("http://en.wikipedia.org /wiki/Perf", ""),
        ("http://[server_ip]:8080/x", ""),
        ("http://<host>/", ""),
        ("http://localhost:PORT/", ""),
        ("http://$HOST:$PORT/", ""),
        ("http://a.b:99999/", ""),
        ("http://a.b:80:90/", ""),
        ("http://a..b/", ""),
        ("http://xn--/", ""),
        (f"http://{'a' * 64}.b/", ""),
        ("https://你的域名:端口/", ""),
    ],
)
def test_addresses(target: str, address: str) -> None:
    assert web_address(target) == address


def test_pictures_are_what_their_bytes_say(tmp_path: Path) -> None:
    for name, data in {
        "a.png": PNG, "b.jpg": b"\xff\xd8\xff\xe0", "c.gif": b"GIF89a", "d.txt": PNG,
        "e.webp": b"RIFF0000WEBP", "f.png": b"<svg onload='x'/>",
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(data)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "way out.png").symlink_to(tmp_path / "a.png")
    pictures = Pictures()

    def media_type(address: str, folder: Path = tmp_path) -> str:
        found = pictures.picture(folder, address)
        return found.media_type if found else ""

    names = ("a.png", "b.jpg", "c.gif", "d.txt", "e.webp")
    assert [media_type(f"{name}?x#y") for name in names] == [
        "image/png", "image/jpeg", "image/gif", "image/png", "image/webp",
    ]  # fmt: skip
    for address in ("f.png", "missing.png", "", "../a.png", "way%20out.png", "data:image/png,x",
                    "//a.b/a.png", "file:///a.png", "inner", "\0"):  # fmt: skip
        folder = tmp_path / "inner" if "out" in address or ".." in address else tmp_path
        assert media_type(address, folder) == "", address
    assert Pictures(wanted=False).picture(tmp_path, "a.png") is None


def test_chinese_with_an_address_in_it_is_not_justified() -> None:
    """No line breaks inside an address: the characters before it were torn far apart."""
    bitext = pair_document(
        parse_text(
            "- Notebook: https://example.org/a-long-way/down\n\n"
            "- 笔记本：https://example.org/a-long-way/down\n\nIt rained.\n\n下雨了。\n"
        )
    )
    page = b"".join(bitext_pieces(bitext, Options(Format.HTML))).decode()
    assert '<p class="item level-1 ragged">' in page
    assert "<p>下雨了。</p>" in page
    assert "<p>It rained.</p>" in page
    assert re.search(r"\.ragged[^{]*\{ text-align: start; \}", page)
