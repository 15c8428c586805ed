"""The model's vocabulary as `c/pieces.c` has it: read in a twentieth of the time, and smaller."""

from __future__ import annotations

import ctypes
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from reader.bitext.align.kernel import FLOAT, pointer

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

_SLOTS: Final = 1 << 19  # of the table: twice as many as the vocabulary has nodes
_MOST: Final = 1 << 18  # pieces
_PENALTY: Final = 10.0
_ROOT: Final = 0xFFFFFFFF
_PLACE: Final = np.dtype(np.uint32)
_NODE: Final = np.dtype([("parent", np.uint32), ("letter", np.uint32), ("piece", np.uint32)])


class Trie:
    """Pieces of words in a tree of letters, and what each is worth. Safe from any thread."""

    def __init__(
        self,
        library: ctypes.CDLL,
        nodes: NDArray[np.void],
        worth: NDArray[np.float32],
        place: NDArray[np.uint32],
    ) -> None:
        """nodes: the table; worth, place: of each piece, the second its node."""
        self._nodes = nodes
        self._worth = worth
        self._place = place
        # a word takes some microseconds: as little as possible is done again for each
        self._cut = partial(
            library.duidu_cut,
            pointer(nodes, _NODE),
            ctypes.c_int64(len(nodes)),
            pointer(worth, FLOAT),
        )
        self._worth_of_unknown = ctypes.c_double(float(worth.min()) - _PENALTY)

    @classmethod
    def read(cls, library: ctypes.CDLL, data: bytes) -> tuple[Self, int] | None:
        """The vocabulary that a file begins with, and where it ends.

        None where the file is laid out otherwise than the one that is pinned.
        """
        nodes = np.zeros(_SLOTS, _NODE)
        worth = np.empty(_MOST, np.float32)
        place = np.empty(_MOST, np.uint32)
        end = ctypes.c_int64()
        count = library.duidu_read_pieces(
            data,
            ctypes.c_int64(len(data)),
            pointer(nodes, _NODE),
            ctypes.c_int64(_SLOTS),
            pointer(worth, FLOAT),
            pointer(place, _PLACE),
            ctypes.c_int64(_MOST),
            ctypes.byref(end),
        )
        if count < 1:
            return None
        return cls(library, nodes, worth[:count].copy(), place[:count].copy()), end.value

    def __len__(self) -> int:
        return len(self._worth)

    def name(self, piece: int) -> str:
        """The letters of a piece."""
        letters: list[str] = []
        node = int(self._place[piece])
        while node != _ROOT:
            parent, letter, _ = self._nodes[node].tolist()
            letters.append(chr(letter))
            node = parent
        return "".join(reversed(letters))

    def cut(self, normal: str, unknown: int) -> list[int]:
        """The pieces of a text in its normal form; `unknown` for a letter that is none."""
        text = normal.encode("utf-32-le", "surrogatepass")
        length = len(text) // 4
        room = np.empty(3 * length + 2, np.int64)
        address = room.ctypes.data
        count: int = self._cut(
            ctypes.c_int64(unknown),
            self._worth_of_unknown,
            text,
            ctypes.c_int64(length),
            ctypes.c_void_p(address),
            ctypes.c_void_p(address + 8 * length),
        )
        return room[:count].tolist()
