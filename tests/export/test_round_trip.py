"""What is exported can be handed in again: the readers of uploads understand it."""

import pytest

from geomap.export import formats as export
from geomap.ingest import receive, sandbox
from tests.export import directories

SOURCES = {"ca/offices": directories.source()}


@pytest.mark.parametrize("code", export.FORMATS)
def test_an_export_is_read_as_an_upload(code, tmp_path):
    path = tmp_path / f"out{export.FORMATS[code].suffix}"
    export.write(directories.small(), code, path, sources=SOURCES)

    received = receive.receive(path, path.name, tmp_path / "inbox")
    rows = sandbox.read(received)

    assert len(rows) == 2
    assert dict(rows.issues.counts) == {}
    assert rows.table["@x"].tolist()[0] == pytest.approx(-75.6972)
    assert rows.table["@y"].tolist()[0] == pytest.approx(45.4215)
    assert rows.table["@x"].isna().tolist() == [False, True]
    values = set(rows.table.iloc[1].dropna().astype(str))
    assert "Bureau de Gatineau" in values
