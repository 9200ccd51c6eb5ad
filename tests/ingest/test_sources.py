import pytest

from geomap.errors import SourceError
from geomap.ingest import sources

GOOD = """
[source]
id = "on/test"
jurisdiction = "CA-ON"
order = "provincial"
publisher = { en = "Ontario", fr = "Ontario" }
licence = "OGL-ON-1.0"
attribution = { en = "From Ontario", fr = "De l'Ontario" }
as_of = 2026-01-31

[columns]
"location.external_id" = "ID"
"location.name" = "NAME"
"address.line.en" = { join = ["NO", "STREET"], with = " " }

[constants]
"location.type" = "library"

[keep]
STATUS = ["Active", ""]

[identity]
key = ["NAME"]

[ignore]
columns = ["GLOBALID"]

[expect]
rows = { min = 1, max = 9 }
filled = { "location.point" = 0.9 }

[[example]]
why = "as it is"
row = { ID = "1", NAME = "Main" }
gives = { "location.name.en" = "Main" }
"""


def loaded(folder, text):
    file = folder / "on" / "test.toml"
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    return sources.load(folder)


def test_a_declaration_becomes_a_source_named_by_its_path(tmp_path):
    source = loaded(tmp_path, GOOD)["on/test"]

    assert source.columns["location.name"] == "NAME"
    assert source.keep == {"STATUS": ("Active", "")}
    assert (source.expect.rows_min, source.expect.rows_max) == (1, 9)
    assert source.as_of == "2026-01-31"
    assert source.examples[0].why == "as it is"
    assert (source.key, source.ignore) == (("NAME",), ("GLOBALID",))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('licence = "OGL-ON-1.0"', "", "source.licence"),
        ('licence = "OGL-ON-1.0"', 'license = "x"', "source.license"),
        ('id = "on/test"', 'id = "on/other"', "source.id"),
        ('"CA-ON"', '"ON"', "source.jurisdiction"),
        ('"provincial"', '"province"', "source.order"),
        (', fr = "Ontario" }', " }", "source.publisher.fr"),
        ('"location.name" = "NAME"', '"location.nom" = "NAME"', "columns.location.nom"),
        ('"location.name" = "NAME"', '"location.id" = "NAME"', "columns.location.id"),
        ('"location.name" = "NAME"\n', "", "columns.location.name"),
        ("{ join = ", "{ jion = ", "columns.address.line.en"),
        ('"library"', '"librairy"', "constants.location.type"),
        ('key = ["NAME"]', 'keys = ["NAME"]', "identity.keys"),
        ('STATUS = ["Active", ""]', 'STATUS = "Active"', "keep.STATUS"),
        ("rows = { min = 1", "rows = { least = 1", "expect.rows.least"),
        (
            '"location.point" = 0.9',
            '"location.point" = 90',
            "expect.filled.location.point",
        ),
        ("[expect]", "[expects]", "expects"),
        ('gives = { "location.name.en"', 'gives = { "name"', "example.1.gives.name"),
        ('why = "as it is"\n', "", "example.1.why"),
    ],
)
def test_a_wrong_declaration_names_its_file_and_key(tmp_path, old, new, key):
    assert old in GOOD

    with pytest.raises(SourceError) as refused:
        loaded(tmp_path, GOOD.replace(old, new))

    assert refused.value.key == key
    assert refused.value.file.name == "test.toml"


def test_a_declaration_without_an_example_is_refused(tmp_path):
    with pytest.raises(SourceError, match="show at least one row"):
        loaded(tmp_path, GOOD[: GOOD.index("[[example]]")])


def test_a_file_that_is_not_toml_is_refused(tmp_path):
    with pytest.raises(SourceError, match="not a TOML file"):
        loaded(tmp_path, "[source")
