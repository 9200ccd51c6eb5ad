import io
import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import geopandas
import pandas as pd
import pytest

from geomap.errors import RefusedFile
from geomap.ingest import receive, sandbox
from geomap.ingest.readers import gdal
from geomap.ingest.readers.limits import LARGE, Limits
from geomap.model.directory import TEXT
from geomap.model.source import FileLayout


@pytest.fixture
def received(tmp_path):
    def receiving(name, content):
        return receive.receive(io.BytesIO(content), name, tmp_path / "inbox")

    return receiving


@pytest.fixture
def offices():
    table = pd.DataFrame({"NOM": ["Gaspé", "Amos"]})
    points = geopandas.points_from_xy([-64.4869, -78.1167], [48.8312, 48.5667])
    return geopandas.GeoDataFrame(table, geometry=points, crs="EPSG:4269")


def test_table_comes_back_as_text_with_its_points_and_issues(received):
    file = received(
        "a.csv", "Nom,Latitude,Longitude,Nom\nGaspé,48.8,-64.4,\nA\n".encode()
    )
    rows = sandbox.read(file)
    assert rows.table["Nom"].tolist()[0] == "Gaspé"
    assert rows.table["Nom"].dtype == TEXT
    assert rows.table["@x"].dtype == "float64"
    assert rows.table["Nom"].isna().tolist() == [False, True]
    assert list(rows.table.index) == [0, 1]
    assert rows.issues.counts == {"F005": 1, "F044": 1}
    assert rows.issues.withheld_rows == {2}
    assert (rows.format, rows.encoding, rows.crs) == ("csv", "utf-8", None)
    assert rows.layout["sandbox"] == {"network": True, "files": True}


def test_what_was_detected_can_be_corrected(received):
    file = received("a.csv", b"list\nnom,ville\nA,Amos\n")
    rows = sandbox.read(file, FileLayout(header_row=1, delimiter=";"))
    assert list(rows.table.columns) == ["list"]
    assert rows.table["list"].tolist() == ["nom,ville", "A,Amos"]


def test_child_leaves_nothing_behind(received, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    sandbox.read(received("a.csv", b"nom,ville\nA,Amos\n"))
    assert [path.name for path in tmp_path.iterdir()] == ["inbox"]


def test_environment_does_not_reach_the_child(received, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    assert len(sandbox.read(received("a.csv", b"nom,ville\nA,Amos\n"))) == 1


def test_time_that_runs_out_ends_the_child(received):
    file = received("a.csv", b"nom,ville\nA,Amos\n")
    with pytest.raises(RefusedFile) as refused:
        sandbox.read(file, limits=Limits(wall_time=0))
    assert refused.value.key == "F040"


def test_too_big_a_file_is_not_even_opened(received):
    file = received("a.csv", b"nom,ville\nA,Amos\n")
    with pytest.raises(RefusedFile) as refused:
        sandbox.read(file, limits=Limits(size=5))
    assert refused.value.key == "F022"


def test_memory_that_runs_out_is_told_as_that(received):
    lines = b"".join(b'{"a":"%d"}\n' % i for i in range(200_000))
    file = received("a.ndjson", lines)
    with pytest.raises(RefusedFile) as refused:
        sandbox.read(file, limits=Limits(memory=420_000_000))
    assert refused.value.key == "F041"


def test_child_that_dies_is_told_as_that(received, monkeypatch):
    monkeypatch.setattr(sandbox, "_START", "import os; os.abort()")
    with pytest.raises(RefusedFile) as refused:
        sandbox.read(received("a.csv", b"nom\nA\n"))
    assert refused.value.key == "F042"


@pytest.mark.parametrize(
    "attack",
    [
        "import pickle; open(w + '/rows.arrow', 'wb').write(pickle.dumps([1]))",
        "import os; os.symlink('/etc/passwd', w + '/rows.arrow')",
        "import pyarrow as pa; t = pa.table({'a': [1]}); "
        "pa.ipc.new_file(w + '/rows.arrow', t.schema).write(t)",
        "pass",
    ],
)
def test_parent_takes_nothing_but_the_table_it_was_promised(
    received, monkeypatch, attack
):
    header = '{"outcome":"ok","format":"csv","layout":{},"problems":[],"layers":{}}'
    start = (
        "import sys, json; w = json.load(open(sys.argv[2]))['work']; "
        f"open(w + '/header.json', 'w').write('{header}'); {attack}"
    )
    monkeypatch.setattr(sandbox, "_START", start)
    with pytest.raises(RefusedFile) as refused:
        sandbox.read(received("a.csv", b"nom\nA\n"))
    assert refused.value.key == "F042"


def test_children_of_the_child_do_not_outlive_it(received, monkeypatch, tmp_path):
    note = tmp_path / "pid"
    start = (
        "import os, sys, time\n"
        "pid = os.fork()\n"
        f"if pid: open({str(note)!r}, 'w').write(str(pid)); sys.exit(3)\n"
        "time.sleep(60)"
    )
    monkeypatch.setattr(sandbox, "_START", start)
    with pytest.raises(RefusedFile):
        sandbox.read(received("a.csv", b"nom\nA\n"))
    status = Path(f"/proc/{note.read_text()}/status")
    for _ in range(100):
        if not status.exists() or "zombie" in status.read_text():
            return
        time.sleep(0.05)
    pytest.fail("a child of the child is still there")


ATTEMPTS = {
    "a secret": "open(secret).read()",
    "a secret through C": "import pyarrow; pyarrow.memory_map(secret).read()",
    "a secret by descriptor": "import os; os.read(os.open(secret, os.O_RDONLY), 9)",
    "a connection": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "a datagram": "import socket; socket.socket(2, 2).sendto(b'x', ('127.0.0.1', 9))",
    "a name": "import socket; socket.getaddrinfo('example.org', 80)",
    "a program": "import subprocess; subprocess.run(['/bin/true'])",
    "a fork": "import os; os.fork()",
    "a shell": "import os; os.system('true')",
    "a file elsewhere": "open(elsewhere, 'w')",
    "a file elsewhere through C": "import pyarrow; pyarrow.OSFile(elsewhere, 'wb')",
    "a way up": "open('../x', 'w')",
}


@pytest.fixture(scope="module")
def attempts(tmp_path_factory):
    """Try everything forbidden in one confined child; return what each led to."""
    folder = tmp_path_factory.mktemp("confined")
    work = folder / "work"
    work.mkdir()
    (folder / "secret").write_text("secret")
    script = f"""
import json, sys
sys.path.append({str(sandbox._ROOT)!r})
from pathlib import Path
from geomap.ingest.readers import confinement, __main__ as child
from geomap.ingest.readers.limits import LARGE
work = Path({str(work)!r})
layers = confinement.confine(work, child._program(), LARGE)
names = dict(secret={str(folder / "secret")!r}, elsewhere={str(folder / "x")!r})
told = dict()
for name, code in json.loads({json.dumps(ATTEMPTS)!r}).items():
    try:
        exec(code, dict(names))
        told[name] = "allowed"
    except BaseException as error:
        told[name] = type(error).__name__
told["layers"] = layers
(work / "told.json").write_text(json.dumps(told))
"""
    subprocess.run(
        [sys.executable, "-I", "-c", script], check=True, cwd=work, timeout=60
    )
    return json.loads((work / "told.json").read_text())


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_confined_child_cannot_reach(attempts, attempt):
    assert attempts[attempt] in (
        "PermissionError",
        "OSError",
        "BlockingIOError",
        "gaierror",
    )


def test_both_layers_of_the_kernel_hold(attempts):
    assert attempts["layers"] == {"network": True, "files": True}


def test_flatgeobuf_is_read_with_every_other_driver_gone(offices, tmp_path):
    offices.to_file(tmp_path / "a.fgb", driver="FlatGeobuf")
    file = receive.receive(tmp_path / "a.fgb", "a.fgb", tmp_path / "inbox")
    rows = sandbox.read(file)
    assert sorted(rows.table["NOM"]) == ["Amos", "Gaspé"]
    assert rows.crs == "EPSG:4269"
    assert {"OGR_VRT", "GDALG", "WFS"} <= set(gdal.SKIPPED)


def test_geodatabase_is_read_with_every_other_driver_gone(offices, tmp_path):
    offices.to_file(tmp_path / "x.gdb", driver="OpenFileGDB", layer="bureaux")
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for each in sorted((tmp_path / "x.gdb").iterdir()):
            archive.write(each, f"x.gdb/{each.name}")
    rows = sandbox.read(receive.receive(path, "a.zip", tmp_path / "inbox"))
    assert rows.table["NOM"].tolist() == ["Gaspé", "Amos"]
    assert rows.table["@y"].tolist() == pytest.approx([48.8312, 48.5667])
    assert rows.layout["layer"] == "bureaux"


def test_hundred_thousand_rows_come_back_whole(tmp_path):
    path = tmp_path / "a.csv"
    line = ",".join(f"é{i}" for i in range(10))
    header = ",".join(f"c{i}" for i in range(10))
    path.write_text(header + "\n" + f"{line}\n" * 100_000, "utf-8")
    file = receive.receive(path, "a.csv", tmp_path / "inbox", limit=LARGE.size)
    rows = sandbox.read(file, limits=LARGE)
    assert rows.table.shape == (100_000, 10)
    assert rows.table["c9"].iloc[-1] == "é9"


WITHOUT_NAMESPACES = (
    "import sys; sys.path.append(sys.argv[1]); from pathlib import Path; "
    "from geomap.ingest.readers import confinement; "
    "confinement._leave_the_network = lambda: None; "
    "from geomap.ingest.readers.__main__ import main; sys.exit(main(Path(sys.argv[2])))"
)


def test_machine_that_cannot_shut_the_network_reads_what_needs_no_gdal(
    received, monkeypatch
):
    monkeypatch.setattr(sandbox, "_START", WITHOUT_NAMESPACES)
    rows = sandbox.read(received("a.csv", "nom,ville\nA,Gaspé\n".encode()))
    assert rows.table["ville"].tolist() == ["Gaspé"]
    assert rows.layout["sandbox"]["network"] is False


def test_machine_that_cannot_shut_the_network_says_so_for_the_rest(
    offices, monkeypatch, tmp_path
):
    monkeypatch.setattr(sandbox, "_START", WITHOUT_NAMESPACES)
    offices.to_file(tmp_path / "a.fgb", driver="FlatGeobuf")
    file = receive.receive(tmp_path / "a.fgb", "a.fgb", tmp_path / "inbox")
    with pytest.raises(RefusedFile) as refused:
        sandbox.read(file)
    assert refused.value.key == "F043"
    assert refused.value.facts == {"format": "flatgeobuf"}


def test_what_is_done_meanwhile_does_not_lengthen_the_limit_on_time(received):
    file = received("a.csv", b"nom,ville\nA,Amos\n")
    done = []

    with pytest.raises(RefusedFile) as refused:
        sandbox.read(
            file, limits=Limits(wall_time=0), meanwhile=lambda: done.append("loaded")
        )

    assert refused.value.key == "F040"
    assert done == ["loaded"]


def test_nothing_is_left_running_when_what_is_done_meanwhile_fails(received):
    file = received("a.csv", b"nom,ville\nA,Amos\n")
    before = set(_children())

    with pytest.raises(ZeroDivisionError):
        sandbox.read(file, meanwhile=lambda: 1 / 0)

    assert set(_children()) <= before


def _children():
    own = Path("/proc/self/task")
    return [
        child
        for task in own.iterdir()
        for child in (task / "children").read_text().split()
    ]
