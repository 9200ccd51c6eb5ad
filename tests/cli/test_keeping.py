from click.testing import CliRunner

from geomap.cli import main
from tests.store import shelves


def run(folder, *arguments: str):
    home = {"GEOMAP_HOME": str(folder / "home")}
    return CliRunner().invoke(main, [*arguments, "--language", "en"], env=home)


def test_a_sound_shelf_is_said_to_be_well(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    result = run(tmp_path, "verify")
    assert result.exit_code == 0
    assert result.output.startswith("All is well")


def test_a_damaged_object_is_named_and_the_command_fails(tmp_path):
    shelf = shelves.opened(tmp_path)
    version = shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    objects = tmp_path / "home" / "objects" / "directories"
    (objects / f"{version.sha256}.parquet").write_bytes(b"damaged")
    result = run(tmp_path, "verify")
    assert result.exit_code == 4
    assert f"directories/{version.sha256}.parquet is damaged" in result.output


def test_a_backup_verifies_as_a_shelf_of_its_own(tmp_path):
    shelf = shelves.opened(tmp_path)
    shelves.published(shelf, shelves.directory("Cornwall"), tmp_path)
    result = run(tmp_path, "backup", str(tmp_path / "copy" / "home"))
    assert result.exit_code == 0
    assert "set GEOMAP_HOME to it" in result.output
    assert run(tmp_path / "copy", "verify").exit_code == 0
