"""Edits of documents: each changes a `Text` as somebody would; every character keeps its origin.

EDITS: by name. COMBINED: several of them, one after the other. RESHAPED: the harshest.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from opencc import OpenCC

from reader.bitext.model import Side
from tests.annotations.edited_texts import NEW, Paragraph, Text, new_paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

LINE = 24
"""Shorter ones are lines of captions, which nobody moves alone."""

_CHARACTERS = "山川日月风云草木鸟兽虫鱼江湖海天地人"
_FRESH = (
    "Nobody had planned for the extra afternoon, and so nobody complained when it rained.",
    "A short remark, added later by another hand.",
    "谁也没有料到会多出一个下午，所以下雨的时候也没有人抱怨。",
    "这是后来补写的一小段话，出自另一个人之手。",
    "The list was longer than anyone remembered; it went on for three more pages.",
    "补记：名单比大家记得的要长，还有三页没有念完。",
)


def _some(text: Text, share: float, least: int = 2) -> list[int]:
    count = min(len(text.paragraphs), max(least, int(len(text.paragraphs) * share)))
    return sorted(text.chance.sample(range(len(text.paragraphs)), count), reverse=True)


def insert_paragraphs(text: Text) -> None:
    for number in _some(text, 0.08):
        text.paragraphs.insert(number, new_paragraph(text.chance.choice(_FRESH)))


def delete_paragraphs(text: Text) -> None:
    for number in _some(text, 0.08):
        del text.paragraphs[number]


def move_paragraphs(text: Text) -> None:
    for number in _some(text, 0.05):
        if len(text.paragraphs[number].chars) < LINE:
            continue
        moved = text.paragraphs.pop(number)
        text.paragraphs.insert(text.chance.randrange(len(text.paragraphs) + 1), moved)


def move_section(text: Text) -> None:
    count = len(text.paragraphs)
    size = max(2, count // 6)
    start = text.chance.randrange(max(1, count - size))
    section = text.paragraphs[start : start + size]
    del text.paragraphs[start : start + size]
    to = text.chance.randrange(len(text.paragraphs) + 1)
    text.paragraphs[to:to] = section


def reorder_pairs(text: Text) -> None:
    """Every pair of neighbours in two languages changes places within it: Chinese first."""
    number = 0
    while number + 1 < len(text.paragraphs):
        one, two = text.paragraphs[number : number + 2]
        if one.side is not two.side and not one.heading and not two.heading:
            text.paragraphs[number : number + 2] = [two, one]
            number += 1
        number += 1


def shuffle_some_pairs(text: Text) -> None:
    """Some pairs of paragraphs go elsewhere together."""
    for number in _some(text, 0.05):
        pair = text.paragraphs[number : number + 2]
        if min(len(each.chars) for each in pair) < LINE:
            continue
        del text.paragraphs[number : number + 2]
        to = text.chance.randrange(len(text.paragraphs) + 1)
        text.paragraphs[to:to] = pair


def split_paragraphs(text: Text) -> None:
    for number in _some(text, 0.25):
        paragraph = text.paragraphs[number]
        ends = paragraph.ends()
        if ends and not paragraph.heading:
            at = text.chance.choice(ends)
            text.paragraphs[number : number + 1] = [
                paragraph.part(0, at),
                paragraph.part(at, len(paragraph.chars)),
            ]


def split_pairs(text: Text) -> None:
    """A paragraph and its translation are both split; the halves answer each other."""
    for number in _some(text, 0.2):
        pair = text.paragraphs[number : number + 2]
        if len(pair) < 2 or pair[0].side is pair[1].side or pair[0].heading or pair[1].heading:
            continue
        ends = [each.ends() for each in pair]
        if all(ends):
            at = [own[len(own) // 2] for own in ends]
            halves = [each.part(0, cut) for each, cut in zip(pair, at, strict=True)]
            rest = [each.part(c, len(each.chars)) for each, c in zip(pair, at, strict=True)]
            text.paragraphs[number : number + 2] = [*halves, *rest]


def join_paragraphs(text: Text) -> None:
    for number in _some(text, 0.2):
        pair = text.paragraphs[number : number + 2]
        if (
            len(pair) == 2
            and pair[0].side is pair[1].side
            and not (pair[0].heading or pair[1].heading)
        ):
            gap = "" if pair[0].side is Side.ZH else " "
            text.paragraphs[number : number + 2] = [
                Paragraph(
                    [*pair[0].chars, *gap, *pair[1].chars],
                    [*pair[0].origins, *[NEW] * len(gap), *pair[1].origins],
                )
            ]


def fix_typos(text: Text) -> None:
    """Two letters here and there are other ones; a few are put in or left out."""
    for number in _some(text, 0.6):
        paragraph = text.paragraphs[number]
        for _ in range(1 + len(paragraph.chars) // 150):
            places = [i for i, char in enumerate(paragraph.chars) if char.isalpha()]
            if len(places) < 8:
                break
            at = text.chance.choice(places)
            by = text.chance.choice("aeiou" if paragraph.chars[at] < "\u0300" else "在和与很再")
            kind = text.chance.choice(("other", "more", "less"))
            end = at if kind == "more" else at + 1
            paragraph = paragraph.replaced(at, end, "" if kind == "less" else by)
        text.paragraphs[number] = paragraph


def replace_words(text: Text) -> None:
    for number in _some(text, 0.5):
        paragraph = text.paragraphs[number]
        words = [m.span() for m in re.finditer(r"[A-Za-z]{4,}|[\u4e00-\u9fff]{2}", paragraph.text)]
        if len(words) >= 5:
            start, end = text.chance.choice(words)
            wide = paragraph.chars[start] >= "\u4e00"
            by = text.chance.choice(
                ("东西", "时候", "地方") if wide else ("matter", "quiet", "odd")
            )
            text.paragraphs[number] = paragraph.replaced(start, end, by)


def add_sentences(text: Text) -> None:
    """A sentence more inside a paragraph."""
    for number in _some(text, 0.3):
        paragraph = text.paragraphs[number]
        ends = paragraph.ends()
        if ends and not paragraph.heading:
            at = text.chance.choice(ends)
            wide = paragraph.side is Side.ZH
            by = "这一点后来才弄清楚。" if wide else "This became clear only later. "
            text.paragraphs[number] = paragraph.replaced(at, at, by)


def delete_sentences(text: Text) -> None:
    for number in _some(text, 0.3):
        paragraph = text.paragraphs[number]
        bounds = [0, *paragraph.ends(), len(paragraph.chars)]
        if len(bounds) > 3:
            nth = text.chance.randrange(1, len(bounds) - 2)
            text.paragraphs[number] = paragraph.replaced(bounds[nth], bounds[nth + 1], "")


def convert(configuration: str) -> Callable[[Text], None]:
    """The whole file goes through OpenCC, with a configuration that keeps lengths."""

    def edit(text: Text) -> None:
        converter = OpenCC(configuration)
        for paragraph in text.paragraphs:
            shown = converter.convert(paragraph.text)
            assert len(shown) == len(paragraph.chars)
            paragraph.chars = list(shown)

    return edit


def add_front_matter(text: Text) -> None:
    text.front = "---\ntitle: A new title\ntags:\n- one\n- two\n---\n"


def rename_headings(text: Text) -> None:
    for number, paragraph in enumerate(text.paragraphs):
        if paragraph.heading and text.chance.random() < 0.5:
            text.paragraphs[number] = new_paragraph("What came of it", heading=True)


def widen_punctuation(text: Text) -> None:
    """Half-width marks become full-width ones in Chinese, quotation marks change everywhere."""
    wide = str.maketrans(",;:?!()\"'", "，；：？！（）”’")
    quotes = str.maketrans("“”‘’", "「」『』")
    for paragraph in text.paragraphs:
        if paragraph.side is Side.ZH:
            paragraph.chars = list(paragraph.text.translate(wide).translate(quotes))
        else:
            paragraph.chars = list(paragraph.text.translate(str.maketrans("“”‘’—", "\"\"''-")))


def respace(text: Text) -> None:
    """Dots for ellipses, two spaces after a full stop, spaces between Chinese and English."""
    for number, old in enumerate(text.paragraphs):
        paragraph = old
        for match in reversed(
            list(re.finditer(r"…|(?<=\.) |(?<=[\u4e00-\u9fff])(?=[A-Za-z])", old.text))
        ):
            by = "..." if match.group() == "…" else match.group() + " "
            start = match.start() if match.group() == "…" else match.end()
            paragraph = paragraph.replaced(start, match.end(), by[-1:] if by != "..." else by)
        text.paragraphs[number] = paragraph


def rewrite_other_side(text: Text) -> None:
    """Every Chinese paragraph is translated anew; the English stays."""
    for number, paragraph in enumerate(text.paragraphs):
        if paragraph.side is Side.ZH:
            by = "".join(text.chance.choices(_CHARACTERS, k=len(paragraph.chars)))
            text.paragraphs[number] = new_paragraph(f"{by}。", heading=paragraph.heading)


def revise_translation(text: Text) -> None:
    """A translator goes through the Chinese: a third of its sentences are other ones."""
    for number, old in enumerate(text.paragraphs):
        if old.side is not Side.ZH or old.heading:
            continue
        paragraph = old
        bounds = [0, *paragraph.ends(), len(paragraph.chars)]
        for start, end in reversed(list(pairwise(bounds))):
            if text.chance.random() < 1 / 3:
                by = "".join(text.chance.choices(_CHARACTERS, k=max(4, end - start - 1)))
                paragraph = paragraph.replaced(start, end, f"{by}。")
        text.paragraphs[number] = paragraph


def part_languages(text: Text) -> None:
    """One language after the other, in one file."""
    text.paragraphs.sort(key=lambda paragraph: paragraph.side is Side.ZH)


def take_out_a_language(text: Text) -> None:
    """A file for each language: this is the one of the language that has more."""
    zh = [each for each in text.paragraphs if each.side is Side.ZH]
    en = [each for each in text.paragraphs if each.side is not Side.ZH]
    text.paragraphs = max(zh, en, key=len)


def rewrap(text: Text) -> None:
    """Plain text that was broken into lines of 60 letters, each a paragraph of its own."""
    lines: list[Paragraph] = []
    for paragraph in text.paragraphs:
        at, letters = 0, paragraph.text
        while len(letters) - at > 90 and not paragraph.heading:
            wide = letters[at + 60] >= "\u2e80"
            cut = at + 60 if wide else letters.rfind(" ", at, at + 60) + 1
            if cut <= at:
                break
            lines.append(paragraph.part(at, cut))
            at = cut
        lines.append(paragraph.part(at, len(letters)) if at else paragraph)
    text.paragraphs = [line for line in lines if line.chars]


def change_widths(text: Text) -> None:
    """Letters and digits of full width in Chinese, straight quotation marks, long dashes."""
    wide = {code: code + 0xFEE0 for code in (*range(48, 58), *range(65, 91), *range(97, 123))}
    marks = str.maketrans("“”‘’—", "\"\"''–")
    for paragraph in text.paragraphs:
        shown = paragraph.text.translate(marks)
        paragraph.chars = list(shown.translate(wide) if paragraph.side is Side.ZH else shown)


def mend_scan(text: Text) -> None:
    """A scanned text is mended: letters that look alike."""
    alike = {"l": "1", "O": "0", "c": "e", "h": "b", "己": "已", "未": "末", "日": "曰", "入": "人"}
    for number in _some(text, 0.7):
        paragraph = text.paragraphs[number]
        for at, char in enumerate(paragraph.chars):
            if char in alike and text.chance.random() < 0.02:
                paragraph = paragraph.replaced(at, at + 1, alike[char])
        text.paragraphs[number] = paragraph


def rename_somebody(text: Text) -> None:
    """A name, or a word that comes often, is another one everywhere."""
    words = Counter(re.findall(r"[A-Z][a-z]{3,}|[\u4e00-\u9fff]{2}", text.source()))
    names = [word for word, count in words.most_common(24) if count > 2]
    for name in text.chance.sample(names, min(2, len(names))):
        by = "Perpetua" if name < "\u2e80" else "阿福"
        for number, old in enumerate(text.paragraphs):
            paragraph = old
            for match in reversed(list(re.finditer(re.escape(name), old.text))):
                paragraph = paragraph.replaced(match.start(), match.end(), by)
            text.paragraphs[number] = paragraph


def double_section(text: Text) -> None:
    """A section is there twice: a copy of it was put in far from it."""
    count = len(text.paragraphs)
    size = max(2, count // 8)
    start = text.chance.randrange(max(1, count - size))
    copied = [new_paragraph(each.text) for each in text.paragraphs[start : start + size]]
    places = [at for at in range(count + 1) if at < start - 1 or at > start + size + 1]
    if places:
        to = text.chance.choice(places)
        text.paragraphs[to:to] = copied


def reorder_sections(text: Text) -> None:
    """Six parts in another order."""
    size = max(2, -(-len(text.paragraphs) // 6))
    parts = [text.paragraphs[at : at + size] for at in range(0, len(text.paragraphs), size)]
    text.chance.shuffle(parts)
    text.paragraphs = [paragraph for part in parts for paragraph in part]


def export_again(text: Text) -> None:
    """Another program wrote the file: marks before paragraphs, numbers before headings, rules."""
    lines: list[Paragraph] = []
    for number, paragraph in enumerate(text.paragraphs):
        mark = (
            f"{number // 2 + 1} " if paragraph.heading else text.chance.choice(("", "", "• ", "▸ "))
        )
        lines.append(paragraph.replaced(0, 0, mark) if mark else paragraph)
        if text.chance.random() < 0.1:
            lines.append(new_paragraph("⁂"))
    text.paragraphs = lines


EDITS: dict[str, Callable[[Text], None]] = {
    "paragraphs inserted": insert_paragraphs,
    "paragraphs deleted": delete_paragraphs,
    "paragraphs moved": move_paragraphs,
    "a section moved": move_section,
    "pairs turned round": reorder_pairs,
    "pairs moved": shuffle_some_pairs,
    "paragraphs split": split_paragraphs,
    "pairs split": split_pairs,
    "paragraphs joined": join_paragraphs,
    "typos": fix_typos,
    "words replaced": replace_words,
    "sentences added": add_sentences,
    "sentences deleted": delete_sentences,
    "s2t": convert("s2t"),
    "s2tw": convert("s2tw"),
    "s2hk": convert("s2hk"),
    "t2s": convert("t2s"),
    "front matter added": add_front_matter,
    "headings renamed": rename_headings,
    "punctuation widened": widen_punctuation,
    "spaces and dots": respace,
    "Chinese rewritten": rewrite_other_side,
    "translation revised": revise_translation,
    "languages parted": part_languages,
    "one language only": take_out_a_language,
    "lines re-wrapped": rewrap,
    "widths and quotes": change_widths,
    "a scan mended": mend_scan,
    "a name replaced": rename_somebody,
    "a section doubled": double_section,
    "sections reordered": reorder_sections,
    "exported again": export_again,
}
RESHAPED = {
    "translation revised": 0.95,
    "one language only": 0.95,
    "languages parted": 0.6,
}
"""Kinds after which short lines have other ones around them, and the share that is found again."""
COMBINED: dict[str, tuple[str, ...]] = {
    "a revision": ("paragraphs inserted", "typos", "paragraphs split", "headings renamed"),
    "a new edition": ("paragraphs deleted", "pairs moved", "words replaced", "sentences added"),
    "for Taiwan": ("s2tw", "punctuation widened", "typos", "paragraphs inserted"),
    "everything": (
        "paragraphs inserted", "paragraphs deleted", "paragraphs moved", "sentences added", "typos",
        "s2t", "front matter added",
    ),
}  # fmt: skip
