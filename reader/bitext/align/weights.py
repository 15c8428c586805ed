"""How much each feature of a bead counts, learnt from texts aligned by hand.

`resources/alignment/weights.json` is written by `python -m tests.benchmarks.align.training`.
docs/alignment.md says from what, and how to measure.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.paths import resources_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.bitext.align.arrays import Doubles, Floats
    from reader.bitext.align.lattice import Shape
    from reader.bitext.align.model import EngineName, Level


FILE: Final = ("alignment", "weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for a bead.

    features: (features,), the weight of each, in their order; shapes: what each shape of bead is
    worth before it is looked at; one that was never seen adds nothing to its features.
    """

    features: Floats
    shapes: Mapping[Shape, float]

    def score(self, rows: Floats, shapes: tuple[Shape, ...]) -> Doubles:
        """What beads are worth, (shapes, nodes), for features (shapes, features, nodes)."""
        own = np.array([self.shapes.get(shape, 0.0) for shape in shapes])
        return (self.features @ rows).astype(np.float64) + own[:, None]


@cache
def weights_for(engine: EngineName, level: Level, names: tuple[str, ...]) -> Weights:
    """The weights of an engine at a level, in the order of the features' names."""
    path = resources_dir().joinpath(*FILE)
    found = json.loads(path.read_text(encoding="utf-8"))[f"{level}-{engine}"]
    features: dict[str, float] = found["features"]
    shapes: dict[str, float] = found["shapes"]
    return Weights(
        np.array([features[name] for name in names], np.float32),
        {_shape(name): value for name, value in shapes.items()},
    )


def _shape(name: str) -> Shape:
    en, zh = name.split("-")
    return int(en), int(zh)
