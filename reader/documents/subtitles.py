"""Subtitle files: SubRip, WebVTT, LRC lyrics, ASS, copied transcripts. Cues become paragraphs.

What is said is text. Cue numbers, time codes, settings, styles and comments are not shown.
Where most cues hold both languages, or the two take turns, each cue is a paragraph in each
language; else the lines flow, as captions do, and stay apart as segments. A block knows when each
is said.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.documents.blocks.raw import Nest, Raw, Syntax
from reader.documents.language import language_of
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TIME: Final = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING: Final = re.compile(rf"[ \t]*({_TIME})[ \t]*-{{1,2}}>[ \t]*({_TIME})(?:[ \t].*)?$")
_LYRIC: Final = re.compile(r"[ \t]*((?:\[\d{1,3}:\d{2}(?:[.:]\d{1,3})?\][ \t]*)+)(.*)$")
_LYRIC_TAG: Final = re.compile(
    r"[ \t]*\[(ti|ar|al|au|by|re|ve|offset|length|la|tool|#):(.*)\]\s*$", re.I
)
_LYRIC_WORD: Final = re.compile(r"<\d{1,3}:\d{2}(?:[.:]\d{1,3})?>")
_SAID_TAGS: Final = ("ti", "ar", "al", "au")
_DIALOGUE: Final = re.compile(
    r"Dialogue:[^,]*,[ \t]*(\d+:\d{2}:\d{2}\.\d+),([^,]*),(?:[^,]*,){6}(.*)$"
)
_STAMP: Final = re.compile(r"[ \t]*((?:\d{1,2}:)?\d{1,2}:\d{2})[ \t]*$")
_NO_SPEECH: Final = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")
_VOICE: Final = re.compile(r"<v(?:\.[^ >]*)?[ \t]+([^<>]+)>")
_TAG: Final = re.compile(
    rf"</?(?:[biu]|font|c|v|lang|ruby|rt)\b[^<>]*>|<{_TIME}>|\{{\\[^{{}}]*\}}", re.I
)
_LINE_LASTS: Final = 8_000  # milliseconds of a sung line at most
_STARTS_BY: Final = 60_000  # milliseconds: a timetable of hours and minutes begins later
_APART: Final = 60_000
_FEWEST: Final = 3
_FEWEST_STAMPS: Final = 5
_CUES_TOGETHER: Final = 400
_BOTH: Final = 0.3
_TURNS: Final = 0.25


class Format(Enum):
    """How a subtitle file is written."""

    CUES = auto()  # SubRip and WebVTT
    LYRICS = auto()
    DIALOGUE = auto()  # ASS and SSA
    TRANSCRIPT = auto()  # what a page of videos shows beside one: a line of time, lines of speech


Time = tuple[int, int]
"""From and to, in milliseconds."""


class Line(NamedTuple):
    """A line of a cue: its number in the file, its text, and when the cue is said."""

    number: int
    text: str
    time: Time


class Cue(NamedTuple):
    """What is said at one time."""

    lines: tuple[Line, ...]


class _Found(NamedTuple):
    """A cue as it stands in the file: numbered lines, and its time."""

    lines: list[tuple[int, str]]
    time: Time


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
    if timed >= max(_FEWEST, len(lines) // 2):
        return Format.LYRICS
    return Format.TRANSCRIPT if _is_transcript(lines) else None


def _is_transcript(lines: Sequence[str]) -> bool:
    """Whether lines of time alone run on between what is said, in steps of a minute at most."""
    stamps = [_milliseconds(match[1]) for line in lines if (match := _STAMP.match(line))]
    if len(stamps) < max(_FEWEST_STAMPS, len(lines) // 5) or stamps[0] > _STARTS_BY:
        return False
    steps = [then - now for now, then in pairwise(stamps)]
    return min(steps) >= 0 and 2 * sum(step <= _APART for step in steps) > len(steps)


def cues(lines: Iterable[tuple[int, str]], form: Format) -> Iterator[Cue]:
    """The cues of numbered lines, without those that say nothing."""
    if form is Format.CUES:
        found = _timed_cues(lines)
    elif form is Format.LYRICS:
        found = _until_the_next(_lyrics(lines))
    elif form is Format.TRANSCRIPT:
        found = _until_the_next(_stamped(lines))
    else:
        found = (
            _Found(
                [(number, part) for part in re.split(r"\\[Nn]", match[3])],
                (_milliseconds(match[1]), _milliseconds(match[2])),
            )
            for number, line in lines
            if (match := _DIALOGUE.match(line)) is not None
        )
    for cue in found:
        said = [Line(number, _bare(text), cue.time) for number, text in cue.lines]
        if kept := tuple(line for line in said if line.text):
            yield Cue(kept)


def is_bilingual(sample: Iterable[Cue]) -> bool:
    """Whether cues hold both languages, or the languages take turns from cue to cue."""
    both = total = turns = 0
    before: Language | None = None
    for cue in sample:
        languages = {language_of(line.text) for line in cue.lines} - {Language.NEUTRAL}
        if not languages:
            continue
        total += 1
        both += len(languages) > 1
        last = language_of(cue.lines[-1].text)
        turns += before is not None and last is not before and len(languages) == 1
        before = last
    return total > 0 and (both >= _BOTH * total or turns >= _TURNS * total)


def paragraphs(found: Iterable[Cue], *, bilingual: bool) -> Iterator[Raw]:
    """The raw blocks of a file's cues."""
    if bilingual:
        for cue in found:
            yield from _by_language(cue)
        return
    waiting: list[Line] = []
    for cue in found:
        waiting.extend(cue.lines)
        if len(waiting) >= _CUES_TOGETHER:
            # The last paragraph is not known to be whole.
            made = list(_flowing(waiting))
            yield from made[:-1]
            del waiting[: sum(len(raw.source) for raw in made[:-1])]
    if waiting:
        yield from _flowing(waiting)


def _milliseconds(time: str) -> int:
    """A point of time: `1:02:03,4`, `02:03.400`, `62:03`; 0 where it is none."""
    whole, _, rest = time.strip().replace(",", ".").partition(".")
    seconds = 0
    for part in whole.split(":"):
        if not part.isdecimal():
            return 0
        seconds = 60 * seconds + int(part)
    return 1000 * seconds + int(rest[:3].ljust(3, "0") if rest[:3].isdecimal() else 0)


def _timed_cues(lines: Iterable[tuple[int, str]]) -> Iterator[_Found]:
    """What stands between two times, without the number or name of the cue that comes next."""
    between: list[tuple[int, str]] = []
    web = False
    time = (0, 0)
    for number, line in lines:
        web = web or line.startswith("WEBVTT")
        if match := _TIMING.match(line):
            if between and (between[-1][1].strip().isdecimal() or (web and _stands_alone(between))):
                between.pop()
            yield _Found(_without_signs(between, web=web), time)
            between, time = [], (_milliseconds(match[1]), _milliseconds(match[2]))
        else:
            between.append((number, line))
    yield _Found(_without_signs(between, web=web), time)


def _stands_alone(lines: list[tuple[int, str]]) -> bool:
    return bool(lines[-1][1].strip()) and (len(lines) == 1 or not lines[-2][1].strip())


def _without_signs(lines: list[tuple[int, str]], *, web: bool) -> list[tuple[int, str]]:
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
    return kept


def _lyrics(lines: Iterable[tuple[int, str]]) -> Iterator[_Found]:
    """Lines with one time each; what is sung several times stands where it is sung first."""
    cue: list[tuple[int, str]] = []
    sign, time = "", 0
    for number, line in lines:
        tag = _LYRIC_TAG.match(line)
        if tag is not None:
            if tag[1].lower() in _SAID_TAGS:
                yield _Found([(number, tag[2])], (0, 0))
            continue
        match = _LYRIC.match(line)
        if match is not None and match[1].strip() == sign:
            cue.append((number, _LYRIC_WORD.sub("", match[2])))
            continue
        yield _Found(cue, (time, time))
        sign = match[1].strip() if match is not None else ""
        if sign:
            minutes, _, seconds = sign[1 : sign.index("]")].partition(":")
            time = _milliseconds(f"{minutes}:{seconds.replace(':', '.')}")
        cue = [(number, _LYRIC_WORD.sub("", match[2]) if match is not None else line)]
    yield _Found(cue, (time, time))


def _stamped(lines: Iterable[tuple[int, str]]) -> Iterator[_Found]:
    """What stands below each line of time."""
    said: list[tuple[int, str]] = []
    time = 0
    for number, line in lines:
        if match := _STAMP.match(line):
            yield _Found(said, (time, time))
            said, time = [], _milliseconds(match[1])
        else:
            said.append((number, line))
    yield _Found(said, (time, time))


def _until_the_next(found: Iterable[_Found]) -> Iterator[_Found]:
    """Lyrics do not say how long: until the next line, a few seconds at most."""
    before: _Found | None = None
    for cue in found:
        if before is not None:
            start = before.time[0]
            end = cue.time[0] if cue.time[0] > start else start + _LINE_LASTS
            yield before._replace(time=(start, min(end, start + _LINE_LASTS)))
        before = cue
    if before is not None:
        yield before._replace(time=(before.time[0], before.time[0] + _LINE_LASTS))


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
    run: list[Line] = []
    for line in cue.lines:
        language = language_of(line.text)
        if run and language is not Language.NEUTRAL and language is not language_of(run[-1].text):
            yield _raw(run)
            run = []
        run.append(line)
    yield _raw(run)


def _flowing(lines: list[Line]) -> Iterator[Raw]:
    from reader.documents.captions import group_captions  # only captions need it

    for begin, end in group_captions([line.text for line in lines]):
        yield _raw(lines[begin:end])


def _raw(lines: list[Line]) -> Raw:
    source, times = [line.text for line in lines], [line.time for line in lines]
    first, last = lines[0].number, lines[-1].number
    return Raw(BlockKind.PARAGRAPH, source, first, last, Nest(), Syntax.CAPTIONS, times=times)
