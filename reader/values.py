"""Values: frozen, slotted classes that compare by what they hold; records: those that change.

They do what `dataclass(frozen=True, slots=True)` does, for a quarter of its price. A dataclass
generates and compiles a set of functions of its own, 0.6 ms at every import; here all classes share
theirs except `__init__`, which also runs in two thirds of the time. Some forty values are needed
before the first text is on the screen, and every span, block and row is one. Classes that are not
needed by then, or that change, are ordinary dataclasses.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable

Anything = TypeVar("Anything")
AnyValue = TypeVar("AnyValue", bound="Value")
_LONG = 20
_MISSING: Any = object()


class _Fresh:
    """Says that a field not given is made anew."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def fresh(*, default_factory: Callable[[], Anything]) -> Anything:
    """For a field of a record: each instance gets one of its own, where none is given."""
    return cast("Anything", _Fresh(default_factory))


class _SlottedType(type):
    """Makes the annotations of a class its slots, and an `__init__` that fills them in order."""

    __match_args__: tuple[str, ...]
    __held__: attrgetter[Any]

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _SlottedType:
        if any(base.__dict__.get("__match_args__") for base in bases):
            raise TypeError(f"{name}: a value holds all that it is, and is not derived from one")
        fields = tuple(namespace.get("__annotations__", ()))
        defaults = {field: namespace.pop(field) for field in fields if field in namespace}
        namespace["__slots__"] = namespace["__match_args__"] = fields
        made = super().__new__(mcs, name, bases, namespace)
        if fields:
            made.__held__ = attrgetter(*fields)
            made.__init__ = _initializer(made, fields, defaults)
        return made


def _initializer(
    made: type, fields: tuple[str, ...], defaults: dict[str, Any]
) -> Callable[..., None]:
    """`__init__`, which fills the slots through their descriptors, for `__setattr__` may refuse."""
    names = {f"_set_{field}": made.__dict__[field].__set__ for field in fields}
    names["_missing"] = _MISSING
    fillings: list[str] = []
    for field in fields:
        default, filling = defaults.get(field), field
        if isinstance(default, _Fresh):
            names[f"_make_{field}"] = default.make
            filling, default = f"_make_{field}() if {field} is _missing else {field}", _MISSING
        names[f"_default_{field}"] = default
        fillings.append(f"_set_{field}(self, {filling})")
    parameters = ", ".join(f"{f}=_default_{f}" if f in defaults else f for f in fields)
    exec(f"def __init__(self, {parameters}): {'; '.join(fillings)}", names)
    return names["__init__"]


@dataclass_transform(frozen_default=True)
class _ValueType(_SlottedType):
    """Tells type checkers that nothing of it can be set."""


@dataclass_transform(field_specifiers=(fresh,), eq_default=False)
class _RecordType(_SlottedType):
    """Tells type checkers what a record's `__init__` takes."""


class _Holder(metaclass=_SlottedType):
    """Compares and shows the fields."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        held = type(self).__held__
        return bool(held(self) == held(other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        names = type(self).__match_args__
        fields = (f"{name}={_told(getattr(self, name))}" for name in names)
        return f"{type(self).__name__}({', '.join(fields)})"


class Record(_Holder, metaclass=_RecordType):
    """Derive from this: every annotation is a field that can be set; a value there is its default.

    Records are equal as values are, and cannot be hashed. A default that can change needs `fresh`.
    """


class Value(_Holder, metaclass=_ValueType):
    """Derive from this: every annotation is a field, a value given to it the default.

    All instances share a default, so it must be immutable. Values are equal when they are of one
    class and hold equal fields; hashing needs fields that can be hashed.
    """

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set: a value does not change")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be removed")

    def __hash__(self) -> int:
        return hash(type(self).__held__(self))

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple(as_dict(self).values())


def _told(held: object) -> str:
    """What a field holds, for people; of a whole document's rows only their number."""
    if isinstance(held, list | tuple | frozenset):
        number = len(cast("list[object]", held))
        return repr(cast("object", held)) if number <= _LONG else f"<{number} items>"
    return repr(held)


def field_names(kind: type[Value]) -> tuple[str, ...]:
    """The names of a value's fields, in their order."""
    return kind.__match_args__


def as_dict(value: Value) -> dict[str, Any]:
    """Field name → what the value holds there; values inside it stay values."""
    return {name: getattr(value, name) for name in field_names(type(value))}


def replace(value: AnyValue, **changes: object) -> AnyValue:
    """The same value with other fields. Raises TypeError for a name that is no field."""
    make = cast("Callable[..., AnyValue]", type(value))
    return make(**{**as_dict(value), **changes})
