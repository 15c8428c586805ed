"""Video captions: many short, uneven lines of speech, set as flowing paragraphs.

Finds the places where a paragraph may begin; never adds or drops a character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.documents.widths import width

if TYPE_CHECKING:
    from collections.abc import Sequence

_TARGET: Final = 150  # characters of a paragraph, Chinese ones; Latin ones count half
_SHORTEST: Final = 90
_LONGEST: Final = 230
_STUB: Final = 6  # columns
_OPENERS: Final = re.compile(
    r"(?:首先|其次|再次|此外|另外|同时|同時|最后|最後|最[终終](?=[，,A-Z])|总之|總之|那么|那麼|好了|好的|接下来|接下來|"
    r"更重要的是|更关键的是|更關鍵的是|与此同时|與此同時|第[一二三四五六七八九十](?![个個次种種季年])|关于|關於|"
    r"至于|至於|面对|面對|在.{1,12}(?:方面|问题上|關係上|关系上)|聊完|说完|說完|说到|說到|回到|我们再来|"
    r"我們再來|为什么|為什麼|那(?=为什么|為什麼|我们|我們)|访谈中|訪談中|大家好|"
    r"(?:So|Now|First|Second|Third|Next|Finally|But|Anyway|Okay|OK|Well|Also|Then|However|"
    r"Let's|Today|Hello|Hi)\b)",
    re.I,
)
_SUBJECTS: Final = re.compile(
    # Most sentences start with what they speak of; a line in the middle of one seldom does.
    r"[他她它我你您咱这這那][^么麼]|主持人|嘉宾|嘉賓|[A-Z][a-z]+(?: [A-Z][a-z]+)?\b"
    r"|[A-Z][A-Za-z]+(?=[^\x00-\x7f])"
)
_CONTINUES: Final = re.compile(
    r"(?:[^，。、 ]{1,3}也|而且|但是|但|并且|並且|而|也|还有|還有|和|与|與|或者|甚至|"
    r"所以|因为|因為|再|会|會|就|才|都|的|"
    r"(?:and|or|of|to|the|a|in|on|that|which|who|with|for|because)\b)",
    re.I,
)
_UNFINISHED: Final = re.compile(
    r"(?:[，、,：:（(]|的|是|和|与|與|在|把|被|从|從|到|对|對|说|說|表示|认为|認為|提到|强调|強調|问|問|相信|承认|"
    r"承認|坦言|指出|透露|预测|預測|宣布|觉得|覺得|来说|來說|来看|來看|之后|之後|之前|时|時|时候|時候|"
    r"如果|因为|因為|所以|但是|不过|不過|而且|比如|例如|此外|另外|其实|其實|当然|當然|未来|未來|"
    r"\b(?:the|a|an|of|to|and|or|but|in|on|at|that|is|are|was|with|for|so|if|i|we|you|they))$",
    re.I,
)
_SPEECH: Final = re.compile(
    r"[的了是在我你他她它们們这這那有和不就也都说說会會要]|"
    r"\b(?:the|a|of|to|and|is|are|that|it|you|we|i|in|this|so|was)\b",
    re.I,
)
_LATIN_START: Final = re.compile(r"[\"'(\[]?[a-z]")


def is_captions(lines: Sequence[str]) -> bool:
    """Whether lines look like captions: short, uneven, speech, broken inside sentences."""
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) < 12 or not _are_short_and_uneven([width(line) for line in lines]):
        return False
    ended = sum(1 for line in lines if line[-1] in "。！？.!?…；;：:”」")
    speech = len(_SPEECH.findall("\n".join(lines)))
    if ended > 0.45 * len(lines) or speech < 0.9 * len(lines):
        return False
    latin = sum(1 for line in lines if line[0].isascii() and line[0].isalpha())
    if 2 * latin > len(lines):
        # English verse starts its lines with capitals; captions go on in the middle of a sentence.
        lower = sum(1 for line in lines if _LATIN_START.match(line))
        return lower > 0.3 * latin
    return True


def _are_short_and_uneven(widths: Sequence[int]) -> bool:
    mean = sum(widths) / len(widths)
    if not 8 <= mean <= 46 or sum(1 for w in widths if w > 90) > len(widths) // 100:
        return False
    spread = (sum((w - mean) ** 2 for w in widths) / len(widths)) ** 0.5
    return spread >= 0.18 * mean  # verse is more even


def group_captions(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Paragraphs of some 150 characters as (start, end) of lines: the cheapest cuts, exactly."""
    sizes = [width(line.strip()) / 2 for line in lines]
    count = len(lines)
    cut_cost = [0.0] + [_cost_before(lines, index) for index in range(1, count)] + [0.0]
    best = [0.0] + [float("inf")] * count
    back = [0] * (count + 1)
    for end in range(1, count + 1):
        size = 0.0
        for start in range(end - 1, -1, -1):
            size += sizes[start]
            if size > _LONGEST and start < end - 1:
                break
            cost = best[start] + _size_cost(size, last=end == count) + cut_cost[end]
            if cost < best[end]:
                best[end], back[end] = cost, start
    groups: list[tuple[int, int]] = []
    end = count
    while end > 0:
        groups.append((back[end], end))
        end = back[end]
    return groups[::-1]


def _size_cost(size: float, *, last: bool) -> float:
    if size < _SHORTEST:
        return 0.2 if last else 3.0 + (_SHORTEST - size) / 20
    off = (size - _TARGET) / 50
    return off * off


def _cost_before(lines: Sequence[str], index: int) -> float:
    """How bad it is to start a paragraph with line `index`."""
    before, after = lines[index - 1].strip(), lines[index].strip()
    cost = 2.0
    if before[-1:] in "。！？.!?…":
        cost -= 2.5
    elif _UNFINISHED.search(before):
        cost += 3.0
    opener = _OPENERS.match(before)
    if width(before) <= 8 or (opener is not None and width(before) <= 14):
        cost += 2.0  # a short line leads over to the next one
    if _OPENERS.match(after):
        cost -= 2.0
    elif _SUBJECTS.match(after):
        cost -= 1.0
    elif _CONTINUES.match(after) or _LATIN_START.match(after):
        cost += 2.0
    elif width(after) <= _STUB:
        cost += 1.5  # the rest of a sentence, or a step in it
    if before[-1:] in "呢吗吧嗎了":
        cost -= 0.6
    return cost
