import pytest

from geomap.places import search

# Typed by hand: what a person types -> the place, its province, where it is.
KNOWN = [
    ("St. John's", "St. John's", "NL", 47.56, -52.71),
    ("saint johns nl", "St. John's", "NL", 47.56, -52.71),
    ("Goose Bay", "Happy Valley-Goose Bay", "NL", 53.30, -60.33),
    ("corner brook", "Corner Brook", "NL", 48.95, -57.93),
    ("Nain", "Nain", "NL", 56.54, -61.70),
    ("Charlottetown, PEI", "Charlottetown", "PE", 46.24, -63.13),
    ("Charlottetown (Île-du-Prince-Édouard)", "Charlottetown", "PE", 46.24, -63.13),
    ("Summerside", "Summerside", "PE", 46.39, -63.79),
    ("halifax", "Halifax", "NS", 44.65, -63.57),
    ("Sydney NS", "Sydney", "NS", 46.14, -60.18),
    ("Yarmouth, Nouvelle-Écosse", "Yarmouth", "NS", 43.84, -66.12),
    ("Saint John", "Saint John", "NB", 45.27, -66.06),
    ("St John NB", "Saint John", "NB", 45.27, -66.06),
    ("Moncton (N.-B.)", "Moncton", "NB", 46.09, -64.80),
    ("Grand-Sault", "Grand Falls", "NB", 47.05, -67.74),
    ("Edmundston", "Edmundston", "NB", 47.37, -68.33),
    ("Québec", "Québec City", "QC", 46.81, -71.21),
    ("quebec city", "Québec City", "QC", 46.81, -71.21),
    ("MONTREAL", "Montréal", "QC", 45.51, -73.59),
    ("Ville de Montréal", "Montréal", "QC", 45.51, -73.59),
    ("trois rivieres", "Trois-Rivières", "QC", 46.35, -72.55),
    ("Mont-Royal", "Mount Royal", "QC", 45.52, -73.65),
    ("Mount Royal, QC", "Mount Royal", "QC", 45.52, -73.65),
    ("ste-anne-de-bellevue", "Sainte-Anne-de-Bellevue", "QC", 45.41, -73.95),
    ("St-Jérôme", "Saint-Jérôme", "QC", 45.78, -74.00),
    ("Sept-Iles", "Sept-Îles", "QC", 50.20, -66.38),
    ("Fort Chimo", "Kuujjuaq", "QC", 58.11, -68.40),
    ("Kahnawake", "Kahnawake", "QC", 45.41, -73.68),
    ("Ottawa", "Ottawa", "ON", 45.41, -75.70),
    ("ottawa (ontario)", "Ottawa", "ON", 45.41, -75.70),
    ("Sudbury", "Greater Sudbury", "ON", 46.49, -80.99),
    ("Grand Sudbury", "Greater Sudbury", "ON", 46.49, -80.99),
    ("Sault Sainte-Marie", "Sault Ste. Marie", "ON", 46.52, -84.33),
    ("thunder bay ont", "Thunder Bay", "ON", 48.38, -89.25),
    ("Pikangikum", "Pikangikum", "ON", 51.80, -93.98),
    ("90 Elgin Street, Ottawa", "Ottawa", "ON", 45.41, -75.70),
    ("Winnipeg Man.", "Winnipeg", "MB", 49.88, -97.15),
    ("Churchill MB", "Churchill", "MB", 58.77, -94.17),
    ("Garden Hill", "Garden Hill First Nation", "MB", 53.86, -94.67),
    ("Le Pas", "The Pas", "MB", 53.82, -101.25),
    ("Regina Sask", "Regina", "SK", 50.45, -104.62),
    ("Lac La Ronge", "Lac La Ronge 156", "SK", 55.10, -105.28),
    ("Ile a la Crosse", "Île-à-la-Crosse", "SK", 55.45, -107.88),
    ("Calgary", "Calgary", "AB", 51.05, -114.09),
    ("City of Edmonton, Alberta", "Edmonton", "AB", 53.55, -113.47),
    ("Ft. McMurray", "Fort McMurray", "AB", 56.73, -111.38),
    ("vancouver bc", "Vancouver", "BC", 49.25, -123.12),
    ("Victoria (C.-B.)", "Victoria", "BC", 48.44, -123.35),
    ("Queen Charlotte", "Daajing Giids", "BC", 53.26, -132.08),
    ("Whitehorse Yukon", "Whitehorse", "YT", 60.72, -135.05),
    ("Old Crow", "Old Crow", "YT", 67.57, -139.83),
    ("Yellowknife TNO", "Yellowknife", "NT", 62.46, -114.35),
    ("Fort Franklin", "Délı̨nę", "NT", 65.19, -123.42),
    ("behchoko", "Behchokǫ̀", "NT", 62.83, -116.05),
    ("Iqaluit, Nunavut", "Iqaluit", "NU", 63.75, -68.52),
    ("Frobisher Bay", "Iqaluit", "NU", 63.75, -68.52),
    ("cape dorset", "Kinngait", "NU", 64.23, -76.54),
    ("K1A 0B1", "Ottawa", "ON", 45.38, -75.69),
    ("h2x1y4", "Montréal", "QC", 45.51, -73.57),
    ("X0A-0H0", "Iqaluit", "NU", 63.75, -68.52),
    ("V6B 1A1", "Vancouver", "BC", 49.28, -123.11),
    ("1 Main St, Winnipeg MB R3C 1A3", "Winnipeg", "MB", 49.89, -97.14),
]
MISSPELLED = [
    ("Otawa", "Ottawa"),
    ("Montreall", "Montréal"),
    ("Winnipg", "Winnipeg"),
    ("Saskaton", "Saskatoon"),
    ("Trois-Rivere", "Trois-Rivières"),
    ("Iqualuit", "Iqaluit"),
    ("Yellowkife", "Yellowknife"),
    ("Chicutimi", "Chicoutimi"),
]


@pytest.mark.parametrize(("typed", "name", "province", "latitude", "longitude"), KNOWN)
def test_a_known_place_is_found(built, typed, name, province, latitude, longitude):
    first = search.search(built, typed, "en")[0]
    assert (first.name_en, first.province) == (name, province)
    assert first.point.latitude == pytest.approx(latitude, abs=0.12)
    assert first.point.longitude == pytest.approx(longitude, abs=0.2)
    assert first.is_suggestion is False


@pytest.mark.parametrize(("typed", "name"), MISSPELLED)
def test_a_misspelled_place_is_suggested_and_not_taken_for_it(built, typed, name):
    found = search.search(built, typed, "fr")
    assert name in [place.name_en for place in found]
    assert all(place.is_suggestion for place in found)


def test_saint_john_is_not_st_johns(small):
    assert [p.province for p in search.search(small, "Saint John", "en")] == ["NB"]
    assert [p.province for p in search.search(small, "St. John's", "en")] == ["NL"]


def test_an_ambiguous_name_returns_all_most_people_first(small):
    found = search.search(small, "windsor", "en")
    assert [(p.province, p.population) for p in found] == [("ON", 229660), ("NS", 3864)]


def test_the_province_decides_in_either_language(small):
    for typed in ("Windsor NS", "windsor, nova scotia", "Windsor (Nouvelle-Écosse)"):
        assert [p.province for p in search.search(small, typed, "fr")] == ["NS"]


def test_a_name_that_is_also_a_province_gives_the_city_first(small):
    found = search.search(small, "Quebec", "en")
    assert [p.kind for p in found] == ["place", "province"]


def test_a_province_is_a_place(small):
    found = search.search(small, "Île-du-Prince-Édouard", "fr")
    assert [(p.kind, p.code) for p in found] == [("province", "PE")]


def test_a_postal_code_comes_with_its_community_and_radius(small):
    (found,) = search.search(small, "k1aob1", "en")
    assert (found.kind, found.code, found.name_en) == (
        "postal_code",
        "K1A 0B1",
        "Ottawa",
    )
    assert found.radius == 1000


def test_an_unknown_postal_code_gives_its_area(small):
    (found,) = search.search(small, "K1A 9Z9", "en")
    assert (found.kind, found.code, found.radius) == ("fsa", "K1A", 7100)


def test_half_a_postal_code_is_an_area(small):
    (found,) = search.search(small, "x0a", "fr")
    assert (found.kind, found.code) == ("fsa", "X0A")


@pytest.mark.parametrize(
    "typed", ["45.4,-75.7", "45.4, -75.7", "45,4; -75,7", "45.4 -75.7"]
)
def test_coordinates_are_a_point(small, typed):
    (found,) = search.search(small, typed, "en")
    assert (found.kind, found.point.latitude, found.point.longitude) == (
        "point", 45.4, -75.7,
    )  # fmt: skip


def test_coordinates_outside_canada_are_not_a_point(small):
    assert search.search(small, "-75.7,45.4", "en") == ()
    assert search.search(small, "48.85,2.35", "en") == ()


def test_a_place_tells_how_it_is_reached(small):
    (iqaluit,) = search.search(small, "Iqaluit", "en")
    (garden_hill,) = search.search(small, "Garden Hill", "en")
    assert iqaluit.access == "air_only"
    assert (garden_hill.kind, garden_hill.access) == ("reserve", "winter_road")


def test_a_reserve_is_found_without_its_number(small):
    (found,) = search.search(small, "lac la ronge", "en")
    assert (found.kind, found.code) == ("reserve", "4718809")


@pytest.mark.parametrize("typed", ["Ahousaht First Nation", "ahousaht", "Marktosis"])
def test_a_reserve_is_found_by_its_first_nation(small, typed):
    (found,) = search.search(small, typed, "en")
    assert (found.kind, found.code) == ("reserve", "5923808")


def test_a_community_hides_the_reserve_of_its_name(small):
    found = search.search(small, "Akwesasne", "en")
    assert [(p.kind, p.census_subdivision) for p in found] == [("place", "2469802")]


@pytest.mark.parametrize("typed", ["", "   ", "?", "zzzzzzzz", ",,,", "K"])
def test_nonsense_finds_nothing(small, typed):
    assert search.search(small, typed, "en") == ()


@pytest.mark.parametrize(
    ("typed", "codes"), [("K9Z 1A1", ["ON"]), ("X9Z 9Z9", ["NT", "NU"]), ("J9Z", None)]
)
def test_a_code_nobody_knows_is_in_the_provinces_of_its_letter(built, typed, codes):
    found = search.search(built, typed, "en")
    if codes is None:
        assert [place.province for place in found] == ["QC"]
    else:
        assert [(p.kind, p.code) for p in found] == [("province", c) for c in codes]


@pytest.mark.parametrize("typed", ["PEI", "N.S.", "Terre-Neuve", "BC"])
def test_a_province_is_known_by_its_abbreviations(built, typed):
    (found,) = search.search(built, typed, "fr")
    assert found.kind == "province"


def test_the_country_at_the_end_is_not_part_of_the_name(built):
    (found,) = search.search(built, "Regina, Canada", "en")
    assert (found.name_en, found.province) == ("Regina", "SK")


@pytest.mark.parametrize(
    "typed", ["Pikangikum First Nation", "Première Nation de Pikangikum"]
)
def test_a_nation_is_found_at_its_community(built, typed):
    assert search.search(built, typed, "fr")[0].province == "ON"
