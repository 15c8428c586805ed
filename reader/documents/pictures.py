"""Paragraphs of nothing but images: a picture each, or badges that flow like words.

Images on the web are never loaded, so that two or more of them side by side, as the badges of a
README are, become one block of labels; each label is an image, and a link where the image was one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.documents.inline import Inline
from reader.documents.model import BlockKind, Span, SpanStyle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.model import Block

_BETWEEN = "\N{EN SPACE}"
_LONGEST_NAME = 40


def is_only(images: Sequence[Span], inline: Inline) -> bool:
    """Whether a paragraph is nothing but its images."""
    rest = list(inline.text)
    for span in images:
        rest[span.start : span.end] = [" "] * (span.end - span.start)
    return not "".join(rest).strip()


def pictures(images: Sequence[Span], inline: Inline) -> Iterator[tuple[Inline, str]]:
    """The blocks of such a paragraph: the text of each, and its address, "" for a row of badges."""
    run: list[Span] = []
    for span in images:
        if _label(inline, span) and _is_on_the_web(span.target):
            run.append(span)
            continue
        yield from _together(inline, run)
        run = []
        yield _alone(inline, span)
    yield from _together(inline, run)


def labels_and_addresses(block: Block) -> list[tuple[str, str]]:
    """The images of an image block, one or a row of them."""
    if block.kind is not BlockKind.IMAGE or block.target:
        return [(block.text, block.target)]
    images = [span for span in block.spans if span.style is SpanStyle.IMAGE]
    return [(block.text[span.start : span.end], span.target) for span in images]


def _together(inline: Inline, run: list[Span]) -> Iterator[tuple[Inline, str]]:
    """Images on the web, next to each other."""
    if len(run) < 2 and not any(_is_badge(span.target) for span in run):
        yield from (_alone(inline, span) for span in run)
        return
    text, spans = "", list[Span]()
    for image in run:
        start = len(text) + len(_BETWEEN) if text else 0
        text = f"{text}{_BETWEEN if text else ''}{_label(inline, image)}"
        link = next((span for span in inline.spans if _links(span, image)), None)
        if link is not None:
            spans.append(Span(start, len(text), SpanStyle.LINK, link.target))
        spans.append(Span(start, len(text), SpanStyle.IMAGE, image.target))
    yield Inline(text, spans), ""


def _alone(inline: Inline, span: Span) -> tuple[Inline, str]:
    return Inline(inline.text[span.start : span.end].strip()), span.target


def _links(span: Span, image: Span) -> bool:
    return span.style is SpanStyle.LINK and span.start <= image.start and image.end <= span.end


def _label(inline: Inline, span: Span) -> str:
    """What stands for an image: its description, else what its address tells."""
    words = " ".join(inline.text[span.start : span.end].split())
    if words or not _is_badge(span.target):
        return words
    from urllib.parse import unquote

    path = span.target.partition("//")[2].partition("/")[2].partition("?")[0].partition("#")[0]
    name = unquote(path).strip("/").removeprefix("badge/").removesuffix(".svg").removesuffix(".png")
    return " ".join(name.split())[-_LONGEST_NAME:]


def _is_on_the_web(address: str) -> bool:
    return address.startswith(("http://", "https://", "//"))


def _is_badge(address: str) -> bool:
    """Whether an image on the web is a line of words and no picture, as far as one can tell."""
    bare = address.partition("?")[0].lower()
    return _is_on_the_web(address) and ("badge" in bare or "shields.io/" in bare)
