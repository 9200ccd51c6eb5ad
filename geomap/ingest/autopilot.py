"""The autopilot: what the columns of an unknown file probably mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from geomap.ingest import evidence, parts, synonyms, weekdays
from geomap.model import issue, schema
from geomap.model.issue import Issue, Issues
from geomap.model.rows import Rows
from geomap.model.schema import Language
from geomap.model.source import Source

UNKNOWN = "unknown"
# A column below this is left alone, and reported.
LEAST = 0.5
_BY_FORM, _BY_SOUND = 0.7, 0.6
# How much an empty column, or a key that is not quite one, is worth beside others.
_EMPTY, _NEARLY = 0.6, 0.95
# Above any single column: it would hold the street without its number.
_JOINED = 0.96
_HOURS = "hours.osm"
_KEY = "location.external_id"
_BILINGUAL = frozenset(schema.headers_of_either_language())
# A file with so many of our own headers, and this share of them, is our template.
_OURS, _OURS_SHARE = 3, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A source made up for one file, and how sure each of its columns is.

    `confidence` is by header, 0 to 1; `paths` says what each header became.
    """

    source: Source
    confidence: Mapping[str, float]
    paths: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A header that wants a field, and the specification it would be mapped by."""

    path: str
    headers: tuple[str, ...]
    confidence: float
    spec: Any


def propose(rows: Rows, source: Source | None = None) -> Proposal:
    """Return the likeliest meaning of every column, each field given once.

    Columns that name persons are never mapped. What a source says already is kept.
    """
    table = rows.table.drop(columns=["@x", "@y"], errors="ignore")
    given = _of_layout(rows.layout)
    headers = [header for header in table.columns if header not in given]
    ours = _of_template(headers)
    if ours:
        return _proposal(
            rows, _decided(ours) | _geometry(rows.layout), source or _unknown("en")
        )
    samples = {header: evidence.sample(table[header]) for header in headers}
    language = source.language if source else _language(list(table.columns))
    week = _week(table, headers)
    alone = {h: v for h, v in samples.items() if not week or h not in week.headers}
    found = [*_claims(table, alone, language), *([week] if week else [])]
    claims = [claim for claim in found if claim.confidence >= LEAST]
    chosen = _decided([*claims, *_from_parts(samples, language, claims)])
    return _proposal(
        rows, {**chosen, **_geometry(rows.layout)}, source or _unknown(language)
    )


def asked(proposal: Proposal) -> Issues:
    """Return what no column says and a person must: once for the file (F061)."""
    fields = schema.by_path()
    given = {fields[path].base for path in proposal.source.columns}
    return issue.of(
        [
            Issue(code="F061", column=base, facts={"field": base})
            for base in ("organization.name", "organization.order")
            if base not in given
        ]
    )


def _of_layout(layout: Mapping[str, object]) -> dict[str, str]:
    """Return the headers the reader already took the points from, by role."""
    roles = ("column_x", "column_y", "column_wkt")
    return {str(layout[role]): role for role in roles if layout.get(role)}


def _geometry(layout: Mapping[str, object]) -> dict[str, _Claim]:
    axes = {"location.longitude": "column_x", "location.latitude": "column_y"}
    return {
        path: _Claim(path, (str(layout[role]),), 1.0, str(layout[role]))
        for path, role in axes.items()
        if layout.get(role)
    }


def _language(headers: Sequence[str]) -> Language:
    """Return the language most headers are in, English when they do not tell."""
    told = [meaning for h in headers for meaning in synonyms.meanings(h)[:1]]
    # Beside NAME, NAME_FR says that NAME is English.
    paired = {meaning.base for meaning in told if meaning.language != "fr"}
    french = [m for m in told if m.language == "fr" and m.base not in paired]
    others = [m for m in told if m.language is None and m.base in _BILINGUAL]
    english = [m for m in told if m.language == "en"]
    return "fr" if len(french) > len(english) + len(others) / 2 else "en"


def _claims(
    table: pd.DataFrame, samples: Mapping[str, tuple[str, ...]], language: Language
) -> list[_Claim]:
    found: list[_Claim] = []
    for header, values in samples.items():
        by_name = _by_name(header, values, language)
        found += by_name or _by_form(header, values, language)
    names = [claim for claim in found if claim.path.startswith("location.name")]
    named = any(claim.confidence > LEAST for claim in names)
    if not named:
        found += _likely_name(table, samples, language)
    return [c for claim in found if (c := _as_key(claim, table)) is not None]


def _as_key(claim: _Claim, table: pd.DataFrame) -> _Claim | None:
    """Return a claim, but for the key of a column that cannot tell rows apart."""
    if claim.path != _KEY or claim.confidence == 1.0:
        return claim
    column = table[claim.headers[0]]
    if not evidence.is_key(column):
        return None
    sure = claim.confidence * (1.0 if column.is_unique else _NEARLY)
    return replace(claim, confidence=sure)


def _week(table: pd.DataFrame, headers: Sequence[str]) -> _Claim | None:
    """Return the opening hours that columns for each weekday make together."""
    week = weekdays.of(table, headers)
    if week is None or week.confidence < LEAST:
        return None
    return _Claim(_HOURS, week.headers, week.confidence, week.spec)


def _likely_name(
    table: pd.DataFrame, samples: Mapping[str, tuple[str, ...]], language: Language
) -> list[_Claim]:
    """Return the column that best tells rows apart in words, if none is called name."""
    ranked = [
        (synonyms.sounds_like_a_name(name), evidence.distinction(table[name]), name)
        for name, values in samples.items()
        if evidence.are_short_words(values) and not synonyms.names_a_person(name)
    ]
    if not ranked:
        return []
    called, _, header = max(ranked, key=lambda r: (r[0], r[1]))
    sure = _BY_SOUND if called else LEAST
    return [_Claim(_path("location.name", language), (header,), sure, header)]


def _of_template(headers: Sequence[str]) -> list[_Claim]:
    """Return what our own headers are, whatever is in them, if most are ours."""
    ours = {header: synonyms.of_template(header) for header in headers}
    known = {header: path for header, path in ours.items() if path}
    if len(known) < max(_OURS, _OURS_SHARE * len(headers)):
        return []
    return [_Claim(path, (header,), 1.0, header) for header, path in known.items()]


def _by_name(header: str, values: tuple[str, ...], language: Language) -> list[_Claim]:
    claims = []
    for meaning in synonyms.meanings(header):
        share = evidence.share(values, meaning.base)
        sure = meaning.confidence * _weight(share)
        sure *= 1.0 if values else _EMPTY
        path = _path(meaning.base, meaning.language or language)
        # What says its language comes before what does not.
        sure -= 0.01 if meaning.language is None and path != meaning.base else 0.0
        claims.append(_Claim(path, (header,), sure, header))
    return claims


def _weight(share: float | None) -> float:
    """Return how much the values leave of what the header promised."""
    if share is None:
        return 1.0
    return 1.0 if share >= 0.8 else share + 0.1


def _by_form(header: str, values: tuple[str, ...], language: Language) -> list[_Claim]:
    if synonyms.names_a_person(header):
        return []
    first = evidence.order_of_pairs(values)
    if first:
        return [
            _Claim(
                f"location.{axis}",
                (header,),
                _BY_FORM,
                {"longitude_latitude": header, "part": axis, "first": first},
            )
            for axis in ("longitude", "latitude")
        ]
    base = evidence.told(values)
    return [_Claim(_path(base, language), (header,), _BY_FORM, header)] if base else []


def _path(base: str, language: Language) -> str:
    return base if base in schema.by_path() else f"{base}.{language}"


def _from_parts(
    samples: Mapping[str, tuple[str, ...]], language: Language, claims: list[_Claim]
) -> list[_Claim]:
    """Return the street made of several columns, if none holds it whole."""
    lines = [c.headers[0] for c in claims if c.path.startswith("address.line")]
    if any(evidence.are_numbered(samples[header]) for header in lines):
        return []
    headers = parts.of_street([header for header, values in samples.items() if values])
    if len(headers) < 2:
        return []
    spec = {"join": [_cleaned(header) for header in headers], "with": " "}
    return [_Claim(f"address.line.{language}", headers, _JOINED, spec)]


def _cleaned(header: str) -> object:
    return {"number_text": header} if parts.is_number(header) else header


def _decided(claims: Sequence[_Claim]) -> dict[str, _Claim]:
    """Return one claim for each field and header, the surest together."""
    paths = sorted({claim.path for claim in claims})
    names = sorted({claim.headers for claim in claims})
    value = np.zeros((len(names), len(paths)))
    best: dict[tuple[int, int], _Claim] = {}
    for claim in claims:
        place = (names.index(claim.headers), paths.index(claim.path))
        if claim.confidence > value[place]:
            value[place] = claim.confidence
            best[place] = claim
    rows, columns = linear_sum_assignment(value, maximize=True)
    chosen = [best[p] for p in zip(rows, columns, strict=True) if p in best]
    pairs = [c for c in claims if isinstance(c.spec, dict) and "part" in c.spec]
    taken = {claim.path: claim for claim in chosen}
    return {**{c.path: c for c in pairs if c.path not in taken}, **taken}


def _unknown(language: Language) -> Source:
    return Source(
        id=UNKNOWN, jurisdiction="", publisher={}, licence="", attribution={},
        order="", language=language,
    )  # fmt: skip


def _proposal(rows: Rows, chosen: Mapping[str, _Claim], source: Source) -> Proposal:
    order = list(schema.by_path())
    claims = sorted(chosen.values(), key=lambda claim: order.index(claim.path))
    claims = [claim for claim in claims if claim.path not in source.constants]
    wkt = rows.layout.get("column_wkt")
    proposed = replace(
        source,
        columns={claim.path: claim.spec for claim in claims},
        ignore=(*source.ignore, *([str(wkt)] if wkt else [])),
    )
    return Proposal(
        source=proposed,
        confidence={h: round(c.confidence, 2) for c in claims for h in c.headers},
        paths={header: claim.path for claim in claims for header in claim.headers},
    )
