"""Read a file in this process, for the tests of single readers; the sandbox has its own."""

from pathlib import Path

import pytest

from geomap.ingest.readers import choosing
from geomap.ingest.readers.limits import LARGE
from geomap.ingest.readers.task import Task
from geomap.model.source import FileLayout

SAMPLES = Path(__file__).parents[3] / "data" / "samples"
CONFINED = {"network": True, "files": True}


@pytest.fixture
def read(tmp_path):
    """Return a function from a sample's name or a path to what was found in it."""

    def reading(file, **layout):
        path = file if isinstance(file, Path) else SAMPLES / file
        work = tmp_path / "work"
        work.mkdir(exist_ok=True)
        task = Task(
            path=str(path),
            name=path.name,
            work=str(work),
            layout=FileLayout(**layout),
            limits=LARGE,
        )
        return choosing.read(task, CONFINED)

    return reading


@pytest.fixture
def text(tmp_path, read):
    """Return a function that writes text or bytes to a file of that name and reads it."""

    def writing(name, content, **layout):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(path, **layout)

    return writing
