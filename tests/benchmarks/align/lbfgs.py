"""A small L-BFGS (Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 3.1)."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY = 10
_SUFFICIENT = 1e-4


def minimise(
    loss: Callable[[np.ndarray], tuple[float, np.ndarray]], start: np.ndarray, rounds: int
) -> np.ndarray:
    """The point with the least loss that some rounds lead to. loss: value and gradient."""
    point = start
    value, slope = loss(point)
    steps: deque[tuple[np.ndarray, np.ndarray]] = deque(maxlen=MEMORY)
    for _ in range(rounds):
        direction = -_newton(slope, steps)
        if not steps:
            direction /= max(1.0, float(np.linalg.norm(slope)))
        found = _step(loss, point, value, slope, direction)
        if found is None:
            break
        new, new_value, new_slope = found
        if float((new - point) @ (new_slope - slope)) > 1e-10:
            steps.append((new - point, new_slope - slope))
        is_flat = value - new_value < 1e-6 * max(1.0, abs(value))
        point, value, slope = new, new_value, new_slope
        if is_flat:
            break
    return point


def _newton(slope: np.ndarray, steps: deque[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """The slope times an estimate of the inverse Hessian."""
    result = slope.copy()
    parts: list[float] = []
    for moved, turned in reversed(steps):
        parts.append(float(moved @ result) / float(moved @ turned))
        result -= parts[-1] * turned
    if steps:
        moved, turned = steps[-1]
        result *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned), part in zip(steps, reversed(parts), strict=True):
        result += moved * (part - float(turned @ result) / float(moved @ turned))
    return result


def _step(
    loss: Callable[[np.ndarray], tuple[float, np.ndarray]],
    point: np.ndarray,
    value: float,
    slope: np.ndarray,
    direction: np.ndarray,
) -> tuple[np.ndarray, float, np.ndarray] | None:
    """The first of ever shorter steps that lowers the loss enough."""
    length = 1.0
    for _ in range(12):
        new = point + length * direction
        new_value, new_slope = loss(new)
        if new_value <= value + _SUFFICIENT * length * float(slope @ direction):
            return new, new_value, new_slope
        length /= 2
    return None
