"""A Jinja environment for layouts that nobody has looked through: no way out, no endless work.

On top of Jinja's own sandbox (https://jinja.palletsprojects.com/en/stable/sandbox/) it counts what
a layout does: turns of loops, characters made. What makes a huge text in one step is left out.
"""

# Jinja does not say what its filters and globals are.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Sized
from typing import TYPE_CHECKING, Final

from jinja2 import StrictUndefined, TemplateRuntimeError, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from reader.wording import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2 import BaseLoader
    from jinja2.runtime import Context

MOST_TURNS: Final = 1_000_000
MOST_CHARACTERS: Final = 100_000_000
_LONGEST: Final = 20_000_000
_HIGHEST_POWER: Final = 64
_FILTERS: Final = (
    *("abs", "attr", "capitalize", "count", "d", "default", "dictsort", "e", "escape"),
    *("first", "float", "forceescape", "groupby", "int", "items", "last", "length", "list"),
    *("lower", "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select"),
    *("selectattr", "sort", "string", "striptags", "sum", "title", "trim", "truncate"),
    *("unique", "upper", "urlencode", "wordcount"),
)
_TEXT_METHODS: Final = frozenset(
    (
        *("capitalize", "casefold", "count", "endswith", "find", "index", "isalpha", "isascii"),
        *("isdigit", "islower", "isspace", "istitle", "isupper", "lower", "lstrip", "partition"),
        *("removeprefix", "removesuffix", "rfind", "rindex", "rpartition", "rsplit", "rstrip"),
        *("split", "splitlines", "startswith", "strip", "swapcase", "title", "upper"),
    )
)


class TooMuch(TemplateRuntimeError):  # noqa: N818 - says what it is in the house's words
    """A layout goes on without end, or makes more text than any export has."""


class LayoutEnvironment(ImmutableSandboxedEnvironment):
    """Runs one layout once: what is counted is counted over its whole life."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, loader: BaseLoader, filters: Mapping[str, Callable[..., str]]) -> None:
        """filters: further ones that the layout may use."""
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=self._counted,
        )
        self._turns = 0
        self._characters = 0
        self.filters = {name: FILTERS[name] for name in _FILTERS}
        self.filters.update(filters)
        self.filters["join"] = self._join
        self.filters["replace"] = self._replace
        allowed = ("dict", "cycler", "namespace", "range")
        self.globals = {name: self.globals[name] for name in allowed}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The syntax tree, with a count in every loop and a limit where texts are joined."""
        tree: nodes.Template = _Guarding().visit(super()._parse(source, name, filename))
        return tree

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Of a text only what makes no longer text; of everything else what Jinja allows."""
        if isinstance(obj, str | bytes):
            return attr in _TEXT_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Arithmetic with numbers and `+` of texts; never a text times a number."""
        if isinstance(left, int | float) and isinstance(right, int | float):
            if operator == "**" and abs(right) > _HIGHEST_POWER:
                raise TooMuch(Message("a number gets too large"))
        elif operator != "+":
            raise SecurityError(Message("“{operator}” works with numbers only", operator=operator))
        value: object = super().call_binop(context, operator, left, right)
        if isinstance(value, Sized):
            self._count(len(value))
        return value

    def tick(self) -> None:
        """Count a turn of a loop, or a call of a macro."""
        self._turns += 1
        if self._turns > MOST_TURNS:
            raise TooMuch(Message("its loops turn more than {most} times", most=f"{MOST_TURNS:,}"))

    def _counted(self, value: object) -> object:
        self._count(len(value) if isinstance(value, str) else 1)
        return value

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > MOST_CHARACTERS or characters > _LONGEST:
            raise TooMuch(Message("it makes too much text"))

    def _join(self, values: Iterable[object], between: str = "", attribute: str = "") -> str:
        parts: list[str] = []
        for value in values:
            part = self.getattr(value, attribute) if attribute else value
            parts.append(str(part))
            self._count(len(parts[-1]) + len(between))
        return between.join(parts)

    def _replace(self, text: object, old: str, new: str) -> str:
        whole = str(text)
        self._count(len(whole) + whole.count(old) * len(new))
        return whole.replace(old, new)


class _Guarding(NodeTransformer):
    """Counts in every loop and macro; makes `a ~ b` a call of the `join` filter."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        return self._counting(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self._counting(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        joined = nodes.Filter(nodes.List(node.nodes), "join", [], [], None, None)
        return joined.set_lineno(node.lineno)

    def _counting(self, node: nodes.For | nodes.Macro) -> nodes.Node:
        self.generic_visit(node)
        # An attribute of the environment and no name: a template could give a name another value.
        tick = nodes.Call(nodes.EnvironmentAttribute("tick"), [], [], None, None)
        node.body.insert(0, nodes.ExprStmt(tick).set_lineno(node.lineno))
        return node
