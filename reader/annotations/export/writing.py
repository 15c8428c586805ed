"""From exported documents to text and to files. What the interface and the command line call.

`preview` and `as_markdown` touch no disk (but for the layout); `write_export` writes, away from the
interface's thread.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotations.export.file_names import ExportFolder, owners_of, safe_name
from reader.annotations.export.front_matter import ID_KEY, values_of
from reader.annotations.export.options import Format, Options
from reader.annotations.export.readwise import COLUMNS, as_csv
from reader.annotations.export.rendering import LayoutProblem, render
from reader.annotations.export.updating import update
from reader.safe_files import write_atomically
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.annotations.collection import Collection
    from reader.annotations.export.rendering import Block
    from reader.annotations.export.values import ExportedDocument

_LINK = re.compile(r"(?: · )?\[[^\]]*\]\(duidu://annotation/\w+\)")
"""The way back into Duidu, which a clipping does not need."""
_BOM = b"\xef\xbb\xbf"


class ExportProblem(Exception):  # noqa: N818 - says what it is in the house's words
    """Something cannot be exported; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """What became of one file.

    changed: it was written; it had everything already where not. kept: ids of the blocks that were
    left as their owner made them, or left out as their owner did. highlights: how many it has.
    """

    path: Path
    changed: bool
    kept: tuple[str, ...] = ()
    highlights: int = 0


def export_document(
    document: ExportedDocument, options: Options, collection: Collection | None = None
) -> str:
    """A document as a new file would have it. Raises `LayoutProblem`."""
    return export_text([document], options, collection)


def export_text(
    documents: Sequence[ExportedDocument],
    options: Options,
    collection: Collection | None = None,
) -> str:
    """Documents as text, in the wanted format; several in Markdown stand one below the other.

    collection: what they were gathered from; JSON-LD asks it for more. Raises `LayoutProblem`.
    """
    if options.format is Format.JSON_LD:
        from reader.annotations.export.jsonld import as_jsonld

        if collection is None:
            raise ValueError("JSON-LD needs the collection")
        return as_jsonld(collection, documents)
    if options.format is Format.CSV:
        return as_csv(documents)
    return "\n".join(
        update("", render(document, options), values_of(document)).text for document in documents
    )


def as_markdown(document: ExportedDocument, options: Options, *ids: str) -> str:
    """Annotations for the clipboard: those with the ids, all of them where none is given.

    No front matter, no title, nothing to know the blocks again by. Raises `LayoutProblem`.
    """
    wanted = {item.block_id for item in document.items() if not ids or item.id in ids}
    blocks = render(document, options)
    texts = [
        "\n".join(_LINK.sub("", line) for line in block.text.split("\n") if line != f"^{block.key}")
        for block in blocks
        if block.key in wanted
    ]
    return "\n\n".join(re.sub(r"\n{3,}", "\n\n", text).strip("\n") for text in texts) + "\n"


def write_export(
    documents: Iterable[ExportedDocument], folder: Path, options: Options
) -> list[ExportOutcome]:
    """Write documents as Markdown into a folder, one file each; files that are there are updated.

    A document with nothing to export gets no new file, but the one that it has is emptied.

    Raises `LayoutProblem`, `ExportProblem` (a file that is not UTF-8) and OSError.
    """
    place = ExportFolder(folder)
    outcomes: list[ExportOutcome] = []
    for document in documents:
        ids = (document.id, *document.aliases)
        if not document and not place.has_file_of(ids):
            continue
        path = place.file_of(ids, document.title)
        outcomes.append(write_markdown(document, path, options))
    return outcomes


def write_markdown(document: ExportedDocument, path: Path, options: Options) -> ExportOutcome:
    """Write one document into one file, or bring that file up to date. Raises as `write_export`.

    A file that belongs to another document is not touched, nor is the document itself.
    """
    _spare_documents([document], path)
    blocks = render(document, options)
    while True:
        data = _present(path)
        new, kept = _updated(document, path, data, blocks)
        if new == data:
            break
        if _present(path) == data:  # else its owner saved it just now: begin again
            write_atomically(path, new, private=False)
            break
    return ExportOutcome(path, new != data, kept, document.highlights)


def _updated(
    document: ExportedDocument, path: Path, data: bytes, blocks: Sequence[Block]
) -> tuple[bytes, tuple[str, ...]]:
    """A file's bytes with today's blocks, and the keys of the blocks that were left alone."""
    owners = owners_of(path) if data else []
    if owners and not {document.id, *document.aliases}.intersection(owners):
        raise ExportProblem(Message("{path} holds the highlights of another document.", path=path))
    bom = _BOM if data.startswith(_BOM) else b""
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ExportProblem(
            Message("{path} is not UTF-8 text; it is left as it is.", path=path)
        ) from error
    values = values_of(document)
    if owners:
        values[ID_KEY] = owners[0]  # found again by the id that it has
    made = update(text, blocks, values)
    return bom + made.text.encode("utf-8", "replace"), made.kept


def write_data(
    documents: Sequence[ExportedDocument], path: Path, options: Options, collection: Collection
) -> ExportOutcome:
    """Write CSV or JSON-LD: such a file is Duidu's as a whole.

    Raises OSError, and `ExportProblem` where the file is one of the documents.
    """
    _spare_documents(documents, path)
    new = export_text(documents, options, collection).encode("utf-8", "replace")
    changed = _present(path) != new
    if changed:
        write_atomically(path, new, private=False)
    return ExportOutcome(path, changed, (), sum(each.highlights for each in documents))


def data_path(documents: Sequence[ExportedDocument], folder: Path, options: Options) -> Path:
    """Where CSV or JSON-LD goes in a folder: never over a file that is something else."""
    title = documents[0].title if len(documents) == 1 else "Duidu highlights"
    place, suffix = ExportFolder(folder), options.format.suffix
    path = folder / f"{safe_name(title)}{suffix}"
    start = _present(path)[:4096]
    mark = b"urn:duidu:" if options.format is Format.JSON_LD else ",".join(COLUMNS).encode()
    return path if not start or mark in start else place.new_name(title, suffix)


def _spare_documents(documents: Sequence[ExportedDocument], path: Path) -> None:
    """The text that somebody reads is never written to, whatever its file is called."""
    if not path.exists():
        return
    for file in (file for document in documents for file in document.files):
        with contextlib.suppress(OSError, ValueError):
            if path.samefile(file):
                raise ExportProblem(
                    Message("{path} is the document itself. Choose another name.", path=path)
                )


def _present(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


__all__ = [
    "ExportOutcome",
    "ExportProblem",
    "LayoutProblem",
    "as_markdown",
    "data_path",
    "export_document",
    "export_text",
    "write_data",
    "write_export",
    "write_markdown",
]
