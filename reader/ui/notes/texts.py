"""The words of a card: its quotes in the Chinese that is shown, what it is, where it stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.annotations.model import Kind, MarkStyle
from reader.bitext.model import Side
from reader.chinese.scripts import Form, has_han, regional_form
from reader.chinese.variants import Converter, Region, Variant, shown_script
from reader.ui.annotating.names import in_a_sentence
from reader.ui.language import tr, translated
from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.annotations.model import Annotation, Target

BETWEEN: Final = " · "
_APART: Final = " … "
"""Stands between pieces of one side that do not touch each other."""
_ENOUGH_TO_TELL: Final = 400
"""Code points of a quote that are asked for the form it is written in."""


class Quote(NamedTuple):
    """Marked words of one side as they are shown. region: whose Chinese characters they take."""

    text: str
    chinese: bool
    region: Region


class ShownWords:
    """Quotes, headings and titles in the form of Chinese that is shown.

    written_in: the form that an annotation's document is written in, None where that is not known:
    then the characters of the quote tell.
    """

    def __init__(self, written_in: Callable[[Annotation], Form | None]) -> None:
        self.variant = Variant.SOURCE
        self._written_in = written_in

    def quotes(self, annotation: Annotation) -> tuple[Quote, ...]:
        """The quotes of an annotation, that of its first target first; at most one a side."""
        known = self._written_in(annotation)
        sides = dict.fromkeys(target.side for target in annotation.targets)
        return tuple(
            self._quote([target for target in annotation.targets if target.side is side], known)
            for side in sides
        )

    def text(self, text: str, annotation: Annotation | None = None) -> str:
        """A heading or a title. annotation: one of the document that it belongs to."""
        if self.variant is Variant.SOURCE or not has_han(text):
            return text
        known = self._written_in(annotation) if annotation else None
        return Converter(known or form_of(text)).convert_text(text, self.variant)

    def _quote(self, targets: Sequence[Target], known: Form | None) -> Quote:
        text = _joined(targets)
        has_chinese = has_han(text)
        chinese = has_chinese and targets[0].side is not Side.EN
        if not has_chinese:
            return Quote(text, chinese, Region.SC)
        form = known or form_of(text[:_ENOUGH_TO_TELL])
        shown = Converter(form).convert_text(text, self.variant)
        return Quote(shown, chinese, shown_script(form, self.variant))


@lru_cache(maxsize=2048)
def form_of(text: str) -> Form:
    """The form a text is written in, as far as its characters tell."""
    return regional_form(text)


def _joined(targets: Sequence[Target]) -> str:
    """The words of one side; paragraphs a line each, what lies between two pieces left out."""
    parts: list[str] = []
    for before, target in zip((None, *targets), targets, strict=False):
        if before is not None:
            touches = target.position.start - before.position.end <= 1
            parts.append("\n" if touches else _APART)
        parts.append(target.quote.exact.strip("\n"))
    return "".join(parts)


def kind_words(annotation: Annotation | None) -> str:
    """What an annotation is, in words; None: the note that a document could have."""
    if annotation is None:
        return Message("Note on this document…")
    if annotation.kind is Kind.HIGHLIGHT:
        is_line = annotation.style is MarkStyle.UNDERLINE
        return Message("Underline") if is_line else Message("Highlight")
    if annotation.kind is Kind.BOOKMARK:
        return Message("Bookmark")
    if annotation.targets:
        return Message("Note on a paragraph")
    return Message("Note on the document")


def is_document_note(annotation: Annotation) -> bool:
    """Whether it is a note on the whole document."""
    return annotation.kind is Kind.NOTE and not annotation.targets


def sides_label(annotation: Annotation) -> str:
    """The languages that are marked, as the sidebar writes them: "EN + 中"."""
    names = {Side.EN: ("EN",), Side.ZH: ("中",), Side.BOTH: ("EN", "中")}
    marked = (name for target in annotation.targets for name in names[target.side])
    return " + ".join(dict.fromkeys(marked))


def spoken(annotation: Annotation) -> str:
    """An annotation as a screen reader says it."""
    is_coloured = annotation.kind is Kind.HIGHLIGHT
    colour = translated(in_a_sentence(annotation.colour, "")) if is_coloured else ""
    quotes = (target.quote.exact for target in annotation.targets)
    tags = tr("tags {tags}", tags=", ".join(annotation.tags)) if annotation.tags else ""
    note = tr("note: {note}", note=annotation.note) if annotation.note else ""
    what = " ".join(filter(None, (translated(kind_words(annotation)), colour)))
    return ", ".join(filter(None, (what, *quotes, note, tags)))
