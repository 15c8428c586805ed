"""What PySide asks for signatures with, loaded when one is asked for. Built in as its `loader`.

Shiboken calls seven functions of a module `shibokensupport.signature.loader`. The one that it brings
along loads a parser, a layout, an error handler and a generator of stub files at every start, and
compiles them from a zip inside its library: a tenth of the time to the first text. A reader needs
them when a call of Qt fails, for the words of its TypeError. `settle_shiboken.py` puts this module
and the compiled others where Shiboken looks first.

Left out: `from __feature__ import …`, which nothing here does, and the stub generator.
"""

import importlib

import signature_bootstrap
from shibokensupport import signature

# Shiboken's own code takes this one out of sys.modules.
from shibokensupport.signature import mapping  # noqa: F401

signature.get_signature = signature_bootstrap.get_signature
signature.make_snake_case_name = signature_bootstrap.make_snake_case_name


def _later(module, name):
    """The function of that module, which is loaded when it is first called."""

    def called(*given):
        loaded = importlib.import_module(f"shibokensupport.signature.{module}")
        return getattr(loaded, name)(*given)

    return called


pyside_type_init = _later("parser", "pyside_type_init")
create_signature = _later("layout", "create_signature")
seterror_argument = _later("errorhandler", "seterror_argument")
make_helptext = _later("errorhandler", "make_helptext")


def finish_import(module):
    """Called after each module of Qt: nothing is deprecated that would have to be wrapped."""


def feature_import(*_given, **_named):
    """Called for an import where features are in use: an import like any other."""


def feature_imported(_module):
    """Called after such an import."""


def post_init():
    """Called when the functions above are known. `__import__` stays Python's own."""
