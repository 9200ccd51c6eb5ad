"""The registry of mapping functions, and specifications compiled into closures.

A specification is a header, or a table that names one function, what it works on
and its options: `{ split = "ADDRESS", at = ",", part = 1 }`. What a function works
on may itself be a specification, so that functions chain.
"""

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NoReturn

import pandas as pd
import pyarrow as pa

from geomap.ingest import cells, columns
from geomap.model.schema import Language

# A header, or a table naming one function; checked when it is compiled.
Specification = Any
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
Values = Callable[[pd.DataFrame], pd.Series]


class BadSpecification(ValueError):
    """A mapping cannot be understood; the declaration's reader adds file and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A specification, ready: the headers it reads and what it makes of a table."""

    headers: tuple[str, ...]
    values: Values


def compiled(spec: object) -> Compiled:
    """Return the closure of one specification; BadSpecification says what is wrong."""
    if isinstance(spec, str):
        return Compiled(headers=(spec,), values=partial(_column, header=spec))
    if not isinstance(spec, Mapping):
        _refuse("expected a header or a table naming one function")
    named = [name for name in spec if name in registry()]
    if len(named) != 1:
        _refuse(_which(spec))
    options = {key: value for key, value in spec.items() if key != named[0]}
    return _built(registry()[named[0]], spec[named[0]], options)


def column(of: str) -> Compiled:
    """Take a column as it is.

    >>> compiled({"column": "NAME"}).headers
    ('NAME',)
    """
    return compiled(of)


def constant(of: Specification) -> Compiled:
    """Say the same for every row.

    >>> compiled({"constant": "ServiceOntario"}).headers
    ()
    """
    if not isinstance(of, str) or not of.strip():
        _refuse("constant: expected a text")
    return Compiled(headers=(), values=lambda table: columns.constant(of, table.index))


def first_of(of: Sequence[Specification]) -> Compiled:
    """Take the first known value of several.

    >>> compiled({"first_of": ["STREET", "MAILING"]}).headers
    ('STREET', 'MAILING')
    """
    parts = _several(of)
    return _over(parts, columns.first_known)


def join(of: Sequence[Specification], *, with_: str = " ") -> Compiled:
    """Put several values one after the other, leaving out the unknown.

    >>> table = pd.DataFrame({"NO": ["14"], "STREET": ["Water St"]})
    >>> compiled({"join": ["NO", "STREET"], "with": " "}).values(table)[0]
    '14 Water St'
    """
    return _over(_several(of), lambda known: columns.joined(known, with_))


def regexp(of: Specification, *, pattern: str) -> Compiled:
    """Take what the first group of a pattern holds.

    >>> table = pd.DataFrame({"LINK": ["x?rc=5944&lang=eng"]})
    >>> compiled({"regexp": "LINK", "pattern": "rc=([0-9]+)"}).values(table)[0]
    '5944'
    """
    _proven(pattern)
    return _over([compiled(of)], lambda known: columns.captured(pattern, known[0]))


def when(
    of: Specification,
    *,
    is_: Sequence[str],
    then: Specification,
    otherwise: Specification = None,
) -> Compiled:
    """Take one value where another column says so, else another one or nothing.

    >>> table = pd.DataFrame({"KIND": ["A", "B"], "NAME": ["x", "y"]})
    >>> list(compiled({"when": "KIND", "is": ["b"], "then": "NAME"}).values(table))
    [nan, 'y']
    """
    wanted = {value.strip().casefold() for value in is_}
    parts = [compiled(of), compiled(then)]
    parts += [compiled(otherwise)] if otherwise is not None else []

    def chosen(known: Sequence[pd.Series]) -> pd.Series:
        holds = known[0].str.casefold().isin(wanted)
        return known[1].where(holds, known[2] if len(known) > 2 else None)

    return _over(parts, chosen)


def weekdays(of: Specification) -> Compiled:
    """Make opening hours of one column for each weekday, named Mo to Su.

    >>> table = pd.DataFrame({"MON": ["9-5"], "TUE": ["closed"]})
    >>> compiled({"weekdays": {"Mo": "MON", "Tu": "TUE"}}).values(table)[0]
    'Mo 09:00-17:00'
    """
    if not isinstance(of, Mapping) or not of or not set(of) <= set(_DAYS):
        _refuse("weekdays: expected a table such as { Mo = HEADER, Tu = HEADER }")
    days = tuple(of)
    parts = [compiled(of[day]) for day in days]
    return _over(parts, lambda known: columns.hours(days, known))


@cache
def registry() -> dict[str, Callable[..., Any]]:
    """Return every mapping function by its name."""
    of_one_value = (
        cells.lookup, cells.split, cells.pair, cells.without_prefix,
        cells.without_suffix, cells.title_case, cells.number_text,
        cells.yes_no_language, cells.longitude_latitude, cells.address_part,
    )  # fmt: skip
    of_columns = (column, constant, first_of, join, regexp, weekdays, when)
    return {make.__name__: make for make in (*of_columns, *of_one_value)}


def options_of(make: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """Return a function's options by the name a declaration gives them."""
    return {
        name.rstrip("_"): parameter
        for name, parameter in inspect.signature(make).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    }


def _built(
    make: Callable[..., Any], of: Specification, options: Mapping[str, Any]
) -> Compiled:
    given = _checked(make, options)
    try:
        if _is_of_one_value(make):
            rule = make(**given)
            return _over([compiled(of)], lambda known: columns.distinct(rule, known[0]))
        return make(of, **given)
    except BadSpecification:
        raise
    except ValueError as problem:
        _refuse(f"{make.__name__}: {problem}")


def _checked(make: Callable[..., Any], options: Mapping[str, Any]) -> dict[str, Any]:
    known = options_of(make)
    for name in options:
        if name not in known:
            _refuse(f"{make.__name__}: no option {name!r}")
    for name, parameter in known.items():
        if parameter.default is parameter.empty and name not in options:
            _refuse(f"{make.__name__}: the option {name!r} is missing")
    return {
        known[name].name: _typed(f"{make.__name__}.{name}", value, known[name])
        for name, value in options.items()
    }


def _typed(
    name: str, value: Specification, parameter: inspect.Parameter
) -> Specification:
    wanted = parameter.annotation
    if wanted == Sequence[str]:
        value = [value] if isinstance(value, str) else value
        fits = isinstance(value, list) and all(isinstance(v, str) for v in value)
    elif wanted == Mapping[str, str]:
        fits = isinstance(value, dict) and all(
            isinstance(v, str) for v in value.values()
        )
    elif wanted in (int, str, str | None, Language):
        fits = isinstance(value, int if wanted is int else str)
    else:
        fits = True
    if not fits:
        _refuse(f"{name}: {value!r} is not what this option takes")
    return value


def _is_of_one_value(make: Callable[..., Any]) -> bool:
    return "of" not in inspect.signature(make).parameters


def _several(of: Specification) -> list[Compiled]:
    if not isinstance(of, list) or not of:
        _refuse("expected a list of headers")
    return [compiled(part) for part in of]


def _over(
    parts: Sequence[Compiled], make: Callable[[Sequence[pd.Series]], pd.Series]
) -> Compiled:
    headers = dict.fromkeys(header for part in parts for header in part.headers)
    return Compiled(
        headers=tuple(headers),
        values=lambda table: make([part.values(table) for part in parts]),
    )


def _column(table: pd.DataFrame, header: str) -> pd.Series:
    return columns.text(table, header)


def _proven(pattern: str) -> None:
    try:
        if re.compile(pattern).groups < 1:
            _refuse("pattern: needs a group in parentheses to capture")
        columns.captured(pattern, pd.Series(["x"]))
    except (re.error, pa.ArrowInvalid) as problem:
        _refuse(f"pattern: {problem}")


def _refuse(reason: str) -> NoReturn:
    raise BadSpecification(reason) from None


def _which(spec: Mapping[str, Any]) -> str:
    return f"names no mapping function, or more than one: {', '.join(map(str, spec))}"
