"""Documents to bring: what a service asks for, as far as anybody published it.

Read from one table of facts, each with its source. What is not in the table is not
known: nobody is told to come with too little.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from geomap.model.records import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing to bring for a service.

    `province` is None where it is the same in the whole country. `source` is the page
    it was read from, in each language it has one; `source_date` is that page's own
    date, None where it shows none.
    """

    service: str
    province: str | None
    name: Text
    source: Text
    source_date: str | None


def load(path: Path) -> tuple[Document, ...]:
    """Return the documents of the table, none when there is no such file."""
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(_document(row) for row in csv.DictReader(lines))


def needed(
    documents: Iterable[Document], service: str, province: str | None
) -> tuple[Document, ...]:
    """Return what to bring for a service in a province, in the order of the table.

    What a province asks for replaces what the whole country does; nothing means that
    it is not known.
    """
    mine = [one for one in documents if one.service == service]
    here = [one for one in mine if one.province and one.province == province]
    return tuple(here or [one for one in mine if one.province is None])


def _document(row: dict[str, str]) -> Document:
    return Document(
        service=row["service"],
        province=row["province"] or None,
        name=Text(row["document_en"], row["document_fr"]),
        source=Text(row["source_url_en"] or None, row["source_url_fr"] or None),
        source_date=row["source_date"] or None,
    )
