"""What an export holds: the locations, each with its licence, and whom to credit."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from geomap.errors import UserError
from geomap.model.directory import TEXT, Directory

CREDIT_COLUMNS = (
    "source", "licence", "publisher_en", "publisher_fr",
    "attribution_en", "attribution_fr", "homepage", "as_of",
)  # fmt: skip


class Credited(Protocol):
    """What a source says of itself: a Source or a Version will do."""

    @property
    def licence(self) -> str:
        """The licence's short name."""

    @property
    def publisher(self) -> Mapping[str, str]:
        """Who publishes, in English and French."""

    @property
    def attribution(self) -> Mapping[str, str]:
        """The sentence the licence asks for, in English and French."""

    @property
    def homepage(self) -> str | None:
        """The publisher's page about the data."""

    @property
    def as_of(self) -> str | None:
        """The date of the facts, ISO 8601."""


@dataclass(frozen=True)
class Content:
    """The columns of the schema and `licence`; and a row of credit for each source."""

    locations: pd.DataFrame
    credits: pd.DataFrame

    @property
    def credits_as_json(self) -> str:
        """The credits as a JSON list of objects without unknown members."""
        return json.dumps(self.credit_records, ensure_ascii=False)

    @property
    def credit_records(self) -> list[dict[str, str]]:
        """The credits as records of what is known."""
        return [
            {str(k): v for k, v in row.items() if isinstance(v, str) and v}
            for row in self.credits.to_dict("records")
        ]


def of(directory: Directory, sources: Mapping[str, Credited]) -> Content:
    """Return what is exported; raise UserError for a source without a known licence."""
    named = directory.locations["source"]
    used = sorted(named.dropna().unique())
    for source in used:
        if source not in sources or not sources[source].licence:
            raise UserError("export.licence_unknown", {"source": source})
    licences = {source: sources[source].licence for source in used}
    locations = directory.locations.assign(licence=named.map(licences).astype(TEXT))
    rows = [_credit(source, sources[source]) for source in used]
    table = pd.DataFrame(rows, columns=list(CREDIT_COLUMNS), dtype=object)
    return Content(locations, table.astype(TEXT))


def _credit(source: str, said: Credited) -> tuple[str | None, ...]:
    return (
        source,
        said.licence,
        said.publisher.get("en"),
        said.publisher.get("fr"),
        said.attribution.get("en"),
        said.attribution.get("fr"),
        said.homepage,
        said.as_of,
    )
