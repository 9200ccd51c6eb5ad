r"""Whole records packed into one text, as old KML tools left them, taken apart again.

"<b>City:</b> Jaffray<br><b>Phone:</b> …", a two-column HTML table, "City: Jaffray\n…",
or all on one line: "City: Jaffray Phone: 250 …". On one line nothing shows where a
value ends and the next key begins; but keys repeat over rows and values do not.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from geomap.ingest.readers.flattening import Record

_NAMES = ("description", "popupinfo", "popup_info")
_SAMPLE = 300
_MOST_KEYS = 60
_CELL = re.compile(
    r"<t[dh][^>]*>(.*?)</t[dh]>\s*<t[dh][^>]*>(.*?)</t[dh]>", re.S | re.I
)
_BREAK = re.compile(r"<br\s*/?>|</p>|</div>|</li>|</tr>|[\r\n]+", re.I)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LINE = re.compile(r"\s*([^:<>]{1,60}?)\s*:(?!//)\s*(.*)", re.S)
_BREAKS = ("<br", "<b>", "<td", "\n", "<p", "<li", "<strong>")


def unpacked(records: Sequence[Record]) -> Iterable[Record]:
    """Return the records, a packed description's keys added as columns of their own."""
    name = next((n for r in records[:1] for n in r if n.lower() in _NAMES), None)
    if name is None:
        return records
    texts = [record.get(name) or "" for record in records]
    sample = [text for text in texts if text][:_SAMPLE]
    if not sample or sum(":" in t or "<td" in t.lower() for t in sample) < 0.8 * len(
        sample
    ):
        return records
    if any(mark in sample[0].lower() for mark in _BREAKS):
        parts = [pairs(text) for text in texts]
    else:
        parts = _run_together(texts)
    wide = Counter(key for part in parts for key in part)
    if not wide or len(wide) > _MOST_KEYS or wide.most_common(1)[0][1] < len(texts) / 2:
        return records
    return [_merged(r, part, name) for r, part in zip(records, parts, strict=True)]


def pairs(text: str) -> Record:
    """Return the keys and values of one HTML or line-broken description.

    >>> pairs("<br><b>Ville:</b> Gaspé<br><b>Bureau:</b> ")
    {'Ville': 'Gaspé', 'Bureau': None}
    """
    cells = _CELL.findall(text)
    if cells:
        return {
            k: plain(v) for key, v in cells if (k := (plain(key) or "").rstrip(" :"))
        }
    found: Record = {}
    for line in _BREAK.split(text):
        match = _LINE.fullmatch(_TAG.sub(" ", line))
        if match and (key := plain(match[1])):
            found.setdefault(key, plain(match[2]))
    return found


def plain(text: str) -> str | None:
    """Return text without tags and entities, None where nothing is left."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split()) or None


def _run_together(texts: Sequence[str]) -> list[Record]:
    keys = _keys([t for t in texts if t])
    if not keys:
        return [{} for _ in texts]
    pattern = r"\s+".join(
        rf"{re.escape(key)}:\s*(?P<v{i}>.*?)" for i, key in enumerate(keys)
    )
    whole = re.compile(rf"\s*{pattern}\s*", re.S)
    return [_split(whole, keys, text) for text in texts]


def _split(whole: re.Pattern[str], keys: Sequence[str], text: str) -> Record:
    match = whole.fullmatch(text)
    return {key: match[f"v{i}"] or None for i, key in enumerate(keys)} if match else {}


def _keys(texts: Sequence[str]) -> list[str]:
    """Return the keys that stand in the same order in most rows."""
    step = max(1, len(texts) // _SAMPLE)
    cut = [re.split(r":(?:\s+|$)", text) for text in texts[::step]]
    usual = Counter(map(len, cut)).most_common(1)[0][0]
    rows = [parts for parts in cut if len(parts) == usual]
    if usual < 3 or len(rows) < 0.7 * len(cut):
        return []
    columns = list(zip(*rows, strict=True))[:-1]
    keys = [" ".join(columns[0][0].split()), *map(_common_end, columns[1:])]
    return keys if all(keys) and len(set(keys)) == len(keys) else []


def _common_end(texts: Sequence[str]) -> str:
    """Return the words with which all texts end: the key that follows each value."""
    words = zip(*(reversed(text.split()) for text in texts), strict=False)
    shared = takewhile(lambda places: len(set(places)) == 1, words)
    return " ".join(reversed([places[0] for places in shared]))


def _merged(record: Record, part: Record, name: str) -> Record:
    added = {
        key if key not in record else f"{name}.{key}": v for key, v in part.items()
    }
    return {**record, **added}
