"""What the export dialogue has done on a worker thread: previews, writing, reading an import."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader.wording import Message, reason_of, sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.annotations.collection import Collection
    from reader.annotations.export.options import Options
    from reader.annotations.export.values import ExportedDocument
    from reader.annotations.export.writing import ExportOutcome
    from reader.bitext.model import Bitext

_PREVIEWED = 3
"""Documents of the library that a preview opens."""
_RECORD = "<!-- duidu:"
_LONGEST = 400_000
"""Characters of a preview; nobody reads more of it, and a text widget is slow with them."""


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to export.

    collection: a copy, for another thread. bitext: the open document, None for the whole library.
    companions: the other halves that were chosen by hand.
    """

    collection: Collection
    bitext: Bitext | None
    companions: Mapping[Path, Path | None]


@dataclass(frozen=True, slots=True)
class Preview:
    """text: as it would be written. documents, items: how many are in it. more: it goes on."""

    text: str
    documents: int
    items: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What was written. documents: how many were looked at."""

    outcomes: tuple[ExportOutcome, ...]
    documents: int


def documents_of(
    material: Material, options: Options, cancelled: Callable[[], bool]
) -> Iterator[ExportedDocument]:
    """The documents to export, one after the other; those with nothing to export are left out."""
    from reader.annotations.export.gathering import gather
    from reader.annotations.export.opening import opened_text, whole_library
    from reader.ui.exporting.words import told

    if material.bitext is not None:
        opened = opened_text(material.bitext, material.collection, options.variant)
        found = gather(material.collection, opened, options)
        if found:
            yield found
        return
    for document in whole_library(material.collection, options, material.companions, cancelled):
        if document:
            yield told(document)


def preview(material: Material, options: Options, cancelled: Callable[[], bool]) -> Preview:
    """The beginning of what would be written. Raises `LayoutProblem`."""
    found = list(islice(documents_of(material, options, cancelled), _PREVIEWED + 1))
    more = len(found) > _PREVIEWED
    shown = found[:_PREVIEWED]
    text = _as_read(shown, options, material.collection)
    items = sum(1 for document in shown for _ in document.items())
    return Preview(text[:_LONGEST], len(shown), items, more or len(text) > _LONGEST)


def whole_text(material: Material, options: Options, cancelled: Callable[[], bool]) -> str:
    """All of what a preview shows the beginning of. Raises `LayoutProblem`."""
    documents = list(documents_of(material, options, cancelled))
    return _as_read(documents, options, material.collection)


def _as_read(
    documents: Sequence[ExportedDocument], options: Options, collection: Collection
) -> str:
    """What would be written, without the record by which Duidu knows its blocks again."""
    from reader.annotations.export.writing import export_text

    if not documents:
        return ""
    if not options.format.is_markdown:
        return export_text(documents, options, collection)
    texts = [export_text([each], options, collection) for each in documents]
    return "\n".join(text[: text.rfind(_RECORD)] if _RECORD in text else text for text in texts)


def for_clipboard(material: Material, options: Options, cancelled: Callable[[], bool]) -> str:
    """Every annotation of the document as Markdown; "" where there is none."""
    from reader.annotations.export.writing import as_markdown

    texts = [as_markdown(each, options) for each in documents_of(material, options, cancelled)]
    return "\n".join(texts)


def write(
    material: Material,
    options: Options,
    target: Path,
    cancelled: Callable[[], bool],
) -> Iterator[int | Written]:
    """Write to a file (one document) or into a folder; yields how many are done, then the result.

    Raises `LayoutProblem`, `ExportProblem` and OSError.
    """
    from reader.annotations.export.writing import (
        data_path,
        write_data,
        write_export,
        write_markdown,
    )

    outcomes: list[ExportOutcome] = []
    done = 0
    is_file = target.suffix.lower() == options.format.suffix and not target.is_dir()
    if not options.format.is_markdown:
        documents = list(documents_of(material, options, cancelled))
        path = target if is_file else data_path(documents, target, options)
        outcomes.append(write_data(documents, path, options, material.collection))
        yield Written(tuple(outcomes), len(documents))
        return
    for document in documents_of(material, options, cancelled):
        if is_file and material.bitext is not None:
            outcomes.append(write_markdown(document, target, options))
        else:
            outcomes.extend(write_export([document], target, options))
        done += 1
        yield done
    yield Written(tuple(outcomes), done)


def sentence(written: Written) -> Message:
    """What was done, for the status line."""
    outcomes = written.outcomes
    if not outcomes:
        return Message("There was nothing to export.")
    kept = sum(len(outcome.kept) for outcome in outcomes)
    if not kept:
        return _done(outcomes)
    return Message(
        "{done} {count} blocks that you edited are left as they are.",
        one="{done} {count} block that you edited is left as it is.",
        done=_done(outcomes),
        count=kept,
    )


def _done(outcomes: Sequence[ExportOutcome]) -> Message:
    changed = [outcome for outcome in outcomes if outcome.changed]
    if not changed:
        return Message("Everything was there already.")
    if len(outcomes) == 1:
        return Message("Exported to “{name}”.", name=outcomes[0].path.name)
    return Message(
        "Exported {count} files of {all}.",
        one="Exported {count} file of {all}.",
        count=len(changed),
        all=len(outcomes),
    )


def problem_sentence(error: Exception) -> str:
    """Why an export failed, and what to do."""
    from reader.annotations.export.importing import ImportProblem
    from reader.annotations.export.writing import ExportProblem, LayoutProblem

    if isinstance(error, LayoutProblem | ExportProblem | ImportProblem):
        return sentence_of(error)
    if isinstance(error, OSError):
        reason = reason_of(error)
        if not error.filename:
            return Message("The disk refuses: {reason}. Choose another folder.", reason=reason)
        return Message(
            "The disk refuses “{name}”: {reason}. Choose another folder.",
            name=error.filename,
            reason=reason,
        )
    raise error


def first_name(bitext: Bitext | None, folder: Path, suffix: str) -> str:
    """A file name for the open document's annotations, or the library's for None.

    Never the name of the document itself, in its own folder.
    """
    from reader.annotations.export.file_names import safe_name

    if bitext is None:
        return f"Duidu highlights{suffix}"
    heads = [document.head for document in bitext.documents]
    name = safe_name(" ".join(heads[0].title.split()))
    own = {head.path.name.casefold() for head in heads if head.path and head.path.parent == folder}
    taken = f"{name}{suffix}".casefold() in own
    return f"{name} - notes{suffix}" if taken else f"{name}{suffix}"
