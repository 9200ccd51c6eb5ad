"""CSV: UTF-8 with a mark, so that spreadsheets show accents; credits beside it."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import csv

from geomap.export import formulas
from geomap.export.content import Content

_MARK = b"\xef\xbb\xbf"


def write(content: Content, path: Path) -> None:
    """Write the locations, and the credits to `<name>.sources.csv`."""
    write_table(content.locations, path)
    write_credits(content, path)


def write_credits(content: Content, path: Path) -> None:
    """Write the credits beside a file whose format has no place for them."""
    write_table(content.credits, path.with_name(f"{path.stem}.sources.csv"))


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write one table with its formulas neutralized."""
    safe = formulas.neutralized(table)
    with path.open("wb") as file:
        file.write(_MARK)
        csv.write_csv(pa.Table.from_pandas(safe, preserve_index=False), file)
