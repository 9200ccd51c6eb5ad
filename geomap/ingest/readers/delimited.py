"""CSV, TSV and their cousins, read strictly and fast.

What the file is (encoding, delimiter, header) is decided from its beginning with care;
then Arrow reads the body at full speed as text, and every row of another width is
reported with its line: a cell is never moved to another column.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from geomap.errors import RefusedFile
from geomap.ingest.readers import coordinates, encoding, headers, tidying
from geomap.ingest.readers.found import TEXT, Found, Problem, problem
from geomap.ingest.readers.limits import Limits
from geomap.ingest.readers.passing import Passing
from geomap.ingest.readers.task import Task

_SAMPLE = 400_000
_BLOCK = 16_000_000
_DELIMITERS = (",", ";", "\t", "|")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_DECIMAL_POINT = re.compile(r"[+-]?\d+\.\d+")
# Opens the bytes of the rows anew.
Stream = Callable[[], pa.NativeFile]
_NAMED = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


def read(task: Task) -> Found:
    """Read a delimited text file."""
    if not Path(task.path).stat().st_size:
        raise RefusedFile("F002")
    file = Passing(task.path)
    data, encoded = encoding.as_utf8(file.bytes, task.layout.encoding)
    sample = _sample(data)
    delimiter = _delimiter(sample, task.layout.delimiter)
    rows, ends = _parsed(sample, delimiter)
    header = headers.find(rows, task.layout.header_row)
    _check_quotes(data, delimiter)
    start = (
        len("".join(_LINES.findall(sample)[: ends[header.last]]).encode())
        if header.last >= 0
        else 0
    )
    table, problems = _body(
        partial(file.stream, data.slice(start)),
        header.names,
        delimiter=delimiter,
        limits=task.limits,
    )
    table, more = tidying.tidy(table, {each["row"] for each in problems})
    decimal = task.layout.decimal or _decimal(rows[header.last + 1 :])
    layout = {
        "encoding": encoded,
        "delimiter": delimiter,
        "decimal": decimal,
        "header_row": header.first + 1,
    }
    found = Found(
        table=table,
        format="csv",
        encoding=encoded,
        layout=layout,
        problems=[*header.problems, *problems, *more],
    )
    return coordinates.located(found, task.layout)


def _sample(data: pa.Buffer) -> str:
    """Return the beginning as text, cut after a whole line where the file goes on."""
    text = bytes(memoryview(data)[:_SAMPLE]).decode("utf-8", "ignore")
    if not text.strip():
        raise RefusedFile("F002")
    if data.size > _SAMPLE and (cut := max(text.rfind("\n"), text.rfind("\r"))) > 0:
        return text[: cut + 1]
    return text


def _delimiter(sample: str, declared: str | None) -> str:
    """Return the delimiter that cuts most rows into the same number of cells."""
    if declared:
        delimiter = _NAMED.get(declared.lower(), declared)
        if len(delimiter) != 1 or not delimiter.isascii() or delimiter in '"\r\n':
            raise RefusedFile("F021", {"format": repr(declared)[:20]})
        return delimiter
    head = sample[:100_000]
    return max(_DELIMITERS, key=lambda each: _evenness(head, each))


def _evenness(sample: str, delimiter: str) -> float:
    rows, _ = _parsed(sample, delimiter, most=200)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return count / len(rows) + min(width, 50) / 100


def _parsed(
    sample: str, delimiter: str, most: int = headers.LOOKED_AT
) -> tuple[list[list[str]], list[int]]:
    """Return the first rows, and for each the number of lines up to its end."""
    lines = _LINES.findall(sample)
    reader = csv.reader(lines, delimiter=delimiter)
    rows, ends = [], []
    try:
        for row in reader:
            rows.append(row)
            ends.append(reader.line_num)
            if len(rows) >= most:
                break
    except csv.Error as error:
        raise _too_long(error) from None
    return rows, ends


def _too_long(error: csv.Error) -> RefusedFile:
    if "field limit" in str(error):
        return RefusedFile("F024", {"column": "", "limit": csv.field_size_limit()})
    return RefusedFile("F033")


def _check_quotes(data: pa.Buffer, delimiter: str) -> None:
    """Refuse (F057) a file in which a quotation mark is opened and never closed."""
    view = np.frombuffer(data, dtype=np.uint8)
    marks = sum(
        int(np.count_nonzero(view[i : i + _BLOCK] == ord('"')))
        for i in range(0, len(view), _BLOCK)
    )
    if marks % 2 == 0:
        return
    stream = io.TextIOWrapper(io.BytesIO(memoryview(data)), "utf-8", newline="")
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise RefusedFile("F057", {"line": line}) from None
            if "field limit" in str(error):
                raise _too_long(error) from None
        line = reader.line_num + 1


def _body(
    stream: Stream, names: tuple[str, ...], *, delimiter: str, limits: Limits
) -> tuple[pa.Table, list[Problem]]:
    """Return the rows, those of another width blank in their place and reported."""
    if len(names) > limits.columns:
        raise RefusedFile("F025", {"limit": limits.columns})
    if not stream().read(_SAMPLE).strip():
        raise RefusedFile("F045")
    odd: list[arrow_csv.InvalidRow] = []
    table = _table(stream, names, delimiter, odd)
    if odd:
        # Only a single thread knows the number of a row; most files never need it.
        odd = []
        table = _table(stream, names, delimiter, odd, is_counting=True)
    return _with_odd_rows(table, odd, delimiter) if odd else (table, [])


def _table(
    stream: Stream,
    names: tuple[str, ...],
    delimiter: str,
    odd: list[arrow_csv.InvalidRow],
    *,
    is_counting: bool = False,
) -> pa.Table:
    def keep(row: arrow_csv.InvalidRow) -> str:
        odd.append(row)
        return "skip"

    try:
        return arrow_csv.read_csv(
            stream(),
            read_options=arrow_csv.ReadOptions(
                column_names=names, use_threads=not is_counting, block_size=_BLOCK
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=delimiter,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=keep,
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, TEXT),
                strings_can_be_null=True,
                null_values=[""],
            ),
        )
    except pa.ArrowInvalid as error:
        raise _refusal(str(error)) from None


def _refusal(said: str) -> RefusedFile:
    if "straddling" in said or "block size" in said:
        return RefusedFile("F024", {"column": "", "limit": _BLOCK})
    return RefusedFile("F045" if "Empty CSV" in said else "F001")


def _with_odd_rows(
    table: pa.Table, odd: list[arrow_csv.InvalidRow], delimiter: str
) -> tuple[pa.Table, list[Problem]]:
    places = np.array([row.number - 1 for row in odd])
    width = table.num_columns
    cells = [_cells(row.text, delimiter, width) for row in odd]
    problems = [
        problem("F044", row.number, expected=width, found=row.actual_columns)
        for row, kept in zip(odd, cells, strict=True)
        if kept is None
    ]
    blank: list[str | None] = [None] * width
    filled = [kept or blank for kept in cells]
    columns = [pa.array(column, TEXT) for column in zip(*filled, strict=True)]
    extra = pa.table(columns, names=table.column_names)
    total = len(table) + len(odd)
    order = np.empty(total, dtype=np.int64)
    regular = np.ones(total, dtype=bool)
    regular[places] = False
    order[regular] = np.arange(len(table))
    order[places] = np.arange(len(table), total)
    return pa.concat_tables([table, extra]).take(order), problems


def _cells(text: str, delimiter: str, width: int) -> list[str | None] | None:
    """Return the cells of a row that is only longer by empty cells; else None."""
    cells = next(csv.reader([text], delimiter=delimiter), [])
    if len(cells) <= width or any(cell.strip() for cell in cells[width:]):
        return None
    return [cell or None for cell in cells[:width]]


def _decimal(rows: list[list[str]]) -> str | None:
    cells = [cell.strip() for row in rows for cell in row]
    commas = sum(bool(_DECIMAL_COMMA.fullmatch(cell)) for cell in cells)
    points = sum(bool(_DECIMAL_POINT.fullmatch(cell)) for cell in cells)
    if not commas and not points:
        return None
    return "," if commas > points else "."
