"""Read the file of one task, inside the confined child, and hand over the outcome."""

import json
from collections.abc import Mapping
from pathlib import Path

from geomap.errors import RefusedFile
from geomap.ingest.readers import choosing, handing_over
from geomap.ingest.readers.task import Task

OUT_OF_MEMORY = 41


def run(task: Task, layers: Mapping[str, bool]) -> int:
    """Write `rows.arrow` and `header.json` into the work folder; return the status."""
    work = Path(task.work)
    try:
        found = choosing.read(task, layers)
        header = handing_over.write(found, work, task.limits)
    except RefusedFile as refused:
        header = {"outcome": "refused", "code": refused.key, "facts": refused.facts}
    except MemoryError:
        return OUT_OF_MEMORY
    header["layers"] = dict(layers)
    text = json.dumps(header, ensure_ascii=True, default=str)
    (work / "header.json").write_text(text, "utf-8")
    return 0
