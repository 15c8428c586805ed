"""Subtitle files: SubRip, WebVTT, LRC lyrics and ASS. Their cues become paragraphs.

What is said is text. Cue numbers, time codes, settings, styles and comments are not shown.
Where most cues hold both languages, or the two take turns, each cue is a paragraph in each
language; else the lines flow, as captions do, and stay apart as segments.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.documents.blocks.raw import Nest, Raw, Syntax
from reader.documents.language import language_of
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TIME: Final = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING: Final = re.compile(rf"[ \t]*{_TIME}[ \t]*-{{1,2}}>[ \t]*{_TIME}(?:[ \t].*)?$")
_LYRIC: Final = re.compile(r"[ \t]*((?:\[\d{1,3}:\d{2}(?:[.:]\d{1,3})?\][ \t]*)+)(.*)$")
_LYRIC_TAG: Final = re.compile(
    r"[ \t]*\[(ti|ar|al|au|by|re|ve|offset|length|la|tool|#):(.*)\]\s*$", re.I
)
_LYRIC_WORD: Final = re.compile(r"<\d{1,3}:\d{2}(?:[.:]\d{1,3})?>")
_SAID_TAGS: Final = ("ti", "ar", "al", "au")
_DIALOGUE: Final = re.compile(r"Dialogue:[^,]*,[ \t]*\d+:\d{2}:\d{2}\.\d+,(?:[^,]*,){7}(.*)$")
_NO_SPEECH: Final = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")
_VOICE: Final = re.compile(r"<v(?:\.[^ >]*)?[ \t]+([^<>]+)>")
_TAG: Final = re.compile(
    rf"</?(?:[biu]|font|c|v|lang|ruby|rt)\b[^<>]*>|<{_TIME}>|\{{\\[^{{}}]*\}}", re.I
)
_FEWEST: Final = 3
_CUES_TOGETHER: Final = 400
_BOTH: Final = 0.3
_TURNS: Final = 0.25


class Format(Enum):
    """How a subtitle file is written."""

    CUES = auto()  # SubRip and WebVTT
    LYRICS = auto()
    DIALOGUE = auto()  # ASS and SSA


class Cue(NamedTuple):
    """What is said at one time: its lines, with their numbers in the file."""

    lines: tuple[tuple[int, str], ...]


def format_of(sample: str) -> Format | None:
    """The format of a file whose text starts with `sample`; None if it holds no subtitles."""
    lines = [line for line in sample.split("\n", 2_000)[:2_000] if line.strip()]
    if "-->" in sample and sum(1 for line in lines if _TIMING.match(line)) >= max(
        _FEWEST, len(lines) // 12
    ):
        return Format.CUES
    if "[Events]" in sample and sum(1 for line in lines if _DIALOGUE.match(line)) >= _FEWEST:
        return Format.DIALOGUE
    timed = sum(1 for line in lines if line.lstrip()[:1] == "[" and _LYRIC.match(line))
    return Format.LYRICS if timed >= max(_FEWEST, len(lines) // 2) else None


def cues(lines: Iterable[tuple[int, str]], form: Format) -> Iterator[Cue]:
    """The cues of numbered lines, without those that say nothing."""
    if form is Format.CUES:
        found = _timed_cues(lines)
    elif form is Format.LYRICS:
        found = _lyrics(lines)
    else:
        found = (
            [(number, part) for part in re.split(r"\\[Nn]", match[1])]
            for number, line in lines
            if (match := _DIALOGUE.match(line)) is not None
        )
    for cue in found:
        said = [(number, _bare(text)) for number, text in cue]
        if kept := tuple((number, text) for number, text in said if text):
            yield Cue(kept)


def is_bilingual(sample: Iterable[Cue]) -> bool:
    """Whether cues hold both languages, or the languages take turns from cue to cue."""
    both = total = turns = 0
    before: Language | None = None
    for cue in sample:
        languages = {language_of(text) for _, text in cue.lines} - {Language.NEUTRAL}
        if not languages:
            continue
        total += 1
        both += len(languages) > 1
        last = language_of(cue.lines[-1][1])
        turns += before is not None and last is not before and len(languages) == 1
        before = last
    return total > 0 and (both >= _BOTH * total or turns >= _TURNS * total)


def paragraphs(found: Iterable[Cue], *, bilingual: bool) -> Iterator[Raw]:
    """The raw blocks of a file's cues."""
    if bilingual:
        for cue in found:
            yield from _by_language(cue)
        return
    waiting: list[tuple[int, str]] = []
    for cue in found:
        waiting.extend(cue.lines)
        if len(waiting) >= _CUES_TOGETHER:
            # The last paragraph is not known to be whole.
            made = list(_flowing(waiting))
            yield from made[:-1]
            del waiting[: sum(len(raw.source) for raw in made[:-1])]
    if waiting:
        yield from _flowing(waiting)


def _timed_cues(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """What stands between two times, without the number or name of the cue that comes next."""
    between: list[tuple[int, str]] = []
    web = False
    for number, line in lines:
        web = web or line.startswith("WEBVTT")
        if _TIMING.match(line):
            if between and (between[-1][1].strip().isdecimal() or (web and _stands_alone(between))):
                between.pop()
            yield from _groups(between, web=web)
            between = []
        else:
            between.append((number, line))
    yield from _groups(between, web=web)


def _stands_alone(lines: list[tuple[int, str]]) -> bool:
    return bool(lines[-1][1].strip()) and (len(lines) == 1 or not lines[-2][1].strip())


def _groups(lines: list[tuple[int, str]], *, web: bool) -> Iterator[list[tuple[int, str]]]:
    """What blank lines part, as one; without the header, comments and styles of WebVTT."""
    kept: list[tuple[int, str]] = []
    group: list[tuple[int, str]] = []
    for number, line in [*lines, (0, "")]:
        if line.strip():
            group.append((number, line))
            continue
        if group and not (web and _NO_SPEECH.match(group[0][1])):
            kept += group
        group = []
    yield kept


def _lyrics(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    cue: list[tuple[int, str]] = []
    time = ""
    for number, line in lines:
        tag = _LYRIC_TAG.match(line)
        if tag is not None:
            if tag[1].lower() in _SAID_TAGS:
                yield [(number, tag[2])]
            continue
        match = _LYRIC.match(line)
        if match is not None and match[1].strip() == time:
            cue.append((number, _LYRIC_WORD.sub("", match[2])))
            continue
        yield cue
        time = match[1].strip() if match is not None else ""
        cue = [(number, _LYRIC_WORD.sub("", match[2]) if match is not None else line)]
    yield cue


def _bare(text: str) -> str:
    """What is said, without tags. A voice keeps its name."""
    if "<" in text or "{" in text:
        text = _TAG.sub("", _VOICE.sub(r"\1: ", text))
    if "&" in text:
        import html  # its table of entities is seldom needed

        text = html.unescape(text)
    return " ".join(text.replace("\u200e", "").split(" ")).strip()


def _by_language(cue: Cue) -> Iterator[Raw]:
    """A paragraph of each run of lines in one language."""
    run: list[tuple[int, str]] = []
    for line in cue.lines:
        language = language_of(line[1])
        if run and language is not Language.NEUTRAL and language is not language_of(run[-1][1]):
            yield _raw(run)
            run = []
        run.append(line)
    yield _raw(run)


def _flowing(lines: list[tuple[int, str]]) -> Iterator[Raw]:
    from reader.documents.captions import group_captions  # only captions need it

    for begin, end in group_captions([text for _, text in lines]):
        yield _raw(lines[begin:end])


def _raw(lines: list[tuple[int, str]]) -> Raw:
    source = [text for _, text in lines]
    return Raw(BlockKind.PARAGRAPH, source, lines[0][0], lines[-1][0], Nest(), Syntax.CAPTIONS)
