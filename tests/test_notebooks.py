"""The notebooks run from the first cell to the last, against a small shelf."""

import ast
import json
from pathlib import Path

import nbclient
import nbformat
import pytest

from tests import handmade_places, handmade_shelf

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebook")
    handmade_shelf.opened(folder)
    environment = {
        "GEOMAP_HOME": str(folder / "home"),
        "GEOMAP_GAZETTEER": str(handmade_places.written(folder)),
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
    }
    notebook = nbformat.read(ROOT / "notebooks" / "nearest_office.ipynb", as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        resources = {"metadata": {"path": str(ROOT)}}
        nbclient.NotebookClient(notebook, timeout=60, resources=resources).execute()
    return notebook


def test_the_nearest_offices_are_found(executed):
    asked, told = executed.cells[3], executed.cells[4]
    assert asked.outputs[0]["data"]["text/plain"] == "'found'"
    assert told.outputs[0]["text"].splitlines() == [
        "30\N{NO-BREAK SPACE}m\tOttawa Counter",
        "240\N{NO-BREAK SPACE}m\tOntario Counter, Ottawa",
        "2.0\N{NO-BREAK SPACE}km\tGatineau Counter",
    ]


def test_the_map_draws_only_those_offices(executed):
    page = executed.cells[-1].outputs[0]["data"]["text/html"]
    assert "Gatineau Counter" in page
    assert "Windsor" not in page


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.name)
def test_a_notebook_is_kept_without_outputs_and_defines_nothing(file):
    cells = json.loads(file.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [cell["outputs"] for cell in code] == [[] for _ in code]
    assert {cell["execution_count"] for cell in code} == {None}
    defining = (ast.FunctionDef, ast.ClassDef, ast.Lambda)
    for cell in code:
        tree = ast.parse("".join(cell["source"]))
        assert not [node for node in ast.walk(tree) if isinstance(node, defining)]
