"""Values: every mapped column read by the normalizer of its type, value by value."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import pandas as pd

from geomap.hours import free_text
from geomap.ingest import columns, problems, tidiness
from geomap.ingest.normalize import (
    capitals,
    coordinate,
    date,
    kind,
    languages,
    offers,
    postal_code,
    province,
    text,
    unit,
    web,
    yesno,
)
from geomap.ingest.normalize.reading import Reading
from geomap.model import issue, schema
from geomap.model.issue import Issues
from geomap.model.schema import Field, Language

Rule = Callable[[str], Reading]


def _hours(value: str) -> Reading:
    reading = free_text.read(value)
    return Reading(reading.osm, reading.code, reading.suggestion)


# Read elsewhere: phones may move between columns, points need both axes.
ELSEWHERE = frozenset(
    {"latitude", "longitude", "phone_voice", "phone_toll_free", "phone_tty"}
    | {"phone_fax", "@x", "@y"}
)


def _locality(value: str, language: Language) -> Reading:
    """Read a locality; shouted or all in small letters, it gets its capitals."""
    reading = text.read(value, language)
    found = reading.value
    if found is None or not (found.isupper() or found.islower()):
        return reading
    return Reading(capitals.title(found, language))


_BY_TYPE: Mapping[str, Rule] = {
    "url": web.url,
    "email": web.email,
    "date": date.read,
    "yesno": yesno.read,
    "hours": _hours,
    "number": coordinate.read,
    "integer": coordinate.read,
}
_BY_COLUMN: Mapping[str, Rule] = {
    "address_province": province.read,
    "address_postal_code": postal_code.read,
    "address_unit": unit.read,
    "external_id": text.clean,
    "address_locality_en": partial(_locality, language="en"),
    "address_locality_fr": partial(_locality, language="fr"),
    "offer_services": offers.read,
    "language_offered": languages.read,
    "language_on_request": languages.read,
}


def normalized(
    fields: pd.DataFrame, language: Language, headers: Mapping[str, str]
) -> tuple[pd.DataFrame, Issues]:
    """Return the columns as they will be kept, and an issue for each odd value.

    Text whose field does not say its language is in `language`; `headers` are the
    publisher's own, for the reports.
    """
    made: dict[str, pd.Series] = {}
    issues: list[Issues] = []
    for name in fields.columns:
        if name in ELSEWHERE:
            made[name] = fields[name]
            continue
        field = schema.by_column()[name]
        rule = _rule(field, language)
        tidy = tidiness.PATTERNS.get(name if name in _BY_COLUMN else field.type)
        header = headers.get(name, name)
        made[name], met = _read_untidy(fields[name], rule, header, tidy)
        issues.append(met)
    table = pd.DataFrame(made, index=fields.index)
    return _with_their_words(table, fields, language), problems.together(issues)


def read(column: pd.Series, rule: Rule, header: str) -> tuple[pd.Series, Issues]:
    """Return a column with each distinct value read once, and what was met."""
    codes, distinct = columns.factorized(column)
    readings = [_reading(rule, value) for value in distinct]
    kept = [_kept(reading) for reading in readings]
    # Most columns are in order and stay the memory they were read to.
    made = column if kept == distinct else columns.spread(kept, codes, column.index)
    return made, _found(
        readings, distinct, codes, (column.index.to_numpy() + 1, header)
    )


def _read_untidy(
    column: pd.Series, rule: Rule, header: str, tidy: str | None
) -> tuple[pd.Series, Issues]:
    """Read only what a look does not show to be in order already."""
    if tidy is None or column.isna().all():
        return read(column, rule, header)
    in_order = tidiness.matches(column, tidy)
    if in_order.all():
        return column, issue.none()
    untidy = column[~in_order]
    made, met = read(untidy, rule, header)
    # What was kept as it is stays the memory it was read to.
    if made is untidy:
        return column, met
    return column.where(in_order, made.reindex(column.index)), met


def _reading(rule: Rule, value: str) -> Reading:
    """Read one value; what only fills the cell is told as that and nothing else."""
    reading = rule(value)
    if reading.value is None and reading.code and text.is_filler(value):
        return Reading(None, "R105")
    return reading


def _kept(reading: Reading) -> str | None:
    if reading.code and issue.catalogue()[reading.code].withholds == "value":
        return None
    return reading.value


def _found(
    readings: list[Reading],
    distinct: list[str],
    codes: np.ndarray,
    where: tuple[np.ndarray, str],
) -> Issues:
    """Return the issues of the rows, by the reading that each row's code stands for."""
    met = np.array([*(reading.code for reading in readings), None], dtype=object)
    found_codes = [code for code in pd.unique(met[codes]) if code is not None]
    # Arrays of objects, so that rows share one text instead of holding their own.
    values = np.array([*distinct, None], dtype=object)
    better = np.array([*(r.suggestion for r in readings), None], dtype=object)
    parts = []
    for code in found_codes:
        here = np.flatnonzero((met == code)[codes])
        found = issue.found(
            code,
            where[0][here],
            column=where[1],
            values=values[codes[here]],
            suggestions=better[codes[here]],
        )
        parts.append(found)
    return problems.together(parts)


def _rule(field: Field, language: Language) -> Rule:
    fixed = _BY_COLUMN.get(field.column) or _BY_TYPE.get(field.type)
    if fixed:
        return fixed
    if field.codes:
        return partial(kind.read, name=field.codes)
    return partial(text.read, language=field.language or language)


def _with_their_words(
    table: pd.DataFrame, fields: pd.DataFrame, language: Language
) -> pd.DataFrame:
    """Keep hours that could not be read, and services as they were written."""
    pairs = (("hours_osm", "hours_note"), ("offer_services", "offer_note"))
    for name, note in pairs:
        column = f"{note}_{language}"
        if name not in table or column in table:
            continue
        unread = table[name].isna() if name == "hours_osm" else _has_words(fields[name])
        words, _ = read(fields[name].where(unread), text.clean, name)
        table[column] = words
    return table


def _has_words(column: pd.Series) -> pd.Series:
    return column.str.contains(" ", regex=False).fillna(value=False).astype(bool)
