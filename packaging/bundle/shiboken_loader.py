"""What PySide finds signatures with, loaded when one is asked for. Built in as its `loader`.

Shiboken calls seven functions of a module `shibokensupport.signature.loader`. The one that it
brings along loads a parser, a layout, an error handler and a generator of stub files at every
start, and compiles them from a zip inside its library: a seventh of the time to the first text. A
reader needs them when a call of Qt fails, for the words of its TypeError. `settle_shiboken.py` puts
this module and the compiled others where Shiboken looks first.

Left out: `from __feature__ import …`, which nothing here does, and the stub generator.
"""

from __future__ import annotations

import builtins
import importlib
from typing import TYPE_CHECKING, Any

import signature_bootstrap  # pyright: ignore[reportMissingImports]
from shibokensupport import signature  # pyright: ignore[reportMissingImports]

# Shiboken's own code takes this one out of sys.modules.
from shibokensupport.signature import (  # pyright: ignore[reportMissingImports]
    mapping,  # noqa: F401
)

if TYPE_CHECKING:
    from collections.abc import Callable

signature.get_signature = signature_bootstrap.get_signature
signature.make_snake_case_name = signature_bootstrap.make_snake_case_name


def _later(module: str, name: str) -> Callable[..., Any]:
    """The function of that module, which is loaded when it is first called."""

    def called(*given: object) -> object:
        loaded = importlib.import_module(f"shibokensupport.signature.{module}")
        return getattr(loaded, name)(*given)

    return called


pyside_type_init = _later("parser", "pyside_type_init")
create_signature = _later("layout", "create_signature")
seterror_argument = _later("errorhandler", "seterror_argument")
make_helptext = _later("errorhandler", "make_helptext")


def finish_import(_module: object) -> None:
    """Called after each module of Qt: nothing is deprecated that would have to be wrapped."""


def feature_import(*_given: object, **_named: object) -> None:
    """Called for an import where features are in use: an import like any other."""


def feature_imported(_module: object) -> None:
    """Called after such an import."""


def post_init() -> None:
    """Called when the functions above are known; keeps Python's own import under the usual name."""
    builtins.__orig_import__ = builtins.__import__  # pyright: ignore[reportAttributeAccessIssue]
