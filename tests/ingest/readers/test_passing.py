import pyarrow as pa

from geomap.ingest.readers.passing import Passing


def test_bytes_come_back_after_their_pages_were_let_go(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes(b"name\nGander\n" * 10_000)
    file = Passing(str(path))
    before = bytes(memoryview(file.bytes))

    file.let_go()

    assert bytes(memoryview(file.bytes)) == before == path.read_bytes()


def test_a_stream_gives_every_byte_of_its_part_once(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes(b"name\nGander\nNain\n")
    file = Passing(str(path))

    stream = file.stream(file.bytes.slice(5))

    assert stream.read(7) == b"Gander\n"
    assert stream.read(100) == b"Nain\n"
    assert stream.read(1) == b""


def test_text_of_another_encoding_streams_from_its_own_copy(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes(b"Montr\xe9al\n")

    stream = Passing(str(path)).stream(pa.py_buffer("Montréal\n".encode()))

    assert stream.read(100).decode() == "Montréal\n"
