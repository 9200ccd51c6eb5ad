import pytest

from geomap.store import disk


def test_a_file_is_placed_with_all_its_chunks(tmp_path):
    path = tmp_path / "folder" / "object"
    disk.place(path, [b"one", b"", b"two"])
    assert path.read_bytes() == b"onetwo"
    assert [p.name for p in path.parent.iterdir()] == ["object"]


def test_a_file_that_is_there_is_replaced(tmp_path):
    disk.place(tmp_path / "object", [b"old"])
    disk.place(tmp_path / "object", [b"new"])
    assert (tmp_path / "object").read_bytes() == b"new"


def test_when_the_chunks_fail_the_old_file_stays_and_no_part_is_left(tmp_path):
    def failing():
        yield b"half"
        raise OSError(5, "Input/output error")

    disk.place(tmp_path / "object", [b"old"])
    with pytest.raises(OSError, match="Input/output"):
        disk.place(tmp_path / "object", failing())
    assert (tmp_path / "object").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["object"]


def test_the_bytes_are_durable_before_the_name_and_the_name_before_the_return(
    tmp_path, monkeypatch
):
    done = []
    for name in ("write", "flush", "rename", "flush_folder"):
        step = getattr(disk, name)

        def told(*args, name=name, step=step):
            done.append(name)
            return step(*args)

        monkeypatch.setattr(disk, name, told)
    disk.place(tmp_path / "object", [b"one"])
    assert done == ["write", "flush", "rename", "flush_folder"]


def test_a_file_has_the_permissions_this_person_gives_new_files(tmp_path):
    disk.place(tmp_path / "object", [b"one"])
    (tmp_path / "other").touch()
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1
