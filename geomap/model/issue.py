"""Issues: what is wrong with data, as values. The words are in geomap/i18n/words."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from typing import Literal

import numpy as np
import pandas as pd

# file: the upload cannot be published; error: the row or value is withheld;
# warning: published with a note; note: worth knowing.
Severity = Literal["file", "error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("file", "error", "warning", "note")
# What an issue withholds from publication: the whole file, the row, the one value.
Withholds = Literal["file", "row", "value", "nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One entry of the catalogue, codes/issues.csv. `code` is permanent."""

    code: str
    name: str
    severity: Severity
    withholds: Withholds
    repair: Literal["auto", "suggest", "ask", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One problem found in the data.

    `row` is the row in the publisher's file as a person counts it (the first data row
    is 1), None for the whole file; `column` is the publisher's own header where there
    is one. `facts` fill the placeholders of the sentence.
    """

    code: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    suggestion: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """The catalogue entry of this issue."""
        return catalogue()[self.code]


@cache
def catalogue() -> dict[str, Kind]:
    """Return every kind of issue by its code."""
    file = resources.files("geomap.model").joinpath("codes", "issues.csv")
    lines = io.StringIO(file.read_text("utf-8"), newline="")
    return {row["code"]: Kind(**row) for row in csv.DictReader(lines)}  # type: ignore[arg-type]


@dataclass(frozen=True)
class Issues:
    """Many issues, kept as columns so that a million are ordinary.

    Columns: code, row (Int64), column, value, suggestion, facts (dict or None).
    """

    table: pd.DataFrame

    def __len__(self) -> int:
        return len(self.table)

    def __add__(self, other: "Issues") -> "Issues":
        if not len(other):
            return self
        if not len(self):
            return other
        return Issues(pd.concat([self.table, other.table], ignore_index=True))

    def __iter__(self) -> Iterator[Issue]:
        for code, row, column, value, suggestion, facts in self.table.itertuples(
            index=False, name=None
        ):
            yield Issue(
                code=code,
                row=None if pd.isna(row) else int(row),
                column=column,
                value=value,
                suggestion=suggestion,
                facts=facts or {},
            )

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many issues there are of each code, most first."""
        return {str(k): int(v) for k, v in self.table["code"].value_counts().items()}

    @property
    def by_severity(self) -> dict[Severity, int]:
        """How many issues there are of each severity, every severity named."""
        counted = self.counts
        return {
            severity: sum(
                n
                for code, n in counted.items()
                if catalogue()[code].severity == severity
            )
            for severity in SEVERITIES
        }

    @property
    def block_the_file(self) -> bool:
        """Whether nothing of this file may be published."""
        return any(catalogue()[code].withholds == "file" for code in self.counts)

    @property
    def withheld_rows(self) -> set[int]:
        """The rows, numbered from 1, that may not be published."""
        codes = [c for c in self.counts if catalogue()[c].withholds == "row"]
        rows = self.table.loc[self.table["code"].isin(codes), "row"].dropna()
        return set(rows.astype(int))

    def of(self, code: str) -> "Issues":
        """Return only the issues of one code."""
        return Issues(self.table[self.table["code"] == code].reset_index(drop=True))

    def first(self, per_code: int) -> "Issues":
        """Return at most this many issues of each code, in order."""
        return Issues(self.table.groupby("code", sort=False).head(per_code))


# What a refresh changes more than expected: wrong nearly always, yet a person who knows
# why may say that it is right.
CONFIRMABLE = frozenset({"D704", "D705", "D706", "D711"})
COLUMNS = ("code", "row", "column", "value", "suggestion", "facts")


@cache
def none() -> Issues:
    """Return no issues: always the same ones, since most checks find nothing."""
    return of([])


def of(issues: Sequence[Issue]) -> Issues:
    """Return the issues as one table."""
    rows = [(i.code, i.row, i.column, i.value, i.suggestion, i.facts) for i in issues]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return Issues(table.astype({"row": "Int64"}))


def found(
    code: str,
    rows: Sequence[int] | np.ndarray,
    *,
    column: str | None = None,
    values: Sequence[object] | None = None,
    suggestions: Sequence[object] | None = None,
    facts: Sequence[Mapping[str, object]] | None = None,
) -> Issues:
    """Return one issue of this code for each row number (numbered from 1)."""
    if code not in catalogue():
        raise KeyError(code)
    count = len(rows)
    if not count:
        return none()
    # Objects, so that a million issues share one text of their code and column.
    table = pd.DataFrame(
        {
            "code": [code] * count,
            "column": [column] * count,
            "value": _text(values, count),
            "suggestion": _text(suggestions, count),
            "facts": [None] * count if facts is None else list(facts),
        },
        dtype=object,
    )
    numbers = pd.Series(np.asarray(rows, dtype="int64"), dtype="Int64")
    table.insert(1, "row", numbers)
    return Issues(table)


def _text(values: Sequence[object] | None, count: int) -> list[str | None]:
    if values is None:
        return [None] * count
    return [None if v is None or v != v else str(v) for v in values]
