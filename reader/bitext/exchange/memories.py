"""A translation memory passed on unit by unit, however large it is."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING

from reader.bitext.exchange.writing import unit_pieces
from reader.documents.errors import CannotRead, Reason
from reader.documents.interchange.tmx import TmxReader
from reader.wording import Message, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from reader.bitext.exchange.options import Options
    from reader.documents.interchange.units import Unit

_SCRIPT, _REGION = 4, 2  # letters


@contextmanager
def memory_of(
    path: Path, *, chinese: str = "", cancelled: Callable[[], bool] = lambda: False
) -> Generator[Memory]:
    """The translation memory in a file, as long as it is open. Raises CannotRead.

    chinese: the code of the Chinese that is wanted, where units have several.
    """
    try:
        source = path.open("rb")
    except OSError as error:
        gone = isinstance(error, FileNotFoundError)
        why = Reason.MISSING if gone else Reason.DAMAGED
        words = Message(
            "“{name}” cannot be read ({reason}).", name=path.name, reason=reason_of(error)
        )
        raise CannotRead(why, words) from error
    with source:
        yield Memory(source, path, chinese, cancelled)


class Memory:
    """An open translation memory.

    pairs: units with both texts that have passed; problem: as `TmxReader` has it.
    """

    def __init__(
        self, source: BinaryIO, path: Path, chinese: str, cancelled: Callable[[], bool]
    ) -> None:
        self._reader = TmxReader(source, path.name, chinese=chinese, cancelled=cancelled)
        self._title = path.stem
        self.pairs = 0

    @property
    def problem(self) -> str:
        """Why the file ends too early, one sentence, or ""."""
        return self._reader.problem

    def units(self) -> Iterator[Unit]:
        """All units, once."""
        for unit in self._reader.units():
            self.pairs += bool(unit.en and unit.zh)
            yield unit

    def pieces(self, options: Options) -> Iterator[bytes]:
        """The file that these units make. Raises ValueError for a format of whole documents."""
        units = self.units()
        first = list(islice(units, 1))  # tells what its Chinese is called
        codes = self._reader.chinese_codes
        chinese = canonical(codes[0]) if codes else "zh"
        yield from unit_pieces(chain(first, units), options, title=self._title, chinese=chinese)


def canonical(code: str) -> str:
    """A language code in the usual case: zh-Hant-HK."""
    first, *others = code.split("-")
    shaped = [
        part.upper() if len(part) == _REGION else part.title() if len(part) == _SCRIPT else part
        for part in others
    ]
    return "-".join([first.lower(), *shaped])
