"""Locating: the publisher's points with their quality, the gazetteer for the others."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import pandas as pd

from geomap.ingest import columns, positions
from geomap.ingest.positions import Known, Positions
from geomap.model import issue, vocabulary
from geomap.model.directory import TEXT
from geomap.model.issue import Issues

# What so many decimals of a degree are good for: 3 are 110 m, 2 are a kilometre. More
# of them do not say that the point is on the roof: only a publisher can say that.
_BY_DECIMALS = np.array(
    [
        "census_subdivision",
        "census_subdivision",
        "locality",
        "street",
        "street",
        "street",
    ]
)


class Locator(Protocol):
    """What places locations by postal code, locality and province."""

    def locate(
        self,
        postal_codes: Sequence[object],
        localities: Sequence[object],
        provinces: Sequence[object],
    ) -> pd.DataFrame:
        """Return latitude, longitude, quality, radius, origin, census_subdivision."""


def located(
    table: pd.DataFrame, crs: str | None, gazetteer: Locator | None
) -> tuple[pd.DataFrame, Issues, str | None]:
    """Return the table with the best point known of each row, what was met, the crs.

    A point of the gazetteer is never passed off as exact: it carries the gazetteer's
    quality, radius and origin, and the note L216.
    """
    found = positions.of(table, crs, _known(table, gazetteer))
    made = _with_publishers(table, found)
    issues = found.issues
    if gazetteer is not None and bool(made["latitude"].isna().any()):
        made, met = _with_gazetteers(made, gazetteer)
        issues += met
    return made, issues, found.crs


def _known(table: pd.DataFrame, gazetteer: Locator | None) -> Known:
    """Return what tells roughly where the rows are, when it is asked."""

    def known() -> tuple[np.ndarray, np.ndarray] | None:
        if gazetteer is None:
            return None
        places = _guess(table, gazetteer)
        return places["latitude"].to_numpy(), places["longitude"].to_numpy()

    return known


def _guess(table: pd.DataFrame, gazetteer: Locator) -> pd.DataFrame:
    localities = columns.first_known(
        [_of(table, "address_locality_en"), _of(table, "address_locality_fr")]
    )
    places = gazetteer.locate(
        list(_of(table, "address_postal_code")),
        list(localities),
        list(_of(table, "address_province")),
    )
    return places.set_axis(table.index, axis="index")


def _of(table: pd.DataFrame, name: str) -> pd.Series:
    if name in table:
        return table[name]
    return pd.Series(np.nan, table.index, dtype=TEXT)


def _with_publishers(table: pd.DataFrame, found: Positions) -> pd.DataFrame:
    made = table.drop(columns=["@x", "@y", "latitude", "longitude"], errors="ignore")
    made["latitude"], made["longitude"] = found.latitude, found.longitude
    given = ~np.isnan(found.latitude)
    quality = pd.Series(_BY_DECIMALS[found.decimals], made.index, dtype=TEXT)
    if found.is_converted:
        quality[:] = "street"
    made["position_quality"] = _of(table, "position_quality").fillna(quality)[given]
    radius = made["position_quality"].map(_radii()).astype("float64")
    if "position_radius" in table:
        stated = pd.to_numeric(table["position_radius"])
        radius = stated.astype("float64").fillna(radius)
    made["position_radius"] = radius
    origin = "converted" if found.is_converted else "publisher"
    stated = _of(table, "position_origin").fillna(origin)
    made["position_origin"] = stated.where(given)
    return made


def _with_gazetteers(
    made: pd.DataFrame, gazetteer: Locator
) -> tuple[pd.DataFrame, Issues]:
    guess = _guess(made[made["latitude"].isna()], gazetteer).reindex(made.index)
    placed = guess["latitude"].notna().to_numpy()
    for name in ("latitude", "longitude"):
        made[name] = made[name].where(~placed, guess[name])
    for name in ("quality", "radius", "origin"):
        told = guess[name].astype(made[f"position_{name}"].dtype)
        made[f"position_{name}"] = made[f"position_{name}"].where(~placed, told)
    column = "position_census_subdivision"
    told = guess["census_subdivision"].astype(TEXT).where(placed)
    made[column] = _of(made, column).fillna(told)
    rows = made.index.to_numpy()[placed] + 1
    facts = [
        {"quality": quality, "m": int(radius), "radius": int(radius)}
        for quality, radius in zip(
            guess["quality"][placed], guess["radius"][placed], strict=True
        )
    ]
    return made, issue.found("L216", rows, facts=facts)


def _radii() -> dict[str, float]:
    terms = vocabulary.terms("position_quality")
    return {code: float(term.more["radius_m"]) for code, term in terms.items()}
