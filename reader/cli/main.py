"""Arguments and exit codes of `duidu`, for everything that needs no window."""

from __future__ import annotations

import argparse
import io
import os
import sys
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__
from reader.chinese.variants import Variant
from reader.cli.opened import open_for_show
from reader.documents.errors import CannotRead

if TYPE_CHECKING:
    from collections.abc import Sequence

_USAGE = """\
duidu [--open | --search | --show-data] [FILE or FOLDER ...]
       duidu show FILE [--json | --text] [--variant NAME]
       duidu export [--all | FILE ...] [--format NAME] [-o DIR]
       duidu import FILE
       duidu align EN ZH [--sentences] [--format NAME] [-o OUT]
       duidu convert FILE [--to NAME] [--sentences] [-o OUT]
       duidu --help | --version | --self-test"""

_EPILOG = """\
Opens documents in English and Chinese to be read side by side. A folder is added to the
sidebar. A file called "show" is opened as ./show. Where Duidu is running already, it is told.

  --open               choose a document
  --search             search the library
  --show-data          show the folder with your highlights, notes and places
  --self-test          try everything in a temporary folder, a line each

  duidu show FILE      print what the reading view would show, without a window
  duidu export FILE    write highlights and notes as Markdown, CSV or JSON-LD
  duidu import FILE    take in annotations from a Duidu JSON or JSON-LD file
  duidu align EN ZH    print which text of two files, one in each language, says the same
  duidu convert FILE   write a bitext as TMX, Markdown, HTML, TSV or EPUB, or read TMX and TSV

Each says more with --help.
"""

_SHOW_EPILOG = """\
exit code: 0 shown, 1 cannot be read, 2 wrong usage. Messages and notices go to stderr.
docs/cli.md describes every key of the JSON.
"""


class ExitCode(IntEnum):
    """What the shell is told."""

    SHOWN = 0
    CANNOT_READ = 1
    USAGE = 2
    INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Run a command that needs no window. `arguments` without the program's name.

    Never raises for what a user can do wrong; the exit code is one of `ExitCode`.
    """
    _speak_utf8()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except SystemExit as wanted:  # argparse: after --help, --version or a wrong argument
        return wanted.code if isinstance(wanted.code, int) else ExitCode.USAGE
    except CannotRead as problem:
        _say(str(problem))
        return ExitCode.CANNOT_READ
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough (`| head`). Nothing more is to be flushed there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.SHOWN
    return code


def _run(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in ("export", "import"):
        from reader.cli.export import run_export, run_import  # not for the other commands

        run = run_export if arguments[0] == "export" else run_import
        return run(arguments[1:], _say)
    if arguments[:1] == ["align"]:
        from reader.cli.align import run_align  # numpy and a language model

        return run_align(arguments[1:], _say)
    if arguments[:1] == ["convert"]:
        from reader.cli.convert import run_convert  # writers of five formats

        return run_convert(arguments[1:], _say)
    if arguments[:1] != ["show"]:
        _top_level().parse_args(arguments)
        return ExitCode.SHOWN
    parser = _show_parser()
    options = parser.parse_args(arguments[1:])
    if options.encoding is not None:
        _check_encoding(parser, options.encoding)
    companion: Path | None = options.companion
    opened = open_for_show(
        options.file,
        companion=companion,
        look_for_companion=companion is None and not options.no_companion,
        encoding=options.encoding,
        warn=_say,
    )
    variant = Variant(options.variant)
    if options.json:
        from reader.cli.as_json import write_json  # json is for this alone

        write_json(opened, variant, sys.stdout)
    else:
        from reader.cli.as_text import write_text  # the other format

        write_text(opened, variant, sys.stdout)
    for notice in opened.reader.notices:
        _say(notice.text)
    return ExitCode.SHOWN


def _top_level() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duidu",
        usage=_USAGE,
        description="Read English and Chinese side by side.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", metavar="FILE or FOLDER", help="what to open")
    parser.add_argument("--version", action="version", version=f"duidu {__version__}")
    return parser


def _show_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duidu show",
        description="Print what the reading view would show: row by row, English and Chinese.",
        epilog=_SHOW_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a Markdown or text file")
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--text", action="store_true", help="readable text (the default)")
    output.add_argument("--json", action="store_true", help="one JSON object, for programs")
    parser.add_argument(
        "--variant",
        default=Variant.SOURCE.value,
        choices=[variant.value for variant in Variant],
        metavar="NAME",
        help=f"how Chinese is written: {', '.join(variant.value for variant in Variant)}",
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help="read FILE in this encoding instead of detecting it"
    )
    other = parser.add_mutually_exclusive_group()
    other.add_argument(
        "--companion",
        type=Path,
        metavar="FILE",
        help="the file that holds the translation; found by name or front matter if not given",
    )
    other.add_argument("--no-companion", action="store_true", help="show FILE alone")
    return parser


def _check_encoding(parser: argparse.ArgumentParser, name: str) -> None:
    from reader.documents.decoding import ENCODINGS, encoding_named  # already loaded, or soon

    if encoding_named(name) is None:
        known = ", ".join(ENCODINGS)
        parser.error(f"argument --encoding: unknown encoding {name!r} (known: {known})")


def _speak_utf8() -> None:
    """UTF-8 whatever the locale says: Chinese does not fit into ASCII or cp1252."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _say(message: str) -> None:
    print(f"duidu: {message}", file=sys.stderr)
