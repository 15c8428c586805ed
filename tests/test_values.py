"""Values do what frozen, slotted dataclasses do."""

import copy
import pickle
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.values import Record, Value, as_dict, field_names, fresh, replace


class Point(Value):
    """A value with defaults."""

    x: int
    y: int = 0
    label: str = ""

    @property
    def doubled(self) -> int:
        """Values may have methods."""
        return self.x * 2


class Only(Value):
    """A value of one field."""

    text: object = ""


class Other(Value):
    """Another class with the same field."""

    text: object = ""


class Note(Record):
    """Something that changes."""

    title: str
    lines: list[str] = fresh(default_factory=list[str])
    done: bool = False


@dataclass(frozen=True, slots=True)
class DataPoint:
    """What `Point` is measured against."""

    x: int
    y: int = 0
    label: str = ""


numbers = st.integers(-2, 2)
points = st.tuples(numbers, numbers, st.sampled_from(["", "a", "b"]))


@given(points, points)
def test_equality_and_hash_follow_the_fields(one: tuple, two: tuple) -> None:
    assert (Point(*one) == Point(*two)) is (DataPoint(*one) == DataPoint(*two))
    assert (Point(*one) != Point(*two)) is (DataPoint(*one) != DataPoint(*two))
    assert hash(Point(*one)) == hash(DataPoint(*one))


@given(points)
def test_copies_are_equal(held: tuple) -> None:
    point = Point(*held)
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point
    assert tuple(as_dict(point).values()) == held
    assert repr(point) == repr(DataPoint(*held)).replace("DataPoint", "Point")


def test_arguments_go_where_their_names_say() -> None:
    assert Point(1, label="a") == Point(label="a", y=0, x=1)
    assert Point(3).doubled == 6
    assert Point.__match_args__ == field_names(Point) == ("x", "y", "label")


@pytest.mark.parametrize(("given", "named"), [((), {}), ((1, 2, "", 4), {}), ((1,), {"z": 1})])
def test_wrong_arguments_are_refused(given: tuple, named: dict) -> None:
    with pytest.raises(TypeError):
        Point(*given, **named)


def test_values_do_not_change() -> None:
    point = Point(1)
    for name in ("x", "unknown"):
        with pytest.raises(AttributeError, match=name):
            setattr(point, name, 2)
    with pytest.raises(AttributeError, match="x"):
        delattr(point, "x")
    assert point == Point(1)
    assert not hasattr(point, "__dict__")


def test_one_field() -> None:
    assert Only("a") == Only("a") != Only("b")
    assert Only(("a",)) != Only("a")
    assert Only("a") != Other("a")


def test_replaced_fields() -> None:
    assert replace(Point(1, 2, "a"), y=3) == Point(1, 3, "a")
    with pytest.raises(TypeError):
        replace(Point(1), z=3)


def test_a_long_list_is_told_by_its_length() -> None:
    assert repr(Only(list(range(100)))) == "Only(text=<100 items>)"


def test_a_value_is_not_derived_from_another() -> None:
    with pytest.raises(TypeError, match="Derived"):

        class Derived(Point):
            z: int = 0


def test_a_record_changes_and_keeps_what_is_its_own() -> None:
    one, two = Note("a"), Note("b", done=True)
    one.lines.append("only here")
    two.title = "c"
    assert (one.lines, two.lines) == (["only here"], [])
    assert (two.title, two.done, one.done) == ("c", True, False)
    given: list[str] = []
    assert Note("d", given).lines is given


def test_records_are_equal_by_what_they_hold_and_cannot_be_hashed() -> None:
    assert Note("a", ["x"]) == Note("a", ["x"])
    assert Note("a") != Note("a", done=True)
    assert repr(Note("a")) == "Note(title='a', lines=[], done=False)"
    with pytest.raises(TypeError, match="unhashable"):
        hash(Note("a"))
    with pytest.raises(AttributeError):
        Note("a").other = 1  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(TypeError, match="title"):
        Note()  # pyright: ignore[reportCallIssue]
