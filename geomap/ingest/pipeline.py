"""The pipeline: one file understood, checked and compared; nothing is changed."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from geomap.ingest import (
    autopilot,
    build,
    diff,
    duplicates,
    mapping,
    match,
    sandbox,
    summary,
)
from geomap.ingest.build import Built
from geomap.ingest.locating import Locator
from geomap.ingest.readers.limits import WEB, Limits
from geomap.ingest.receive import ReceivedFile
from geomap.ingest.summary import Understood
from geomap.model import directory as directories
from geomap.model import issue
from geomap.model.directory import Directory
from geomap.model.draft import Draft
from geomap.model.rows import Rows
from geomap.model.source import FileLayout, Source

Progress = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Around:
    """What a file is held against besides its own source.

    `others` are the published locations of other sources; `today` is the day facts
    are old or new by (None: nothing is old); `told` hears the name of each step.
    """

    others: Directory | None = None
    today: datetime.date | None = None
    limits: Limits = WEB
    told: Progress = lambda _: None


ALONE = Around()


def prepare(
    file: ReceivedFile,
    source: Source | None,
    before: Directory | None = None,
    gazetteer: Locator | None = None,
    around: Around = ALONE,
) -> Draft:
    """Return what a file would publish: read, mapped, normalized, located, compared.

    Without a source the file goes through the autopilot. Raises RefusedFile when it
    cannot be read at all.
    """
    around.told("read")
    layout = source.file if source else FileLayout()
    rows = sandbox.read(file, layout, limits=around.limits)
    return of_rows(rows, source, before, gazetteer, around)


def of_rows(
    rows: Rows,
    source: Source | None,
    before: Directory | None = None,
    gazetteer: Locator | None = None,
    around: Around = ALONE,
) -> Draft:
    """Return the draft of rows that were read already."""
    around.told("map")
    known = _understood(rows, source)
    around.told("build")
    built = build.directory(known.fields, known.source, rows, gazetteer)
    around.told("compare")
    built = _matched(built, before, around.others)
    around.told("check")
    issues = rows.issues + known.issues + built.issues
    issues += duplicates.found(built, before, around.others)
    built = _without(built, issues.withheld_rows)
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
    if source is None:
        proposal = autopilot.propose(rows)
        source, confidence = proposal.source, proposal.confidence
        unknown = autopilot.asked(proposal)
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


def _without(built: Built, withheld: set[int]) -> Built:
    """Return what is built without the rows that may not be published."""
    keep = ~np.isin(built.row_numbers, list(withheld))
    if keep.all():
        return built
    return replace(
        built, directory=built.directory.only(keep), row_numbers=built.row_numbers[keep]
    )
