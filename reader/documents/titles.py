"""The title of a document: what its author says, else its first heading, else its first line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.documents.blocks import syntax
from reader.documents.blocks.scanner import heading_text
from reader.documents.inline import InlineParser
from reader.documents.readings import take_readings
from reader.documents.sentences import split_sentences
from reader.documents.tags import drop_hidden

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.documents.model import MetadataValue

_HTML_HEADING: Final = re.compile(r"<h[1-6](?=[\s>])[^<>]*>(.*?)</h[1-6]\s*>", re.S | re.I)
_HTML_LINES: Final = 12
_SIGNS: Final = re.compile(r"^(?:#+(?=\s|$)|>|[-*+](?=\s)|\s)+")
_LONGEST: Final = 80
_SHORTEST: Final = 12
_LOOKED_AT: Final = 400  # lines


def title_of(
    metadata: Mapping[str, MetadataValue], sample: str, path: Path | None, *, markdown: bool
) -> str:
    """The title of a document whose body starts with `sample`; empty if nothing gives one."""
    named = metadata.get("title")
    if isinstance(named, str | int | float) and not isinstance(named, bool) and str(named).strip():
        return " ".join(str(named).split())
    if markdown and "<!--" in sample[:2_000]:
        sample = drop_hidden(sample[:20_000])
    lines = sample.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    if markdown and (heading := _first_heading(lines)):
        return _shortened(heading)
    for line in lines:
        text = _visible(line, markdown=markdown)
        if any(char.isalnum() for char in text):
            return _shortened(text)
    return path.stem if path is not None else ""


def _first_heading(lines: list[str]) -> str:
    fence = ""
    for index, line in enumerate(lines):
        opening = syntax.FENCE.match(line)
        if opening is not None:
            mark = opening[2]
            fence = "" if fence and mark.startswith(fence) else fence or mark
            continue
        if fence:
            continue
        if "<h" in line and (text := _html_heading(lines[index : index + _HTML_LINES])):
            return text
        match = syntax.HEADING.match(line)
        if match is not None and (text := heading_text(match[2])):
            return _visible(syntax.HEADING_ID.sub("", text), markdown=True)
        following = lines[index + 1] if index + 1 < len(lines) else ""
        is_text = line.strip() and len(line) <= 100 and not syntax.RULE.match(line)
        before = lines[index - 1].strip() if index else ""
        if is_text and not before and following.startswith("==") and syntax.SETEXT.match(following):
            return _visible(line, markdown=True)
    return ""


def _html_heading(lines: list[str]) -> str:
    """What `<h1 align="center">` at the start of some lines says, or ""."""
    match = _HTML_HEADING.search("\n".join(lines)[:4_000])
    return _visible(match[1].replace("\n", " "), markdown=True) if match is not None else ""


def _visible(line: str, *, markdown: bool) -> str:
    line = line.strip()[:2_000]
    if not line or (markdown and (syntax.RULE.match(line) or syntax.ATTRIBUTES.match(line))):
        return ""
    if markdown:
        if syntax.CONTENTS.match(line) or line.startswith("<!--"):
            return ""
        line = _SIGNS.sub("", line).strip("|").strip()
        inline = InlineParser({}, {}).parse(line)
    else:
        inline = InlineParser.parse_plain(line)
    return " ".join(take_readings(inline, toneless=False).text.split())


def _shortened(text: str) -> str:
    """`text` in about 80 characters: up to the end of a sentence, else of a word."""
    if len(text) <= _LONGEST:
        return text
    ends = [
        end for _, end in split_sentences(text[: _LONGEST + 40]) if _SHORTEST <= end <= _LONGEST
    ]
    if ends:
        return text[: ends[-1]].rstrip()
    cut = text.rfind(" ", _LONGEST // 2, _LONGEST)
    return text[: cut if cut > 0 else _LONGEST].rstrip(" ,，、;；:：") + "…"
