"""Put locations that came without a point at the best place there is for them.

Order: postal code, place and province, postal area, census subdivision. A rural postal
code gives way to the place when the place is the narrower of the two and inside it.
A name that may mean places far apart in one province gives no point.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from geomap.places import homonyms, names, postal_code
from geomap.places.place import Place
from geomap.places.register import STEP, Register
from geomap.spatial import distance

COLUMNS = (
    "latitude", "longitude", "quality", "radius", "origin", "census_subdivision",
)  # fmt: skip
# data/reference gives no place a smaller radius than this.
_NARROWEST_PLACE_M = 2_000
_QUALITIES = {
    "postal_code": ("postal", "gazetteer_postal"),
    "fsa": ("fsa", "gazetteer_fsa"),
    "place": ("locality", "gazetteer_place"),
    "remote": ("locality", "gazetteer_place"),
    "reserve": ("census_subdivision", "gazetteer_csd"),
    "census_subdivision": ("census_subdivision", "gazetteer_csd"),
}


def locate(
    register: Register,
    postal_codes: Sequence[object],
    localities: Sequence[object],
    provinces: Sequence[object],
) -> pd.DataFrame:
    """Return the best position of each row; see Gazetteer.locate."""
    asked = pd.DataFrame(
        {
            "code": np.asarray(postal_codes, dtype=object),
            "locality": np.asarray(localities, dtype=object),
            "province": np.asarray(provinces, dtype=object),
        }
    )
    asked = asked.where(asked.notna(), None)
    table = _by_narrow_codes(register, asked)
    open_rows = np.flatnonzero(table["quality"].isna())
    # Many rows ask for the same: answer each question once.
    questions = pd.MultiIndex.from_frame(asked.iloc[open_rows])
    group, distinct = pd.factorize(questions)
    answers = [_answer(register, *_texts(question)) for question in distinct]
    answered = pd.DataFrame(answers, columns=list(COLUMNS), dtype=object)
    for column in COLUMNS:
        values = table[column].to_numpy(copy=True)
        values[open_rows] = answered[column].to_numpy()[group]
        table[column] = values
    return table


def _by_narrow_codes(register: Register, asked: pd.DataFrame) -> pd.DataFrame:
    """Answer at once the rows whose postal code is narrower than any place."""
    group, texts = pd.factorize(asked["code"])
    numbers = np.array([postal_code.number_of(text) for text in texts], dtype=np.int32)
    numbers = np.append(numbers, np.int32(-1))[group]
    at = np.minimum(register.numbers.searchsorted(numbers), len(register.numbers) - 1)
    rows = register.places[at]
    homes = np.array(register.named["province"], dtype=object)[rows]
    stated = asked["province"].to_numpy()
    narrow = (register.numbers[at] == numbers) & (rows >= 0)
    narrow &= register.reach[at] < _NARROWEST_PLACE_M
    narrow &= (stated == homes) | pd.isna(stated)
    subdivisions = np.array(register.named["census_subdivision"], dtype=object)[rows]
    nothing = np.full(len(rows), None, dtype=object)
    quality, origin = (np.full_like(nothing, c) for c in _QUALITIES["postal_code"])
    return pd.DataFrame(
        {
            "latitude": np.where(narrow, (register.north[at] * STEP).round(5), np.nan),
            "longitude": np.where(narrow, (register.east[at] * STEP).round(5), np.nan),
            "quality": np.where(narrow, quality, nothing),
            "radius": np.where(narrow, register.reach[at].astype(float), np.nan),
            "origin": np.where(narrow, origin, nothing),
            "census_subdivision": np.where(narrow, subdivisions, nothing),
        },
        columns=list(COLUMNS),
    )


def best(
    register: Register, code: str | None, locality: str | None, province: str | None
) -> Place | None:
    """Return the narrowest place that the postal code and the locality allow."""
    by_code = register.postal_code(code) if code else None
    if by_code and province and by_code.province not in (province, None):
        by_code = None  # the code and the province contradict each other
    by_name = _named(register, locality, province)
    if by_code and by_name and _is_narrower(by_name, by_code):
        return by_name
    if by_code or (by_name and by_name.kind in ("place", "remote")):
        return by_code or by_name
    return _area(register, code, province) or by_name


def _answer(
    register: Register, code: str | None, locality: str | None, province: str | None
) -> tuple[object, ...]:
    place = best(register, code, locality, province)
    if place is None:
        return (np.nan, np.nan, None, np.nan, None, None)
    quality, origin = _QUALITIES[place.kind]
    point, subdivision = place.point, place.census_subdivision
    return (point.latitude, point.longitude, quality, place.radius, origin, subdivision)


def _texts(question: Sequence[object]) -> tuple[str | None, str | None, str | None]:
    code, locality, province = (q if isinstance(q, str) else None for q in question)
    return code, locality, province


def _named(
    register: Register, locality: str | None, province: str | None
) -> Place | None:
    if not locality or not province:
        return None
    folded = names.fold(locality)
    rows = register.rows_by_name
    found = rows.get(folded) or rows.get(names.without_prefix(folded)) or ()
    kinds, homes = register.named["kind"], register.named["province"]
    here = [r for r in found if homes[r] == province and kinds[r] in _QUALITIES]
    # Rows are in order of people, places before subdivisions of the same name.
    here.sort(key=lambda row: kinds[row] not in ("place", "remote"))
    return homonyms.meant([register.place(row) for row in here])


def _is_narrower(by_name: Place, by_code: Place) -> bool:
    apart = distance.between(by_name.point, by_code.point)
    return by_name.radius < by_code.radius and apart <= by_code.radius


def _area(register: Register, code: str | None, province: str | None) -> Place | None:
    fsa = postal_code.tidy_fsa(code.strip()[:3]) if code else None
    row = register.rows_by_code.get(fsa) if fsa else None
    if row is None or province not in (None, register.named["province"][row]):
        return None
    return register.place(row)
