"""The pipeline: one file understood, checked and compared; nothing is changed."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypedDict, Unpack

import numpy as np

from geomap.ingest import (
    autopilot,
    build,
    checks,
    diff,
    duplicates,
    knowledge,
    mapping,
    match,
    problems,
    sandbox,
    summary,
    template,
)
from geomap.ingest.build import Built
from geomap.ingest.checks.checked import Checked
from geomap.ingest.locating import Locator
from geomap.ingest.readers.limits import WEB, Limits
from geomap.ingest.receive import ReceivedFile
from geomap.ingest.summary import Understood
from geomap.model import directory as directories
from geomap.model import issue
from geomap.model.directory import Directory
from geomap.model.draft import Draft
from geomap.model.issue import Issue, Issues
from geomap.model.rows import Rows
from geomap.model.source import FileLayout, Source

Progress = Callable[[str], None]
# Without a day to compare with, nothing is old.
_LONG_AGO = datetime.date(1900, 1, 1)


class Around(TypedDict, total=False):
    """What a file is held against besides its own source.

    `others` are the published locations of other sources; `today` is the day facts
    are old or new by; `limits` what reading may cost; `told` hears the name of each
    step.
    """

    others: Directory | None
    today: datetime.date | None
    limits: Limits
    told: Progress


def prepare(
    file: ReceivedFile,
    source: Source | None,
    before: Directory | None = None,
    gazetteer: Locator | None = None,
    **around: Unpack[Around],
) -> Draft:
    """Return what a file would publish: read, mapped, normalized, located, compared.

    Without a source, or with one that maps no column, the autopilot maps them. Raises
    RefusedFile when the file cannot be read at all.
    """
    around.get("told", _silent)("read")
    layout = source.file if source else FileLayout()
    limits = around.get("limits", WEB)
    rows = sandbox.read(file, layout, limits=limits, meanwhile=knowledge.load)
    return of_rows(rows, source, before, gazetteer, **around)


def of_rows(
    rows: Rows,
    source: Source | None,
    before: Directory | None = None,
    gazetteer: Locator | None = None,
    **around: Unpack[Around],
) -> Draft:
    """Return the draft of rows that were read already."""
    told, others = around.get("told", _silent), around.get("others")
    told("map")
    known = _understood(rows, source)
    told("build")
    built = build.directory(known.fields, known.source, rows, gazetteer)
    told("compare")
    built = _matched(built, before, others)
    told("check")
    twice = duplicates.found(built, before, others)
    checked = Checked(
        directory=built.directory,
        row_numbers=built.row_numbers,
        fields=known.fields,
        source=known.source,
        today=around.get("today") or _LONG_AGO,
        before=before,
        gazetteer=gazetteer,
        headers=mapping.headers(known.source),
    )
    met = _told_once(checks.run(checked), is_unknown=source is None)
    if any(issue.catalogue()[code].withholds == "value" for code in met.counts):
        built = replace(built, directory=checks.withheld(checked, met))
    issues = problems.together([rows.issues, known.issues, built.issues, twice, met])
    built, issues = _usable(built, issues)
    return Draft(
        source_id=known.source.id,
        directory=built.directory,
        issues=issues,
        changes=diff.compare(before or directories.empty(), built.directory),
        summary=summary.of(rows, known, built, issues),
    )


def _understood(rows: Rows, source: Source | None) -> Understood:
    """Map the rows, by the source or by what the autopilot makes of them."""
    confidence: Mapping[str, float] | None = None
    unknown = issue.none()
    if source and template.is_filled(source, rows):
        source = template.as_template(source)
    if source is None or not source.columns:
        proposal = autopilot.propose(rows, source)
        unknown = issue.none() if source else autopilot.asked(proposal)
        source, confidence = proposal.source, proposal.confidence
    fields, issues = mapping.apply(source, rows)
    readable = ~(fields.index + 1).isin(list(rows.issues.withheld_rows))
    return Understood(
        source=source,
        fields=fields[readable],
        issues=issues + unknown,
        confidence=confidence,
    )


def _matched(built: Built, before: Directory | None, others: Directory | None) -> Built:
    kept = built.directory
    if before is not None and len(before):
        kept = match.keep_ids(kept, before)
    if others is not None and len(others):
        kept = match.same_as(kept, others)
    return replace(built, directory=kept)


def _usable(built: Built, issues: Issues) -> tuple[Built, Issues]:
    """Return what may be published; F062 says that nothing of the file may."""
    kept = _without(built, issues.withheld_rows)
    if len(kept.directory):
        return kept, issues
    return kept, issues + issue.of([Issue(code="F062")])


def _without(built: Built, withheld: set[int]) -> Built:
    """Return what is built without the rows that may not be published."""
    keep = ~np.isin(built.row_numbers, list(withheld))
    if keep.all():
        return built
    return replace(
        built, directory=built.directory.only(keep), row_numbers=built.row_numbers[keep]
    )


def _told_once(issues: Issues, *, is_unknown: bool) -> Issues:
    """Return the checks' issues without what building told already.

    A row is told by build to lack its name or place, and a file nobody declared is
    asked once who runs its counters; it is looked at, so that it needs no licence yet.
    """
    known = ["R102", "D708"] if is_unknown else ["R102"]
    return Issues(issues.table[~issues.table["code"].isin(known)])


def _silent(_: str) -> None:
    """Hear a step and say nothing."""
