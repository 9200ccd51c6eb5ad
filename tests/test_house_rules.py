"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "geomap").rglob("*.py"))
VAGUE = re.compile(r"(^|/)(utils?|helpers?|common|misc|services|manager)(\.py|/)")


def functions(file: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("file", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_at_most_300_lines_and_a_function_at_most_40(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300
    long = [f.name for f in functions(file) if f.end_lineno - f.lineno + 1 > 40]
    assert long == []


def test_the_median_module_is_short():
    sizes = sorted(len(file.read_text("utf-8").splitlines()) for file in MODULES)
    assert sizes[len(sizes) // 2] <= 110


def test_no_module_has_a_vague_name():
    names = [str(file.relative_to(ROOT)) for file in MODULES]
    assert [name for name in names if VAGUE.search(name)] == []


def test_only_the_sandboxed_readers_open_publishers_files_with_gdal():
    gdal = re.compile(r"\b(read_file|read_dataframe|pyogrio)\b")
    users = {
        str(file.relative_to(ROOT))
        for file in MODULES
        if gdal.search(file.read_text(encoding="utf-8"))
    }
    # places.build reads two packages locked by hash, never a file somebody sends.
    allowed = ("geomap/ingest/readers/", "geomap/export/", "geomap/places/build.py")
    assert {u for u in users if not u.startswith(allowed)} == set()


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bpickle\b|\bmarshal\b|yaml\.load",
        r"\beval\(|\bexec\(",
        r"shell=True",
        r"verify=False",
        r"\bMarkup\(|\|\s*safe\b",
    ],
)
def test_nothing_dangerous_is_used(pattern):
    files = [*MODULES, *(ROOT / "geomap").rglob("*.html")]
    users = [
        str(file.relative_to(ROOT))
        for file in files
        if re.search(pattern, file.read_text(encoding="utf-8"))
    ]
    assert users == []


def test_no_script_writes_html_into_a_page():
    scripts = [
        path
        for path in (ROOT / "geomap" / "web").rglob("*.js")
        if "vendor" not in path.parts
    ]
    assert scripts
    unsafe = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write")
    assert [p.name for p in scripts if unsafe.search(p.read_text("utf-8"))] == []


def test_the_drawn_floors_are_the_ones_the_linter_holds():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = re.search(r"```floors\n(.*?)```", page, re.DOTALL)
    assert drawn is not None
    floors = [line.split("  ")[0].strip() for line in drawn[1].splitlines()]
    assert floors == layers


def test_no_committed_text_holds_a_path_of_somebody_s_machine():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    places = {str(p) for p in (ROOT.parent, Path.home())} - {"/"}
    machine = re.compile("|".join(re.escape(place) + "/" for place in places))
    found = []
    for name in filter(None, listed):
        file = ROOT / name
        if not file.is_file() or file.suffix in {".png", ".parquet", ".zip", ".xlsx"}:
            continue
        text = file.read_bytes().decode("utf-8", errors="ignore")
        if machine.search(text):
            found.append(name)
    assert found == []
