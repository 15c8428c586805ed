"""CSV in the columns that Readwise imports: Highlight, Title, Author, URL, Note, Location, Date.

RFC 4180: commas, quotation marks doubled, CRLF; UTF-8. Tags stand as `.tag` before the note, as
Readwise reads them. Location is the code point in the document, by which Readwise sorts.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from reader.annotations.export.markdown_text import hashtag, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.annotations.export.values import ExportedDocument, ExportedItem

COLUMNS: Final = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")
# A spreadsheet runs what begins like this; a dialogue that begins with a dash is no danger.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA: Final = re.compile(r"[=@\t\r＝＠]|[+\-＋－](?=\S)(?=.*[(|!=])", re.S)


def as_csv(documents: Iterable[ExportedDocument]) -> str:
    """A row for each highlight and each note; bookmarks have no words to be remembered."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for document in documents:
        for item in document.items():
            if item.kind != "bookmark":
                writer.writerow([_guarded(cell) for cell in _row(document, item)])
    return out.getvalue()


def _row(document: ExportedDocument, item: ExportedItem) -> tuple[str, ...]:
    tags = " ".join(f".{hashtag(tag).lstrip('#')}" for tag in item.tags if hashtag(tag))
    note = plain(item.note).strip()
    highlight = item.text or note or document.title
    return (
        plain(highlight),
        plain(document.title),
        plain(document.author),
        document.source if re.match(r"https?://", document.source) else "",
        "\n".join(part for part in (tags, note if item.text else "") if part),
        str(item.position) if item.percent is not None else "",
        f"{item.modified}:00" if re.fullmatch(r"[\d-]{10} \d\d:\d\d", item.modified) else "",
    )


def _guarded(cell: str) -> str:
    """A cell that a spreadsheet will not take for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
