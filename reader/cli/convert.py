"""`duidu convert`: a bitext for other programs, or from them, without a window."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.bitext.exchange.options import Format, Options, format_of_name
from reader.chinese.variants import Variant
from reader.documents.interchange.opening import TMX_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.bitext.model import Bitext

DONE, FAILED = 0, 1
_STDOUT = Path("-")
_PROGRESS_EVERY = 0.5  # seconds

_EPILOG = """\
FILE is anything that Duidu opens: a document in both languages, one that has a companion file, a
translation memory (.tmx), a table of two columns (.tsv). Without --to, the ending of OUT says what
is written; without -o, OUT lies in this folder and is called after FILE.

examples:
  duidu convert guide.en.md --to epub            guide.en.epub, with the companion guide.zh.md
  duidu convert essay.md --to tmx --sentences    a translation memory, sentence by sentence
  duidu convert memory.tmx -o memory.md          the pairs of a translation memory, to be read
  duidu convert essay.md --to tsv -o -           to the terminal

exit code: 0 written, 1 something cannot be read or written, or holds no pairs, 2 wrong usage.
Messages go to stderr. docs/exchange.md describes the formats.
"""


def run_convert(arguments: Sequence[str], say: Callable[[str], None]) -> int:
    """`duidu convert`. Returns the exit code; SystemExit after --help or a wrong argument.

    Raises CannotRead.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    options = Options(_format(parser, given), Variant(given.variant), given.sentences)
    source: Path = given.file
    output: Path = given.output or Path(source.with_suffix(options.format.suffix).name)
    if output.is_dir():
        output /= source.with_suffix(options.format.suffix).name
    if _is_any_of(output, [source, given.companion]):
        parser.error(f"{output} would be written over FILE; name another with -o")
    if options.format is Format.EPUB and output == _STDOUT and sys.stdout.isatty():
        parser.error("a book is no text for a terminal; name a file with -o")
    if _is_streamed(given, options):
        pieces = _Streamed(source, options, say)
    else:
        bitext = _opened(given, say)
        if _is_any_of(output, [document.head.path for document in bitext.documents]):
            parser.error(f"{output} would be written over; name another file with -o")
        pieces = _Whole(bitext, options, say)
    try:
        _put_out(pieces, output)
    except BrokenPipeError:
        raise
    except OSError as error:
        say(f"{output} cannot be written: {error.strerror or error}")
        return FAILED
    except _NoPairs:
        say("there are no pairs in it: English and Chinese that say the same")
        return FAILED
    if output != _STDOUT:
        say(f"wrote {output}")
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duidu convert",
        description="Write a text in two languages for other programs, or read it from theirs.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="what is converted")
    formats = [each.value for each in Format]
    parser.add_argument(
        "--to", choices=formats, metavar="NAME", help=f"what is written: {', '.join(formats)}"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="a file, a folder, or - for the terminal"
    )
    names = [variant.value for variant in Variant]
    parser.add_argument(
        "--variant", default=names[0], choices=names, metavar="NAME",
        help=f"how Chinese is written: {', '.join(names)}",
    )  # fmt: skip
    words = "tmx and tsv: a unit for each pair of sentences, not of paragraphs"
    parser.add_argument("--sentences", action="store_true", help=words)
    other = parser.add_mutually_exclusive_group()
    words = "the file that holds the translation; found by name or front matter if not given"
    other.add_argument("--companion", type=Path, metavar="FILE", help=words)
    other.add_argument("--no-companion", action="store_true", help="convert FILE alone")
    return parser


def _format(parser: argparse.ArgumentParser, given: argparse.Namespace) -> Format:
    if given.to is not None:
        return Format(given.to)
    found = format_of_name(given.output.name) if given.output is not None else None
    if found is None:
        parser.error("say what to write: --to NAME, or -o with a file of that kind")
    return found


def _is_any_of(output: Path, sources: Iterable[Path | None]) -> bool:
    from reader.cli.opened import is_same_file

    return any(is_same_file(output, each) for each in sources if each) and output != _STDOUT


def _is_streamed(given: argparse.Namespace, options: Options) -> bool:
    """Whether units can go from file to file one by one, however many they are."""
    return (
        given.file.suffix.lower() == TMX_SUFFIX
        and given.companion is None
        and options.format.has_units
        and options.variant is Variant.SOURCE
        and not options.sentences
    )


def _opened(given: argparse.Namespace, say: Callable[[str], None]) -> Bitext:
    from reader.cli.opened import open_for_show

    companion: Path | None = given.companion
    opened = open_for_show(
        given.file,
        companion=companion,
        look_for_companion=companion is None and not given.no_companion,
        encoding=None,
        warn=say,
    )
    for _row in opened.rows:  # all of them are needed
        pass
    for notice in opened.reader.notices:
        say(notice.text)
    return opened.bitext


class _Whole:
    """A bitext on its way out."""

    def __init__(self, bitext: Bitext, options: Options, say: Callable[[str], None]) -> None:
        self._bitext, self._options, self._say = bitext, options, say
        self._last = time.monotonic()

    def __iter__(self) -> Iterator[bytes]:
        from reader.bitext.exchange.writing import bitext_pieces

        if not any(row.en and row.zh for row in self._bitext.rows):
            raise _NoPairs
        yield from bitext_pieces(self._bitext, self._options, on_progress=self._progress)

    def _progress(self, share: float) -> None:
        now = time.monotonic()
        if now - self._last >= _PROGRESS_EVERY and sys.stderr.isatty():
            self._last = now
            self._say(f"{share:.0%} written")


class _Streamed:
    """A translation memory on its way through."""

    def __init__(self, path: Path, options: Options, say: Callable[[str], None]) -> None:
        self._path, self._options, self._say = path, options, say

    def __iter__(self) -> Iterator[bytes]:
        from reader.bitext.exchange.memories import memory_of

        with memory_of(self._path) as memory:
            yield from memory.pieces(self._options)
            if memory.problem:
                self._say(memory.problem)
            if not memory.pairs:
                raise _NoPairs


class _NoPairs(Exception):  # noqa: N818 - says what was found
    """Nothing that is read has an answer: no file is written."""


def _put_out(pieces: _Whole | _Streamed, output: Path) -> None:
    """Write everything, or nothing. Raises OSError and _NoPairs."""
    if output != _STDOUT:
        from reader.safe_files import write_atomically

        write_atomically(output, pieces, private=False)
        return
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
