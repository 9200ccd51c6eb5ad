"""Building: mapped text becomes a directory of typed, located, identified rows."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geomap.ingest import (
    addresses,
    columns,
    identity,
    locating,
    mapping,
    phones,
    problems,
    provinces,
    values,
)
from geomap.ingest.locating import Locator
from geomap.model import directory as directories
from geomap.model import issue, schema
from geomap.model.directory import TEXT, Directory
from geomap.model.issue import Issues
from geomap.model.rows import Rows
from geomap.model.source import Source

_NAMES = ("name_en", "name_fr")
_PLACES = (
    "address_line_en", "address_line_fr", "address_locality_en", "address_locality_fr",
    "address_postal_code", "address_mailing", "latitude",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Built:
    """A directory, the row of their file (from 1) of each location, what was met."""

    directory: Directory
    row_numbers: np.ndarray
    issues: Issues
    crs: str | None = None


def directory(
    fields: pd.DataFrame,
    source: Source,
    rows: Rows,
    gazetteer: Locator | None = None,
) -> Built:
    """Return the directory of mapped text: normalized, located, with ids.

    A row without a name or a place is left out (R102), as is one that repeats
    another's key (R101).
    """
    headers = mapping.headers(source)
    known = fields[fields.drop(columns=list(mapping.GEOMETRY), errors="ignore")
                   .notna().any(axis=1)]  # fmt: skip
    table, issues = values.normalized(known, source.language, headers)
    table, dialled = phones.sorted_out(table, headers)
    table, met = addresses.taken_apart(table, headers)
    stated = table.get("address_province", pd.Series(np.nan, table.index, dtype=TEXT))
    table = provinces.filled(_said_by_source(table, source), source)
    table, placed, crs = locating.located(table, source.file.crs or rows.crs, gazetteer)
    complete = _complete(table)
    lacking = _lacking(complete, None if _has_places(fields) else stated)
    complete, repeated = _identified(complete[lacking.isna()], source, rows)
    nowhere = complete.index.to_numpy()[complete["latitude"].isna()] + 1
    return Built(
        directory=directories.of(complete.reset_index(drop=True)),
        row_numbers=complete.index.to_numpy() + 1,
        issues=problems.together(
            [
                *(issues, dialled, met, placed, _blank(lacking), repeated),
                issue.found("L217", nowhere),
            ]
        ),
        crs=crs,
    )


def _said_by_source(table: pd.DataFrame, source: Source) -> pd.DataFrame:
    """Fill what the source says of all its rows and no column says of each."""
    made = table.copy(deep=False)
    said = {
        "organization_order": source.order,
        "organization_jurisdiction": source.jurisdiction,
        "provenance_date": source.as_of,
        "type": "other",
    }
    names = {"organization_name_en", "organization_name_fr"}
    # Who compiles a list of libraries does not run them.
    if source.layer == "service" and not names & set(made):
        for language, name in source.publisher.items():
            said[f"organization_name_{language}"] = name
    for column, value in said.items():
        if value:
            told = columns.constant(value, made.index)
            made[column] = made[column].fillna(told) if column in made else told
    made["source"] = columns.constant(source.id, made.index)
    return made


def _complete(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with every column of the schema."""
    absent = {
        name: pd.Series(np.nan, table.index, dtype="float64" if f.is_number else TEXT)
        for name, f in schema.by_column().items()
        if name not in table
    }
    return table.assign(**absent)


def _has_places(fields: pd.DataFrame) -> bool:
    return bool({*_PLACES, "@x"} & set(fields.columns))


def _lacking(table: pd.DataFrame, stated: pd.Series | None) -> pd.Series:
    """Return what each row lacks to be a location: its name, its place, or nothing.

    `stated` are the provinces of a file that has no column for any other place: such
    a list is coarse, and still worth having.
    """
    named = table[list(_NAMES)].notna().any(axis=1)
    placed = table[list(_PLACES)].notna()
    somewhere = placed.any(axis=1) | (table["type"] == "virtual").fillna(value=False)
    if stated is not None:
        somewhere |= stated.notna()
    lacking = pd.Series(np.nan, table.index, dtype=TEXT)
    return lacking.mask(~somewhere, "address.line").mask(~named, "location.name")


def _blank(lacking: pd.Series) -> Issues:
    missing = lacking.dropna()
    facts = [{"field": path} for path in missing]
    return issue.found("R102", missing.index.to_numpy(dtype=int) + 1, facts=facts)


def _identified(
    table: pd.DataFrame, source: Source, rows: Rows
) -> tuple[pd.DataFrame, Issues]:
    found = identity.assign(source.id, _key(table, source, rows), table)
    repeated = found.is_repeated.to_numpy(dtype=bool)
    facts = [{"id": id_} for id_ in found.ids[repeated]]
    issues = issue.found("R101", table.index.to_numpy()[repeated] + 1, facts=facts)
    return table.assign(id=found.ids)[~repeated], issues


def _key(table: pd.DataFrame, source: Source, rows: Rows) -> pd.Series:
    if source.key:
        theirs = rows.table.loc[table.index]
        parts = [columns.text(theirs, header) for header in source.key]
        return columns.distinct(identity.slug, columns.joined(parts, " "))
    return table["external_id"]
