"""From a publisher's coordinates to WGS 84, and which system they are in.

When nobody says, the system is detected and must be proven. The proof is the province
test: converted points must lie in the provinces their rows state. Where known positions
are given (those of the postal codes, say), they decide between systems the provinces
cannot tell apart. What is not proven must be asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from pyproj import Transformer

from geomap.spatial import boundaries, distance, systems
from geomap.spatial.systems import System

# Systems whose points agree to this many metres are the same for our purpose; so NAD83
# and WGS 84 are, and NAD27 is not.
EQUAL_M = 5.0
# Share of rows that must pass the province test, and be inside a system's bounds.
PROOF = 0.95
# Known positions decide when there are this many, when the median point fits this well
# and the next best system fits worse by this much (all in metres but the first).
KNOWN_MIN = 10
KNOWN_FIT_M = 2_000.0
KNOWN_MARGIN_M = 60.0
_SAMPLE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A system the coordinates may be in.

    `share` of the rows pass the province test (or are in Canada where no province is
    stated); `misfit` is the metres by which the median row is off its known position.
    """

    crs: str
    name: str
    share: float
    misfit: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """The best guess, whether it is proven, and what else it could be, best first.

    Candidates are distinct: each stands for all that agree with it to EQUAL_M.
    """

    crs: str | None
    proven: bool
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    x: np.ndarray
    y: np.ndarray
    provinces: np.ndarray
    known_latitudes: np.ndarray
    known_longitudes: np.ndarray

    @property
    def has_provinces(self) -> bool:
        return bool((self.provinces != "").any())

    @property
    def has_known(self) -> bool:
        return int(np.isfinite(self.known_latitudes).sum()) >= KNOWN_MIN


def to_wgs84(x: np.ndarray, y: np.ndarray, crs: str) -> tuple[np.ndarray, np.ndarray]:
    """Return latitudes and longitudes; x is always the easting or longitude.

    What cannot be converted is NaN. Raises RefusedFile (F031) for an unlisted system.
    """
    transform = _transformer(systems.code_of(crs)).transform
    east, north = transform(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
    known = np.isfinite(east) & np.isfinite(north)
    return np.where(known, north, np.nan), np.where(known, east, np.nan)


def detect(
    x: np.ndarray,
    y: np.ndarray,
    provinces: Sequence[object],
    *,
    known: tuple[np.ndarray, np.ndarray] | None = None,
) -> Detection:
    """Return the coordinate system of the points, given the province of each row.

    `provinces` are two-letter codes, None where unknown; `known` are latitudes and
    longitudes the rows are roughly at, NaN where unknown.
    """
    sample = _sample(x, y, provinces, known)
    if not len(sample.x):
        return Detection(crs=None, proven=False, candidates=())
    candidates = _distinct(sample, _plausible(sample))
    if not candidates:
        return Detection(crs=None, proven=False, candidates=())
    proven = _is_proven(sample, candidates)
    return Detection(crs=candidates[0].crs, proven=proven, candidates=candidates)


@cache
def _transformer(code: str) -> Transformer:
    return Transformer.from_crs(code, "EPSG:4326", always_xy=True)


def _sample(
    x: np.ndarray,
    y: np.ndarray,
    provinces: Sequence[object],
    known: tuple[np.ndarray, np.ndarray] | None,
) -> _Sample:
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    usable = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    rows = usable[:: max(1, len(usable) // _SAMPLE)]
    nothing = np.full(len(x), np.nan)
    latitudes, longitudes = known if known is not None else (nothing, nothing)
    codes = boundaries.provinces()
    stated = [p if isinstance(p, str) and p in codes else "" for p in provinces]
    return _Sample(
        x=x[rows],
        y=y[rows],
        provinces=np.array(stated, dtype=object)[rows],
        known_latitudes=np.asarray(latitudes, dtype=float)[rows],
        known_longitudes=np.asarray(longitudes, dtype=float)[rows],
    )


def _plausible(sample: _Sample) -> list[System]:
    return [
        system
        for system in systems.accepted().values()
        if (system.standing == "usual" or sample.has_known)
        and _share_within(system, sample) >= PROOF
    ]


def _share_within(system: System, sample: _Sample) -> float:
    inside = (sample.x >= system.x_min) & (sample.x <= system.x_max)
    inside &= (sample.y >= system.y_min) & (sample.y <= system.y_max)
    return float(inside.mean())


def _distinct(sample: _Sample, plausible: list[System]) -> tuple[Candidate, ...]:
    """Return the systems that pass, one for all that agree, best first."""
    found: list[Candidate] = []
    places: list[tuple[np.ndarray, np.ndarray]] = []
    for system in plausible:
        place = to_wgs84(sample.x, sample.y, system.code)
        share = _share_passing(sample, *place)
        if share < PROOF or any(_agree(place, other) for other in places):
            continue
        places.append(place)
        misfit = _misfit(sample, *place) if sample.has_known else None
        found.append(
            Candidate(crs=system.code, name=system.name, share=share, misfit=misfit)
        )
    if sample.has_known:
        return tuple(sorted(found, key=lambda c: c.misfit or 0.0))
    return tuple(sorted(found, key=lambda c: -c.share))


def _share_passing(
    sample: _Sample, latitudes: np.ndarray, longitudes: np.ndarray
) -> float:
    if not sample.has_provinces:
        return float(boundaries.in_canada(latitudes, longitudes).mean())
    stated = sample.provinces != ""
    passing = boundaries.belong(sample.provinces, latitudes, longitudes)
    return float(passing[stated].mean())


def _agree(
    place: tuple[np.ndarray, np.ndarray], other: tuple[np.ndarray, np.ndarray]
) -> bool:
    apart = distance.pairwise(*place, *other)
    return bool(np.nanmedian(apart) <= EQUAL_M)


def _misfit(sample: _Sample, latitudes: np.ndarray, longitudes: np.ndarray) -> float:
    """Return how far the middle row is off, errors in all directions cancelling."""
    known = np.isfinite(sample.known_latitudes) & np.isfinite(latitudes)
    if not known.any():
        return float("inf")
    north = np.median((latitudes - sample.known_latitudes)[known])
    east = np.median((longitudes - sample.known_longitudes)[known])
    shrink = np.cos(np.radians(np.median(latitudes[known])))
    return float(np.hypot(north, east * shrink) * 111_195)


def _is_proven(sample: _Sample, candidates: tuple[Candidate, ...]) -> bool:
    best = candidates[0]
    if best.misfit is not None and best.misfit > KNOWN_FIT_M:
        return False
    if systems.accepted()[best.crs].is_geographic:
        # Degrees fit no other kind of system, so that only the datum is open.
        return len(candidates) == 1 or _is_clear(candidates)
    if len(candidates) == 1:
        return sample.has_provinces or best.misfit is not None
    return _is_clear(candidates)


def _is_clear(candidates: tuple[Candidate, ...]) -> bool:
    best, second = candidates[0].misfit, candidates[1].misfit
    return best is not None and second is not None and second - best >= KNOWN_MARGIN_M
