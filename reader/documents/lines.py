"""Soft line breaks: how the lines of one paragraph's source become paragraphs.

A newline in Chinese text usually ends a thought; in hard-wrapped text it means nothing; in English
Markdown it is a space; in verse it is a line; between two languages it parts two texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.documents.language import language_of
from reader.documents.model import Language
from reader.documents.speakers import label_of
from reader.documents.widths import is_cjk, width
from reader.patterns import later
from reader.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.documents.profile import Profile

_ENDS: Final = "。！？!?.…”」』）)》:：;；—～"
_CLOSING: Final = "\"'”’」』）)】》*_`"
_ENUMERATED: Final = later(
    r"\s*(?:[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4}|[a-zA-Z])[）)、．]|[0-9]{1,3}\.\s?|"
    r"第[一二三四五六七八九十百0-9]{1,4}[章节節回部条條、，：:]|[①-⑳]|[▲△▼■□●○◆◇★☆※→·‧–—]|&[^\s])"
)
_ANY_END: Final = "。！？!?.…，,、；;：:—"
_BREATH: Final = 40  # columns; shorter lines that end with a comma are lines on purpose
_STANZA: Final = 14  # lines; more that end without a mark are a list
_PROPERTY: Final = later(
    r"((?:[A-Z]|[^\W\x00-\u33ff])[^\n:：。，.!?]{0,24})[:：][ \t]*\S.{0,80}(?<![。！？!?；;，,])$"
)
_NAMED: Final = later(r"((?:[A-Z]|[^\W\x00-\u33ff])[^\n:：。，.!?]{0,24})[:：](?:[ \t]|$)")
_MIN_WRAP: Final = 40  # columns: nobody wraps prose narrower than this
_SLACK: Final = 10  # columns a wrapped line may fall short, for a long word or a closing quote


class Arranged(Value):
    """One paragraph to be: its inline source and its lines in the file.

    parts: the source in pieces that stay apart as segments; one piece unless it is captions.
    """

    parts: tuple[str, ...]
    first: int
    last: int


def arrange(source: Sequence[str], first: int, profile: Profile) -> Iterator[Arranged]:
    """The paragraphs that consecutive lines of text make. first: number of the first line."""
    if len(source) == 1:
        yield Arranged((source[0].strip(),), first, first)
        return
    if profile.captions and len(source) >= profile.caption_run:
        # Loaded here: few documents are captions, and its expressions take a while to compile.
        from reader.documents.captions import group_captions

        for begin, end in group_captions(source):
            parts = tuple(line.strip() for line in source[begin:end])
            yield Arranged(parts, first + begin, first + end - 1)
        return
    rules = _Rules(source, profile)
    begin = 0
    for index in range(1, len(source) + 1):
        if index == len(source) or rules.breaks_before(index):
            joined = rules.join(begin, index)
            yield Arranged((joined,), first + begin, first + index - 1)
            begin = index


class _Rules:
    """Decides between the lines of one run."""

    def __init__(self, source: Sequence[str], profile: Profile) -> None:
        self._source = source
        self._profile = profile
        self._lines = [line.strip() for line in source]
        self._widths = [width(line) for line in self._lines]
        self._languages = [language_of(line) for line in self._lines]
        self._chinese = self._languages.count(Language.CHINESE) >= max(
            1, self._languages.count(Language.ENGLISH)
        )
        properties = self._is_properties()
        self._alternates = self._two_languages() and not (properties and len(source) > 2)
        self._verse = not self._alternates and (properties or self._is_verse())
        self._wrap = 0 if self._verse else self._wrap_width()
        self._open = _open_markup(self._lines)

    def breaks_before(self, index: int) -> bool:
        """Whether line `index` starts a paragraph."""
        before = self._lines[index - 1]
        if self._open[index]:
            return False
        if self._source[index].startswith("\u3000\u3000"):
            return True
        if self._profile.speakers:
            if self._label_end(before) >= max(1, len(before)):
                return False  # a name alone: what it says comes on the next line
            if self._label_end(self._lines[index]):
                return True
        if self._alternates and self._languages[index] is not self._languages[index - 1]:
            return True
        return not (self._verse or self._is_hard(index)) and self._breaks_prose(index)

    def _label_end(self, line: str) -> int:
        """Where the label of a speaker ends that `line` starts with; 0 without one."""
        label = label_of(line)
        return label[1] if label is not None and label[0] in self._profile.speakers else 0

    def join(self, begin: int, end: int) -> str:
        """Lines `begin` up to `end` as one source; a hard break stays a newline."""
        out = [self._lines[begin]]
        for index in range(begin + 1, end):
            glue = "\n" if self._verse or self._is_hard(index) else self._glue(index)
            before = out[-1]
            if glue == "\n" and before.endswith("\\") and not before.endswith("\\\\"):
                out[-1] = before[:-1].rstrip()
            out.append(glue)
            out.append(self._lines[index])
        return "".join(out)

    def _glue(self, index: int) -> str:
        seen = (line for line in reversed(self._lines[:index]) if line)
        before, after = next(seen, ""), self._lines[index]
        if not before or not after:
            return ""
        raw = self._source[index - 1]
        last, first = _visible_end(before), _visible_start(after)
        if is_cjk(last) and is_cjk(first):
            short = max(self._widths[index - 1 : index + 1]) <= _BREATH
            return "\n" if short and not self._wrap and self._goes_on(index) else ""
        if self._chinese and self._wrap and last.isdigit() and first.isdigit():
            return ""  # wrapped by counting characters: 19 | 08年
        if is_cjk(last) or is_cjk(first) or (self._chinese and (last in "”’…—" or first in "“‘…—")):
            return " " if raw.endswith(" ") else ""
        if last in "-\u2010" and len(before) > 1 and before[-2].isalpha() and first.islower():
            return ""
        return " "

    def _is_hard(self, index: int) -> bool:
        """Whether a hard break stands before line `index`."""
        before = self._source[index - 1]
        if before.endswith("  ") and self._profile.markdown:
            return True
        return before.endswith("\\") and not before.endswith("\\\\") and self._profile.markdown

    def _breaks_prose(self, index: int) -> bool:
        before, after = self._lines[index - 1], self._lines[index]
        if not before or not after:
            return False  # a comment, a tag: nothing is seen of it
        if self._wrap:
            if self._widths[index - 1] >= self._wrap - _SLACK:
                return False
            return _ends_thought(before) or _ENUMERATED.match(after) is not None
        pair = (self._languages[index - 1], self._languages[index])
        if Language.CHINESE in pair or (self._chinese and Language.ENGLISH not in pair):
            return not (self._goes_on(index) or self._is_cut(index))
        if self._profile.markdown:
            # Entries: 账簿 ledger | 渔网 fishing net
            return is_cjk(before[0]) and is_cjk(after[0]) and not is_cjk(before[-1])
        # Plain text whose lines are paragraphs: long, uneven, ending where sentences end.
        return (_ends_thought(before) and max(self._widths) > 100) or (
            Language.NEUTRAL in pair and min(self._widths[index - 1 : index + 1]) < _MIN_WRAP
        )

    def _goes_on(self, index: int) -> bool:
        """Whether Chinese goes on after a comma, where nobody wrapped it: a breath, no thought."""
        return (
            self._lines[index - 1].endswith(("，", "、"))
            and is_cjk(self._lines[index][0])
            and not _ENUMERATED.match(self._lines[index])
        )

    def _is_cut(self, index: int) -> bool:
        """Whether Chinese was cut in a sentence that a later line ends. Two lines show no width.

        Entries of a list, titles and captions are short or end without a mark; a line that is
        followed by a longer one was not cut because it was full.
        """
        before, after = self._lines[index - 1], self._lines[index]
        return (
            is_cjk(before[-1])
            and not _ends_thought(before)
            and is_cjk(after[0])
            and not _ENUMERATED.match(after)
            and not _ENUMERATED.match(before)  # ▲ what a picture shows
            and self._widths[index - 1] >= max(_MIN_WRAP, self._widths[index] - _SLACK)
            and any(_ends_thought(line) for line in self._lines[index:])
        )

    def _two_languages(self) -> bool:
        """Whether the run is bilingual line by line, rather than Chinese with an English line."""
        english = self._languages.count(Language.ENGLISH)
        chinese = self._languages.count(Language.CHINESE)
        if not english or not chinese:
            return False
        if 4 * min(english, chinese) < english + chinese:
            return False
        changes = sum(
            1 for a, b in zip(self._languages, self._languages[1:], strict=False) if a is not b
        )
        return 3 * changes >= len(self._lines) - 1

    def _wrap_width(self) -> int:
        """The width at which the lines were broken; 0 if they were not broken by width."""
        widest = max(self._widths)
        if widest < _MIN_WRAP:
            return 0
        if self._profile.wrap and abs(widest - self._profile.wrap) <= _SLACK:
            return self._profile.wrap
        if widest > 160 or len(self._lines) < 3:
            return 0
        return widest if even_lines(self._lines, self._widths, widest) else 0

    def _is_properties(self) -> bool:
        """Whether every line names a property: `Status: Done`, as Notion exports them.

        Among several a few may be as long as an address or a summary, or empty.
        """
        matches = [_PROPERTY.match(line) for line in self._lines]
        plain = sum(1 for match in matches if match is not None)
        if plain < min(len(self._lines), max(3, len(self._lines) / 2)):
            return False
        either = (
            match or _NAMED.match(line) for match, line in zip(matches, self._lines, strict=True)
        )
        names = {match[1] for match in either if match is not None}
        return len(names) == len(self._lines) > 1 and not names & self._profile.speakers

    def _is_verse(self) -> bool:
        """Whether the lines are verse: short, even or capitalised, more than a couplet."""
        lines, widths = self._lines, self._widths
        if len(lines) < 3 or max(widths) > 56 or min(widths) < 4:
            return False
        if any(_ENUMERATED.match(line) for line in lines):
            return False
        if self._chinese:
            if max(widths) > 36 or min(widths) < 8:
                return False
            stanza = len(lines) <= _STANZA and not any(line[-1] in _ANY_END for line in lines)
            return stanza or max(widths) - min(widths) <= 4
        capitals = sum(1 for line in lines if line.lstrip("\"'“‘*_")[:1].isupper())
        full_stops = sum(
            1 for line in lines if line.rstrip(_CLOSING).endswith((".", "!", "?", ":"))
        )
        return capitals >= 0.8 * len(lines) and full_stops <= 0.6 * len(lines)


def even_lines(lines: Sequence[str], widths: Sequence[int], widest: int) -> bool:
    """Whether lines are all about as wide as `widest` but those that end a paragraph."""
    inner = range(len(lines) - 1)
    full = sum(1 for i in inner if widths[i] >= widest - _SLACK)
    short = sum(1 for i in inner if widths[i] < widest - _SLACK and not _ends_thought(lines[i]))
    broken = sum(1 for i in inner if widths[i] >= widest - _SLACK and not _ends_thought(lines[i]))
    return full >= 2 and broken >= 0.5 * full and short <= 0.15 * len(lines)


def _ends_thought(line: str) -> bool:
    bare = line.rstrip(_CLOSING)
    return not bare or bare[-1] in _ENDS or line[-1] in "”」』"


def _visible_end(line: str) -> str:
    return line.rstrip("*_`~")[-1:] or line[-1]


def _visible_start(line: str) -> str:
    return line.lstrip("*_`~")[:1] or line[0]


def _open_markup(lines: Sequence[str]) -> list[bool]:
    """For each line, whether strong text, code or a link is open where it starts."""
    text = "\n".join(lines)
    opened = [False] * len(lines)
    for mark in ("**", "`"):
        total = text.count(mark)
        if total % 2 or not total:
            continue
        count = 0
        for index, line in enumerate(lines):
            opened[index] = opened[index] or count % 2 == 1
            count += line.count(mark)
    return opened
