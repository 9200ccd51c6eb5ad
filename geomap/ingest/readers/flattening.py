"""Nested records made flat: dotted headers, lists joined, nothing lost."""

import json
from collections.abc import Mapping

from geomap.ingest.readers.strict_json import Constant, Json

BETWEEN = "; "
Record = dict[str, str | None]


def flat(record: Mapping[str, Json]) -> Record:
    """Return a record's values as text under dotted headers.

    >>> flat(
    ...     {"name": {"en": "Office", "fr": "Bureau"}, "tags": ["a", "b"], "open": True}
    ... )
    {'name.en': 'Office', 'name.fr': 'Bureau', 'tags': 'a; b', 'open': 'true'}
    >>> flat({"phones": [{"number": "1"}, {"number": "2"}]})
    {'phones.number': '1; 2'}
    """
    result: Record = {}
    for key, value in record.items():
        _add(result, str(key), value)
    return result


def text(value: Json) -> str | None:
    """Return one scalar as text, None where there is nothing."""
    if value is None or value == "" or isinstance(value, Constant):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if type(value) is str else str(value)


def _add(result: Record, key: str, value: Json) -> None:
    if isinstance(value, Mapping):
        for inner, each in value.items():
            _add(result, f"{key}.{inner}", each)
    elif isinstance(value, list):
        _add_list(result, key, value)
    else:
        result[key] = text(value)


def _add_list(result: Record, key: str, values: list[Json]) -> None:
    if _in_languages(values):
        for each in values:
            _add(result, f"{key}.{_language(each)}", _said(each))
    elif all(not isinstance(each, Mapping | list) for each in values):
        result[key] = BETWEEN.join(t for v in values if (t := text(v))) or None
    elif all(isinstance(each, Mapping) for each in values):
        _add_joined(result, key, values)
    else:
        result[key] = json.dumps(values, ensure_ascii=False)


def _add_joined(result: Record, key: str, values: list[Mapping[str, Json]]) -> None:
    joined: dict[str, list[str]] = {}
    for each in values:
        for inner, cell in flat(each).items():
            if cell is not None:
                joined.setdefault(inner, []).append(cell)
    for inner, cells in joined.items():
        result[f"{key}.{inner}"] = BETWEEN.join(cells)


def _in_languages(values: list[Json]) -> bool:
    """Whether a list says one thing in several languages: [{lang: en, value: …}, …]."""
    return (
        bool(values)
        and all(
            isinstance(each, Mapping) and _language(each) and _said(each) is not None
            for each in values
        )
        and len({_language(each) for each in values}) == len(values)
    )


def _language(each: Mapping[str, Json]) -> str:
    told = each.get("lang") or each.get("language") or each.get("@lang") or ""
    return str(told)[:2].lower() if str(told)[:2].lower() in ("en", "fr", "iu") else ""


def _said(each: Mapping[str, Json]) -> Json:
    keys = [k for k in each if k not in ("lang", "language", "@lang")]
    return each[keys[0]] if len(keys) == 1 else None
