"""Changes: what differs between what is published and what was just read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd

ChangeKind = Literal["added", "removed", "moved", "renamed", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One location's difference: which field, from what, to what."""

    kind: ChangeKind
    id: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    metres: float | None = None


@dataclass(frozen=True)
class Changes:
    """All differences, as columns: kind, id, field, before, after, metres."""

    table: pd.DataFrame

    def __len__(self) -> int:
        return len(self.table)

    def first(self, count: int) -> Iterator[Change]:
        """Yield the first changes, in order."""
        columns = ["kind", "id", "field", "before", "after", "metres"]
        shown = self.table.head(count)[columns].astype(object)
        for row in shown.where(shown.notna(), None).itertuples(index=False):
            kind, id_, field, before, after, metres = row
            yield Change(
                kind=kind,
                id=id_,
                field=field,
                before=before,
                after=after,
                metres=metres,
            )

    @property
    def counts(self) -> dict[str, int]:
        """How many locations were added, removed, moved, renamed and changed."""
        each = self.table.drop_duplicates(["kind", "id"])["kind"].value_counts()
        return {k: int(each.get(k, 0)) for k in
                ("added", "removed", "moved", "renamed", "changed")}  # fmt: skip
