"""The quick way through the sentences of two texts, beside the slow one that it replaces."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from reader.bitext.costs import SHAPES, Manner
from reader.bitext.ladder import climb
from reader.bitext.sentence_runs import Measured, cheapest_steps

SKIP = 5.0
Side = list[tuple[float, frozenset[str]]]
WORDS = st.frozensets(st.sampled_from("abcdefg"), max_size=3)
SIDES = st.lists(st.tuples(st.floats(1, 400), WORDS), min_size=1, max_size=14)


def price(en: Side, zh: Side, shift: float) -> float:
    """What a bead costs."""
    if not en or not zh:
        return SKIP
    manner = Manner()
    manner.shift = shift
    lengths = manner.length_cost(sum(one for one, _ in en), sum(one for one, _ in zh))
    words = [frozenset[str]().union(*(words for _, words in side)) for side in (en, zh)]
    earned = 0.0 if lengths > 9.0 else max(-4.0, -1.4 * len(words[0] & words[1]))
    return SHAPES.get((len(en), len(zh)), math.inf) + lengths + earned


@given(SIDES, SIDES, st.floats(-1.2, 1.2))
def test_no_way_is_cheaper(en: Side, zh: Side, shift: float) -> None:
    ours, theirs = (Measured([w for w, _ in side], [s for _, s in side]) for side in (en, zh))
    steps = cheapest_steps(ours, theirs, shift)
    total, i, j = 0.0, 0, 0
    for a, b in steps:
        total += price(en[i : i + a], zh[j : j + b], shift)
        i, j = i + a, j + b
    assert (i, j) == (len(en), len(zh))
    least, _ = climb(
        en,
        zh,
        cost=lambda some, others: price(list(some), list(others), shift),
        skip=lambda _one: SKIP,
        weight=lambda one: one[0],
        steps=SHAPES,
    )
    assert math.isclose(total, least, abs_tol=1e-6)
