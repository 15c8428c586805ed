"""The two published ways to score an alignment, and how each type of bead fares.

`score` follows the description in Thompson and Koehn, "Vecalign" (2019): a bead found is right by
the strict measure if it is a hand-made one, by the lax one if both of its sides meet some hand-made
bead's. Precision counts all beads found, recall all hand-made ones with both sides. `exact` is the
share of all hand-made beads, with and without a partner, that were found.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.benchmarks.align.gold import GoldBead


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, strict and lax; the share of exact beads; F1 by type of bead."""

    precision: float
    recall: float
    f1: float
    lax_precision: float
    lax_recall: float
    lax_f1: float
    exact: float
    by_type: dict[str, tuple[float, int]]

    def __str__(self) -> str:
        return (
            f"strict P {self.precision:.4f} R {self.recall:.4f} F1 {self.f1:.4f}, "
            f"lax F1 {self.lax_f1:.4f}, exact {self.exact:.4f}"
        )


def score(pairs: Iterable[tuple[Sequence[GoldBead], Sequence[GoldBead]]]) -> Score:
    """The score over some texts: hand-made beads and found ones of each."""
    precise, recalled, exact = Counter[str](), Counter[str](), Counter[str]()
    types = Counter[tuple[str, str]]()
    for gold, found in pairs:
        precise.update(_judged(gold, found))
        recalled.update(_judged(_both_sides(found), _both_sides(gold)))
        right = set(gold) & set(found)
        exact.update(all=len(set(gold)), right=len(right))
        for kind, beads in (("gold", gold), ("found", found), ("right", right)):
            types.update((kind, _type(bead)) for bead in set(beads))
    strict = _share(precise, "strict"), _share(recalled, "strict")
    lax = _share(precise, "lax"), _share(recalled, "lax")
    return Score(
        *strict, _f1(*strict), *lax, _f1(*lax),
        exact["right"] / max(1, exact["all"]),
        {
            name: (2 * types["right", name] / max(1, count + types["found", name]), count)
            for (kind, name), count in sorted(types.items())
            if kind == "gold"
        },
    )  # fmt: skip


def _judged(gold: Iterable[GoldBead], found: Iterable[GoldBead]) -> Counter[str]:
    """How many of the beads found there are, and how many are right by either measure."""
    known = set(gold)
    partners: dict[int, set[int]] = {}
    for en, zh in known:
        for segment in en:
            partners.setdefault(segment, set()).update(zh)
    counts = Counter[str]()
    for bead in {bead for bead in found if bead[0] or bead[1]}:
        meets = bool(set().union(*(partners.get(i, set()) for i in bead[0])) & set(bead[1]))
        counts.update(all=1, strict=bead in known, lax=bead in known or meets)
    return counts


def _both_sides(beads: Iterable[GoldBead]) -> list[GoldBead]:
    return [bead for bead in beads if bead[0] and bead[1]]


def _type(bead: GoldBead) -> str:
    en, zh = len(bead[0]), len(bead[1])
    if not en or not zh:
        return "one side"
    if en == zh == 1:
        return "1-1"
    if en == 1 or zh == 1:
        return "1-n"
    return "m-n"


def _share(counts: Counter[str], kind: str) -> float:
    return counts[kind] / max(1, counts["all"])


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)
