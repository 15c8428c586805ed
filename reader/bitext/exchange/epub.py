"""Writing an EPUB 3 book: reflowable, each pair kept together, both languages named.

https://www.w3.org/TR/epub-33/
"""

from __future__ import annotations

import io
import uuid
import zipfile
from typing import TYPE_CHECKING, Final

from reader.bitext.exchange.chapters import Entry, chapters_of, contents_of
from reader.bitext.exchange.markup import Markup, escaped, lang
from reader.bitext.exchange.names import Names
from reader.bitext.exchange.tags import ENGLISH
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reader.bitext.exchange.contents import Bead, Contents, Passage
    from reader.bitext.exchange.pictures import Picture, Pictures

_MIMETYPE: Final = b"application/epub+zip"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the same book is the same file
_CONTAINER: Final = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_NAMESPACE: Final = uuid.UUID("6f4f0c5e-6d0a-4b7c-9a53-2f0d5c1f7a11")
_LONGEST_ENTRY: Final = 200


def epub_bytes(contents: Contents, pictures: Pictures, style: str, made: datetime) -> bytes:
    """The book. style: CSS; made: when, in UTC."""
    book = _Book(contents, pictures)
    chapters = [book.chapter(number) for number in range(len(book.chapters))]
    files: list[tuple[str, str | bytes]] = [
        ("META-INF/container.xml", _CONTAINER),
        ("EPUB/package.opf", _package(contents, book, made)),
        ("EPUB/style.css", style),
        ("EPUB/nav.xhtml", _navigation(contents, book)),
        ("EPUB/title.xhtml", _title_page(contents)),
        *((f"EPUB/{_file(number)}", text) for number, text in enumerate(chapters)),
        *((f"EPUB/{name}", picture.data) for picture, name in book.pictures.items()),
    ]
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        # It comes first and is not compressed, so that a file manager knows the book by it.
        archive.writestr(zipfile.ZipInfo("mimetype", _EPOCH), _MIMETYPE, zipfile.ZIP_STORED)
        for name, data in files:
            raw = data.encode("utf-8") if isinstance(data, str) else data
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), raw, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


class _Book:
    """The chapters of a book, what is called what in them, and the pictures that they show."""

    def __init__(self, contents: Contents, pictures: Pictures) -> None:
        self._contents = contents
        self._source = pictures
        self._names = Names(contents.bitext)
        self._markup = Markup(self)
        self.chapters = chapters_of(contents.bitext)
        self.pictures: dict[Picture, str] = {}
        self.outline = contents_of(contents.bitext.rows)
        self.listed = {entry for top in self.outline for entry in (top.row, *_rows_inside(top))}
        self._chapter_of: dict[tuple[int, int], int] = {}
        for number, rows in enumerate(self.chapters):
            for row in (contents.bitext.rows[at] for at in rows):
                for piece in (*row.en, *row.zh, *row.both):
                    self._chapter_of.setdefault((piece.document, piece.block), number)

    def chapter(self, number: int) -> str:
        """One file of the text."""
        rows = self.chapters[number]
        beads: list[str] = []
        title = ""
        for at, row in zip(rows, self._contents.rows(rows), strict=True):
            bead = self._contents.bead(row)
            if bead.kind is BlockKind.HEADING and not title:
                title = heading_text(bead)
            made = self._markup.bead(bead)
            beads.append(f'<section id="row{at}">{made}</section>' if at in self.listed else made)
        return _page(title or self._contents.title, "".join(beads))

    def address(self, row: int) -> str:
        """Where a row stands."""
        number = next(at for at, rows in enumerate(self.chapters) if row in rows)
        return f"{_file(number)}#row{row}"

    def picture(self, passage: Passage, address: str) -> str:
        """The file of a picture in the book; "" if it cannot be had."""
        found = self._source.picture(self._contents.folder(passage), address)
        if found is None:
            return ""
        if found not in self.pictures:
            self.pictures[found] = f"picture{len(self.pictures) + 1}{found.suffix}"
        return self.pictures[found]

    def place(self, passage: Passage, anchor: str) -> str:
        """The chapter and the element that an anchor means."""
        target = self._names.target(passage.document, anchor)
        if target is None:
            return ""
        return f"{_file(self._chapter_of[passage.document, target[1]])}#{target[0]}"

    def name(self, passage: Passage) -> str:
        """What an element is called."""
        return self._names.name(passage)


def heading_text(bead: Bead) -> str:
    """What a heading says, in both languages."""
    passages = (*bead.en, *bead.zh, *bead.both)
    return " · ".join(" ".join(passage.text.split()) for passage in passages)


def _rows_inside(entry: Entry) -> list[int]:
    return [row for each in entry.inside for row in (each.row, *_rows_inside(each))]


def _file(number: int) -> str:
    return f"chapter{number + 1}.xhtml"


def _page(title: str, body: str, attributes: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{ENGLISH}" xml:lang="{ENGLISH}">\n'
        f'<head>\n<meta charset="utf-8"/>\n<title>{escaped(title)}</title>\n'
        '<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
        f"<body{attributes}>\n{body}</body>\n</html>\n"
    )


def _title_page(contents: Contents) -> str:
    titles = "".join(
        f"<h1{lang(contents.tag_of(title))}>{escaped(title)}</h1>\n" for title in contents.titles
    )
    names = "".join(
        f"<p{lang(contents.tag_of(name))}>{escaped(name)}</p>\n" for name in contents.authors
    )
    body = f'<section class="title" epub:type="titlepage">\n{titles}{names}</section>\n'
    return _page(contents.title, body)


def _navigation(contents: Contents, book: _Book) -> str:
    entries = _list(contents, book, book.outline)
    if not entries:
        first = _file(0) if book.chapters else "title.xhtml"
        entries = f'<ol><li><a href="{first}">{escaped(contents.titles[0])}</a></li></ol>\n'
    body = f'<nav epub:type="toc" id="toc">\n<h1>Contents · 目录</h1>\n{entries}</nav>\n'
    return _page("Contents", body)


def _list(contents: Contents, book: _Book, entries: Sequence[Entry]) -> str:
    made: list[str] = []
    for entry in entries:
        bead = contents.bead(contents.bitext.rows[entry.row])
        parts = [
            f"<span{lang(passage.tag)}>{escaped(text)}</span>"
            for passage in (*bead.en, *bead.zh, *bead.both)
            if (text := " ".join(passage.text.split())[:_LONGEST_ENTRY])
        ]
        shown = " ".join(parts) or f"{entry.row + 1}"
        inside = _list(contents, book, entry.inside)
        made.append(f'<li><a href="{book.address(entry.row)}">{shown}</a>{inside}</li>\n')
    return f"<ol>\n{''.join(made)}</ol>\n" if made else ""


def _package(contents: Contents, book: _Book, made: datetime) -> str:
    chapters = [(f"chapter{number + 1}", _file(number)) for number in range(len(book.chapters))]
    items = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        *(
            f'<item id="{name}" href="{file}" media-type="application/xhtml+xml"/>'
            for name, file in chapters
        ),
        *(
            f'<item id="{name.partition(".")[0]}" href="{name}" media-type="{picture.media_type}"/>'
            for picture, name in book.pictures.items()
        ),
    ]
    spine = "".join(f'<itemref idref="{name}"/>\n' for name in ["title", *(n for n, _ in chapters)])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
        f' xml:lang="{ENGLISH}">\n'
        f"{_metadata(contents, made)}<manifest>\n{chr(10).join(items)}\n</manifest>\n"
        f"<spine>\n{spine}</spine>\n</package>\n"
    )


def _metadata(contents: Contents, made: datetime) -> str:
    name = "\n".join([*(head.fingerprint for head in contents.heads), contents.variant])
    lines = [
        f'<dc:identifier id="id">urn:uuid:{uuid.uuid5(_NAMESPACE, name)}</dc:identifier>',
        *(
            f'<dc:title id="title{number}"{_xml_lang(contents.tag_of(title))}>'
            f"{escaped(title)}</dc:title>"
            for number, title in enumerate(contents.titles)
        ),
        *(
            f"<dc:creator{_xml_lang(contents.tag_of(author))}>{escaped(author)}</dc:creator>"
            for author in contents.authors
        ),
        *(f"<dc:language>{tag}</dc:language>" for tag in _languages(contents)),
        f'<meta property="dcterms:modified">{made:%Y-%m-%dT%H:%M:%SZ}</meta>',
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        '<meta property="schema:accessibilityFeature">tableOfContents</meta>',
        '<meta property="schema:accessibilityHazard">none</meta>',
    ]
    return (
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n' + "\n".join(lines)
        + "\n</metadata>\n"
    )  # fmt: skip


def _languages(contents: Contents) -> list[str]:
    """The languages of the text, English first."""
    rows = contents.bitext.rows
    found = {block.language for document in contents.bitext.documents for block in document.blocks}
    tags = [ENGLISH] if Language.ENGLISH in found or any(row.en for row in rows) else []
    if Language.CHINESE in found or any(row.zh for row in rows):
        tags.append(contents.chinese_tag)
    return tags or ["und"]


def _xml_lang(tag: str) -> str:
    return f' xml:lang="{tag}"' if tag else ""
