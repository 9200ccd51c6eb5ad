"""Synthetic directories: any number of made-up locations, labelled as such.

The same count and seed give the same directory. Every field a publisher can fill is
filled; phones are of the 555-01xx range kept for fiction, links lead to example.org.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import compute

from geomap.export import synthetic_points
from geomap.export.synthetic_points import Towns
from geomap.model import directory as directories
from geomap.model import vocabulary
from geomap.model.directory import SEPARATOR, TEXT, Directory
from geomap.model.source import Source

SOURCE = Source(
    id="synthetic",
    jurisdiction="CA",
    publisher={"en": "Synthetic data", "fr": "Données synthétiques"},
    licence="CC0-1.0",
    attribution={
        "en": "Synthetic data: none of these locations exists.",
        "fr": "Données synthétiques\N{NO-BREAK SPACE}: aucun emplacement n'existe.",
    },
    order="federal",
    as_of="2026-01-01",
)

_POSTAL_LETTERS = "ABCEGHJKLMNPRSTVWXYZ"
_HOURS = (
    "Mo-Fr 08:30-16:30; PH off",
    "Mo-Fr 08:30-12:00,13:00-16:30; PH off",
    "Mo-We,Fr 09:00-17:00; Th 09:00-20:00; PH off",
    "Mo-Fr 09:00-17:00; Sa 10:00-14:00; PH off",
    "Tu,Th 10:00-15:00",
    "Tu[1] 10:00-14:00",
    'unknown "by appointment"',
    "24/7",
)
_DATES = tuple(str(d) for d in pd.date_range("2025-01-01", "2025-12-31").date)
_SERVICE_POOL = 400
_MOST_SERVICES = 6


def directory(count: int, seed: int) -> Directory:
    """Return a directory of `count` synthetic locations in all 13 jurisdictions."""
    rng = np.random.default_rng(seed)
    towns, at = synthetic_points.choose(rng, count)
    latitude, longitude = synthetic_points.scatter(rng, towns, at)
    columns: dict[str, Any] = {
        "latitude": latitude,
        "longitude": longitude,
        **_identity(count, towns, at),
        **_organization(rng, towns, at),
        **_address(rng, towns, at),
        **_contact(count, towns, at),
        **_vocabularies(rng, count),
        **_facts(rng, count),
    }
    columns["position_radius"] = _radii(columns.pop("_quality"))
    return directories.of(pd.DataFrame(columns))


def _identity(count: int, towns: Towns, at: np.ndarray) -> dict[str, Any]:
    number = _numbers(count)
    name_en, name_fr = towns.english.take(at), towns.french.take(at)
    return {
        "id": _joined("synthetic/", number),
        "external_id": _series(number),
        "source": _same("synthetic", count),
        "name_en": _joined("Synthetic counter ", number, ", ", name_en),
        "name_fr": _joined("Comptoir synthétique ", number, ", ", name_fr),
        "description_en": _joined("Synthetic location in ", name_en, "."),
        "description_fr": _joined(
            "Emplacement synthétique\N{NO-BREAK SPACE}: ", name_fr, "."
        ),
        "provenance_url": _joined("https://example.org/en/locations/", number),
    }


def _organization(
    rng: np.random.Generator, towns: Towns, at: np.ndarray
) -> dict[str, Any]:
    """Give each location one of a few organizations of its province."""
    provinces = list(vocabulary.terms("provinces").values())
    orders = [["federal", _middle(p.more["kind"]), "municipal"] for p in provinces]
    flat = [
        (p, order)
        for p, three in zip(provinces, orders, strict=True)
        for order in three
    ]
    chosen = towns.province[at] * 3 + rng.choice(3, len(at), p=(0.35, 0.4, 0.25))
    iso = ["CA" if order == "federal" else p.more["iso"] for p, order in flat]
    names = vocabulary.terms("orders_of_government")
    english = [f"Synthetic {names[o].en.lower()} services, {p.en}" for p, o in flat]
    french = [f"Services synthétiques, {names[o].fr.lower()}, {p.fr}" for p, o in flat]
    return {
        "organization_name_en": _taken(english, chosen),
        "organization_name_fr": _taken(french, chosen),
        "organization_order": _taken([order for _, order in flat], chosen),
        "organization_jurisdiction": _taken(iso, chosen),
        "organization_url_en": _same("https://example.org/en", len(at)),
        "organization_url_fr": _same("https://example.org/fr", len(at)),
    }


def _middle(kind: str) -> str:
    return "territorial" if kind == "territory" else "provincial"


def _address(rng: np.random.Generator, towns: Towns, at: np.ndarray) -> dict[str, Any]:
    count = len(at)
    civic = _text_of(rng.integers(1, 9_999, count))
    unit = _text_of(rng.integers(1, 400, count))
    codes = list(vocabulary.terms("provinces"))
    subdivisions = [p.more["pruid"] + "99999" for p in _provinces()]
    return {
        "address_line_en": _joined(civic, " Synthetic Street"),
        "address_line_fr": _joined(civic, ", rue Synthétique"),
        "address_unit": _series(unit),
        "address_locality_en": _series(towns.english.take(at)),
        "address_locality_fr": _series(towns.french.take(at)),
        "address_province": _taken(codes, towns.province[at]),
        "address_postal_code": _postal_codes(rng, towns, at),
        "address_mailing": _joined("PO Box ", unit),
        "position_census_subdivision": _taken(subdivisions, towns.province[at]),
    }


def _provinces() -> Sequence[vocabulary.Term]:
    return tuple(vocabulary.terms("provinces").values())


def _postal_codes(rng: np.random.Generator, towns: Towns, at: np.ndarray) -> pd.Series:
    count = len(at)
    first = pa.array([p.more["postal_letters"][0] for p in _provinces()])
    letters = pa.array(list(_POSTAL_LETTERS))
    digits = pa.array([str(digit) for digit in range(10)])
    return _joined(
        first.take(pa.array(towns.province[at])),
        digits.take(pa.array(rng.integers(0, 10, count))),
        letters.take(pa.array(rng.integers(0, len(letters), count))),
        " ",
        digits.take(pa.array(rng.integers(0, 10, count))),
        letters.take(pa.array(rng.integers(0, len(letters), count))),
        digits.take(pa.array(rng.integers(0, 10, count))),
    )


def _contact(count: int, towns: Towns, at: np.ndarray) -> dict[str, Any]:
    number = _numbers(count)
    area = towns.area_code.take(pa.array(at))
    line = compute.utf8_lpad(_text_of(np.arange(count) % 100), 2, padding="0")
    local = {
        f"phone_{use}": _joined("+1-", area, "-555-01", line)
        for use in ("voice", "tty", "fax")
    }
    return {
        **local,
        "phone_toll_free": _joined("+1-800-555-01", line),
        "contact_email": _joined("counter-", number, "@example.org"),
        "contact_url_en": _joined("https://example.org/en/locations/", number),
        "contact_url_fr": _joined("https://example.org/fr/emplacements/", number),
        "contact_booking_url_en": _joined("https://example.org/en/booking/", number),
        "contact_booking_url_fr": _joined(
            "https://example.org/fr/rendez-vous/", number
        ),
        "media_photo_url": _joined("https://example.org/photos/", number, ".jpg"),
    }


def _vocabularies(rng: np.random.Generator, count: int) -> dict[str, Any]:
    """Give codes of the vocabularies, each as likely as any other but open ones."""
    quality = rng.integers(0, len(vocabulary.terms("position_quality")), count)
    status = np.where(rng.random(count) < 0.95, 0, rng.integers(0, 4, count))
    drawn = {
        "type": "location_types",
        "position_origin": "position_origins",
        "access_mode": "access_modes",
        "hours_appointment": "appointment",
        "partnership_model": "partnership_models",
    }
    codes = {
        column: _drawn(rng, list(vocabulary.terms(name)), count)
        for column, name in drawn.items()
    }
    return {
        **codes,
        "_quality": quality,
        "position_quality": _taken(list(vocabulary.terms("position_quality")), quality),
        "status": _taken(list(vocabulary.terms("location_status")), status),
        "offer_services": _drawn(rng, _service_sets(rng), count),
        "language_offered": _drawn(rng, ("en", "en;fr", "en;fr;iu"), count),
        "language_on_request": _drawn(rng, _signed(), count),
    }


def _service_sets(rng: np.random.Generator) -> list[str]:
    codes = np.array(list(vocabulary.terms("services")))
    sizes = rng.integers(1, _MOST_SERVICES + 1, _SERVICE_POOL)
    sets = (rng.choice(codes, size, replace=False) for size in sizes)
    return [SEPARATOR.join(sorted(chosen)) for chosen in sets]


def _signed() -> list[str]:
    terms = vocabulary.terms("languages")
    return [code for code, term in terms.items() if term.more["kind"] == "sign"]


def _facts(rng: np.random.Generator, count: int) -> dict[str, Any]:
    yes_or_no = ("yes", "no")
    accessible = {
        f"accessibility_{fact}": _drawn(rng, yes_or_no, count)
        for fact in ("wheelchair", "parking", "washroom", "hearing_loop")
    }
    dates = {
        column: _drawn(rng, _DATES, count)
        for column in ("accessibility_date", "provenance_date")
    }
    fixed = {column: _same(text, count) for column, text in _SENTENCES.items()}
    return {**accessible, **dates, **fixed, "hours_osm": _drawn(rng, _HOURS, count)}


_SENTENCES: Mapping[str, str] = {
    "directions_en": "Synthetic: main entrance.",
    "directions_fr": "Synthétique\N{NO-BREAK SPACE}: entrée principale.",
    "hours_note_en": "Synthetic hours.",
    "hours_note_fr": "Heures synthétiques.",
    "offer_note_en": "Synthetic services.",
    "offer_note_fr": "Services synthétiques.",
    "accessibility_note_en": "Synthetic: automatic door.",
    "accessibility_note_fr": "Synthétique\N{NO-BREAK SPACE}: porte automatique.",
    "media_photo_alt_en": "Synthetic: a door.",
    "media_photo_alt_fr": "Synthétique\N{NO-BREAK SPACE}: une porte.",
    "media_photo_credit": "CC0-1.0",
    "media_photo_date": "2026-01-01",
    "partnership_host_en": "Synthetic host",
    "partnership_host_fr": "Hôte synthétique",
    "provenance_note_en": "Synthetic: made up, for trials.",
    "provenance_note_fr": "Synthétique\N{NO-BREAK SPACE}: inventé, pour des essais.",
}


def _radii(quality: np.ndarray) -> np.ndarray:
    terms = vocabulary.terms("position_quality").values()
    return np.array([float(term.more["radius_m"]) for term in terms])[quality]


def _numbers(count: int) -> Any:
    width = max(6, len(str(count)))
    return compute.utf8_lpad(_text_of(np.arange(1, count + 1)), width, padding="0")


def _text_of(numbers: np.ndarray) -> Any:
    return pa.array(numbers).cast(pa.string())


def _joined(*parts: Any) -> pd.Series:
    scalars = [pa.scalar(p) if isinstance(p, str) else p for p in parts]
    return _series(compute.binary_join_element_wise(*scalars, ""))


def _drawn(rng: np.random.Generator, values: Sequence[str], count: int) -> pd.Series:
    return _taken(values, rng.integers(0, len(values), count))


def _taken(values: Sequence[str], chosen: np.ndarray) -> pd.Series:
    return _series(pa.array(list(values), type=pa.string()).take(pa.array(chosen)))


def _same(text: str, count: int) -> pd.Series:
    return _series(pa.repeat(pa.scalar(text), count))


def _series(values: Any) -> pd.Series:
    texts: Any = TEXT
    return pd.Series(texts.__from_arrow__(values.cast(pa.large_string())))
