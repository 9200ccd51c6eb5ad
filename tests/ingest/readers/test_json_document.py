import pytest

from geomap.errors import RefusedFile


def columns(found, *names):
    return {name: found.table[name].to_pylist() for name in names}


def test_geojson_points_keep_every_value_as_written(read):
    found = read("points.geojson")
    assert found.crs == "EPSG:4326"
    assert columns(found, "Nom", "étage", "adresse.rue", "id", "@x") == {
        "Nom": ["Gaspé", "Amos", "Mobile"],
        "étage": ["1.0", None, "2"],
        "adresse.rue": ["de la Reine", None, None],
        "id": ["7", "8", "9"],
        "@x": [-64.4869, -78.1167, None],
    }
    assert found.problems == []


def test_degrees_that_cannot_be_degrees_leave_the_system_open(text):
    point = '{"type":"Point","coordinates":[7000000,1500000]}'
    feature = f'{{"type":"Feature","properties":{{"a":"b"}},"geometry":{point}}}'
    found = text("a.geojson", f'{{"type":"FeatureCollection","features":[{feature}]}}')
    assert found.crs is None


def test_description_packed_on_one_line_becomes_columns(read):
    found = read("packed_description.geojson")
    assert columns(found, "District", "School Name", "City") == {
        "District": ["5", "36", "64"],
        "School Name": ["Jaffray School", "Strawberry Hill", "Galiano School"],
        "City": ["Jaffray", "Surrey", "Galiano"],
    }


def test_description_of_a_map_tool_becomes_columns(read):
    found = read("kml_description.geojson")
    assert columns(found, "Ville")["Ville"] == ["Jaffray", "Surrey", "Galiano"]


def test_most_promising_list_is_found_with_its_parents(read):
    found = read("nested.json")
    assert found.layout["records"] == "*.Storefronts"
    assert columns(found, "name", "Catchment") == {
        "name": ["Campbell River", "Port Hardy", "Nanaimo"],
        "Catchment": ["1", "1", "2"],
    }


def test_declared_path_carries_parents_only_when_asked(read):
    alone = read("nested.json", records="*.Storefronts")
    with_parents = read("nested.json", records="Storefronts", parents=True)
    assert "Catchment" not in alone.table.column_names
    assert columns(with_parents, "Catchment")["Catchment"] == ["1", "1", "2"]


def test_path_that_leads_nowhere_is_refused(read):
    with pytest.raises(RefusedFile) as refused:
        read("nested.json", records="*.Storefronts.deeper")
    assert refused.value.key == "F045"


def test_both_languages_and_lists_are_kept_apart(read):
    found = read("two_languages.json")
    assert columns(found, "name.en", "name.fr", "address.street.fr", "services") == {
        "name.en": ["Gander Office"],
        "name.fr": ["Bureau de Gander"],
        "address.street.fr": ["1, rue Main"],
        "services": ["a; b"],
    }
    assert columns(found, "phones.number", "open") == {
        "phones.number": ["709-555-0100; 709-555-0101"],
        "open": ["true"],
    }


def test_socrata_columns_are_named_and_hidden_ones_left_out(read):
    found = read("socrata_rows.json")
    assert found.table.column_names == ["Nom", "Where", "@x", "@y"]
    assert found.table["@y"].to_pylist() == [48.8312, None]


def test_pages_of_a_feature_server_are_one_table(read):
    found = read("arcgis_pages.json")
    assert found.crs == "EPSG:3857"
    assert found.layout["pages"] == 2
    assert found.layout["is_cut_short"] is None
    assert columns(found, "NOM", "MAJ", "@x") == {
        "NOM": ["Gaspé", "Amos", "Mobile"],
        "MAJ": ["2026-01-01"] * 3,
        "@x": [-7178648.5, -8695911.0, None],
    }


def test_last_page_cut_short_is_noted(text):
    page = '{"geometryType":"esriGeometryPoint","exceededTransferLimit":true,"features":[{"attributes":{"a":"b"}}]}'
    assert text("a.json", page).layout["is_cut_short"] is True


def test_ckan_answers_are_tables(read):
    found = read("ckan_datastore.json")
    assert found.table["Nom"].to_pylist() == ["Gaspé"]
    assert found.table["@x"].to_pylist() == [-64.4869]
    package = read("ckan_package.json")
    assert columns(package, "package.title", "format") == {
        "package.title": ["Bureaux"],
        "format": ["CSV"],
    }


def test_answer_that_failed_is_refused(text):
    with pytest.raises(RefusedFile) as refused:
        text("a.json", '{"success":false,"error":{"message":"no"}}')
    assert refused.value.key == "F001"


def test_one_record_a_line(read):
    found = read("lines.ndjson")
    assert columns(found, "name", "@y") == {
        "name": ["Gaspé", "Amos"],
        "@y": [48.8312, 48.5667],
    }


def test_location_of_several_services_is_one_row(read):
    found = read("hsds_services.json")
    assert columns(found, "name", "organization.name", "service.name", "@x") == {
        "name": ["Gaspé"],
        "organization.name": ["Service Québec"],
        "service.name": ["Passports; Licences"],
        "@x": [-64.4869],
    }
