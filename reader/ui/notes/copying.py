"""An annotation as Markdown for the clipboard, in the layout of the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.annotations.collection import Collection
from reader.annotations.model import DocumentRecord
from reader.wording import Message

if TYPE_CHECKING:
    from reader.annotations.model import Annotation
    from reader.chinese.variants import Variant
    from reader.ui.annotating.desk import Desk
    from reader.ui.jobs import Jobs


def copy_annotation(desk: Desk, jobs: Jobs, annotation: Annotation, variant: Variant) -> None:
    """Put an annotation on the clipboard as Markdown, and say so, or why not.

    variant: the form that Chinese is copied in.
    """
    alone = excerpt(desk.notebook.collection, annotation)

    def put(text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        desk.said.emit(Message("Copied as Markdown."))

    jobs.run(
        lambda _job: as_markdown(alone, variant),
        put,
        lambda error: desk.said.emit(
            Message("It cannot be copied: {reason}.", reason=str(error).rstrip("."))
        ),
        slot="copy note",
    )


def excerpt(collection: Collection, annotation: Annotation) -> Collection:
    """What there is to know of one annotation, for a worker to have to itself."""
    alone = Collection()
    alone.put(annotation.id, (annotation,))
    alone.meanings.update(collection.meanings)
    known = collection.documents.get(annotation.document)
    record = known or DocumentRecord(annotation.document, "", annotation.modified)
    alone.documents[record.id] = record
    return alone


def as_markdown(alone: Collection, variant: Variant) -> str:
    """The only annotation of a collection. Raises `LayoutProblem`. A worker's: it loads Jinja."""
    from reader.annotations.export.gathering import gather_from_record
    from reader.annotations.export.options import Options
    from reader.annotations.export.writing import as_markdown as exported
    from reader.ui.exporting.words import export_words, told

    options = Options(variant=variant, words=export_words())
    (record,) = alone.documents.values()
    return exported(told(gather_from_record(alone, record, options)), options, *alone.ids())
