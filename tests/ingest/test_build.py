import pandas as pd
import pytest

from geomap.ingest import build, mapping
from tests.ingest.declared import rows, source


def built(read, gazetteer=None, **declared):
    declared.setdefault("columns", {"location.name": "NAME"})
    said = source(**declared)
    fields, _ = mapping.apply(said, read)
    return build.directory(fields, said, read, gazetteer)


def one(made, *names):
    location = made.directory.locations.iloc[0]
    found = tuple(location[name] for name in names)
    return found if len(found) > 1 else found[0]


class Towns:
    """A locator that knows one town."""

    def locate(self, _postal_codes, localities, _provinces):
        known = [name == "Iqaluit" for name in localities]
        where = lambda value: [value if k else None for k in known]  # noqa: E731
        return pd.DataFrame(
            {
                "latitude": pd.Series(where(63.7467), dtype="float64"),
                "longitude": pd.Series(where(-68.517), dtype="float64"),
                "quality": where("locality"),
                "radius": pd.Series(where(5000.0), dtype="float64"),
                "origin": where("gazetteer_place"),
                "census_subdivision": where("6204003"),
            }
        )


PLACED = {"location.name": "NAME", "address.province": "P"}


def test_values_are_normalized_by_their_type():
    read = rows(
        NAME=[" Main  Library "], A=["14 water st w"], PC=["k6h5t9"], T=["6135550123"],
        P=["Ontario"], H=["Mon-Fri 8:30-4:30"], L=["English and French"],
    )  # fmt: skip
    made = built(
        read,
        columns={
            "location.name": "NAME", "address.line": "A", "address.postal_code": "PC",
            "phone.voice": "T", "address.province": "P", "hours.osm": "H",
            "language.offered": "L",
        },
    )  # fmt: skip

    assert one(made, "name_en", "address_line_en", "address_postal_code") == (
        "Main Library", "14 Water St W", "K6H 5T9",
    )  # fmt: skip
    assert one(made, "phone_voice", "address_province") == ("+1-613-555-0123", "ON")
    assert one(made, "hours_osm", "language_offered") == ("Mo-Fr 08:30-16:30", "en;fr")


def test_what_the_source_says_of_all_rows_fills_what_no_column_says():
    made = built(rows(NAME=["A"], **{"@x": [-75.69], "@y": [45.42]}), as_of="2026-09")

    assert one(made, "organization_name_en", "organization_order") == (
        "Ontario", "provincial",
    )  # fmt: skip
    assert one(made, "organization_jurisdiction", "type") == ("CA", "other")
    assert one(made, "provenance_date", "source") == ("2026-09", "on/test")


def test_who_compiles_a_list_of_the_community_does_not_run_its_places():
    library = rows(NAME=["A"], **{"@x": [-75.69], "@y": [45.42]})
    made = built(library, layer="community", order="community")

    assert made.directory.locations["organization_name_en"].isna().all()
    assert one(made, "organization_order") == "community"
    assert "R102" not in made.issues.counts


def test_one_language_is_never_copied_into_the_other():
    made = built(
        rows(NAME=["Bureau"], **{"@x": [-75.69], "@y": [45.42]}), language="fr"
    )

    assert one(made, "name_fr") == "Bureau"
    assert made.directory.locations["name_en"].isna().all()


def test_a_row_without_a_name_or_a_place_is_left_out_and_told():
    made = built(
        rows(NAME=["A", None, "C"], TOWN=["Ottawa", "Ottawa", None]),
        columns={"location.name": "NAME", "address.locality": "TOWN"},
    )

    told = made.issues.of("R102").table
    assert list(made.row_numbers) == [1]
    assert list(told["row"]) == [2, 3]
    assert [f["field"] for f in told["facts"]] == ["location.name", "address.line"]


def test_a_one_line_address_fills_the_parts_no_column_gives():
    made = built(
        rows(NAME=["Centre"], A=["20 Falcon Drive, Whitehorse, YT Y1A 6B2"]),
        columns={"location.name": "NAME", "address.line": "A"},
    )

    assert one(made, "address_line_en", "address_locality_en") == (
        "20 Falcon Drive", "Whitehorse",
    )  # fmt: skip
    assert one(made, "address_province", "address_postal_code") == ("YT", "Y1A 6B2")


def test_a_toll_free_number_in_the_local_field_moves():
    made = built(
        rows(NAME=["A"], T=["1-800-622-6232"], **{"@x": [-75.69], "@y": [45.42]}),
        columns={"location.name": "NAME", "phone.voice": "T"},
    )

    assert one(made, "phone_toll_free") == "+1-800-622-6232"
    assert made.directory.locations["phone_voice"].isna().all()
    assert made.issues.counts["C402"] == 1


def test_hours_that_cannot_be_read_are_kept_as_a_note():
    made = built(
        rows(NAME=["A"], H=["when the moon is full"], **{"@x": [-75.7], "@y": [45.4]}),
        columns={"location.name": "NAME", "hours.osm": "H"},
    )

    assert one(made, "hours_note_en") == "when the moon is full"
    assert made.issues.counts["H501"] == 1


@pytest.mark.parametrize(
    ("x", "y", "code"),
    [(45.42, -75.69, "L203"), (75.69, 45.42, "L204")],
)
def test_swapped_and_unsigned_coordinates_are_mended_where_the_province_proves_it(
    x, y, code
):
    made = built(rows(NAME=["A"], P=["ON"], **{"@x": [x], "@y": [y]}), columns=PLACED)

    assert one(made, "latitude", "longitude") == (45.42, -75.69)
    assert made.issues.counts[code] == 1


def test_swapped_coordinates_that_prove_nothing_are_withheld_with_a_suggestion():
    made = built(
        rows(NAME=["A"], P=["BC"], **{"@x": [45.42], "@y": [-75.69]}), columns=PLACED
    )

    assert len(made.directory) == 0
    assert next(iter(made.issues.of("L203"))).suggestion == "45.42, -75.69"


@pytest.mark.parametrize(
    ("x", "y", "code"),
    [
        (0.0, 0.0, "L202"),
        (2.35, 48.85, "L206"),
        (-123.12, 49.28, "L207"),
    ],
)
def test_points_that_cannot_be_right_are_withheld(x, y, code):
    made = built(
        rows(NAME=["A"], P=["ON"], C=["Ottawa"], **{"@x": [x], "@y": [y]}),
        columns={**PLACED, "address.locality": "C"},
    )

    assert made.directory.locations["latitude"].isna().all()
    assert made.issues.counts[code] == 1


def test_degrees_minutes_seconds_are_understood():
    made = built(
        rows(NAME=["A"], LAT=["45°25'17\" N"], LON=["75°41'24\" W"]),
        columns={
            "location.name": "NAME", "location.latitude": "LAT",
            "location.longitude": "LON",
        },
    )  # fmt: skip

    assert one(made, "latitude") == pytest.approx(45.42139, abs=1e-5)
    assert one(made, "longitude") == pytest.approx(-75.69, abs=1e-5)


def test_a_declared_projection_is_converted_and_said():
    read = rows(
        NAME=["A"], crs="EPSG:26918", **{"@x": [445_600.0], "@y": [5_030_200.0]}
    )
    made = built(read)

    assert one(made, "latitude") == pytest.approx(45.425, abs=0.01)
    assert one(made, "position_origin") == "converted"
    assert made.issues.counts["L215"] == 1


def test_a_projection_nobody_can_prove_is_asked():
    read = rows(NAME=["A"], C=["X"], **{"@x": [312_000.0], "@y": [4_800_000.0]})
    made = built(read, columns={"location.name": "NAME", "address.locality": "C"})

    assert made.issues.counts["F046"] == 1
    assert made.issues.block_the_file
    assert made.directory.locations["latitude"].isna().all()


def test_the_decimals_tell_what_a_point_is_good_for():
    read = rows(
        NAME=["A", "B", "C"],
        **{"@x": [-75.6972, -75.697, -75.7], "@y": [45.4215, 45.4, 45.4]},
    )
    made = built(read)

    assert list(made.directory.locations["position_quality"]) == [
        "street", "street", "census_subdivision",
    ]  # fmt: skip


def test_the_gazetteer_places_what_has_no_point_and_never_passes_it_off_as_exact():
    made = built(
        rows(NAME=["A", "B"], TOWN=["Iqaluit", "Nowhere"]),
        Towns(),
        columns={"location.name": "NAME", "address.locality": "TOWN"},
    )

    assert one(made, "latitude", "position_quality", "position_radius") == (
        63.7467, "locality", 5000.0,
    )  # fmt: skip
    assert one(made, "position_origin") == "gazetteer_place"
    assert one(made, "position_census_subdivision") == "6204003"
    assert [i.row for i in made.issues.of("L216")] == [1]
    assert [i.row for i in made.issues.of("L217")] == [2]


def test_rows_that_repeat_a_key_are_left_out():
    made = built(
        rows(NAME=["A", "A"], ID=["1", "1"], **{"@x": [-75.7] * 2, "@y": [45.4] * 2}),
        columns={"location.name": "NAME", "location.external_id": "ID"},
    )

    assert list(made.directory.ids) == ["on/test/1"]
    assert made.issues.counts["R101"] == 1


def test_the_key_is_made_of_the_declared_columns():
    made = built(
        rows(NAME=["A"], K=["Poste 4"], **{"@x": [-75.7], "@y": [45.4]}), key=("K",)
    )

    assert list(made.directory.ids) == ["on/test/poste-4"]


def test_a_placeholder_is_told_as_one_whatever_the_field():
    made = built(
        rows(NAME=["A"], PC=[".."], **{"@x": [-75.7], "@y": [45.4]}),
        columns={"location.name": "NAME", "address.postal_code": "PC"},
    )

    assert [i.code for i in made.issues if i.value == ".."] == ["R105"]
