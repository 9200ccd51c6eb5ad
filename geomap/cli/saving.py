"""check --save: what the autopilot understood of a file, kept as a declaration."""

import re
import tempfile
from pathlib import Path

from geomap import config
from geomap.errors import Conflict, UserError
from geomap.ingest import autopilot, proposal_text, receive, sandbox
from geomap.ingest.readers.limits import LARGE
from geomap.model import vocabulary
from geomap.model.source import FileLayout

_ID = re.compile(r"([a-z]{2})/[a-z0-9]+(?:-[a-z0-9]+)*")


def place(id_: str) -> Path:
    """Return where the declaration of a new source is to be.

    Raises:
        UserError: The id is not a jurisdiction's folder and a plain name.
        Conflict: A declaration is there already; it is never overwritten.
    """
    told = _ID.fullmatch(id_)
    if told is None or (told[1] != "ca" and told[1].upper() not in _provinces()):
        raise UserError("check.save.bad_id", {"id": id_})
    path = config.settings().sources / f"{id_}.toml"
    if path.exists():
        raise Conflict("check.save.exists", {"file": path})
    return path


def write(file: Path, id_: str, path: Path) -> None:
    """Write the declaration that the autopilot proposes for a file.

    It is a draft: what only a person knows is empty, and no command uses it before.
    """
    with tempfile.TemporaryDirectory(prefix="geomap-save-") as folder:
        received = receive.receive(file, file.name, Path(folder), limit=LARGE.size)
        rows = sandbox.read(received, FileLayout(), limits=LARGE)
    text = proposal_text.of(autopilot.propose(rows), rows, id_)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as kept:
            kept.write(text)
    except FileExistsError:
        raise Conflict("check.save.exists", {"file": path}) from None


def _provinces() -> frozenset[str]:
    return frozenset(vocabulary.terms("provinces"))
