"""`duidu export` and `duidu import`: annotations out of the file and into it, without a window."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations.export.options import Format, Options, Sides
from reader.annotations.model import Colour
from reader.chinese.variants import Variant
from reader.paths import config_dir, data_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.annotations.collection import Collection
    from reader.annotations.export.values import ExportedDocument
    from reader.annotations.export.writing import ExportOutcome

DONE, FAILED = 0, 1
_STDOUT = Path("-")

_EXPORT_EPILOG = """\
Markdown goes into one file for each document. A file that is there already is brought up to date:
what you wrote in it stays, and a highlight that you edited there is left alone. CSV and JSON-LD
put everything into one file.

examples:
  duidu export --all -o ~/notes                   the whole library, into ~/notes
  duidu export guide.en.md --format obsidian      one document, here, with callouts
  duidu export --all --tag todo --format csv -o - what is tagged "todo", to the terminal

exit code: 0 exported, 1 something cannot be read or written, 2 wrong usage. Messages go to stderr.
docs/cli.md and docs/export-templates.md say more.
"""
_IMPORT_EPILOG = """\
Nothing that is there is lost: annotations are merged by id and by what each has seen of the
other, and importing the same file again changes nothing. Of other programs' Web Annotations
(JSON-LD) those are taken that quote text.

exit code: 0 imported, 1 a file cannot be read or written, 2 wrong usage. Messages go to stderr.
"""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was asked for: files (none: everything), and where it is to go."""

    files: tuple[Path, ...]
    output: Path
    options: Options


def run_export(arguments: Sequence[str], say: Callable[[str], None]) -> int:
    """`duidu export`. Returns the exit code; SystemExit after --help or a wrong argument."""
    from reader.annotations.export.rendering import LayoutProblem
    from reader.annotations.export.writing import ExportProblem

    parser = _export_parser()
    given = parser.parse_args(arguments)
    if given.all == bool(given.files):
        parser.error("name one or more files, or say --all")
    collection = _collection(given.annotations or _annotations_file(), say)
    if collection is None:
        return FAILED
    wish = _wish(parser, given, collection)
    documents, failed = _documents(wish, collection, say)
    try:
        _put_out(documents, wish, collection, say)
    except (LayoutProblem, ExportProblem) as problem:
        say(str(problem))
        return FAILED
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        say(f"{error.filename or wish.output} cannot be written: {error.strerror or error}")
        return FAILED
    return FAILED if failed else DONE


def run_import(arguments: Sequence[str], say: Callable[[str], None]) -> int:
    """`duidu import`. Returns the exit code; SystemExit after --help or a wrong argument."""
    from reader.annotations.export.importing import ImportProblem, read_import
    from reader.annotations.store import Store

    given = _import_parser().parse_args(arguments)
    path: Path = given.annotations or _annotations_file()
    store = Store(path)
    try:
        imported = read_import(given.file, store.load())
        if imported.new or imported.changed or imported.collection:
            store.save(imported.collection)
    except ImportProblem as problem:
        say(str(problem))
        return FAILED
    except OSError as error:
        say(f"{path} cannot be changed: {error.strerror or error}")
        return FAILED
    finally:
        for notice in store.take_notices():
            say(notice.sentence)
    say(imported.sentence())
    return DONE


def _export_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duidu export",
        usage="duidu export [--all | FILE ...] [options]",
        description="Write highlights and notes as Markdown, CSV or JSON-LD.",
        epilog=_EXPORT_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="a document with annotations"
    )
    parser.add_argument("--all", action="store_true", help="every document with annotations")
    _add_output(parser)
    _add_choice(parser)
    parser.add_argument(
        "--annotations", type=Path, metavar="FILE", help="read this annotations.json"
    )
    return parser


def _add_output(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("what is written").add_argument
    formats = [each.value for each in Format]
    words = "markdown (the default), obsidian (with callouts), csv (for Readwise), json-ld"
    add("--format", default=formats[0], choices=formats, metavar="NAME", help=words)
    words = "the folder to write to (this one if not given), a file, or - for the terminal"
    add("-o", "--output", type=Path, default=Path(), metavar="DIR", help=words)
    names = [each.value for each in Variant]
    words = f"how Chinese is written: {', '.join(names)}"
    add("--variant", default=names[0], choices=names, metavar="NAME", help=words)
    words = "add what answers a highlight in the other language"
    add("--counterpart", action="store_true", help=words)
    words = "a layout of your own, in place of Duidu's"
    add("--template", type=Path, metavar="FILE", help=words)


def _add_choice(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("which annotations").add_argument
    sides = [each.value for each in Sides]
    words = "which of the marked words: both (the default), en, zh"
    add("--sides", default=sides[0], choices=sides, metavar="NAME", help=words)
    words = "highlights of this colour only, or of the one with this meaning; may be repeated"
    add("--colour", action="append", default=[], metavar="NAME", help=words)
    words = "only what has this tag; may be repeated"
    add("--tag", action="append", default=[], metavar="TAG", help=words)
    words = "made or changed on this day (2026-01-31) or later"
    add("--after", type=_day, metavar="DATE", help=words)
    words = "made or changed on this day or earlier"
    add("--before", type=_day, metavar="DATE", help=words)


def _import_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duidu import",
        description="Take in the annotations of a Duidu JSON file or a JSON-LD file.",
        epilog=_IMPORT_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="what to import")
    parser.add_argument(
        "--annotations", type=Path, metavar="FILE", help="put them into this annotations.json"
    )
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-01-31") from None


def _annotations_file() -> Path:
    """The file that the program works with: the chosen one, else the one in the data folder."""
    from reader.annotations.store import NAME
    from reader.settings import Settings

    settings = Settings(config_dir() / "settings.json", lambda _sentence: None)
    return settings.annotations_file or data_dir() / NAME


def _companions() -> dict[Path, Path | None]:
    from reader.settings import Settings

    return Settings(config_dir() / "settings.json", lambda _sentence: None).companions


def _collection(path: Path, say: Callable[[str], None]) -> Collection | None:
    """What the file holds; None where it cannot be read. It is only read, and never mended."""
    from reader.annotations.codec import DamagedFileError, ForeignFileError, decode

    try:
        contents = decode(path.read_bytes())
    except FileNotFoundError:
        say(f"there are no annotations yet: {path} is not there")
    except OSError as error:
        say(f"{path} cannot be read: {error.strerror or error}")
    except DamagedFileError:
        say(f"{path} is damaged. Start Duidu: it sets the file aside and takes the newest backup.")
    except ForeignFileError:
        say(f"{path} is no file of Duidu's annotations")
    else:
        if contents.is_newer:
            say(f"{path} was written by a newer Duidu; some of it may be missing here")
        return contents.collection
    return None


def _wish(
    parser: argparse.ArgumentParser, given: argparse.Namespace, collection: Collection
) -> _Wish:
    names = {each.value: each for each in Colour}
    for colour, meaning in collection.meanings.items():
        names.setdefault(meaning.text.casefold(), colour)
    wanted = [name.strip().casefold() for each in given.colour for name in each.split(",")]
    for name in wanted:
        if name not in names:
            parser.error(f"argument --colour: {name!r} is none of {', '.join(filter(None, names))}")
    options = Options(
        format=Format(given.format),
        sides=Sides(given.sides),
        variant=Variant(given.variant),
        counterpart=given.counterpart,
        colours=frozenset(names[name] for name in wanted) if wanted else None,
        tags=frozenset(tag.strip().lstrip("#") for tag in given.tag),
        after=given.after,
        before=given.before,
        template=given.template,
    )
    return _Wish(tuple(path.absolute() for path in given.files), given.output, options)


def _documents(
    wish: _Wish, collection: Collection, say: Callable[[str], None]
) -> tuple[list[ExportedDocument], bool]:
    """What there is to export, and whether a file could not be read."""
    from reader.annotations.export.opening import whole_library

    failed = False
    if not wish.files:
        found = list(whole_library(collection, wish.options, _companions()))
    else:
        made = [_document(path, wish, collection, say) for path in wish.files]
        failed = None in made
        unique = {document.id: document for document in made if document is not None}
        found = list(unique.values())
    for document in found:
        for notice in document.notices:
            say(notice)
    return found, failed


def _document(
    path: Path, wish: _Wish, collection: Collection, say: Callable[[str], None]
) -> ExportedDocument | None:
    from reader.annotations.export.gathering import gather, gather_from_record
    from reader.annotations.export.opening import open_text
    from reader.documents.errors import CannotRead

    try:
        opened = open_text(path, collection, wish.options.variant, _companions())
    except CannotRead as problem:
        records = collection.documents.values()
        record = next((each for each in records if str(path) in each.paths), None)
        if record is not None:
            return gather_from_record(collection, record, wish.options)
        say(str(problem))
        return None
    return gather(collection, opened, wish.options)


def _put_out(
    documents: list[ExportedDocument],
    wish: _Wish,
    collection: Collection,
    say: Callable[[str], None],
) -> None:
    from reader.annotations.export.writing import (
        data_path,
        export_text,
        write_data,
        write_export,
        write_markdown,
    )

    options, output = wish.options, wish.output
    full = [document for document in documents if document]
    if not full:
        say("there is nothing to export")
    if output == _STDOUT:
        text = export_text(full, options, collection)
        # CSV has the line ends that it is to have.
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        return
    is_file = output.suffix.lower() == options.format.suffix and not output.is_dir()
    if not options.format.is_markdown:
        if full:
            path = output if is_file else data_path(full, output, options)
            _tell([write_data(full, path, options, collection)], say)
    elif is_file and len(documents) == 1:
        _tell([write_markdown(documents[0], output, options)], say)
    else:
        _tell(write_export(documents, output, options), say)


def _tell(outcomes: Iterable[ExportOutcome], say: Callable[[str], None]) -> None:
    for outcome in outcomes:
        count = f"{outcome.highlights} highlight{'' if outcome.highlights == 1 else 's'}"
        what = "wrote" if outcome.changed else "nothing new for"
        kept = f"; {len(outcome.kept)} that you edited left as they are" if outcome.kept else ""
        say(f"{what} {outcome.path} ({count}{kept})")
