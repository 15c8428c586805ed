"""List items that say the same in both languages without a mark between: `- Task 任务`.

One such item may as well be Chinese with a foreign name in it (`Docker 镜像`), so the neighbours in
its list decide: where at least half look that way, and in the same order, it is a list of words
with their translations. Names that the document's own Chinese uses count against it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reader.bitext.headings import split_heading
from reader.bitext.measure import shared_words
from reader.documents.model import BlockKind, Language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reader.bitext.costs import Manner
    from reader.bitext.headings import Split
    from reader.documents.model import Block

_MOST_NEIGHBOURS = 128  # items held back to be looked at together
_LONGEST = 80  # code points; a sentence has its own signs of where a language ends
_FEWEST = 2
_FAIR_VOTE = 0.5


def item_groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """All blocks in order: neighbouring list items together, every other block alone."""
    group: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.LIST_ITEM:
            group.append(block)
            if len(group) < _MOST_NEIGHBOURS:
                continue
        elif group:
            yield group
            group = []
        yield group or [block]
        group = []
    if group:
        yield group


def names_in_chinese(blocks: Iterable[Block]) -> frozenset[str]:
    """The Latin words, folded, that the Chinese paragraphs among some blocks make use of."""
    found = (
        shared_words(block.text)
        for block in blocks
        if block.kind is BlockKind.PARAGRAPH and block.language is Language.CHINESE
    )
    return frozenset[str]().union(*found)


def split_items(items: Sequence[Block], manner: Manner, names: Collection[str]) -> dict[int, Split]:
    """Where to cut those of some neighbouring items that are in both languages, by position."""
    if len(items) < _FEWEST:
        return {}
    found = {
        at: split
        for at, item in enumerate(items)
        if (split := _split(item.text, manner, names)) is not None
    }
    if not found:
        return {}
    siblings = Counter((item.level, item.quote_depth) for item in items)
    groups: defaultdict[tuple[int, int, bool], list[int]] = defaultdict(list)
    for at, split in found.items():
        groups[items[at].level, items[at].quote_depth, split.en < split.zh].append(at)
    kept: dict[int, Split] = {}
    for (level, quotes, _english_first), members in groups.items():
        if len(members) >= max(_FEWEST, _FAIR_VOTE * siblings[level, quotes]):
            kept.update((at, found[at]) for at in members)
    return kept


def _split(text: str, manner: Manner, names: Collection[str]) -> Split | None:
    if len(text) > _LONGEST or "\n" in text:
        return None
    split = split_heading(text, manner)
    if split is None or shared_words(text[slice(*split.en)]) <= frozenset(names):
        return None
    return split
