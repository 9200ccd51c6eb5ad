"""Where everything comes from, and what nobody has supplied yet, in words."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.finding.finder import Finder
from geomap.i18n import formats, freshness, words
from geomap.model import vocabulary
from geomap.model.schema import Language
from geomap.model.snapshot import Snapshot, Version
from geomap.web import links

# The columns of the table of gaps: orders of government that fill the same place.
COLUMNS = (
    ("federal", ("federal",)),
    ("provincial", ("provincial", "territorial")),
    ("municipal", ("municipal",)),
    ("indigenous", ("indigenous",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceShown:
    """One source in the reader's language."""

    version: Version
    publisher: str
    licence: str
    attribution: str
    homepage: str | None
    as_of: str | None
    published: str
    freshness: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Gaps:
    """One province or territory: how many counters of each column are known."""

    name: str
    counts: tuple[int, ...]


def sources(
    snapshot: Snapshot, language: Language, today: datetime.date
) -> tuple[SourceShown, ...]:
    """Return every source of the snapshot, by publisher."""
    shown = [source(each, language, today) for each in snapshot.versions.values()]
    return tuple(sorted(shown, key=lambda one: (one.publisher, one.version.source_id)))


def source(version: Version, language: Language, today: datetime.date) -> SourceShown:
    """Return one version of a source, in words."""
    as_of = formats.date(version.as_of, language) if version.as_of else None
    return SourceShown(
        version=version,
        publisher=version.publisher.get(language, version.source_id),
        licence=_licence(version.licence, language),
        attribution=version.attribution.get(language, ""),
        homepage=links.web(version.homepage),
        as_of=as_of,
        published=formats.date(version.published_at, language),
        freshness=freshness.say(version.as_of, language, today),
        note=(version.note or {}).get(language),
    )


def publishers(
    snapshot: Snapshot, source_ids: Sequence[str], language: Language
) -> tuple[str, ...]:
    """Return sources by the names of their publishers, each name once."""
    known = snapshot.versions
    names = (
        known[one].publisher.get(language, one) if one in known else one
        for one in source_ids
    )
    return tuple(dict.fromkeys(names))


def gaps(finder: Finder, language: Language) -> tuple[Gaps, ...]:
    """Return, for all provinces and territories, what is there and what is not."""
    known = finder.supplied
    return tuple(
        Gaps(
            term.name(language),
            tuple(sum(known.get((code, o), 0) for o in each) for _, each in COLUMNS),
        )
        for code, term in vocabulary.terms("provinces").items()
    )


def _licence(licence: str, language: Language) -> str:
    """Return a licence's own short name; what is no licence, in words."""
    return words.say("licence.facts", language) if licence == "facts" else licence
