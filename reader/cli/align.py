"""`duidu align`: which text of an English and of a Chinese file say the same, without a window."""

from __future__ import annotations

import argparse
import io
import re
import sys
import time
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from reader.bitext.align.model import EngineName
from reader.documents.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.bitext.align.documents import BlockBead, Sentence
    from reader.bitext.align.engines import Engine
    from reader.bitext.align.model import Bead
    from reader.bitext.subtitles.pairing import TimedPair
    from reader.documents.model import Block

DONE, FAILED = 0, 1
_STDOUT = Path("-")
_TEXTS = ("", ".txt", ".text", ".out")
_PROGRESS_EVERY = 0.5  # seconds

_EPILOG = """\
EN and ZH are documents as Duidu opens them, one in English, one in Chinese. Their paragraphs are
aligned, and with --sentences the sentences inside them. With --one-per-line both are plain lists:
each line is one segment, and what is written is json with line numbers, counted from 0, unless
another format is asked for.

Without --format the ending of OUT says what is written. tmx, markdown, html and epub are the
exports of the program, as duidu convert writes them; with --sentences, tmx has sentences.

exit code: 0 aligned, 1 a file cannot be read or written, 2 wrong usage. Progress goes to stderr.
docs/cli.md describes every key of the JSON.
"""


class Format(StrEnum):
    """How the beads are put out. The first three are written while they are found."""

    TEXT = "text"
    TSV = "tsv"
    JSON = "json"
    TMX = "tmx"
    MARKDOWN = "markdown"
    HTML = "html"
    EPUB = "epub"


def run_align(arguments: Sequence[str], say: Callable[[str], None]) -> int:
    """`duidu align`. Returns the exit code; SystemExit after --help or a wrong argument."""
    from reader.bitext.align.engines import engine_named  # numpy and all: for this command only
    from reader.cli.opened import is_same_file

    parser = _parser()
    options = parser.parse_args(arguments)
    form = _format(options)
    if form is None:
        parser.error(f"{options.output.name} tells no format; name one with --format")
    if form is Format.EPUB and options.output == _STDOUT and sys.stdout.isatty():
        parser.error("a book is no text for a terminal; name a file with -o")
    if any(is_same_file(options.output, each) for each in (options.en, options.zh)):
        parser.error(f"{options.output} would be written over; name another file with -o")
    engine = engine_named(EngineName(options.engine))
    progress = _Progress(say, shown=sys.stderr.isatty())
    try:
        if form in _WRITERS:
            records = _lines if options.one_per_line else _blocks
            found = records(options.en, options.zh, engine, progress, sentences=options.sentences)
            with _output(options.output) as out:
                _WRITERS[form](found, out)
        else:
            _write_file(options, form, engine, progress)
    except BrokenPipeError:
        raise
    except OSError as error:
        say(f"{options.output} cannot be written: {error.strerror or error}")
        return FAILED
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duidu align",
        description="Align an English and a Chinese text: print what says the same side by side.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("en", type=Path, metavar="EN", help="the English file")
    parser.add_argument("zh", type=Path, metavar="ZH", help="the Chinese file")
    parser.add_argument(
        "-o", "--output", type=Path, default=_STDOUT, metavar="OUT", help="a file, or - (default)"
    )
    parser.add_argument(
        "--format", choices=[form.value for form in Format],
        help="text (the default; json with --one-per-line), tsv, json, tmx, markdown, html or epub",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="the same as --format json")
    parser.add_argument("--sentences", action="store_true", help="align sentences, too")
    parser.add_argument("--one-per-line", action="store_true", help="each line is one segment")
    parser.add_argument(
        "--engine", default=EngineName.SEMANTIC.value, choices=[name.value for name in EngineName],
        help="semantic (the default), or lexical: without the language model",
    )  # fmt: skip
    return parser


def _format(options: argparse.Namespace) -> Format | None:
    """What was asked for, or what the ending of the output says; None where that says nothing."""
    from reader.bitext.exchange.options import format_of_name

    if options.json:
        return Format.JSON
    if options.format is not None:
        return Format(options.format)
    name = options.output.name
    if name.lower().endswith(".json"):
        return Format.JSON
    found = format_of_name(name)
    if found:
        return Format(found.value)
    if options.one_per_line:
        return Format.JSON
    return Format.TEXT if options.output.suffix.lower() in _TEXTS else None


def _write_file(
    options: argparse.Namespace, form: Format, engine: Engine, progress: _Progress
) -> None:
    """The exports that are for whole documents. A file is there only when all of it is."""
    from reader.bitext.exchange.options import Format as Export
    from reader.bitext.exchange.options import Options
    from reader.cli.align_files import files_pieces, lines_pieces
    from reader.safe_files import write_atomically

    wanted = Options(Export(form.value), sentences=options.sentences)
    if options.one_per_line:
        en, zh = ((path, _segments(path)) for path in (options.en, options.zh))
        pieces = lines_pieces(en, zh, engine, wanted, progress)
    else:
        pieces = files_pieces(options.en, options.zh, engine, wanted, progress, progress.say)
    if options.output != _STDOUT:
        write_atomically(options.output, pieces, private=False)
        return
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


class _Progress:
    """Says how much is done, now and then, where somebody sees it."""

    def __init__(self, say: Callable[[str], None], *, shown: bool) -> None:
        self.say, self._shown = say, shown
        self._last = time.monotonic()

    def __call__(self, done: float) -> None:
        now = time.monotonic()
        if self._shown and now - self._last >= _PROGRESS_EVERY:
            self._last = now
            self.say(f"{done:.0%} aligned")


class _Record:
    """A bead on its way to the output: indexes, texts, confidence, and the beads inside it."""

    __slots__ = ("confidence", "en", "en_text", "inside", "is_text_wanted", "zh", "zh_text")

    def __init__(self, bead: Bead | BlockBead, en_text: str, zh_text: str) -> None:
        self.en, self.zh = list(bead.en), list(bead.zh)
        self.confidence = bead.confidence
        self.en_text, self.zh_text = en_text, zh_text
        self.is_text_wanted = True  # line numbers say it all where lines are aligned
        self.inside: list[tuple[str, str, float]] = []


def _lines(
    en: Path, zh: Path, engine: Engine, progress: _Progress, *, sentences: bool
) -> Iterator[_Record]:
    """Beads of the lines of two files. There are no sentences inside a line."""
    from reader.bitext.align.aligner import WINDOW, align

    del sentences
    ours, theirs = _segments(en), _segments(zh)
    for beads in align(ours, theirs, engine, first=WINDOW, progress=progress):
        for bead in beads:
            record = _Record(
                bead,
                " ".join(ours[at].strip() for at in bead.en),
                "".join(theirs[at].strip() for at in bead.zh),
            )
            record.is_text_wanted = False
            yield record


def _segments(path: Path) -> list[str]:
    """The lines of a file. Only line ends part them: a form feed inside a line does not."""
    from reader.documents.decoding import decode

    data = read_bytes(path)
    encoding = decode(data).encoding.partition(" with")[0].replace(" ", "-")
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    lines = re.split("\r\n|\r|\n", text)
    return lines[:-1] if not lines[-1] else lines


def _blocks(
    en: Path, zh: Path, engine: Engine, progress: _Progress, *, sentences: bool
) -> Iterator[_Record]:
    """Beads of the blocks of two documents; of subtitles, by time."""
    from reader.bitext.align.documents import align_blocks
    from reader.cli.align_files import read_pair

    english, chinese, timed = read_pair(en, zh, progress.say)
    if timed is not None and timed.clock is not None:
        yield from _timed(timed, sentences=sentences)
        return
    ours, theirs = english.blocks, chinese.blocks
    for beads in align_blocks(ours, theirs, engine, sentences=sentences, progress=progress):
        for bead in beads:
            record = _Record(
                bead,
                "\n\n".join(ours[at].text for at in bead.en),
                "\n\n".join(theirs[at].text for at in bead.zh),
            )
            record.inside = [
                (_joined(one.en, ours, " "), _joined(one.zh, theirs, ""), one.confidence)
                for one in bead.sentences
            ]
            yield record


def _timed(pair: TimedPair, *, sentences: bool) -> Iterator[_Record]:
    """The beads of two files of subtitles. Each is one sentence as it is."""
    from reader.bitext.align.model import Bead

    for bead in pair.beads:
        record = _Record(
            Bead(bead.en, bead.zh, bead.confidence),
            "\n\n".join(pair.en[at].text for at in bead.en),
            "\n\n".join(pair.zh[at].text for at in bead.zh),
        )
        if sentences:
            record.inside = [(record.en_text, record.zh_text, bead.confidence)]
        yield record


def _joined(sentences: Iterable[Sentence], blocks: Sequence[Block], between: str) -> str:
    return between.join(blocks[one.block].text[one.start : one.end].strip() for one in sentences)


def _write_json(records: Iterable[_Record], out: TextIO) -> None:
    """One object, a bead to a line, written while they are found."""
    import json

    out.write('{"beads": [')
    for at, record in enumerate(records):
        bead: dict[str, object] = {
            "en": record.en,
            "zh": record.zh,
            "confidence": round(record.confidence, 4),
        }
        if record.is_text_wanted:
            bead |= {"en_text": record.en_text, "zh_text": record.zh_text}
        if record.inside:
            bead["sentences"] = [
                {"en_text": en, "zh_text": zh, "confidence": round(confidence, 4)}
                for en, zh, confidence in record.inside
            ]
        out.write(("," if at else "") + "\n" + json.dumps(bead, ensure_ascii=False))
        out.flush()
    out.write("\n]}\n")


def _write_tsv(records: Iterable[_Record], out: TextIO) -> None:
    """English, Chinese, confidence. No tab and no line end is left inside a column."""
    for en, zh, confidence in _pairs(records):
        out.write(f"{' '.join(en.split())}\t{' '.join(zh.split())}\t{confidence:.4f}\n")


def _write_text(records: Iterable[_Record], out: TextIO) -> None:
    """English above Chinese, a blank line between two beads."""
    for at, (en, zh, _) in enumerate(_pairs(records)):
        shown = "\n".join(text for text in (en, zh) if text)
        out.write(("\n" if at else "") + _printable(shown) + "\n")


def _printable(text: str) -> str:
    """Control characters as pictures: a document cannot drive a terminal."""
    return re.sub("[\0-\x08\x0b-\x1f]", lambda found: chr(0x2400 + ord(found.group())), text)


def _pairs(records: Iterable[_Record]) -> Iterator[tuple[str, str, float]]:
    """The smallest beads there are: sentences where they were asked for."""
    for record in records:
        found = record.inside or [(record.en_text, record.zh_text, record.confidence)]
        yield from (
            (en, zh, confidence) for en, zh, confidence in found if en.strip() or zh.strip()
        )


_WRITERS: dict[Format, Callable[[Iterable[_Record], TextIO], None]] = {
    Format.JSON: _write_json,
    Format.TSV: _write_tsv,
    Format.TEXT: _write_text,
}


@contextmanager
def _output(path: Path) -> Iterator[TextIO]:
    """Where the beads go. A file is there only when all of them are."""
    if path == _STDOUT:
        yield sys.stdout
        return
    from reader.safe_files import write_atomically

    whole = io.StringIO()
    yield whole
    write_atomically(path, whole.getvalue().encode("utf-8"), private=False)
