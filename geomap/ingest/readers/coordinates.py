"""Coordinates that stand in ordinary columns: one of WKT, or one of x and one of y."""

from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from geomap.errors import RefusedFile
from geomap.ingest.readers import point
from geomap.ingest.readers.found import Found, Problem, X, Y, problem, with_points
from geomap.ingest.readers.headers import fold
from geomap.model.source import FileLayout

# Geographic names first: a file that has both means its x and y to be projected.
_PAIRS = (
    ("longitude", "latitude"), ("longitud", "latitud"), ("longitu", "latitud"),
    ("long", "lat"), ("lon", "lat"), ("lng", "lat"), ("pointx", "pointy"),
    ("coordx", "coordy"), ("coordonneex", "coordonneey"), ("xcoord", "ycoord"),
    ("easting", "northing"), ("estant", "nordant"), ("gcx", "gcy"), ("utmx", "utmy"),
    ("utme", "utmn"), ("mtmx", "mtmy"), ("geox", "geoy"), ("x", "y"),
)  # fmt: skip
_SHORT = 4
_NUMBER = r"^[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][+-]?[0-9]{1,3})?$"
_SAMPLE = 50


def located(found: Found, layout: FileLayout) -> Found:
    """Return the same with `@x` and `@y` where a column or a pair of them tells."""
    wkt = layout.column_wkt or _wkt_column(found.table)
    if wkt:
        return _from_wkt(found, wkt)
    x, y = _declared(found.table, layout) or _pair(found.table) or ("", "")
    if not x:
        return found
    table = found.table.append_column(X, _numbers(found.table[x]))
    table = table.append_column(Y, _numbers(found.table[y]))
    return replace(
        found, table=table, layout={**found.layout, "column_x": x, "column_y": y}
    )


def from_texts(
    table: pa.Table, texts: list[str | None]
) -> tuple[pa.Table, list[Problem]]:
    """Return the table with the points of WKT texts, and what is not a point."""
    positions = [point.from_wkt(text) for text in texts]
    problems = [
        problem(each.code, row, value=(text or "")[:80], type=_type(text))
        for row, (each, text) in enumerate(zip(positions, texts, strict=True), 1)
        if each.code
    ]
    return with_points(
        table, [p.x for p in positions], [p.y for p in positions]
    ), problems


def _from_wkt(found: Found, column: str) -> Found:
    _require(found.table, column)
    table, problems = from_texts(found.table, found.table[column].to_pylist())
    named: list[Problem] = [{**each, "column": column} for each in problems]
    layout: dict[str, Any] = {**found.layout, "column_wkt": column}
    return replace(found, table=table, layout=layout, problems=found.problems + named)


def _type(text: str | None) -> str:
    return (text or "").split("(")[0].strip()[:40]


def _wkt_column(table: pa.Table) -> str | None:
    for name in table.column_names:
        values = table[name].slice(0, 2_000).drop_null().slice(0, _SAMPLE).to_pylist()
        if values and sum(map(point.is_wkt, values)) > len(values) / 2:
            return str(name)
    return None


def _declared(table: pa.Table, layout: FileLayout) -> tuple[str, str] | None:
    if not layout.column_x or not layout.column_y:
        return None
    _require(table, layout.column_x)
    _require(table, layout.column_y)
    return layout.column_x, layout.column_y


def _require(table: pa.Table, column: str) -> None:
    if column not in table.column_names:
        raise RefusedFile("F004", {"column": column})


def _pair(table: pa.Table) -> tuple[str, str] | None:
    """Return the headers of x and y when two of them differ only in that."""
    folded = {fold(name): name for name in reversed(table.column_names)}
    for x, y in _PAIRS:
        for name in reversed(folded):
            if not (name == x if len(x) <= _SHORT else x in name):
                continue
            other = folded.get(name.replace(x, y))
            if other and _is_numeric(table[folded[name]]) and _is_numeric(table[other]):
                return folded[name], other
    return None


def _is_numeric(values: pa.ChunkedArray) -> bool:
    some = values.slice(0, 2_000).drop_null().slice(0, _SAMPLE)
    if not len(some):
        return len(values) > 0 and values.null_count < len(values)
    matches = pc.match_substring_regex(pc.utf8_trim_whitespace(some), _NUMBER)
    return bool(pc.sum(matches).as_py() > len(some) / 2)


def _numbers(values: pa.ChunkedArray) -> pa.ChunkedArray:
    trimmed = pc.utf8_trim_whitespace(values)
    text = pc.replace_substring(trimmed, ",", ".")
    fits = pc.and_(
        pc.match_substring_regex(trimmed, _NUMBER), pc.less(pc.binary_length(text), 65)
    )
    plain = pc.if_else(fits, text, pa.scalar(None, pa.large_string()))
    numbers = pc.cast(pc.replace_substring_regex(plain, r"^\+", ""), pa.float64())
    return pc.if_else(pc.is_finite(numbers), numbers, pa.scalar(None, pa.float64()))
