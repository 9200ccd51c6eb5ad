"""Identity: "<source>/<key>", the same whatever the order of the rows."""

import hashlib
import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geomap.ingest import columns
from geomap.ingest.normalize import folding
from geomap.model.directory import TEXT

_LONGEST = 80
_KEY = re.compile(r"[^0-9A-Za-z._~-]+")
_DECIMALS = re.compile(r"(\d+)\.0+")


@dataclass(frozen=True, slots=True)
class Identified:
    """The ids, and which rows use a key that another row already has."""

    ids: pd.Series
    is_repeated: pd.Series


def assign(source_id: str, key: pd.Series, table: pd.DataFrame) -> Identified:
    """Return an id for every row; rows that share one are told apart by content.

    `key` is the publisher's own key or what the declaration makes one of, missing
    where there is none: the name and the locality stand in for it. Of rows that are
    alike in everything, all but one are repeated.
    """
    shared = columns.distinct(_as_key, key)
    if shared.isna().any():
        shared = shared.fillna(_readable(table)).fillna("location")
    alone = ~shared.duplicated(keep=False)
    if alone.all():
        return Identified(source_id + "/" + shared, ~alone)
    return _told_apart(source_id, shared, table, ~key.isna())


def slug(text: str) -> str | None:
    """Return a short readable key of plain letters, digits and hyphens.

    >>> slug("Bibliothèque de l'Île-Perrot")
    'bibliotheque-de-l-ile-perrot'
    """
    made = folding.fold(text).replace(" ", "-")
    if len(made) <= _LONGEST:
        return made or None
    return f"{made[:_LONGEST].rstrip('-')}-{_digest(made)}"


def _told_apart(
    source_id: str, shared: pd.Series, table: pd.DataFrame, has_key: pd.Series
) -> Identified:
    """Make each id of a shared key its own, by address and then by content."""
    content = _content(table)
    # In order of content, so that the order of the file decides nothing.
    order = np.lexsort((content.to_numpy(object), shared.to_numpy(object)))
    ordered = shared.iloc[order]
    first = ~ordered.duplicated()
    alone = ~ordered.duplicated(keep=False)
    place = columns.distinct(slug, _address(table)).iloc[order]
    apart = ordered + "-" + place.fillna("x")
    keeps_key = first & has_key.iloc[order]
    ids = ordered.where(alone | keeps_key, apart)
    twice = ids.duplicated(keep=False) & ~(alone | keeps_key)
    ids = ids.mask(twice, ids + "-" + content.iloc[order].str.slice(0, 6))
    copies = ids.groupby(ids).cumcount()
    ids = ids.mask(copies > 0, ids + "-" + (copies + 1).astype(TEXT))
    repeated = (copies > 0) | (has_key.iloc[order] & ~first)
    back = shared.index
    return Identified((source_id + "/" + ids).reindex(back), repeated.reindex(back))


def _readable(table: pd.DataFrame) -> pd.Series:
    name = columns.first_known([table["name_en"], table["name_fr"]])
    locality = columns.first_known(
        [table["address_locality_en"], table["address_locality_fr"]]
    )
    return columns.distinct(slug, columns.joined([name, locality], " "))


def _address(table: pd.DataFrame) -> pd.Series:
    line = columns.first_known([table["address_line_en"], table["address_line_fr"]])
    return columns.joined([line, table["address_unit"]], " ")


def _content(table: pd.DataFrame) -> pd.Series:
    """Return a digest of each row's values, the same on every machine."""
    known = table.drop(columns=["id"], errors="ignore").astype(TEXT).fillna("")
    hashed = pd.util.hash_pandas_object(known, index=False)
    return pd.Series([f"{value:016x}" for value in hashed], known.index, dtype=TEXT)


def _as_key(text: str) -> str | None:
    """Return a publisher's key as it stands in an id.

    >>> _as_key("2410121.0"), _as_key("AB 12/3")
    ('2410121', 'AB-12-3')
    """
    whole = _DECIMALS.fullmatch(text.strip())
    plain = whole[1] if whole else folding.without_accents(text.strip())
    made = _KEY.sub("-", plain).strip("-")
    if len(made) <= _LONGEST:
        return made or None
    return f"{made[:_LONGEST].rstrip('-')}-{_digest(text)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
