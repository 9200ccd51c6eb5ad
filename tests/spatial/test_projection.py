import numpy as np
import pytest

from geomap.spatial import projection

# Places typed by hand, by the province they are in.
ONTARIO = ([43.65, 45.42, 46.49, 48.38, 42.31, 44.23],
           [-79.38, -75.69, -81.0, -89.25, -83.04, -76.49])  # fmt: skip
QUEBEC = ([45.50, 46.81, 48.43, 45.40], [-73.57, -71.21, -71.07, -71.89])
PACIFIC = ([49.28, 49.89, 53.91, 48.43], [-123.12, -119.50, -122.75, -123.37])
SOUTH_ONTARIO = ([43.65, 46.49, 42.31], [-79.38, -81.0, -83.04])


def projected(places, crs):
    from pyproj import Transformer

    to = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    return to.transform(np.array(places[1]), np.array(places[0]))


def test_statistics_canada_lambert_puts_parliament_hill_in_ottawa():
    latitudes, longitudes = projection.to_wgs84([7472063], [1182424], "EPSG:3347")
    assert latitudes[0] == pytest.approx(45.42, abs=0.3)
    assert longitudes[0] == pytest.approx(-75.70, abs=0.6)


def test_the_origin_of_utm_zone_17_is_81_west():
    latitudes, longitudes = projection.to_wgs84([500000], [0], "EPSG:26917")
    assert (latitudes[0], longitudes[0]) == pytest.approx((0, -81))


def test_the_origin_of_toronto_s_zone_is_79_and_a_half_west():
    _, longitudes = projection.to_wgs84([304800], [4840000], "EPSG:2952")
    assert longitudes[0] == pytest.approx(-79.5, abs=2e-5)


def test_degrees_stay_degrees():
    latitudes, longitudes = projection.to_wgs84([-75.7], [45.4], "EPSG:4326")
    assert (latitudes[0], longitudes[0]) == (45.4, -75.7)


def test_an_impossible_coordinate_becomes_unknown():
    latitudes, longitudes = projection.to_wgs84([np.inf], [4.8e6], "EPSG:26917")
    assert np.isnan(latitudes[0])
    assert np.isnan(longitudes[0])


@pytest.mark.parametrize(
    ("places", "province", "crs"),
    [
        (ONTARIO, "ON", "EPSG:3347"),
        (ONTARIO, "ON", "EPSG:3978"),
        (ONTARIO, "ON", "EPSG:3857"),
        (ONTARIO, "ON", "EPSG:3161"),
        (ONTARIO, "ON", "EPSG:4326"),
        (QUEBEC, "QC", "EPSG:3347"),
        (QUEBEC, "QC", "EPSG:3798"),
        (PACIFIC, "BC", "EPSG:3005"),
        (PACIFIC, "BC", "EPSG:26910"),
        (SOUTH_ONTARIO, "ON", "EPSG:26917"),
    ],
)
def test_the_system_is_found_and_proven(places, province, crs):
    x, y = projected(places, crs)
    found = projection.detect(x, y, [province] * len(x))
    assert (found.crs, found.proven) == (crs, True)


def test_nad83_degrees_are_taken_for_wgs84_because_they_are_the_same():
    found = projection.detect([-79.38, -75.69], [43.65, 45.42], ["ON", "ON"])
    assert (found.crs, found.proven, len(found.candidates)) == ("EPSG:4326", True, 1)


def test_the_wrong_province_proves_nothing():
    x, y = projected(PACIFIC, "EPSG:3005")
    found = projection.detect(x, y, ["NL"] * len(x))
    assert found.proven is False


def test_two_zones_that_both_fit_are_asked():
    x, y = projected(([48.38], [-89.25]), "EPSG:26916")
    found = projection.detect(x, y, ["ON"])
    assert found.proven is False
    assert {"EPSG:26916", "EPSG:26917"} <= {c.crs for c in found.candidates}


def test_metres_without_a_province_are_asked():
    x, y = projected(ONTARIO, "EPSG:3347")
    found = projection.detect(x, y, [None] * len(x))
    assert (found.crs, found.proven) == ("EPSG:3347", False)


def test_old_and_new_datum_in_toronto_are_asked_unless_positions_are_known():
    latitudes = np.linspace(43.6, 43.8, 25)
    longitudes = np.linspace(-79.6, -79.2, 25)
    x, y = projected((latitudes, longitudes), "EPSG:2019")
    asked = projection.detect(x, y, ["ON"] * 25)
    known = projection.detect(x, y, ["ON"] * 25, known=(latitudes, longitudes))
    assert asked.proven is False
    assert [c.crs for c in asked.candidates] == ["EPSG:2952", "EPSG:2019"]
    assert (known.crs, known.proven) == ("EPSG:2019", True)


def test_nothing_is_detected_from_nothing():
    found = projection.detect([np.nan], [np.nan], ["ON"])
    assert (found.crs, found.proven, found.candidates) == (None, False, ())


def test_numbers_that_fit_nowhere_have_no_candidate():
    found = projection.detect([1e9, 2e9], [1e9, 2e9], ["ON", "ON"])
    assert (found.crs, found.proven) == (None, False)
