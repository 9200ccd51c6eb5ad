import tomllib

from geomap.ingest import autopilot, declaration, proposal_text
from tests.ingest.declared import rows

READ = rows(
    NAME=["Elm \"Old\" Library", "Oak"], NO=["12", "9"], STREET_NAME=["Main St", "A St"],
    PHOTOGRAPHER=["x", "y"],
)  # fmt: skip


def test_a_proposal_can_be_kept_once_a_person_completes_it(tmp_path):
    text = proposal_text.of(autopilot.propose(READ), READ, "on/elm")
    kept = (
        text.replace(next(x for x in text.splitlines() if x.startswith("draft")), "")
        .replace('order = ""', 'order = "municipal"')
        .replace('en = "", fr = ""', 'en = "Elm", fr = "Elm"')
        .replace('licence = ""', 'licence = "CC0-1.0"')
        .replace('why = ""', 'why = "the first row"')
        .replace("gives = { }", 'gives = { "address.line.en" = "12 Main St" }')
    )

    source = declaration.read(tomllib.loads(kept), tmp_path / "elm.toml", "on/elm")

    assert source.columns["location.name.en"] == "NAME"
    assert source.columns["address.line.en"]["join"][1] == "STREET_NAME"
    assert source.ignore == ("PHOTOGRAPHER",)
    assert source.examples[0].row["NAME"] == 'Elm "Old" Library'
    assert "PHOTOGRAPHER" not in source.examples[0].row
