"""Convolution with few multiplications gives what the plain sum over each window gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bitext.align.convolution import Convolution


@given(size=st.sampled_from([2, 3, 5]), count=st.integers(1, 23), seed=st.integers(0, 2**32 - 1))
def test_every_place_gets_the_sum_over_its_window(size: int, count: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    rows = chance.normal(size=(count + size - 1, 24)).astype(np.float32)
    weights = chance.normal(size=(size * 24, 16)).astype(np.float32)
    found = Convolution(weights, size).over(rows)
    windows = [rows[at : at + size].ravel() for at in range(count)]
    assert found.shape == (count, 16)
    assert np.allclose(found, np.stack(windows) @ weights, atol=1e-3)


@pytest.mark.parametrize("size", [2, 3, 5])
def test_rounding_stays_far_below_what_vectors_are_compared_by(size: int) -> None:
    chance = np.random.default_rng(7)
    rows = np.maximum(chance.normal(size=(600, 256)), 0).astype(np.float32)
    weights = (chance.normal(size=(size * 256, 256)) / np.sqrt(size * 256)).astype(np.float32)
    exact = np.stack([rows[at : at + size].ravel() for at in range(601 - size)]).astype(
        np.float64
    ) @ weights.astype(np.float64)
    error = np.abs(Convolution(weights, size).over(rows) - exact).max()
    assert error < 1e-5 * np.abs(exact).max()
