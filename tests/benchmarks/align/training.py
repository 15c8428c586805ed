"""Learn the aligner's weights from texts aligned by hand.

    python -m tests.benchmarks.align.training [--write] [--only LEVEL-ENGINE,…]

The weights maximise the probability of the hand-made beads in a semi-Markov conditional random
field, less a penalty for large weights (L-BFGS). Each model is learnt twice: once from features
without learnt words, once from features with the words that the first one found.

Without --write it cross-validates instead: every chapter is aligned with weights learnt from the
others, and the scores over all chapters are printed.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.bitext.align import band, lattice
from reader.bitext.align.engines import anchors_from, engine_named, stretch_of
from reader.bitext.align.learning import learn
from reader.bitext.align.model import EngineName, Level
from reader.bitext.align.stretches import LARGEST, PRICE, StretchAligner, beads_of, reach_of
from reader.bitext.align.weights import Weights
from tests.benchmarks.align.gold import as_paragraphs, chapters, with_gaps
from tests.benchmarks.align.lbfgs import minimise
from tests.benchmarks.align.scores import score
from tests.shared_inputs import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.bitext.align.engines import Engine, Stretch
    from reader.bitext.align.features import Features
    from reader.bitext.align.lattice import Lattice
    from reader.bitext.align.model import Bead
    from tests.benchmarks.align.gold import GoldBead, GoldText

OUT = ROOT / "resources" / "alignment" / "weights.json"
PENALTY = 0.5  # of a squared weight, for features scaled to their size
ROUNDS = 60
MARGIN = 8

# What is learnt from: a level's variants of a chapter, each with how much it counts.
VARIANTS: dict[Level, list[tuple[float, Callable[[GoldText], GoldText]]]] = {
    Level.SENTENCES: [
        (1.0, lambda text: text),
        (0.3, lambda text: with_gaps(text, 0.05, 1)),
    ],
    Level.PARAGRAPHS: [
        (1.0, lambda text: as_paragraphs(text, 1)),
        (1.0, lambda text: with_gaps(as_paragraphs(text, 2), 0.05, 1)),
        (1.0, lambda text: with_gaps(as_paragraphs(text, 3, longest=3), 0.1, 2)),
        (1.0, lambda text: with_gaps(as_paragraphs(text, 4, longest=4), 0.2, 3)),
    ],
}


@dataclass(slots=True)
class Example:
    """A text's lattice, the features of its beads, and which of them a person made."""

    text: GoldText
    chapter: str
    weight: float
    stretch: Stretch
    graph: Lattice
    features: np.ndarray  # (valid beads, features)
    valid: np.ndarray  # (shapes, nodes): the bead leads to a node
    allowed: np.ndarray  # (shapes, nodes): the bead is right, or lies in one that no shape fits


def example(
    text: GoldText, chapter: str, weight: float, engine: Engine, level: Level,
    learnt: dict[str, dict[str, float]],
) -> tuple[Example, Features]:  # fmt: skip
    """Read a text and work out its lattice."""
    shapes = lattice.shapes(LARGEST[level])
    stretch = _stretch(text, engine)
    features = engine.measure(stretch, reach_of(shapes)).features(shapes, learnt)
    limits = band.band(band.anchors(anchors_from(features)), len(text.en), len(text.zh), MARGIN)
    graph = lattice.lattice(*limits, shapes)
    rows = np.zeros((len(shapes), graph.nodes, len(features.names)), np.float32)
    for nodes, found in features.blocks(graph):
        rows[:, nodes] = found.transpose(0, 2, 1)
    valid = graph.ahead != graph.nodes
    allowed = _allowed(graph, text.beads)
    return Example(text, chapter, weight, stretch, graph, rows[valid], valid, allowed), features


_stretches: dict[tuple[str, str], Stretch] = {}


def _stretch(text: GoldText, engine: Engine) -> Stretch:
    key = (text.name, engine.name)
    if key not in _stretches:
        _stretches[key] = stretch_of(engine.read_english(text.en), engine.read_chinese(text.zh))
    return _stretches[key]


def _allowed(graph: Lattice, beads: Sequence[GoldBead]) -> np.ndarray:
    allowed = np.zeros((len(graph.shapes), graph.nodes), bool)
    i = j = 0
    for en, zh in beads:
        a, b = len(en), len(zh)
        start, end = _node(graph, i, j), _node(graph, i + a, j + b)
        if (a, b) in graph.shapes and start is not None and end is not None:
            allowed[graph.shapes.index((a, b)), start] = True
        else:
            _allow_inside(graph, allowed, (i, i + a), (j, j + b))
        i, j = i + a, j + b
    return allowed


def _allow_inside(
    graph: Lattice, allowed: np.ndarray, rows: tuple[int, int], columns: tuple[int, int]
) -> None:
    """Any beads will do inside one that is too large, or that the band cuts."""
    for at, (a, b) in enumerate(graph.shapes):
        for i in range(rows[0], rows[1] - a + 1):
            for j in range(columns[0], columns[1] - b + 1):
                node = _node(graph, i, j)
                if node is not None:
                    allowed[at, node] = True


def _node(graph: Lattice, i: int, j: int) -> int | None:
    inside = graph.low[i] <= j <= graph.high[i]
    return int(graph.offset[i] + j - graph.low[i]) if inside else None


def learn_weights(examples: Sequence[Example], shapes: int) -> np.ndarray:
    """Weights of the features, then of the shapes."""
    count = examples[0].features.shape[1]
    size = np.sqrt(np.mean(np.concatenate([e.features[::7] ** 2 for e in examples]), axis=0))
    scale = np.concatenate((size + 1e-6, np.full(shapes, 0.3)))
    within = [_within(e) for e in examples]

    def loss(point: np.ndarray) -> tuple[float, np.ndarray]:
        total = PENALTY * float(point @ point) / 2
        slope = PENALTY * point
        for one, only in zip(examples, within, strict=True):
            scores = _scores(one, point / scale)
            every, ways = lattice.probabilities(one.graph, scores)
            right, right_ways = only(scores)
            total += one.weight * (ways - right_ways)
            difference = one.weight * (every - right)[one.valid]
            by_shape = np.bincount(np.nonzero(one.valid)[0], difference, shapes)
            # in single precision, as the features are: otherwise they are copied each time
            by_feature = difference.astype(np.float32) @ one.features
            slope = slope + np.concatenate((by_feature, by_shape)) / scale
        return total, slope

    return minimise(loss, np.zeros(count + shapes), ROUNDS) / scale


def _within(one: Example) -> Callable[[np.ndarray], tuple[np.ndarray, float]]:
    """The right ways' probabilities and sum for some scores: of one way there is nothing to sum."""
    every = sum(len(en) > 0 or len(zh) > 0 for en, zh in one.text.beads)
    if int(one.allowed.sum()) == every:
        certain = one.allowed.astype(np.float64)
        return lambda scores: (certain, float(scores[one.allowed].sum()))
    return lambda scores: lattice.probabilities(
        one.graph, np.where(one.allowed, scores, lattice.NEVER)
    )


def _scores(one: Example, weights: np.ndarray) -> np.ndarray:
    scores = np.full(one.valid.shape, lattice.NEVER)
    count = one.features.shape[1]
    found = one.features @ weights[:count].astype(np.float32)
    scores[one.valid] = found + weights[count:][np.nonzero(one.valid)[0]]
    return scores


def decode(one: Example, weights: np.ndarray, price: float) -> list[Bead]:
    """The beads that some weights give."""
    probability, _ = lattice.probabilities(one.graph, _scores(one, weights))
    return beads_of(one.graph, probability, price)


def model(
    texts: Sequence[GoldText], held_out: str, engine: Engine, level: Level
) -> tuple[np.ndarray, list[Example], tuple[str, ...]]:
    """Weights learnt from all chapters but one; the examples of all; the features' names."""
    plain = [
        example(variant(text), text.name, weight, engine, level, {})[0]
        for text in texts
        for weight, variant in VARIANTS[level]
    ]
    shapes = len(lattice.shapes(LARGEST[level]))
    first = learn_weights([e for e in plain if e.chapter != held_out], shapes)
    taught: list[Example] = []
    names: tuple[str, ...] = ()
    for one in plain:
        found = [(bead.en, bead.zh, bead.confidence) for bead in decode(one, first, PRICE[level])]
        learnt = learn(one.stretch.en_words, one.stretch.zh_words, found)
        again, features = example(one.text, one.chapter, one.weight, engine, level, learnt)
        names = features.names
        taught.append(again)
    return learn_weights([e for e in taught if e.chapter != held_out], shapes), taught, names


def cross_validate(texts: Sequence[GoldText], engine: Engine, level: Level) -> None:
    """Print how well each chapter is aligned by what the others teach, for each variant.

    From the lattice that is learnt from, and in two passes, as the program does it.
    """
    pairs: dict[str, list[tuple[Sequence[GoldBead], Sequence[GoldBead]]]] = {}
    for text in texts:
        weights, examples, names = model(texts, text.name, engine, level)
        shapes = lattice.shapes(LARGEST[level])
        learnt = Weights(
            weights[: len(names)].astype(np.float32),
            dict(zip(shapes, map(float, weights[len(names) :]), strict=True)),
        )
        aligner = StretchAligner(engine, level, lambda: False, weights=learnt)
        mine = [one for one in examples if one.chapter == text.name]
        for at, one in enumerate(mine):
            found = {
                f"variant {at}": decode(one, weights, PRICE[level]),
                f"variant {at}, two passes": aligner.align(one.stretch, {}).beads,
            }
            for name, some in found.items():
                beads = [(tuple(bead.en), tuple(bead.zh)) for bead in some]
                pairs.setdefault(name, []).append((one.text.beads, beads))
                print(f"  {one.text.name}, {name}: {score([pairs[name][-1]])}", flush=True)
    for name, judged in pairs.items():
        print(f"{level}-{engine.name}, {name}: {score(judged)}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Cross-validate, or learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--write", action="store_true", help=f"write {OUT.name}")
    parser.add_argument("--only", default="", metavar="NAMES", help="such as sentences-lexical")
    options = parser.parse_args(arguments)
    texts = chapters()
    if not texts:
        print("no texts aligned by hand: set DUIDU_SHARED", file=sys.stderr)
        return 1
    known = json.loads(OUT.read_text(encoding="utf-8")) if OUT.exists() else {}
    for level in Level:
        for name in EngineName:
            key = f"{level}-{name}"
            if options.only and key not in options.only.split(","):
                continue
            if not options.write:
                cross_validate(texts, engine_named(name), level)
                continue
            weights, _, names = model(texts, "", engine_named(name), level)
            shapes = ["-".join(map(str, s)) for s in lattice.shapes(LARGEST[level])]
            rounded = [round(float(weight), 4) for weight in weights]
            known[key] = {
                "features": dict(zip(names, rounded, strict=False)),
                "shapes": dict(zip(shapes, rounded[len(names) :], strict=True)),
            }
            OUT.parent.mkdir(parents=True, exist_ok=True)
            OUT.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
            print(f"{key} written", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
