import hashlib
import io
import stat

import pytest

from geomap.errors import RefusedFile
from geomap.ingest import receive


def test_bytes_are_kept_hashed_and_private(tmp_path):
    file = receive.receive(io.BytesIO(b"nom\nA\n"), "bureaux.csv", tmp_path / "inbox")
    assert file.path.read_bytes() == b"nom\nA\n"
    assert file.sha256 == hashlib.sha256(b"nom\nA\n").hexdigest()
    assert (file.size, file.name) == (6, "bureaux.csv")
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_name_of_the_sender_never_becomes_a_path(tmp_path):
    file = receive.receive(io.BytesIO(b"x"), "../../etc/passwd", tmp_path / "inbox")
    assert file.path.parent == tmp_path / "inbox"
    assert file.name == "passwd"


def test_path_is_copied(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"nom\n")
    file = receive.receive(tmp_path / "a.csv", "a.csv", tmp_path / "inbox")
    assert file.path != tmp_path / "a.csv"
    assert file.path.read_bytes() == b"nom\n"


@pytest.mark.parametrize(("content", "code"), [(b"", "F002"), (b"x" * 11, "F022")])
def test_nothing_and_too_much_are_refused_and_leave_nothing(tmp_path, content, code):
    with pytest.raises(RefusedFile) as refused:
        receive.receive(io.BytesIO(content), "a.csv", tmp_path / "inbox", limit=10)
    assert refused.value.key == code
    assert list((tmp_path / "inbox").iterdir()) == []


def test_stream_that_breaks_leaves_nothing(tmp_path):
    class Broken(io.BytesIO):
        def read(self, _=-1):
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        receive.receive(Broken(), "a.csv", tmp_path / "inbox")
    assert list((tmp_path / "inbox").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\r\nX-Evil: 1.csv", "aX-Evil: 1.csv"),
        ("..", "file"),
        ("", "file"),
        ("C:\\bureaux\\a.csv", "a.csv"),
        ("e\u0301cole.csv", "\u00e9cole.csv"),
        ("日本.csv", "日本.csv"),
        ("x" * 300 + ".csv", "x" * 108 + ".csv"),
    ],
)
def test_name_is_fit_to_be_shown(name, shown):
    assert receive.clean_name(name) == shown
