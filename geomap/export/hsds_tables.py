"""The tables of HSDS 3 (Human Services Data Specification), made of our one table.

The primary text is English, or French where there is no English. Everything HSDS has no
column for, French text first of all, becomes an attribute whose term is our field.
"""

import uuid
from collections.abc import Mapping

import pandas as pd

from geomap.export import hsds_hours, hsds_organizations
from geomap.export.content import Content
from geomap.model import schema, vocabulary
from geomap.model.directory import SEPARATOR

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "geomap")
_PHONES = {
    "phone_voice": ("voice", None),
    "phone_toll_free": ("voice", "Toll-free"),
    "phone_tty": ("textphone", None),
    "phone_fax": ("fax", None),
}
_ACCESSIBILITY = {
    "accessibility_wheelchair": "Wheelchair access",
    "accessibility_parking": "Accessible parking",
    "accessibility_washroom": "Accessible washroom",
    "accessibility_hearing_loop": "Hearing loop",
}
# Columns whose whole meaning is in a column of HSDS; the rest become attributes.
_CARRIED = {
    "name_en", "description_en", "directions_en", "external_id", "latitude",
    "longitude", "contact_url_en", "organization_name_en", "organization_url_en",
    "address_line_en", "address_unit", "address_locality_en", "address_province",
    "address_postal_code", "address_mailing", "hours_osm", "hours_note_en",
    "language_offered", "language_on_request", "offer_services", *_PHONES,
}  # fmt: skip
_TAXONOMY = "geomap"


def tables(content: Content) -> Mapping[str, pd.DataFrame]:
    """Return the tables by their HSDS names, every identifier a stable UUID."""
    table = hsds_organizations.named(content.locations)
    wide = table.assign(
        _location=_ids("location", table["id"]),
        _organization=_organization_ids(table),
    )
    offers = _offers(wide)
    found = {
        "organization": _organizations(wide),
        "service": _services(offers),
        "location": _locations(wide),
        "address": _addresses(wide),
        "phone": _phones(wide),
        "schedule": hsds_hours.schedules(wide),
        "language": _languages(wide),
        "accessibility": _accessibility(wide),
        "service_at_location": offers[
            ["id", "service_id", "location_id", "description"]
        ],
        "attribute": _attributes(wide, offers),
        "taxonomy": _taxonomy(),
        "taxonomy_term": _terms(),
    }
    return {name: each.reset_index(drop=True) for name, each in found.items()}


def _ids(kind: str, keys: pd.Series) -> pd.Series:
    """Return a UUID for each key, the same for the same key for ever."""
    made = {
        k: str(uuid.uuid5(_NAMESPACE, f"{kind}/{k}")) for k in keys.dropna().unique()
    }
    return keys.astype(object).map(made)


def _either(table: pd.DataFrame, column: str) -> pd.Series:
    return table[f"{column}_en"].fillna(table[f"{column}_fr"])


def _organization_ids(table: pd.DataFrame) -> pd.Series:
    jurisdiction = table["organization_jurisdiction"].fillna("")
    return _ids(
        "organization", jurisdiction + "/" + _either(table, "organization_name")
    )


def _organizations(wide: pd.DataFrame) -> pd.DataFrame:
    first = wide.dropna(subset=["_organization"]).drop_duplicates("_organization")
    name = _either(first, "organization_name")
    return pd.DataFrame(
        {
            "id": first["_organization"],
            "name": name,
            "description": name,
            "website": _either(first, "organization_url"),
        }
    )


def _locations(wide: pd.DataFrame) -> pd.DataFrame:
    kinds = wide["type"].eq("virtual").map({True: "virtual", False: "physical"})
    return pd.DataFrame(
        {
            "id": wide["_location"],
            "location_type": kinds,
            "url": _either(wide, "contact_url"),
            "organization_id": wide["_organization"],
            "name": _either(wide, "name"),
            "description": _either(wide, "description"),
            "transportation": _either(wide, "directions"),
            "latitude": wide["latitude"],
            "longitude": wide["longitude"],
            "external_identifier": wide["external_id"],
            "external_identifier_type": wide["source"].where(
                wide["external_id"].notna()
            ),
        }
    )


def _addresses(wide: pd.DataFrame) -> pd.DataFrame:
    rows = pd.DataFrame(
        {
            "id": _ids("address", wide["id"]),
            "location_id": wide["_location"],
            "attention": wide["address_mailing"],
            "address_1": _either(wide, "address_line"),
            "address_2": wide["address_unit"],
            "city": _either(wide, "address_locality"),
            "state_province": wide["address_province"],
            "postal_code": wide["address_postal_code"],
            "country": "CA",
            "address_type": "physical",
        }
    )
    said = rows[["attention", "address_1", "city", "postal_code"]].notna().any(axis=1)
    return rows[said]


def _phones(wide: pd.DataFrame) -> pd.DataFrame:
    parts = [_phone(wide, column, *what) for column, what in _PHONES.items()]
    return pd.concat(parts, ignore_index=True)


def _phone(
    wide: pd.DataFrame, column: str, kind: str, description: str | None
) -> pd.DataFrame:
    known = wide[wide[column].notna()]
    split = known[column].astype(object).str.split(";ext=", n=1)
    return pd.DataFrame(
        {
            "id": _ids(column, known["id"]),
            "location_id": known["_location"],
            "number": split.str[0],
            "extension": split.str[1],
            "type": kind,
            "description": description,
        }
    )


def _languages(wide: pd.DataFrame) -> pd.DataFrame:
    offered = _exploded(wide, "language_offered").assign(note=None)
    request = _exploded(wide, "language_on_request").assign(note="On request")
    rows = pd.concat([offered, request], ignore_index=True)
    names = {code: term.en for code, term in vocabulary.terms("languages").items()}
    return pd.DataFrame(
        {
            "id": _ids("language", rows["id"] + "/" + rows["code"]),
            "location_id": rows["_location"],
            "name": rows["code"].map(names).fillna(rows["code"]),
            "code": rows["code"],
            "note": rows["note"],
        }
    )


def _exploded(wide: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return one row for each of the codes of a column, as `code`."""
    known = wide.loc[wide[column].notna(), ["id", "_location", "_organization"]]
    codes = wide.loc[known.index, column].astype(object).str.split(SEPARATOR)
    return known.astype(object).assign(code=codes).explode("code", ignore_index=True)


def _accessibility(wide: pd.DataFrame) -> pd.DataFrame:
    details = pd.Series("", index=wide.index, dtype=object)
    for column, words in _ACCESSIBILITY.items():
        said = (
            wide[column]
            .astype(object)
            .map({"yes": f"{words}: yes; ", "no": f"{words}: no; "})
        )
        details = details + said.fillna("")
    details = details.str.removesuffix("; ")
    rows = pd.DataFrame(
        {
            "id": _ids("accessibility", wide["id"]),
            "location_id": wide["_location"],
            "description": _either(wide, "accessibility_note"),
            "details": details.where(details.ne("")),
        }
    )
    return rows[rows["description"].notna() | rows["details"].notna()]


def _offers(wide: pd.DataFrame) -> pd.DataFrame:
    rows = _exploded(wide, "offer_services")
    of_organization = rows["_organization"].fillna("") + "/" + rows["code"]
    notes = dict(zip(wide["id"], _either(wide, "offer_note"), strict=True))
    return rows.assign(
        location_id=rows["_location"],
        service_id=_ids("service", of_organization),
        description=rows["id"].map(notes),
    ).assign(id=_ids("service_at_location", rows["id"] + "/" + rows["code"]))


def _services(offers: pd.DataFrame) -> pd.DataFrame:
    first = offers.drop_duplicates("service_id")
    names = {code: term.en for code, term in vocabulary.terms("services").items()}
    return pd.DataFrame(
        {
            "id": first["service_id"],
            "organization_id": first["_organization"],
            "name": first["code"].map(names).fillna(first["code"]),
            "alternate_name": first["code"],
            "status": "active",
        }
    )


def _attributes(wide: pd.DataFrame, offers: pd.DataFrame) -> pd.DataFrame:
    about_locations = [
        _about("location", wide["_location"], column, wide[column])
        for column in (*schema.by_column(), "licence")
        if column not in _CARRIED and column in wide
    ]
    services = offers.drop_duplicates("service_id")
    french = {code: term.fr for code, term in vocabulary.terms("services").items()}
    about_services = _about(
        "service", services["service_id"], "name_fr", services["code"].map(french)
    )
    one = wide.dropna(subset=["_organization"]).drop_duplicates("_organization")
    names = one["organization_name_fr"]
    about_organizations = _about("organization", one["_organization"], "name_fr", names)
    parts = [*about_locations, about_services, about_organizations]
    return pd.concat(parts, ignore_index=True)


def _about(
    entity: str, links: pd.Series, column: str, values: pd.Series
) -> pd.DataFrame:
    known = values.notna() & links.notna()
    key = f"{entity}/{column}/" + links[known].astype(object)
    text = values[known].astype(object).map(str)
    return pd.DataFrame(
        {
            "id": _ids("attribute", key),
            "link_id": links[known],
            "taxonomy_term_id": str(uuid.uuid5(_NAMESPACE, f"term/{column}")),
            "link_type": column,
            "link_entity": entity,
            "value": text,
        }
    ).astype(object)


def _taxonomy() -> pd.DataFrame:
    one = {
        "id": str(uuid.uuid5(_NAMESPACE, "taxonomy")),
        "name": _TAXONOMY,
        "description": "Fields of geomap that HSDS has no column for",
    }
    return pd.DataFrame([one])


def _terms() -> pd.DataFrame:
    labels = {f.column: (f.label["en"], f.language) for f in schema.fields()}
    labels["licence"] = ("Licence", None)
    rows = [
        {
            "id": str(uuid.uuid5(_NAMESPACE, f"term/{column}")),
            "code": column,
            "name": label,
            "description": label,
            "taxonomy": _TAXONOMY,
            "taxonomy_id": str(uuid.uuid5(_NAMESPACE, "taxonomy")),
            "language": language,
        }
        for column, (label, language) in labels.items()
    ]
    return pd.DataFrame(rows)
