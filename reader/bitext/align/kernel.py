"""The compiled part of the aligner: the files in `c`, where something could compile them.

`packaging/kernel.py` makes a library of them, for a checkout and for packages. It is no extension
of Python but plain C, called through ctypes, so one library serves every version of Python, and
while it works other threads go on. Without it, or on a processor that cannot do what it was
compiled for, numpy and Python do the same, more slowly: `layers`, `lattice`, `similarity`,
`vocabulary`.
"""

from __future__ import annotations

import ctypes
import logging
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from reader.bitext.align.tokens import SUMMED, WIDTH, WINDOWS
from reader.paths import resources_dir

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reader.bitext.align.arrays import Doubles, Floats, Halves, Integers
    from reader.bitext.align.clauses import Clauses
    from reader.bitext.align.tokens import TokenTable

EDITION: Final = 1
"""What `duidu_edition` says of the functions called here; raised when what they take changes."""
FLOAT, HALF, DOUBLE, INTEGER, BYTE = map(
    np.dtype, (np.float32, np.float16, np.float64, np.int64, np.uint8)
)
NAME: Final = {"win32": "kernel.dll", "darwin": "kernel.dylib"}.get(sys.platform, "kernel.so")
_log: Final = logging.getLogger(__name__)


class Kernel:
    """The functions of the library for one network. Safe from any thread."""

    def __init__(self, library: ctypes.CDLL, model: Any) -> None:  # noqa: ANN401 - has no types
        """model: the package's network."""
        self._library = library
        self._epsilon = ctypes.c_float(model.eps)
        # by units, so that what one of them adds lies together
        self._weights = [
            self.narrow(np.ascontiguousarray(weights.reshape(size, WIDTH, WIDTH).swapaxes(0, 1)))
            for weights, (size, _) in zip(model.w2, WINDOWS, strict=True)
        ]

    def sums(self, table: TokenTable, rows: Integers, clauses: Clauses) -> tuple[Floats, Floats]:
        """As `layers.Layers.sums`. The table has the products of the second convolution, too."""
        sums = np.zeros((len(clauses.sizes), SUMMED), np.float32)
        ends = np.zeros((len(clauses.lengths), SUMMED), np.float32)
        tokens = np.ascontiguousarray(rows, np.int64)
        starts = clauses.starts().astype(np.int64)
        numbers = clauses.numbers().astype(np.int64)
        longest = int(clauses.lengths.max(initial=0))
        room = np.empty(self._library.duidu_room(ctypes.c_int64(longest)), np.uint8)
        self._library.duidu_sums(
            pointer(table.embedded, FLOAT),
            pointer(table.moments, FLOAT),
            _pointers(table.windows),
            _pointers(self._weights),
            pointer(tokens, INTEGER),
            pointer(starts, INTEGER),
            ctypes.c_int64(len(clauses.lengths)),
            pointer(numbers, INTEGER),
            self._epsilon,
            pointer(room, BYTE),
            pointer(sums, FLOAT),
            pointer(ends, FLOAT),
        )
        return sums, ends

    def narrow(self, numbers: Floats) -> Halves:
        """The same numbers in two bytes each: a whole array of a multiple of 8 of them."""
        out = np.empty(numbers.shape, np.float16)
        self._library.duidu_narrow(
            pointer(numbers, FLOAT), ctypes.c_int64(numbers.size), pointer(out, HALF)
        )
        return out

    def store(
        self, products: Floats, shift: Floats, channel: Floats, rows: Integers, table: Halves
    ) -> None:
        """As `tokens.store`, in two bytes each."""
        numbers = np.ascontiguousarray(rows, np.int64)
        self._library.duidu_store(
            pointer(products, FLOAT),
            pointer(shift, FLOAT),
            pointer(channel, FLOAT),
            ctypes.c_int64(channel.strides[0] // channel.itemsize),
            pointer(numbers, INTEGER),
            ctypes.c_int64(len(rows)),
            ctypes.c_int64(table.shape[1] - 1),
            pointer(table, HALF),
        )

    def add_rectified_product(self, numbers: Floats, weights: Floats, out: Floats) -> None:
        """Add to `out` what `np.maximum(numbers, 0) @ weights` is, where few are above zero.

        numbers: (n, inner) and out: (n, width), whose columns lie side by side; weights: (inner,
        width). `inner` is a multiple of 8 and at most 512, `width` one of 64.
        """
        self._library.duidu_rectified_product(
            pointer(numbers, FLOAT),
            ctypes.c_int64(len(numbers)),
            ctypes.c_int64(numbers.shape[1]),
            ctypes.c_int64(numbers.strides[0] // numbers.itemsize),
            pointer(weights, FLOAT),
            ctypes.c_int64(weights.shape[1]),
            pointer(out, FLOAT),
            ctypes.c_int64(out.strides[0] // out.itemsize),
        )


def found(
    library: ctypes.CDLL,
    known: Floats,
    rows: tuple[Integers, Integers, Floats],
    segments: Integers,
    longest: int,
) -> Floats:
    """For runs of 1, 2, … columns the weight that each row's parts find, (longest, rows, columns).

    known: (…, segments), whose columns lie side by side; rows: where each row's parts begin and
    all end, (rows + 1,), then the parts, as rows of `known`, and the weight of each; segments:
    of each column, -1 where it is none.
    """
    first, parts = (np.ascontiguousarray(some, np.int64) for some in rows[:2])
    weights = np.ascontiguousarray(rows[2], np.float32)
    segments = np.ascontiguousarray(segments, np.int64)
    out = np.zeros((longest, len(first) - 1, len(segments)), np.float32)
    room = np.empty(2 * len(segments), np.float32)
    library.duidu_found(
        pointer(known, FLOAT),
        ctypes.c_int64(known.strides[0] // known.itemsize),
        pointer(first, INTEGER),
        pointer(parts, INTEGER),
        pointer(weights, FLOAT),
        ctypes.c_int64(len(first) - 1),
        pointer(segments, INTEGER),
        ctypes.c_int64(len(segments)),
        ctypes.c_int64(longest),
        pointer(room, FLOAT),
        pointer(out, FLOAT),
    )
    return out


def raise_to_closest(library: ctypes.CDLL, alike: Floats, first: Integers, out: Floats) -> None:
    """Raise what is in `out` to 0, and to the most of each segment's columns.

    alike: (rows, columns); first: (segments + 1,), where the columns of each begin; out: (rows,
    segments).
    """
    first = np.ascontiguousarray(first, np.int64)
    library.duidu_closest(
        pointer(alike, FLOAT),
        ctypes.c_int64(alike.shape[0]),
        ctypes.c_int64(alike.shape[1]),
        pointer(first, INTEGER),
        ctypes.c_int64(out.shape[1]),
        pointer(out, FLOAT),
    )


def probabilities(
    library: ctypes.CDLL, behind: Integers, ahead: Integers, score: Doubles, never: float
) -> tuple[Doubles, float]:
    """As `lattice.probabilities`; behind, ahead, score: (shapes, nodes)."""
    shapes, nodes = score.shape
    forward, backward, out = np.empty(nodes + 1), np.empty(nodes + 1), np.empty(score.shape)
    behind, ahead = (np.ascontiguousarray(some, np.int64) for some in (behind, ahead))
    score = np.ascontiguousarray(score, np.float64)
    total = library.duidu_probabilities(
        pointer(behind, INTEGER),
        pointer(ahead, INTEGER),
        pointer(score, DOUBLE),
        ctypes.c_int64(shapes),
        ctypes.c_int64(nodes),
        ctypes.c_double(never),
        pointer(forward, DOUBLE),
        pointer(backward, DOUBLE),
        pointer(out, DOUBLE),
    )
    return out, total


def best(library: ctypes.CDLL, behind: Integers, value: Doubles, never: float) -> Doubles:
    """The largest sum of values over the ways to each node and to none, (nodes + 1,)."""
    shapes, nodes = value.shape
    behind = np.ascontiguousarray(behind, np.int64)
    value = np.ascontiguousarray(value, np.float64)
    out = np.empty(nodes + 1)
    library.duidu_best(
        pointer(behind, INTEGER),
        pointer(value, DOUBLE),
        ctypes.c_int64(shapes),
        ctypes.c_int64(nodes),
        ctypes.c_double(never),
        pointer(out, DOUBLE),
    )
    return out


def chain(library: ctypes.CDLL, worth: Doubles, tolerance: float) -> NDArray[np.uint8]:
    """How each place is best reached by pairs that are worth so much, (rows + 1, columns + 1).

    0: from above, 1: by a pair, 2: from the left.
    """
    rows, columns = worth.shape
    worth = np.ascontiguousarray(worth)
    came = np.zeros((rows + 1, columns + 1), np.uint8)
    best = np.zeros(columns + 1)
    library.duidu_chain(
        pointer(worth, DOUBLE),
        ctypes.c_int64(rows),
        ctypes.c_int64(columns),
        ctypes.c_double(tolerance),
        pointer(best, DOUBLE),
        pointer(came, BYTE),
    )
    return came


@cache
def library() -> ctypes.CDLL | None:
    """The library, or None where there is none that works here."""
    path = resources_dir() / "alignment" / NAME
    try:
        found = ctypes.CDLL(str(path))
        edition = found.duidu_edition()
    except (OSError, AttributeError) as error:
        _log.debug("no compiled kernel: %s", error)
        return None
    if edition != EDITION:
        _log.debug("%s is edition %d, not %d", path, edition, EDITION)
        return None
    found.duidu_room.restype = ctypes.c_int64
    found.duidu_sums.restype = None
    found.duidu_rectified_product.restype = None
    found.duidu_found.restype = None
    found.duidu_closest.restype = None
    found.duidu_narrow.restype = None
    found.duidu_store.restype = None
    found.duidu_probabilities.restype = ctypes.c_double
    found.duidu_best.restype = None
    found.duidu_chain.restype = None
    found.duidu_read_pieces.restype = ctypes.c_int64
    found.duidu_cut.restype = ctypes.c_int64
    return found


def pointer(array: NDArray[Any], kind: np.dtype[Any]) -> ctypes.c_void_p:
    """Where an array lies; its owner must outlive the call.

    Raises TypeError where it is of another kind or its last axis has gaps: C would not notice.
    """
    has_gaps = array.size > 1 and array.shape[-1] > 1 and array.strides[-1] != array.itemsize
    if array.dtype != kind or has_gaps:
        raise TypeError(f"{array.dtype} with strides {array.strides}, not {kind} without gaps")
    return ctypes.c_void_p(array.ctypes.data)


def _pointers(arrays: Sequence[NDArray[Any]]) -> ctypes.Array[ctypes.c_void_p]:
    return (ctypes.c_void_p * len(arrays))(*(pointer(array, HALF).value for array in arrays))
