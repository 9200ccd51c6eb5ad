"""How far a location is known to be at most, when only its town is known.

A point that stands for a postal code or a town may be off by its radius: a location
whose town's centre is 0 m away is somewhere within the town. Nobody may be sent there
before a door that is known to be near, so such a location counts as the larger of the
distance to its point and the radius of that point; a door counts as its distance.
"""

import numpy as np
import pandas as pd

from geomap.model import vocabulary

# What a point is good for to go by: these are at the door, or on its street.
EXACT = ("rooftop", "parcel", "street")


def radii(locations: pd.DataFrame) -> np.ndarray:
    """Return the radius in metres of each coarse position, 0 for an exact one.

    One without a radius of its own has the usual one of its quality; one whose
    quality is not known is taken as exact, as the directory shows it.
    """
    quality = locations["position_quality"]
    usual = {
        code: 0.0 if code in EXACT else float(term.more["radius_m"])
        for code, term in vocabulary.terms("position_quality").items()
    }
    given = locations["position_radius"].to_numpy(dtype=float, na_value=np.nan)
    otherwise = quality.map(usual).to_numpy(dtype=float, na_value=0.0)
    coarse = otherwise > 0
    return np.where(coarse, np.where(np.isfinite(given), given, otherwise), 0.0)
