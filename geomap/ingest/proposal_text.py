"""A proposal as a declaration: the TOML a person completes and keeps."""

import json
from collections.abc import Iterator, Mapping

from geomap.ingest.autopilot import Proposal
from geomap.ingest.functions import Specification
from geomap.model import vocabulary
from geomap.model.rows import Rows

_HEAD = """\
[source]
draft = true           # take this line out once the rest is complete
id = "{id}"
jurisdiction = "{jurisdiction}"      # a code of jurisdictions.csv, such as CA-ON
order = ""             # a code of orders_of_government.csv
publisher = {{ en = "", fr = "" }}
licence = ""
attribution = {{ en = "", fr = "" }}
language = "{language}"

[file]
format = "{format}"
"""


def of(proposal: Proposal, rows: Rows, id_: str) -> str:
    """Return the declaration; what only a person knows is left empty."""
    source = proposal.source
    head = _HEAD.format(
        id=id_,
        jurisdiction=_jurisdiction(id_),
        language=source.language,
        format=rows.format,
    )
    return "\n".join(
        [
            head,
            *_columns(proposal),
            *_ignored(proposal, rows),
            *_example(proposal, rows),
        ]
    )


def _jurisdiction(id_: str) -> str:
    """Return the code of the folder an id is in, empty when there is none.

    >>> _jurisdiction("on/elm"), _jurisdiction("ca/elm"), _jurisdiction("elm")
    ('CA-ON', 'CA', '')
    """
    folder = id_.partition("/")[0].upper()
    code = folder if folder == "CA" else f"CA-{folder}"
    return code if code in vocabulary.terms("jurisdictions") else ""


def _columns(proposal: Proposal) -> Iterator[str]:
    yield "[columns]"
    sure = {path: proposal.confidence[h] for h, path in proposal.paths.items()}
    for path, spec in proposal.source.columns.items():
        share = sure.get(path, 1.0)
        doubt = f"   # {round(share * 100)} %" if share < 1 else ""
        yield f"{_quoted(path)} = {value(spec)}{doubt}"
    yield ""


def _ignored(proposal: Proposal, rows: Rows) -> Iterator[str]:
    headers = [
        _quoted(header)
        for header in rows.table.columns
        if header not in proposal.paths and not header.startswith("@")
    ]
    yield "[ignore]"
    yield f"columns = [{', '.join(headers)}]"
    yield ""


def _example(proposal: Proposal, rows: Rows) -> Iterator[str]:
    # Only what is mapped: another column may name a person.
    cells = rows.table[[h for h in rows.table.columns if h in proposal.paths]]
    first = cells.head(1).to_dict("records")
    said = first[0] if first else {}
    known = {str(h): str(cell)[:200] for h, cell in said.items() if cell == cell}
    yield "[[example]]"
    yield 'why = ""'
    yield f"row = {value(known)}"
    yield "gives = { }"
    yield ""


def value(spec: Specification) -> str:
    """Return a specification as TOML.

    >>> value({"join": ["NO", "STREET"], "with": " "})
    '{ "join" = ["NO", "STREET"], "with" = " " }'
    """
    if isinstance(spec, Mapping):
        pairs = (f"{_quoted(key)} = {value(each)}" for key, each in spec.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(spec, list | tuple):
        return f"[{', '.join(value(each) for each in spec)}]"
    return _quoted(spec) if isinstance(spec, str) else json.dumps(spec)


def _quoted(text: str) -> str:
    # A JSON text is a TOML basic string but for the delete sign.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
