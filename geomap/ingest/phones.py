"""Phones: every number to the column it belongs in."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from geomap.ingest import columns, values
from geomap.ingest.normalize import phone
from geomap.ingest.normalize.reading import Reading
from geomap.model import issue
from geomap.model.directory import TEXT
from geomap.model.issue import Issues

_COLUMNS = ("phone_toll_free", "phone_tty", "phone_fax")


def sorted_out(
    fields: pd.DataFrame, headers: Mapping[str, str]
) -> tuple[pd.DataFrame, Issues]:
    """Return the table with its numbers read, and an issue for each odd one.

    Toll-free, TTY and fax numbers written in the local column go to their own column
    where that is empty; a toll-free number alone there is told (C402).
    """
    table, issues = fields.copy(deep=False), issue.none()
    for name in _COLUMNS:
        if name in table:
            header = headers.get(name, name)
            table[name], met = values.read(table[name], phone.read, header)
            issues += met
    if "phone_voice" not in table:
        return table, issues
    written = table["phone_voice"]
    header = headers.get("phone_voice", "phone_voice")
    table["phone_voice"], met = values.read(written, _voice, header)
    for name, use in zip(_COLUMNS, ("toll_free", "tty", "fax"), strict=True):
        other = _of_use(written, use)
        table[name] = table[name].fillna(other) if name in table else other
    moved = table["phone_voice"].isna() & _of_use(written, "toll_free").notna()
    return table, issues + met + _told(written[moved], table, header)


def _voice(text: str) -> Reading:
    """Read the counter's own number; a cell of other numbers only has none."""
    numbers = phone.each(text)
    if not numbers:
        return phone.read(text)
    voice = [number.value for number in numbers if number.use == "voice"]
    return Reading(voice[0]) if voice else Reading(None)


def _of_use(written: pd.Series, use: str) -> pd.Series:
    codes, distinct = columns.factorized(written)
    found = [
        next((n.value for n in phone.each(text) if n.use == use), None)
        for text in distinct
    ]
    return pd.Series(pd.array([*found, None], dtype=TEXT).take(codes), written.index)


def _told(moved: pd.Series, table: pd.DataFrame, header: str) -> Issues:
    return issue.found(
        "C402",
        moved.index.to_numpy(dtype=np.int64) + 1,
        column=header,
        values=list(moved),
        suggestions=list(table.loc[moved.index, "phone_toll_free"]),
    )
