"""Inline marks of the programs that Markdown comes from: Obsidian, pandoc, TeX.

Imported together with `markup`, and only for documents with inline markup.
"""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

# `$5 and $6` are prices: a formula does not begin or end with a blank, nor end before a digit.
_DOLLARS: Final = r"(?<![\\$])(\$\$?)(?![\s$])(?:\\.|[^$\\]){1,2000}?(?<!\s)\1(?![\d$])"
# `\(so\)` only shields its brackets; a formula has a command, an index or an equals sign. Neither
# is `\[ English | [中文](README_zh.md) \]`: a link stands in it.
_BRACKETS: Final = (
    r"\\\((?=(?:(?!\\\)).)*?(?:\\[A-Za-z]|[\^_={}]))[^\n]{1,2000}?\\\)"
    r"|\\\[(?!(?:(?!\\\]).)*?(?<!\\)\]\([^()\s]*[./#])"
    r"(?=(?:(?!\\\]).)*?(?:\\[A-Za-z]|[\^_={}])).{1,2000}?\\\]"
)
_WIKI: Final = (
    r"(!?)\[\[(?![\d,\s–-]*\]\])(?P<page>[^\[\]|#\n]*)(?P<part>#[^\[\]|\n]*)?"
    r"(?:\|(?P<label>[^\[\]\n]*))?\]\](?!\()"
)
_HIGHLIGHT: Final = r"(?<![=A-Za-z0-9])==(?![\s=])([^\n]+?)(?<![\s=])==(?![=A-Za-z0-9])"
_COMMENT: Final = r"(?<![\d%])%%(?!%)[^\n]+?(?<!%)%%(?!%)"
_SPAN: Final = r"\[((?:[^\[\]\\]|\\.)*)\]\{(?=[.#]|[\w-]+=)([^{}\n]*)\}"
_PRODUCT: Final = r"(?<=[0-9A-Za-z])\*(?:[0-9]+|[A-Za-z])\*(?=[0-9A-Za-z])"

_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".avif")


def patterns() -> list[tuple[InlineProcessor, str, int]]:
    """Processors for the library's table: each with its name and its priority there."""
    return [
        (_Literal(_DOLLARS), "math", 188),
        (_Literal(_BRACKETS), "math_brackets", 187),
        (_Literal(_PRODUCT), "product", 186),
        (_Wiki(_WIKI), "wiki", 178),
        (_Hidden(_COMMENT), "comment", 177),
        (_AttributeSpan(_SPAN), "attribute_span", 172),
        (_Highlight(_HIGHLIGHT), "highlight", 72),
    ]


class _Dialect(InlineProcessor):
    def __init__(self, pattern: str) -> None:
        super().__init__("")
        self.compiled_re = re.compile(pattern, re.S)


class _Literal(_Dialect):
    """A formula: nothing in it is Markdown."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802 - the library's
        return m.group(), m.start(), m.end()


class _Hidden(_Dialect):
    """A comment of Obsidian's."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        return "", m.start(), m.end()


class _Wiki(_Dialect):
    """[[Page]], [[Page#Part|label]], [[#Part]] and ![[picture.png|300]]."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        page, part, label = m["page"].strip(), m["part"] or "", (m["label"] or "").strip()
        if not page and len(part) < 2:
            return None, None, None
        if m.group(1) and page.lower().endswith(_PICTURES):
            label = "" if re.fullmatch(r"\d+(?:x\d+)?", label) else label
            return Element("img", src=quote(page), alt=label or page), m.start(), m.end()
        name = page if not page or re.search(r"\.[A-Za-z]{1,8}$", page) else f"{page}.md"
        element = Element("a", href=quote(name) + (f"#{quote(part[1:])}" if part else ""))
        element.text = AtomicString(label or (page + part if page else part[1:]))
        return element, m.start(), m.end()


class _AttributeSpan(_Dialect):
    """[text]{.class}, as pandoc writes what Word marks in other ways."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        classes = m.group(2).split()
        underlined = ".underline" in classes or ".ul" in classes
        element = Element("u" if underlined else "mark" if ".mark" in classes else "span")
        element.text = m.group(1)
        return element, m.start(), m.end()


class _Highlight(_Dialect):
    """Text that is ==marked==."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # noqa: ANN401, ARG002, N802
        element = Element("mark")
        element.text = m.group(1)
        return element, m.start(), m.end()
