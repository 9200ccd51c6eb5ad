"""GeoPackage and FlatGeobuf: points in WGS 84 for GIS programs."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyogrio
import shapely

from geomap.export import delimited
from geomap.export.content import Content

_LAYER = "locations"
_CRS = "EPSG:4326"


def write_geopackage(content: Content, path: Path) -> None:
    """Write the layer `locations`, and the credits as the table `sources`."""
    pyogrio.write_dataframe(_points(content), path, layer=_LAYER, driver="GPKG")
    pyogrio.write_dataframe(
        content.credits.astype(object),
        path,
        layer="sources",
        driver="GPKG",
        append=True,
    )


def write_flatgeobuf(content: Content, path: Path) -> None:
    """Write the layer `locations`, and the credits to a CSV file beside it.

    Without an index, for an index drops the locations that have no point.
    """
    pyogrio.write_dataframe(
        _points(content),
        path,
        layer=_LAYER,
        driver="FlatGeobuf",
        SPATIAL_INDEX="NO",
        geometry_type="Point",
    )
    delimited.write_credits(content, path)


def _points(content: Content) -> gpd.GeoDataFrame:
    table = content.locations
    x, y = table["longitude"].to_numpy(), table["latitude"].to_numpy()
    points: Any = shapely.points(x, y)
    points[~(np.isfinite(x) & np.isfinite(y))] = None
    rest = table.astype({c: object for c in table if table[c].dtype != "float64"})
    plain = rest.where(rest.notna(), None)
    return gpd.GeoDataFrame(plain, geometry=points, crs=_CRS)
