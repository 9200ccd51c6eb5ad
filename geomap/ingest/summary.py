"""The summary of a draft: what a person looks at first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geomap.ingest import functions
from geomap.ingest.build import Built
from geomap.model.issue import Issues
from geomap.model.rows import Rows
from geomap.model.source import Source


@dataclass(frozen=True, kw_only=True)
class Understood:
    """What mapping made of a file; `confidence` is set when the autopilot did it."""

    source: Source
    fields: pd.DataFrame
    issues: Issues
    confidence: Mapping[str, float] | None = None


def of(rows: Rows, known: Understood, built: Built, issues: Issues) -> dict[str, Any]:
    """Return the summary: rows, accepted, located, left out, verdict, columns, counts.

    Every row of the file is a location or left out.
    """
    accepted = len(built.directory)
    wanted = len(known.fields)
    left_out = {
        "unwanted": len(rows) - wanted,
        "incomplete": wanted - accepted,
    }
    if accepted + sum(left_out.values()) != len(rows) or min(left_out.values()) < 0:
        message = f"{len(rows)} rows, {accepted} locations, {left_out} left out"
        raise AssertionError(message)
    return {
        "rows": len(rows),
        "accepted": accepted,
        "located": int(built.directory.locations["latitude"].notna().sum()),
        "left_out": left_out,
        "verdict": verdict(issues),
        "format": rows.format,
        "encoding": rows.encoding,
        "crs": built.crs,
        "columns": _columns(rows, known),
        "counts": issues.by_severity,
    }


def verdict(issues: Issues) -> str:
    """Return blocked, warnings or clean."""
    if issues.block_the_file:
        return "blocked"
    counts = issues.by_severity
    return "warnings" if counts["error"] or counts["warning"] else "clean"


def _columns(rows: Rows, known: Understood) -> list[dict[str, object]]:
    """Return, for each of their columns, what it became and how sure that is."""
    paths: dict[str, list[str]] = {}
    for path, spec in known.source.columns.items():
        for header in functions.compiled(spec).headers:
            paths.setdefault(header, []).append(path)
    return [
        {
            "header": header,
            "path": ", ".join(paths[header]) if header in paths else None,
            "confidence": _confidence(header, header in paths, known.confidence),
        }
        for header in rows.table.columns
        if header not in ("@x", "@y")
    ]


def _confidence(
    header: str, is_mapped: object, confidence: Mapping[str, float] | None
) -> float | None:
    if not is_mapped:
        return None
    return 1.0 if confidence is None else confidence.get(header)
